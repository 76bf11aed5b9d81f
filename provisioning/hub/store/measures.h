// The names under which things are counted per (site, day): the vocabulary that writing and reporting share.
#pragma once

namespace waymark::hub::measures {

inline constexpr const char* kSession = "session";         // part: language
inline constexpr const char* kJourneyStarted = "started";  // subject: journey
inline constexpr const char* kJourneyEnded = "ended";      // subject: journey, part: outcome
inline constexpr const char* kPageReached = "reached";     // subject: journey, part: page; once in each journey
inline constexpr const char* kPageLeft = "left";           // subject: journey, part: page
inline constexpr const char* kPageError = "error";         // subject: journey, part: page
inline constexpr const char* kFeedback = "feedback";       // part: score, "1" to "5"
inline constexpr const char* kTicketWaiting = "ticket";    // subject: service
inline constexpr const char* kTicketWait = "wait";         // subject: service, part: seconds / kWaitStep
inline constexpr const char* kTicketNoShow = "no_show";    // subject: service

// Waits are counted in steps of this many seconds: fine enough for a median in minutes, and few rows.
inline constexpr long kWaitStepSeconds = 15;

}  // namespace waymark::hub::measures

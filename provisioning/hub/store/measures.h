// The names under which things are counted per (site, day): the vocabulary that writing and reporting share.
#pragma once

namespace waymark::hub::measures {

inline constexpr const char* kSession = "session";           // part: language
inline constexpr const char* kJourneyStarted = "started";    // subject: journey
inline constexpr const char* kJourneyEnded = "ended";        // subject: journey, part: outcome
inline constexpr const char* kPageReached = "reached";       // subject: journey, part: page; once in each journey
inline constexpr const char* kPageLeft = "left";             // subject: journey, part: page
inline constexpr const char* kPageError = "error";           // subject: journey, part: page
inline constexpr const char* kFeedback = "feedback";         // part: score, "1" to "5"
inline constexpr const char* kTicketWaiting = "ticket";      // subject: service
inline constexpr const char* kTicketWait = "wait";           // subject: service, part: seconds / kWaitStep
inline constexpr const char* kTicketNoShow = "no_show";      // subject: service
inline constexpr const char* kTicketLeft = "left_line";      // subject: service; by the phone, while it waited
inline constexpr const char* kTicketMoreTime = "more_time";  // subject: service; others were let past

inline constexpr const char* kAppointmentBooked = "appointment_booked";    // subject: service
inline constexpr const char* kAppointmentArrived = "appointment_arrived";  // subject: service
inline constexpr const char* kAppointmentMissed = "appointment_missed";    // subject: service
inline constexpr const char* kAppointmentWait = "appointment_wait";  // subject: service, part: seconds / kWaitStep

inline constexpr const char* kCallAsked = "call_asked";            // subject: skill
inline constexpr const char* kCallAccepted = "call_accepted";      // subject: skill
inline constexpr const char* kCallMoved = "call_moved";            // subject: skill; to a private room
inline constexpr const char* kCallHelped = "call_helped";          // subject: skill, part: council of who took it
inline constexpr const char* kCallWait = "call_wait";              // subject: skill, part: seconds / kWaitStep
inline constexpr const char* kCallUnanswered = "call_unanswered";  // subject: skill; rings that nobody answered
inline constexpr const char* kCallEnded = "call_ended";            // subject: skill, part: why
inline constexpr const char* kCallOutcome = "call_outcome";        // subject: skill, part: outcome of a wrap-up
inline constexpr const char* kContact = "contact";                 // subject: skill; an adviser was spoken to
inline constexpr const char* kContactClassified = "classified";    // subject: skill
inline constexpr const char* kContactAvoidable = "avoidable";      // subject: skill
inline constexpr const char* kContactReason = "avoidable_reason";  // subject: skill, part: reason

// Waits are counted in steps of this many seconds: fine enough for a median in minutes, and few rows.
inline constexpr long kWaitStepSeconds = 15;

}  // namespace waymark::hub::measures

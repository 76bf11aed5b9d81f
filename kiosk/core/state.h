// State: all that a kiosk knows, as one value. `Visit` is everything that belongs to the person at the glass and is
// replaced by a fresh one at the wipe; typed answers live only in its journeys::Answers and in `entry`.
// Owned by the ui thread; changed only by core::update.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/secret.h"
#include "base/time.h"
#include "kiosk/core/assisted.h"
#include "kiosk/core/call.h"
#include "kiosk/core/configuration.h"
#include "kiosk/core/event.h"
#include "kiosk/core/journey_run.h"
#include "kiosk/core/past_texts.h"
#include "kiosk/core/staff_menu.h"
#include "kiosk/core/triage.h"
#include "kiosk/core/usage.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/view/view.h"

namespace waymark::core {

enum class Screen : std::uint8_t {
  kAttract = 1,
  kClosed,
  kOutOfService,
  kLanguage,
  kHome,
  kServices,
  kRequests,       // "Check my request": its reference
  kRequestStatus,  // what became of it
  kTriageTopic,    // help me choose: what is it about?
  kTriageUrgent,   // can it wait?
  kTriageHow,      // how would you like to do it?
  kTriageWay,      // what is recommended, and every other way
  kLeaflets,
  kReading,          // a leaflet, or words from the adviser
  kJourneyLanguage,  // the service lacks the customer's language: which other one?
  kService,          // a service that can be had in more than one way: which?
  kQuestion,
  kCheck,
  kDeclaration,
  kEnding,  // a journey that ends with advice and sends nothing
  kSending,
  kNotSent,
  kConfirmation,
  kTicketChoice,   // what is it about?
  kTicketWaiting,  // asking for a number
  kTicket,
  kNoTicket,
  kTalk,
  kCallTopic,       // an adviser: what is it about?
  kCallHow,         // how would you like to speak?
  kCallWaiting,     // in line for an adviser
  kCallPermission,  // may camera and microphone be used?
  kCall,            // the adviser, large
  kCallEnded,       // how it ended, and what else there is
  kCallback,        // where may an adviser phone?
  kRoomWay,         // a private room is kept: where it is, and its code
  kRoomCode,        // in that room: the code
  kPrivateQuestion,
  kPhoto,            // a paper before the camera
  kPrivacy,          // what each use of the camera does
  kAppointment,      // the ways to a person
  kAppointmentCode,  // "I have an appointment": its code
  kAppointmentTold,  // what the hub said of it
  kHelp,
  kMomentCode,  // "I need a moment": choosing the code
  kMoment,      // everything is covered until the code is entered
  kFeedback,
  kGoodbye,
  kWiping,
  // Over any of the others, which goes on behind it: see shown().
  kPause,
  kStaffPin,
  kStaffMenu,
  kStaffCheck,
  kStaffPart,
  kStaffPaper,
  kStaffWhyOut,
  kStaffCleaning,
  kStaffAbout,
  kStaffCard,
};

enum class Help : std::uint8_t { kNone = 1, kAsking, kRaised, kComing, kOtherWays };
struct HelpRequest {
  Help stage = Help::kNone;
  std::string request_id;
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> answer_by;
};

enum class TicketStage : std::uint8_t {
  kNone = 1,
  kAsking,
  kPrinting,
  kOnScreen,  // not on paper: fills the screen until it is written down
  kWaiting,   // printed or confirmed: it is in the queue
  kVoid,
};
struct Ticket {
  TicketStage stage = TicketStage::kNone;
  std::string service;
  std::string request_id;
  std::string job_id;
  std::uint64_t effect = 0;  // the IssueTicket that is waited for
  std::uint64_t print_effect = 0;
  std::string display;
  int about_minutes = 0;
  int up_to_minutes = 0;
  int ahead = 0;
  bool leased = false;
  base::Secret follow;                               // where its owner's phone follows it; goes with the wipe
  std::optional<protocol::LocalMoment> appointment;  // whose time this number is for
  bool late = false;                                 // for that appointment: waits as those who have none
  bool printed = false;
  bool followed = false;  // its owner says that the phone has it
  bool paper_failed = false;
  std::optional<base::MonoTime> reply_by;
};

enum class Delivery : std::uint8_t { kNone = 1, kStoring, kStored, kAccepted, kFailed };
enum class Receipt : std::uint8_t { kNone = 1, kPrinting, kPrinted, kPrintFailed, kQr, kDeclined };
// A photograph that belongs to a request. Its name stays the same however often it is sent.
struct SentPhoto {
  std::string document_id;
  bool kept = false;  // durable on this kiosk
};
// On its way out of the printer.
struct PaperJob {
  std::uint64_t effect = 0;
  std::string job_id;
  PrintPrivacy privacy = PrintPrivacy::kPlain;
  base::MonoTime by{};  // then it has failed
};
struct Submission {
  Delivery delivery = Delivery::kNone;
  std::string submission_id;
  std::string reference;
  std::map<std::string, SentPhoto> photos;  // by question
  std::string storing;                      // the question whose photograph is being stored; empty: the answers are
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> reply_by;
  Receipt receipt = Receipt::kNone;
  journeys::Printable printable;  // for as long as paper can be asked for; the other answers go once they are safe
  std::uint64_t print_effect = 0;
  std::optional<base::WallTime> sent_at;
};

// What is being read over what was being done: a leaflet of the council's, or a page of words from the adviser.
enum class Copy : std::uint8_t { kNone = 1, kPrinting, kPrinted, kPrintFailed };  // on paper
struct Reading {
  std::string leaflet;  // its id; empty: the adviser's words
  std::string from;     // the adviser's alias
  base::Secret title;
  std::vector<base::Secret> lines;
  bool put_aside = false;   // something else has opened over it; it comes back after that
  bool shows_code = false;  // for the customer's phone
  Copy copy = Copy::kNone;
  std::uint64_t print_effect = 0;
};

// "Check my request": the reference is an entry, as every other text; here is what came of it.
enum class EnquiryStage : std::uint8_t { kEntry = 1, kAsking, kFound, kUnknown, kUnavailable };
enum class ReferenceProblem : std::uint8_t { kNone = 1, kMissing, kWrong };
struct Enquiry {
  EnquiryStage stage = EnquiryStage::kEntry;
  ReferenceProblem problem = ReferenceProblem::kNone;
  int unknown = 0;  // so many numbers belonged to no request
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> reply_by;
  protocol::RequestState request;  // once it is found
};

// "I have an appointment": its code is an entry, as every other text; here is what came of it.
enum class ArrivalStage : std::uint8_t { kEntry = 1, kAsking, kTold, kUnknown, kUnavailable };
struct Arrival {
  ArrivalStage stage = ArrivalStage::kEntry;
  ReferenceProblem problem = ReferenceProblem::kNone;
  int unknown = 0;  // so many codes belonged to no appointment
  std::string request_id;
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> reply_by;
  protocol::CheckIn told;  // kTold
};

struct Feedback {
  int rating = 0;      // 1 very dissatisfied to 5 very satisfied
  std::string reason;  // one of the offered codes
};

// What the on-screen keyboard shows.
enum class KeyboardLayer : std::uint8_t { kLetters = 1, kSymbols, kAccents };
enum class Capitals : std::uint8_t { kOff = 1, kOnce, kStay };  // for one letter, or until the key is pressed again

struct Editing {
  std::string field;                  // the entry that the keyboards write to; empty: none
  std::size_t caret = 0;              // in grapheme clusters
  std::optional<std::size_t> anchor;  // where a selection began; it ends at the caret
  PastTexts past;
  KeyboardLayer layer = KeyboardLayer::kLetters;
  Capitals capitals = Capitals::kOff;
  bool latin = false;    // the Latin letters, on the keyboard of another script
  std::string held_key;  // the key that was held: its other letters are offered; empty: none
};

// "I need a moment": what is being done stays, behind a code that the customer chose.
enum class CodeProblem : std::uint8_t { kNone = 1, kIncomplete, kWrong };
struct Moment {
  base::Secret code;       // empty: nothing is covered
  std::string clear_code;  // shown after Start again; entering it ends the visit. Empty: not asked for
  int wrong_tries = 0;
  CodeProblem problem = CodeProblem::kNone;
  std::optional<base::MonoTime> until;  // then the visit ends
};

// In a private room: the code of somebody who came from another kiosk. It is an entry, as every other text.
struct RoomEntry {
  CodeProblem problem = CodeProblem::kNone;
  bool unreachable = false;
  int tries_left = 0;  // after a wrong one
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> reply_by;
};

// "Phone me back": a number that an adviser is to ring.
enum class CallbackProblem : std::uint8_t { kNone = 1, kNoName, kNoPhone };
enum class PhoneWhen : std::uint8_t { kAny = 1, kMorning, kAfternoon };
struct Callback {
  Delivery delivery = Delivery::kNone;
  std::string callback_id;
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> reply_by;
  CallbackProblem problem = CallbackProblem::kNone;
  PhoneWhen when = PhoneWhen::kAny;
  Screen from = Screen::kTalk;  // where Back leads
};

// What an aside returns to: the screen as it was left.
struct Aside {
  Screen from = Screen::kHome;
  view::NodeId focus;
  Editing editing;
};

// "Read out the keys?": asked once in a visit, where others could hear what is typed.
struct KeysAloud {
  bool asking = false;
  bool asked = false;
  view::NodeId focus_before;
};

// Everything about the person at the glass. Default-constructed: nobody is there.
struct Visit {
  std::string session;  // UUIDv7, random, in usage only; empty: nobody is there
  std::string language;
  view::Presentation presentation;
  view::Speech speech;
  KeysAloud keys_aloud;
  std::string service;         // the tile that was chosen last
  Triage triage;               // what was told for "Help me choose"
  std::optional<Aside> aside;  // help, language and a moment return here
  view::NodeId focus;
  Editing editing;
  JourneyRun journey;
  std::string waiting_service;  // opened, but its journey lacks the customer's language: it waits for a choice
  Submission submission;
  bool paper_ticket = true;  // what the customer would like, if the printer can
  Ticket ticket;
  HelpRequest help;
  Assisted assisted;
  Call call;
  Photo photo;                         // a paper before the camera now
  int papers_shown = 0;                // so many times a paper was looked for
  Screen before_call = Screen::kHome;  // where the customer goes on while, or after, they talk
  Callback callback;
  RoomEntry room;
  Enquiry enquiry;
  Arrival arrival;
  std::optional<Reading> reading;
  std::vector<PaperJob> papers;
  Moment moment;
  Feedback feedback;
  VisitUsage usage;
  base::MonoTime last_presence{};
  std::optional<base::MonoTime> countdown_until;  // set: "Are you still there?" is up
  view::NodeId focus_before_countdown;
};

// One thing that can take the focus on the screen as it was last rendered, in reading order. screens::turn() keeps
// it, so that keys can move the focus without core knowing how a screen is made.
struct FocusStop {
  view::NodeId id;
  int row = -1;  // of the on-screen keyboard; -1 elsewhere
  int column = -1;
  bool edits_text = false;
  bool holds = false;           // does something else when it is held
  bool is_text = false;         // nothing is done there: it comes into sight and is said
  bool writes_private = false;  // a key: to a private answer, not a secret one
};

struct Clock {
  base::MonoTime mono{};
  base::WallTime wall{};
  std::chrono::minutes zone_offset{0};
};

enum class Leaving : std::uint8_t { kNo = 1, kGoodbye, kStartAgain, kTimeout };

// Attempts to do what a kiosk has no use for. Of the kiosk, not of a visit: who tries goes on trying after it.
struct RefusedInput {
  std::vector<base::MonoTime> recent;              // at most kManyIncidents, none older than kIncidentsWithin
  std::map<std::string, base::MonoTime> recorded;  // when each kind was last counted in usage
  std::optional<base::MonoTime> calm_until;        // set: the calm screen is up
  std::optional<base::MonoTime> calm_since;        // of the last calm screen
  view::NodeId focus_before;                       // where the focus returns to
};

struct State {
  std::shared_ptr<const Configuration> configuration;
  Screen screen = Screen::kAttract;
  Visit visit;
  std::uint64_t epoch = 1;  // of the current visit
  std::uint64_t next_effect = 1;
  Clock clock;  // as of the last event

  bool online = false;
  PrinterState printer = PrinterState::kAbsent;
  bool card_present = false;
  bool has_voice = true;    // false: no program that speaks, or nothing to hear it with
  bool headphones = false;  // plugged in
  bool speaking = false;
  std::optional<base::MonoTime> listening_until;  // closed or out of service, and somebody listens
  std::uint64_t staged_version = 0;               // 0: nothing waits
  std::string out_of_service_code;                // not empty: ordered
  bool restarting = false;                        // a Restart has been asked for; nothing else starts
  bool watching = false;                          // the camera was asked to notice who comes
  bool camera_on = false;                         // and does
  bool someone = false;                           // stands before it
  std::optional<base::MonoTime> kept_until;       // for somebody who is on the way to this private room
  std::optional<base::MonoTime> tell_staff_at;    // that they wait
  std::string waiting_note;                       // the request by which staff were told; empty: they were not
  std::size_t attract_turns = 0;                  // so many languages have had their turn
  std::optional<base::MonoTime> attract_turn_at;
  std::optional<base::MonoTime> hours_change_at;

  Leaving leaving = Leaving::kNo;  // the wipe that is under way
  std::string leaving_language;    // words of the goodbye screen; says nothing about who it was
  view::Presentation leaving_presentation;
  view::Speech leaving_speech;
  bool wiped = false;
  std::uint64_t wipe_effect = 0;
  std::optional<base::MonoTime> wipe_by;
  std::optional<base::MonoTime> goodbye_until;

  RefusedInput refused;

  std::optional<StaffMenu> staff;  // over whatever is on the glass
  std::vector<StaffCard> staff_cards;
  view::NodeId focus_behind_staff;  // what the menu gives back
  Editing editing_behind_staff;
  Screen screen_behind_staff = Screen::kAttract;

  std::vector<FocusStop> focus_stops;
  bool mirrored = false;  // the screen reads from right to left
};

[[nodiscard]] Screen screen_of(StaffPage page);

// What is on the glass: the calm screen covers whatever else there is, and so does the staff menu.
[[nodiscard]] inline Screen shown(const State& state) {
  if (state.refused.calm_until) return Screen::kPause;
  return state.staff ? screen_of(state.staff->page) : state.screen;
}

// The moment that somebody asked for is running: nothing of the visit may be seen.
[[nodiscard]] inline bool is_covered(const State& state) { return !state.visit.moment.code.empty(); }

[[nodiscard]] inline bool can_print(const State& state) {
  return state.printer == PrinterState::kReady || state.printer == PrinterState::kPaperLow;
}

// Nobody finds a request or an appointment by trying numbers: after a few, only the other ways are offered.
inline constexpr int kMostUnknownReferences = 5;
[[nodiscard]] inline bool may_enquire(const Enquiry& enquiry) { return enquiry.unknown < kMostUnknownReferences; }

[[nodiscard]] inline bool may_check_in(const Arrival& arrival) { return arrival.unknown < kMostUnknownReferences; }

// True from the first touch until the wipe begins.
// How the glass is before anybody has chosen, and where a visit begins.
[[nodiscard]] inline view::Presentation presentation_at_rest(const Configuration& configuration) {
  view::Presentation presentation;
  presentation.text_percent = configuration.default_text_percent;
  presentation.motion = configuration.motion;
  return presentation;
}
[[nodiscard]] inline bool in_visit(const State& state) { return !state.visit.session.empty(); }

// Of whoever is at the glass: a member of staff has their own.
[[nodiscard]] inline const view::Presentation& presentation_in_use(const State& state) {
  return state.staff ? state.staff->presentation : state.visit.presentation;
}
[[nodiscard]] inline const view::Speech& speech_in_use(const State& state) {
  return state.staff ? state.staff->speech : state.visit.speech;
}

// The day in the kiosk's own place.
[[nodiscard]] journeys::Day today(const Clock& clock);

[[nodiscard]] std::string_view screen_name(Screen screen);  // "attract": View.screen and usage

// Short enough for staff to read out over the phone: what is wrong, if anything, and which bundle runs.
[[nodiscard]] std::string status_code(const State& state);

}  // namespace waymark::core

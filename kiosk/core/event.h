// Everything that can happen to a kiosk, as values. The shell turns input, time, the hub's stream and the devices
// into these; core::update is the only reader.
//
// A reply answers one Effect and repeats its Tag: update() drops a reply whose visit is over, so that a late
// printer or a slow hub never reaches the next customer. Pure values; safe on any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/secret.h"
#include "kiosk/core/call_event.h"
#include "kiosk/core/tag.h"
#include "kiosk/view/view.h"
#include "provisioning/protocol/appointment.h"
#include "provisioning/protocol/request_status.h"

namespace waymark::core {

// ---- The person at the glass ----

// A control was pressed, chosen or followed. On the attract screen any touch is Activate of "start".
struct Activate {
  view::NodeId node;
};

// The focus was put somewhere directly (a touch into a text field sends CaretSet instead).
struct Focus {
  view::NodeId node;
};

// Text from a keyboard, for the field in focus. UTF-8; anything malformed or unprintable is dropped.
struct TextTyped {
  base::Secret utf8;
};

// The keys of the five-key pad and of a keyboard, by meaning.
enum class Key : std::uint8_t {
  kUp = 1,
  kDown,
  kLeft,
  kRight,
  kNext,      // Tab
  kPrevious,  // Shift+Tab
  kSelect,    // the pad's middle key: presses; in a text field, goes to the keys of the screen
  kHelp,
  kDeleteBack,
  kDeleteForward,
  kHome,
  kEnd,
  kEscape,
  kBack,        // a keypad's own key for the page before
  kExtendLeft,  // Shift with an arrow: the caret moves and what it passes is selected
  kExtendRight,
  kExtendHome,
  kExtendEnd,
  kPause,  // speech waits where it is, or goes on
  kEnter,  // of a keyboard: presses; in a text field, goes on
};
struct NavKey {
  Key key = Key::kSelect;
};

// A touch inside a text field: focus it, caret before this grapheme cluster.
struct CaretSet {
  view::NodeId node;
  std::size_t grapheme = 0;
};

// A key of the on-screen keyboard, or a place in a text field, was held. Nothing follows when it is let go, so what has
// no use for a long press takes it as a press.
struct LongPress {
  view::NodeId node;
  std::optional<std::size_t> grapheme;  // in a text field: the cluster that was held
};

// Somebody is there without having pressed anything: scrolling, a finger on the glass, speech playing.
struct Presence {};

// Something was tried for which a kiosk has no use: a chord, an unknown key, another mouse button, a second finger.
// Neither an act nor presence: who tries to get out does not keep a visit open.
struct Incident {
  std::string what;  // one of our own words: "chord", "key", "button", "close"; "finger", "text"
};

// A card is in the reader. The hash is keyed on the kiosk; the identifier itself never gets here.
struct CardInserted {
  std::string identifier_hash;
};
struct CardRemoved {};

// A corner of the glass was held for as long as staff know to hold it: they ask for their menu. Not an act of a
// customer's: it begins no visit.
struct StaffCalled {};

// Something that is heard by one person alone was plugged in or pulled out: headphones, a handset.
struct HeadphonesChanged {
  bool in = false;
};

// The handset of this kiosk was lifted, or put back.
struct HandsetMoved {
  bool lifted = false;
};

// What was to be said has begun to sound, and has ended or was cut off.
struct SpeechStarted {};
struct SpeechEnded {};

// ---- Time ----

// next_deadline() has passed. Harmless when it has not.
struct DeadlineReached {};

// The wall clock was set. Deadlines are monotonic and stay; opening hours and words are read again.
struct ClockJumped {};

// ---- The world ----

struct LinkChanged {
  bool online = false;
};

enum class PrinterState : std::uint8_t { kAbsent = 1, kReady, kPaperLow, kPaperOut, kCoverOpen, kFault };
struct PrinterChanged {
  PrinterState state = PrinterState::kAbsent;
};

// The kiosk can or cannot speak: the program that speaks and the sound card were looked for.
struct VoiceChanged {
  bool available = false;
};

// A checked bundle waits on disk; it takes effect at the next attract screen.
struct ConfigurationStaged {
  std::uint64_t version = 0;
};

// A member of staff pressed "acknowledge" for this help request.
struct HelpAcknowledged {
  std::string request_id;
};

// The cards by which staff call their menu here, as they are kept on this kiosk.
struct StaffCard {
  std::string hash;    // keyed on the kiosk
  std::string number;  // of the member of staff
};
struct StaffCardsKnown {
  std::vector<StaffCard> cards;
};

// Take the kiosk out of service at the next attract screen, showing `code`. An empty code puts it back.
struct OutOfServiceOrdered {
  std::string code;
};

// While the camera watches (WatchPresence): it was opened or lost, somebody has come before it or has gone.
struct PresenceChanged {
  bool camera_on = false;
  bool someone = false;
};

// ---- Replies ----

struct SubmissionStored {  // durable on this kiosk; it will be sent
  Tag tag;
};
struct SubmissionAccepted {  // the hub has it
  Tag tag;
};
struct SubmissionFailed {  // not even stored
  Tag tag;
};

struct TicketIssued {
  Tag tag;
  std::string display;  // "C042"
  int number = 0;
  int about_minutes = 0;  // the usual wait; 0 when it is not known
  int up_to_minutes = 0;
  int ahead = 0;
  bool leased = false;    // from this kiosk's own block, because the hub could not be reached
  base::Secret follow{};  // where a phone follows it; empty: that is not offered
};
struct TicketUnavailable {
  Tag tag;
};

enum class PrintOutcome : std::uint8_t { kPrinted = 1, kFailed, kUnknown };
struct PrintFinished {
  Tag tag;
  PrintOutcome outcome = PrintOutcome::kFailed;
  std::string reason;  // "paper_out", "cover_open"...: for usage, never shown
};

struct HelpRaised {  // on the staff's consoles; nobody has answered yet
  Tag tag;
};
struct HelpUnavailable {  // offline, or nobody is logged on
  Tag tag;
};

// What the hub knows of the request whose reference was asked about.
struct RequestFound {
  Tag tag;
  protocol::RequestState request;
};
struct RequestUnknown {  // the hub has none by that reference
  Tag tag;
};
struct RequestStatusUnavailable {  // offline, or asked too often
  Tag tag;
};

// What the hub knows of the appointment whose code was typed; perhaps with a number.
struct CheckedIn {
  Tag tag;
  protocol::CheckIn told;
};
struct AppointmentUnknown {  // the hub has none by that code
  Tag tag;
};
struct CheckInUnavailable {  // offline, or asked too often
  Tag tag;
};

enum class PinOutcome : std::uint8_t { kRight = 1, kWrong, kLocked, kUnavailable };
struct StaffPinChecked {
  Tag tag;
  PinOutcome outcome = PinOutcome::kUnavailable;
  int tries_left = 0;  // before nobody can try for a while
  std::chrono::milliseconds locked_for{0};
};

// What only the shell knows of this kiosk, for a member of staff who looks.
struct KioskFacts {
  std::string software;
  std::size_t waiting = 0;    // requests and notes that the hub has not got yet
  std::size_t put_aside = 0;  // that it refused for good
};
struct FactsTold {
  Tag tag;
  KioskFacts facts;
};

// What each owner of a customer's data says it cleared. The visit is over only when all of them did.
struct WipeOwner {
  std::string name;  // "heart", "glass", "prints"...
  bool cleared = false;
  std::size_t held = 0;  // bytes or pieces that it let go; never what they were
};
struct WipeReport {
  std::vector<WipeOwner> owners;
};
struct Wiped {
  Tag tag;
  WipeReport report;
};

using Event =
    std::variant<Activate, Focus, TextTyped, NavKey, CaretSet, LongPress, Presence, Incident, CardInserted, CardRemoved,
                 StaffCalled, HeadphonesChanged, HandsetMoved, SpeechStarted, SpeechEnded, DeadlineReached, ClockJumped,
                 LinkChanged, PrinterChanged, VoiceChanged, ConfigurationStaged, HelpAcknowledged, StaffCardsKnown,
                 OutOfServiceOrdered, PresenceChanged, SubmissionStored, SubmissionAccepted, SubmissionFailed,
                 TicketIssued, TicketUnavailable, PrintFinished, HelpRaised, HelpUnavailable, RequestFound,
                 RequestUnknown, RequestStatusUnavailable, CheckedIn, AppointmentUnknown, CheckInUnavailable, CallOffer,
                 CallOfferUnknown, CallRefused, CallChanged, RoomKept, RoomUnavailable, RoomChanged, RoomOpened,
                 CodeRefused, CallbackStored, CallbackFailed, DocumentStored, DocumentFailed, MediaLost, MediaDevices,
                 PaperSighted, PhotoTaken, LegChanged, AssistArrived, TextArrived, StaffPinChecked, FactsTold, Wiped>;

// True when the event is a person's doing: it counts as presence and ends an attract screen.
[[nodiscard]] bool is_act(const Event& event);

// True when it holds words of the person at the glass, or words to them, or what is theirs alone.
[[nodiscard]] bool is_personal(const Event& event);

}  // namespace waymark::core

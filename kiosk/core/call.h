// A call to an adviser, from asking for one to its end: values only. Where it stands is told by three: the hub (who
// waits, who accepted, who holds), the media (is there a connection) and the customer (what may be used). call.cpp
// puts them together; nothing of a call is kept outside of the visit.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "base/time.h"
#include "kiosk/view/view.h"

namespace waymark::core {

enum class CallStage : std::uint8_t {
  kNone = 1,
  kTopic,       // what is it about?
  kHow,         // how would you like to speak?
  kAsking,      // the hub has not answered yet
  kWaiting,     // in line
  kOffered,     // an adviser's desk rings
  kPermission,  // an adviser has answered: may the camera and the microphone be used?
  kSelfView,    // they are open, and only the customer sees the picture
  kConnecting,  // a connection is being made
  kConnected,
  kHeld,          // the adviser is away for a moment: nothing is sent
  kReconnecting,  // it was there and is interrupted
  kTransferring,  // on the way to another adviser
  kMoving,        // a private room is kept: its code is shown, and the customer goes there
  kEnded,
};

// What the hub says of a call.
enum class HubCall : std::uint8_t {
  kWaiting = 1,
  kOffered,
  kAccepted,
  kConnected,
  kHeld,
  kTransferring,
  kMoving,
  kEnded
};

enum class CallEnd : std::uint8_t {
  kNone = 1,
  kByCustomer,
  kByAdviser,
  kNobody,       // no adviser is on for this
  kClosed,       // outside of the advisers' hours
  kUnreachable,  // no line to the hub
  kUnanswered,   // they were on, and nobody answered
  kLost,         // the connection could not be had again
  kNotArrived,   // on the way to a private room: the adviser could not wait any longer
  kWrongCode,    // there: the code was wrong too often
  kRoomLost,     // its kiosk does not work any more
};

// How the customer speaks and hears. kType: nothing is heard and nobody is heard here; words are typed.
enum class Speak : std::uint8_t { kHandset = 1, kHeadphones, kAloud, kType };

// What may be promised for one skill, now.
struct SkillOffer {
  std::string skill;
  bool open = false;
  int advisers_on = 0;
  int about_minutes = 0;  // 0: not known
  int up_to_minutes = 0;
};

// One peer connection.
enum class LegState : std::uint8_t { kConnecting = 1, kConnected, kInterrupted, kFailed };
enum class Camera : std::uint8_t { kUnknown = 1, kReady, kAbsent, kBusy };
enum class Microphone : std::uint8_t { kUnknown = 1, kReady, kAbsent, kSilent };

// What the adviser may do, each only after the customer agreed on the screen, and until they take it back.
enum class Consent : std::uint8_t { kSee = 1, kPoint, kFill, kPrint, kPhoto };
inline constexpr std::array<Consent, 5> kConsents{Consent::kSee, Consent::kPoint, Consent::kFill, Consent::kPrint,
                                                  Consent::kPhoto};
[[nodiscard]] std::string_view word_of(Consent consent);  // "see"
[[nodiscard]] std::optional<Consent> consent_of(std::string_view word);

enum class Allowed : std::uint8_t { kNo = 1, kYes };
using Consents = std::array<Allowed, kConsents.size()>;

// Something the adviser asks for, which the customer answers in a dialog; one after the other.
enum class RequestKind : std::uint8_t {
  kConsent = 1,
  kSuggestion,
  kJourney,
  kLeaflet,
  kDocument,
  kPrint,
  kPhoto,
  kRoom
};
struct CallRequest {
  RequestKind kind = RequestKind::kConsent;
  std::string id;  // the adviser's, repeated in the answer; empty for a consent, and where the customer asked
  Consent consent = Consent::kSee;
  view::NodeId node;                // of a suggestion
  base::Secret value;               // of a suggestion
  std::string journey;              // to be opened
  std::string leaflet;              // to be read
  base::Secret title;               // of a document or a paper
  std::vector<base::Secret> lines;  // of a document or a paper
};

// To a private room of the site.
struct RoomMove {
  std::string room;          // the kiosk in one that is free, or that is kept; empty: there is none
  std::string key;           // base64: what is meant for it alone is sealed to it
  base::Secret code;         // opens the call there; empty: nothing is kept
  std::uint64_t effect = 0;  // the reply that is waited for
  std::optional<base::MonoTime> reply_by;
  std::string request_id;  // the adviser's; empty: the customer wished it
  bool failed = false;     // it was wanted, and could not be
};

struct PrivateQuestion {
  std::string id;
  base::Secret question;
};

// A photograph of a paper, for the adviser or for a question of the journey: shown to the customer first, who decides.
enum class PhotoStage : std::uint8_t {
  kNone = 1,
  kLooking,  // the paper is held before the camera
  kTaking,
  kShown,
  kSending,  // sealed and kept on the way to the hub
  kFailed,
};
// What is most in the way of a good photograph. kFound: nothing but that it moves. kSteady: nothing.
enum class PaperSight : std::uint8_t { kLooking = 1, kFound, kTooDark, kTooFar, kBlurred, kGlare, kSteady };
struct Photo {
  PhotoStage stage = PhotoStage::kNone;
  std::string id;        // the adviser's; empty: it is for a question
  std::string question;  // the journey's
  PaperSight sight = PaperSight::kLooking;
  bool straight = false;  // the page alone
  base::Secret jpeg;
  std::string document_id;
  std::uint64_t effect = 0;
  std::optional<base::MonoTime> reply_by;
};

enum class LineBy : std::uint8_t { kCustomer = 1, kAdviser };
struct CallLine {
  LineBy by = LineBy::kCustomer;
  int leg = 0;  // of the adviser's: each begins its lines anew
  int number = 0;
  base::Secret text;
  bool done = false;
};

// What the media process is to do, as a whole. Whenever it differs from what was asked for last, it is asked for again.
struct MediaWanted {
  bool running = false;  // prewarmed: no device is open
  int start = 0;         // grows when a lost process has to begin anew
  bool sound = false;    // the microphone may be open
  bool picture = false;  // the camera may be open
  int leg = 0;           // 0: no connection
  bool muted = false;
  bool camera_off = false;
  bool held = false;
  int volume = 6;  // 0 to 10
  Speak hearing = Speak::kHandset;
  int paper = 0;            // which photograph the camera is for; 0: none
  bool photograph = false;  // it is to be taken now
  bool screen = false;      // what is on the glass goes to the adviser, without what is private
  bool operator==(const MediaWanted&) const = default;
};

struct Call {
  static constexpr int kLoudest = 10;
  static constexpr std::size_t kMostLines = 40;
  static constexpr std::size_t kMostRequests = 8;

  CallStage stage = CallStage::kNone;
  CallEnd end = CallEnd::kNone;
  std::string call_id;
  std::string skill;
  Speak speak = Speak::kHandset;
  std::vector<SkillOffer> offers;
  bool offers_known = false;
  std::uint64_t effect = 0;  // the reply that is waited for
  std::optional<base::MonoTime> reply_by;

  // As the hub told last.
  HubCall hub = HubCall::kWaiting;
  std::int64_t revision = -1;
  int place = 0;  // 0: not known
  int about_minutes = 0;
  int up_to_minutes = 0;
  std::string adviser;  // the alias that customers see

  // As the customer allowed.
  bool permitted = false;
  bool sound = false;
  bool picture = false;
  bool muted = false;
  bool camera_off = false;
  int volume = 6;
  bool unplugged = false;  // the headphones are out and nothing else was chosen: nobody hears
  bool hung_up = false;    // the handset was put back: nobody hears and nobody is heard

  // As the media told last.
  int start = 0;
  int leg = 0;               // in use
  int hub_leg = 0;           // the hub's
  bool new_adviser = false;  // another one than was connected last
  LegState link = LegState::kConnecting;
  bool was_connected = false;
  Camera camera = Camera::kUnknown;
  Microphone microphone = Microphone::kUnknown;
  bool camera_light = false;
  MediaWanted asked;
  std::optional<base::MonoTime> rebuild_at;  // then another connection is tried
  std::optional<base::MonoTime> lost_at;     // then it is given up

  base::MonoTime asked_at{};
  base::MonoTime connected_at{};

  Consents consents = [] {
    Consents none{};
    none.fill(Allowed::kNo);
    return none;
  }();
  view::NodeId pointed;
  std::vector<CallRequest> requests;  // the first is in the dialog
  base::MonoTime request_since{};
  view::NodeId focus_before;
  std::optional<PrivateQuestion> question;
  RoomMove move;
  bool luggage_lost = false;  // what was told at the first kiosk did not come along to this one
  CallRequest paper;          // what the adviser sent and the customer agreed to print
  std::uint64_t paper_effect = 0;
  std::vector<CallLine> lines;
  int own_line = 1;
  base::Secret own_text;  // of that line, as it was sent last
};

// An adviser is there, or was a moment ago: nobody is asked whether they still are.
[[nodiscard]] inline bool in_call(const Call& call) {
  return call.stage == CallStage::kConnecting || call.stage == CallStage::kConnected ||
         call.stage == CallStage::kHeld || call.stage == CallStage::kReconnecting ||
         call.stage == CallStage::kTransferring;
}
[[nodiscard]] inline bool has_camera(const Call& call) {
  return call.camera == Camera::kReady || call.camera == Camera::kUnknown;
}
// Somebody waits for an adviser.
[[nodiscard]] inline bool in_line(const Call& call) {
  return call.stage == CallStage::kAsking || call.stage == CallStage::kWaiting || call.stage == CallStage::kOffered;
}
[[nodiscard]] inline bool call_is_on(const Call& call) {
  return in_line(call) || in_call(call) || call.stage == CallStage::kPermission || call.stage == CallStage::kSelfView ||
         call.stage == CallStage::kMoving;
}
[[nodiscard]] inline bool allowed(const Call& call, Consent consent) {
  return call.consents[static_cast<std::size_t>(consent) - 1] == Allowed::kYes;
}

}  // namespace waymark::core

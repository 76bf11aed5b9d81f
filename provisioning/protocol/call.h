// A call between a customer at a kiosk and an adviser in a browser, as it crosses between kiosk, hub and browser: what
// is asked for, how it stands, and the signals that connect the two ends. Pure.
//
// Reading is strict where a kiosk or a browser speaks to the hub (an unknown member is refused) and lenient where the
// hub speaks (a newer hub may say more). Everything has a limit; nothing of a session description is looked into here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::protocol {

inline constexpr std::size_t kMaxSdpBytes = 32 * 1024;
inline constexpr std::size_t kMaxCandidateBytes = 1024;
inline constexpr std::size_t kMaxSignalText = 64 * 1024;  // a whole signal: an SDP's line ends are longer in JSON
inline constexpr std::size_t kMaxCallText = 32 * 1024;    // every other message of this file
inline constexpr std::int64_t kMaxLeg = 1000;
inline constexpr std::size_t kMaxDocumentBytes = 2 * 1024 * 1024;  // sealed

enum class CallPhase {
  kWaiting = 1,   // in the line
  kOffered,       // an adviser's console rings
  kAccepted,      // an adviser took it; the two ends are connecting
  kConnected,     // the kiosk said that picture and sound run
  kHeld,          // the adviser asked for a moment
  kTransferring,  // between two advisers
  kMoving,        // the customer walks to a private room; the adviser waits for them
  kEnded,
};

enum class CallEnd {
  kCustomer = 1,  // ended at the kiosk
  kAdviser,
  kKioskLost,    // the kiosk was gone for too long
  kAdviserLost,  // the adviser's console was gone for too long and nobody else could take over
  kUnanswered,   // nobody who could take it was left
  kClosed,       // outside the hours
  kFailed,       // the two ends could not be connected
  kShielded,     // the adviser hid the picture and left
  kWiped,        // the visit at the kiosk is over
  kCallback,     // the customer chose to be called back
  kTicket,       // the customer chose a number at the desk
  kNotArrived,   // on the way to a private room: nobody came there in time
  kWrongCode,    // there: its code was wrong too often
  kRoomLost,     // on the way there: its kiosk was gone for too long
};

enum class SpeakBy { kHandset = 1, kHeadphones, kType, kAloud };

// What an adviser may ask a customer to allow; asked for one by one.
enum class Consent { kSee = 1, kPoint, kFill, kPrint, kPhoto };

enum class SignalKind {
  kOffer = 1,  // from the kiosk only
  kAnswer,     // from the browser only
  kCandidate,
  kRestart,  // this end wants a new leg; the hub counts it up and tells both by CallState
};

// What the kiosk saw of the current leg.
enum class LegReport { kConnected = 1, kReconnecting };

// The wire's words; the reverse gives nothing for a word that is none of them.
[[nodiscard]] std::string_view name_of(CallPhase value);
[[nodiscard]] std::string_view name_of(CallEnd value);
[[nodiscard]] std::string_view name_of(SpeakBy value);
[[nodiscard]] std::string_view name_of(Consent value);
[[nodiscard]] std::string_view name_of(SignalKind value);
[[nodiscard]] std::string_view name_of(LegReport value);
[[nodiscard]] std::optional<CallPhase> call_phase(std::string_view name);
[[nodiscard]] std::optional<CallEnd> call_end(std::string_view name);
[[nodiscard]] std::optional<SpeakBy> speak_by(std::string_view name);
[[nodiscard]] std::optional<Consent> consent(std::string_view name);
[[nodiscard]] std::optional<SignalKind> signal_kind(std::string_view name);
[[nodiscard]] std::optional<LegReport> leg_report(std::string_view name);

// A STUN or TURN server, as RTCIceServer has it.
struct IceServer {
  std::vector<std::string> urls;
  std::string username;
  std::string credential;
  bool operator==(const IceServer&) const = default;
};

// CallRequest of openapi.yaml: from the kiosk.
struct CallRequest {
  std::string call_id;  // UUID version 7
  std::string skill;
  std::string language;
  std::vector<std::string> needs;
  SpeakBy speak = SpeakBy::kHandset;
  std::string page;
  std::string journey;  // empty: none
  std::string service;  // empty: none
  std::vector<Consent> allowed;
  bool operator==(const CallRequest&) const = default;
};

// A room of the same site where nobody listens, by the kiosk that stands in it.
struct PrivateRoom {
  std::string kiosk;  // its name
  std::string name;   // the room's, in the council's language
  std::string key;    // base64 of X25519: what is meant for that kiosk alone is sealed to it
  bool operator==(const PrivateRoom&) const = default;
};

// What a customer takes to the room, sealed to its kiosk: at most so much of it in clear.
inline constexpr std::size_t kMaxLuggageBytes = 512 * 1024;
inline constexpr std::size_t kMaxSealedLuggageBytes = kMaxLuggageBytes + 64;
inline constexpr std::size_t kMaxArrivalText = 800 * 1024;  // base64, and the call
inline constexpr std::size_t kRoomKeyBytes = 32;
inline constexpr std::size_t kRoomCodeDigits = 4;

// CallState of openapi.yaml: the hub's truth.
struct CallState {
  std::string call_id;
  std::int64_t revision = 0;  // only ever grows: of two, the higher one is newer
  CallPhase phase = CallPhase::kWaiting;
  std::string skill;
  std::string language;
  int place = 0;  // in the line, from 1; 0 once accepted
  int about_minutes = 0;
  int up_to_minutes = 0;
  int advisers_on = 0;  // who could take it, now or after their call
  std::int64_t leg = 0;
  std::string adviser_alias;  // empty until one accepted
  std::vector<IceServer> ice_servers;
  bool relay_only = false;
  std::optional<CallEnd> end_reason;
  std::optional<PrivateRoom> room;  // one that is free now, or the one that the customer walks to
  std::int64_t moving_until = 0;    // milliseconds since 1970; 0: nobody walks
  bool operator==(const CallState&) const = default;
};

// RoomArrival of openapi.yaml: the right code was typed in the room.
struct RoomArrival {
  CallState call;
  std::string luggage;  // base64 of what was sealed; empty: the hub has none any more
};

// CallSignal of openapi.yaml. `call_id` is empty where the path names the call.
struct CallSignal {
  std::string call_id;
  std::int64_t leg = 0;
  std::int64_t sequence = 0;
  SignalKind kind = SignalKind::kCandidate;
  std::string sdp;          // offer, answer
  std::string candidate;    // candidate; empty: there are no more
  std::int64_t index = -1;  // candidate: of its media section
  bool operator==(const CallSignal&) const = default;
};

// What may be promised for one skill now (CallOffer of openapi.yaml).
struct SkillPromise {
  std::string id;
  bool open = false;  // within the hours
  int advisers_on = 0;
  int about_minutes = 0;
  int up_to_minutes = 0;
  bool operator==(const SkillPromise&) const = default;
};

[[nodiscard]] base::Result<CallRequest> parse_call_request(std::string_view json);
[[nodiscard]] base::Result<CallState> parse_call_state(std::string_view json);
[[nodiscard]] base::Result<RoomArrival> parse_room_arrival(std::string_view json);
// A member `type`, as the browsers' socket has it, is passed over.
[[nodiscard]] base::Result<CallSignal> parse_call_signal(std::string_view json);
[[nodiscard]] base::Result<std::vector<SkillPromise>> parse_call_offer(std::string_view json);

[[nodiscard]] std::string to_json(const CallRequest& request);
[[nodiscard]] std::string to_json(const CallState& state);
[[nodiscard]] std::string to_json(const CallSignal& signal);
[[nodiscard]] std::string to_json(const std::vector<SkillPromise>& offer);

}  // namespace waymark::protocol

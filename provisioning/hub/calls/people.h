// A call and an adviser as routing sees them. Pure values.
//
// Two clocks: `base::MonoTime` for every deadline, milliseconds since 1970 UTC for what is written down.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "provisioning/protocol/call.h"

namespace waymark::hub::calls {

using protocol::CallEnd;
using protocol::CallPhase;
using protocol::CallRequest;

struct Moment {
  base::MonoTime mono{};
  std::int64_t wall = 0;
};

enum class AdviserState : std::uint8_t { kAway = 1, kAvailable, kRinging, kBusy, kWrapUp, kBreak };
[[nodiscard]] std::string_view name_of(AdviserState state);
[[nodiscard]] std::optional<AdviserState> adviser_state(std::string_view name);

// What is known of an adviser before they come on duty.
struct AdviserCard {
  std::string name;   // as they sign in
  std::string alias;  // as customers read it
  std::vector<std::string> skills;
  std::vector<std::string> languages;
  std::string site{};
  std::vector<std::string> councils{};  // whose customers they serve; empty: those of their site's council
};

struct Adviser {
  AdviserCard card;
  AdviserState state = AdviserState::kAway;
  std::int64_t since = 0;
  std::optional<AdviserState> next;  // kAway or kBreak, asked for during a call
  std::string call_id;               // that rings, is theirs, or is being wrapped up
  bool consulting = false;           // with kRinging and kBusy: asked for advice, the customer is with another
  base::MonoTime idle_since{};       // the longest idle is rung first
  base::MonoTime free_from{};        // the gap between two calls
  base::MonoTime ring_until{};
  base::MonoTime wrap_up_until{};
  int extensions = 0;
  bool connected = false;  // a console of theirs is open
  base::MonoTime gone_since{};
};

// On the way to a private room; and, for a little longer, after a call that ended meanwhile, so that whoever comes
// there is told.
struct Move {
  std::string room;  // the kiosk in it
  std::string code;
  int tries = 0;  // that were wrong
  base::MonoTime until{};
  std::int64_t until_at = 0;
  std::optional<base::MonoTime> gone_since{};  // the room's kiosk cannot be reached
  bool arrived = false;
};

struct Call {
  CallRequest request;
  std::string kiosk_id;
  std::string site;
  std::string skill;  // the request's, until a transfer
  CallPhase phase = CallPhase::kWaiting;
  std::int64_t revision = 0;
  std::int64_t leg = 0;
  std::string adviser;     // who has the customer
  std::string ringing;     // at whose console it rings, to take the customer
  std::string consulted;   // who is asked for advice: ringing or busy
  std::string to_adviser;  // only this person, after a transfer
  bool head = false;       // before all who never were at its head
  std::int64_t asked_at = 0;
  std::int64_t accepted_at = 0;  // for the first time
  std::int64_t connected_at = 0;
  std::int64_t ended_at = 0;
  base::MonoTime asked{};
  base::MonoTime ended{};
  std::map<std::string, base::MonoTime> passed_over;  // who declined, and until when they are not asked again
  std::vector<std::string> had_by;                    // who took it, the last one last: they may wrap it up
  std::set<std::string> wrapped_by;
  base::MonoTime kiosk_heard{};  // a kiosk in a call asks twice a second, so that one that is cut off is noticed
  std::optional<base::MonoTime> nobody_since;  // nobody is left who could take it
  std::optional<CallEnd> end_reason;
  std::string room;      // the kiosk of a private room that is free, or that the customer walks to; empty: none
  std::string room_key;  // base64: what it can open
  std::optional<Move> move;
  int place = 0;
  int about_minutes = 0;
  int up_to_minutes = 0;
  int advisers_on = 0;

  [[nodiscard]] bool live() const { return phase != CallPhase::kEnded; }
  [[nodiscard]] bool in_line() const {
    return phase == CallPhase::kWaiting || phase == CallPhase::kOffered || phase == CallPhase::kTransferring;
  }
  [[nodiscard]] bool with_adviser() const { return live() && !in_line(); }
  // Whose wrap-up speaks for the whole conversation.
  [[nodiscard]] bool ended_with(const std::string& name) const {
    return !live() && !had_by.empty() && had_by.back() == name;
  }
};

// What is written down of a call, one after the other.
enum class Fact : std::uint8_t {
  kAsked = 1,
  kOffered,
  kUnanswered,
  kDeclined,
  kAccepted,
  kConnected,
  kReconnecting,
  kNewLeg,
  kHeld,
  kResumed,
  kTransferred,
  kConsulted,
  kAdviserLost,
  kEnded,
  kWrappedUp,
  kMoving,  // to a private room
  kStayed,  // and not after all
  kMoved,
};
[[nodiscard]] std::string_view name_of(Fact fact);

// `detail` of kAccepted: no adviser had it before.
inline constexpr const char* kFirstTime = "first";

struct Happened {
  std::string call_id;
  Fact fact = Fact::kAsked;
  std::string adviser;  // empty where nobody did it
  std::string detail;   // one of our own words
  std::int64_t at = 0;
};

}  // namespace waymark::hub::calls

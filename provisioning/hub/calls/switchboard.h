// The calls of a running hub: routing, with a clock, a store and people who are told. Every step is decided in memory,
// kept, and only then answered and told, so that what anybody was told survives a kill.
//
// Thread: the loop's.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "provisioning/bundle/council_settings.h"
#include "provisioning/hub/calls/private_rooms.h"
#include "provisioning/hub/calls/routing.h"
#include "provisioning/hub/store/call_records.h"

namespace waymark::hub {

class Hub;

namespace calls {

struct WrapUp {
  std::string outcome;
  std::vector<std::string> reasons;
  bool repeat = false;
};

class Switchboard {
 public:
  using Step = std::function<base::Status(Routing&, Moment)>;
  using Done = std::function<void(base::Status)>;

  // An ended call can be wrapped up for so long, also over a restart.
  static constexpr std::int64_t kRemembered_ms = 60LL * 60 * 1000;

  explicit Switchboard(Hub& hub) : hub_(hub), routing_(Rules{}), rooms_(hub) {}

  // At start, and with every new bundle or member of staff.
  void restore(const KeptCalls& kept);
  void learn(const StaffRecord& staff);
  void set_council(const bundle::CouncilSettings& council);

  // Decides, keeps, then answers and tells. `extra` is kept in the same write.
  void step(const Step& step, Done done, CallsWrite extra = {});
  void wrap_up(const std::string& adviser, const std::string& call_id, const WrapUp& wrap_up, Done done);
  void shield(const std::string& adviser, const std::string& call_id, Done done);

  // Between the two ends; of another leg than the current one it is dropped.
  base::Status signal_from_kiosk(const std::string& kiosk_id, const protocol::CallSignal& signal);
  void signal_from_console(const std::string& adviser, const std::string& session, const protocol::CallSignal& signal);

  // An adviser may be signed in in several browsers: one of them has the call, and only it hears and sends signals. Two
  // that both answered the kiosk would tear the customer from one another.
  base::Status accept(const std::string& adviser, const std::string& session, const std::string& call_id,
                      Routing& routing, Moment at);
  // Moves the call to this browser, and tells the others to let go.
  base::Status take_here(const std::string& adviser, const std::string& session, const std::string& call_id);

  void kiosk_heard(const std::string& kiosk_id) { routing_.kiosk_heard(kiosk_id, now()); }
  void console_connected(const std::string& adviser, bool connected);
  // Every second; every other one those kiosks are pinged that wait or talk.
  void tick();
  // A few times a second.
  void lose_silent_kiosks();

  [[nodiscard]] const Routing& routing() const { return routing_; }
  [[nodiscard]] PrivateRooms& rooms() { return rooms_; }
  [[nodiscard]] const PrivateRooms& rooms() const { return rooms_; }
  [[nodiscard]] Moment now() const;

 private:
  void read_hours();
  [[nodiscard]] CallsWrite written(const Changes& changes) const;
  void count(const Changes& changes, CallsWrite& write);
  void count(const Call& call, const WrapUp& wrap_up, CallsWrite& write) const;
  void tell(const Changes& changes);
  void tell_call(const Call& call);
  [[nodiscard]] bool is_elsewhere(const std::string& adviser, const std::string& session,
                                  const std::string& call_id) const;

  Hub& hub_;
  Routing routing_;
  PrivateRooms rooms_;
  bundle::CallSettings settings_;
  std::vector<bundle::Council> councils_;
  std::map<std::string, WrapUp> handed_over_;  // of calls that go on with somebody else: what was said last
  struct Holder {
    std::string call_id;
    std::string session;
  };
  std::map<std::string, Holder> holders_;  // by adviser: the browser that has their call; forgotten by a restart
  int ticks_ = 0;
};

}  // namespace calls
}  // namespace waymark::hub

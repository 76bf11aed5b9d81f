// Sends what the outbox holds, oldest first, one request of each kind at a time, and deletes only what the hub has said
// it has. What the hub refuses for good is put aside and never blocks the rest. Thread: the link's.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kiosk/shell/hub_session.h"
#include "kiosk/shell/outbox.h"

namespace waymark::shell {

class OutboxDrain {
 public:
  // `accepted` is told the id of every submission that the hub has.
  OutboxDrain(HubSession& session, Outbox& outbox, const base::io::Clock& clock, BackoffLimits backoff,
              std::function<void(std::string)> accepted);

  void tick();
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;
  // Something was added, or the line is up again.
  void look_again();
  void try_now();
  // Nothing waits and nothing is under way.
  [[nodiscard]] bool empty() const {
    return !usage_waits_ && !submissions_wait_ && !notes_wait_ && !usage_.busy() && !submissions_.busy() &&
           !notes_.busy();
  }

 private:
  void send_usage();
  void usage_answered(std::uint64_t first, std::uint64_t last, const base::Result<HubReply>& reply);
  void send_submission();
  void send_note();

  HubSession& session_;
  Outbox& outbox_;
  const base::io::Clock& clock_;
  std::function<void(std::string)> accepted_;
  Lane usage_;
  Lane submissions_;
  Lane notes_;
  bool usage_waits_ = true;
  bool submissions_wait_ = true;
  bool notes_wait_ = true;
  std::size_t batch_ = 0;  // smaller while a whole batch is refused, to find the event that is to blame
};

}  // namespace waymark::shell

// Keeps one block of ticket numbers in stock for every queue, so that tickets go on when the hub cannot be reached.
// Thread: the link's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/shell/hub_session.h"
#include "kiosk/shell/outbox.h"

namespace waymark::shell {

class LeaseKeeper {
 public:
  LeaseKeeper(HubSession& session, Outbox& outbox, const base::io::Clock& clock, BackoffLimits backoff);

  void use(std::vector<std::string> services) {
    services_ = std::move(services);
    look();
  }
  // Look at every service's block again: on a new connection and each ten minutes.
  void look() { next_ = 0; }
  void try_now() {
    lane_.try_now();
    look();
  }
  void tick();
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;

 private:
  void ask(const std::string& service, const std::string& exhausted);

  HubSession& session_;
  Outbox& outbox_;
  const base::io::Clock& clock_;
  Lane lane_;
  std::vector<std::string> services_;
  std::size_t next_ = 0;
  base::MonoTime look_at_{};
};

}  // namespace waymark::shell

// The hub's event stream, opened again whenever it ends. While it is open and heard from, this kiosk is online.
// Thread: the link's.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/event_stream.h"
#include "kiosk/shell/hub_session.h"

namespace waymark::shell {

class HubStream {
 public:
  HubStream(base::io::Http& http, HubSession& session, const base::io::Clock& clock, BackoffLimits backoff,
            std::function<void(bool)> online, std::function<void(const base::StreamEvent&)> event);

  void tick();
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;
  [[nodiscard]] bool online() const { return online_; }
  // The machine knows of a reason to look at once (a network came up).
  void try_now() { lane_.try_now(); }

 private:
  void bytes(std::string_view more);
  void ended(const base::Error& error);

  base::io::Http& http_;
  HubSession& session_;
  const base::io::Clock& clock_;
  std::function<void(bool)> online_changed_;
  std::function<void(const base::StreamEvent&)> event_;
  Lane lane_;
  std::optional<base::io::HttpId> open_;
  base::EventStreamReader reader_;
  std::vector<base::StreamEvent> arrived_;
  bool online_ = false;
};

}  // namespace waymark::shell

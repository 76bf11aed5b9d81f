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
  // The hub has answered on another line of a call, in which it speaks here every two seconds: if this one is closed,
  // or only looks open, it is opened again at once.
  void hub_answered();

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
  base::MonoTime heard_at_{};
  base::EventStreamReader reader_;
  std::vector<base::StreamEvent> arrived_;
  bool online_ = false;
};

}  // namespace waymark::shell

// The `link` thread: owns the Http and the HubLink and nothing else touches either. libcurl may block for seconds on
// a dead name server, so nobody waits for this thread.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "kiosk/shell/hub_link.h"

namespace waymark::shell {

class LinkThread {
 public:
  using Command = std::function<void(HubLink&)>;
  static constexpr std::size_t kCapacity = 256;  // commands that found no room fail at once, and their customer is told

  LinkThread(std::unique_ptr<base::io::Http> http, std::unique_ptr<HubLink> link, const base::io::Clock& clock);
  LinkThread(const LinkThread&) = delete;
  LinkThread& operator=(const LinkThread&) = delete;
  ~LinkThread();

  void start();
  [[nodiscard]] bool post(Command command);
  // Ends after the request under way; what has not been sent waits in the outbox.
  void stop();

 private:
  void run();

  std::unique_ptr<base::io::Http> http_;
  std::unique_ptr<HubLink> link_;
  const base::io::Clock& clock_;
  std::mutex mutex_;
  std::deque<Command> commands_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace waymark::shell

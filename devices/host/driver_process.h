// One driver child: this same program, started again as `waymark-devices --driver NAME`, with a channel on
// descriptor 3. It dies with the host (PR_SET_PDEATHSIG), and with this object.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "base/result.h"
#include "devices/channel/channel.h"

namespace waymark::devices {

inline constexpr int kDriverChannel = 3;  // the descriptor that a driver child finds its channel on

class DriverProcess {
 public:
  // `program` is the absolute path of waymark-devices itself.
  [[nodiscard]] static base::Result<DriverProcess> start(const std::string& program, const std::string& driver);

  DriverProcess(DriverProcess&& other) noexcept;
  DriverProcess& operator=(DriverProcess&&) = delete;
  ~DriverProcess();  // kills and reaps

  [[nodiscard]] Channel& channel() { return channel_; }
  [[nodiscard]] pid_t process() const { return process_; }
  // Readable once the child has ended.
  [[nodiscard]] int exit_fd() const { return exited_.get(); }

  void kill();
  // What ended it ("signal 9", "exit 3"), once it has; reaps it.
  [[nodiscard]] std::optional<std::string> reap();

 private:
  DriverProcess(pid_t process, Descriptor exited, Channel channel)
      : process_(process), exited_(std::move(exited)), channel_(std::move(channel)) {}

  pid_t process_ = 0;
  Descriptor exited_;  // a pidfd: no other process can ever be meant by it
  Channel channel_;
};

}  // namespace waymark::devices

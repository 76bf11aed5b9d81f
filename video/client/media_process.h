// waymark-media as a child process: started with one end of a line, killed at once, its end noticed by a descriptor.
//
// It gets no descriptor of ours but the line and standard error, only the variables that sound needs, its own session
// (a Ctrl-C in a terminal is the kiosk's business), and writes no core dump.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "base/result.h"
#include "devices/channel/channel.h"
#include "devices/channel/descriptor.h"

namespace waymark::video {

enum class EndedBy { kSignal = 1, kExit };

class MediaProcess {
 public:
  [[nodiscard]] static base::Result<MediaProcess> start(const std::filesystem::path& program, devices::Channel line);

  MediaProcess(MediaProcess&& other) noexcept : pid_(std::exchange(other.pid_, -1)), ended_(std::move(other.ended_)) {}
  MediaProcess& operator=(MediaProcess&& other) = delete;
  ~MediaProcess();  // kills it and waits

  [[nodiscard]] int fd() const { return ended_.get(); }  // readable once it has ended
  void kill();

  // How it ended; nothing while it runs. Never waits.
  [[nodiscard]] std::optional<EndedBy> ended();

 private:
  MediaProcess(pid_t pid, devices::Descriptor ended) : pid_(pid), ended_(std::move(ended)) {}
  pid_t pid_ = -1;
  devices::Descriptor ended_;
};

}  // namespace waymark::video

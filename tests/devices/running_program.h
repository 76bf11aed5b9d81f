// A program of ours that a test runs: ends with the object, and with the test.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "devices/channel/descriptor.h"

namespace waymark::devices {

class RunningProgram {
 public:
  // `name` in build/<preset>/bin. Its standard output is read here, its standard error is the test's.
  RunningProgram(const std::string& name, const std::vector<std::string>& arguments,
                 const std::map<std::string, std::string>& environment = {});
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;
  ~RunningProgram();

  // The rest of the first line that begins with `beginning`, or nothing within the time.
  [[nodiscard]] std::optional<std::string> line(const std::string& beginning,
                                                std::chrono::milliseconds within = std::chrono::seconds{20});
  [[nodiscard]] pid_t process() const { return process_; }
  void signal(int number) const;
  // Its exit code once it has ended; -1 for a signal or when it does not end in time.
  [[nodiscard]] int wait_for_end(std::chrono::milliseconds within = std::chrono::seconds{10});

 private:
  pid_t process_ = 0;
  Descriptor ended_;
  Descriptor output_;
  std::string unread_;
};

// The processes that `parent` started and that run now.
[[nodiscard]] std::vector<pid_t> children_of(pid_t parent);

// A descriptor that becomes readable when that process ends.
[[nodiscard]] Descriptor watch_end(pid_t process);
[[nodiscard]] bool has_ended(const Descriptor& watch, std::chrono::milliseconds within = std::chrono::seconds{10});

}  // namespace waymark::devices

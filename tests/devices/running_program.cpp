#include "tests/devices/running_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

extern "C" {  // glibc 2.36 forgot to say so itself
#include <sys/pidfd.h>
}

namespace waymark::devices {
namespace {

using Clock = std::chrono::steady_clock;

bool readable(int fd, Clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
  pollfd wait{fd, POLLIN, 0};
  return left > 0 && ::poll(&wait, 1, static_cast<int>(left)) > 0;
}

}  // namespace

RunningProgram::RunningProgram(const std::string& name, const std::vector<std::string>& arguments,
                               const std::map<std::string, std::string>& environment) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  output_ = Descriptor{ends[0]};
  const Descriptor write_end{ends[1]};
  const std::string path = std::string(WAYMARK_BIN_DIR) + "/" + name;
  std::vector<char*> words{const_cast<char*>(path.c_str())};
  for (const auto& each : arguments) words.push_back(const_cast<char*>(each.c_str()));
  words.push_back(nullptr);
  process_ = ::fork();
  if (process_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(write_end.get(), STDOUT_FILENO);
    for (const auto& [key, value] : environment) ::setenv(key.c_str(), value.c_str(), 1);
    ::execv(path.c_str(), words.data());
    ::_exit(127);
  }
  ended_ = Descriptor{::pidfd_open(process_, 0)};
}

RunningProgram::~RunningProgram() {
  if (process_ == 0) return;
  signal(SIGTERM);
  if (!readable(ended_.get(), Clock::now() + std::chrono::seconds{5})) signal(SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

std::optional<std::string> RunningProgram::line(const std::string& beginning, std::chrono::milliseconds within) {
  const auto until = Clock::now() + within;
  for (;;) {
    for (std::size_t end = unread_.find('\n'); end != std::string::npos; end = unread_.find('\n')) {
      const std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      if (line.starts_with(beginning)) return line.substr(beginning.size());
    }
    if (!readable(output_.get(), until)) return std::nullopt;
    char buffer[1024];
    const ssize_t got = ::read(output_.get(), buffer, sizeof buffer);
    if (got <= 0) return std::nullopt;
    unread_.append(buffer, static_cast<std::size_t>(got));
  }
}

void RunningProgram::signal(int number) const { ::pidfd_send_signal(ended_.get(), number, nullptr, 0); }

int RunningProgram::wait_for_end(std::chrono::milliseconds within) {
  if (process_ == 0 || !readable(ended_.get(), Clock::now() + within)) return -1;
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<pid_t> children_of(pid_t parent) {
  std::ifstream list("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children");
  std::vector<pid_t> children;
  for (pid_t child = 0; list >> child;) children.push_back(child);
  return children;
}

Descriptor watch_end(pid_t process) { return Descriptor{process > 0 ? ::pidfd_open(process, 0) : -1}; }

bool has_ended(const Descriptor& watch, std::chrono::milliseconds within) {
  return readable(watch.get(), Clock::now() + within);
}

}  // namespace waymark::devices

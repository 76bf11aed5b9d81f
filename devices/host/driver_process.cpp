#include "devices/host/driver_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" {  // glibc 2.36 forgot to say so itself
#include <sys/pidfd.h>
}

#include <cerrno>
#include <cstring>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

// Between fork and exec: only what is safe to call there.
[[noreturn]] void become_driver(const char* program, const char* driver, int channel, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // the host died before the line above
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (channel == kDriverChannel) {
    ::fcntl(channel, F_SETFD, 0);
  } else if (::dup2(channel, kDriverChannel) < 0) {
    ::_exit(1);
  }
  ::execl(program, program, "--driver", driver, static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

base::Result<DriverProcess> DriverProcess::start(const std::string& program, const std::string& driver) {
  auto ends = Channel::pair();
  if (!ends) return tl::unexpected(ends.error());
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return fail(ErrorCode::kUnavailable, "fork", std::strerror(errno));
  if (child == 0) become_driver(program.c_str(), driver.c_str(), ends->second.fd(), parent);
  Descriptor exited{::pidfd_open(child, 0)};
  if (!exited) {
    const int code = errno;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    return fail(ErrorCode::kUnavailable, "pidfd_open", std::strerror(code));
  }
  return DriverProcess{child, std::move(exited), std::move(ends->first)};
}

DriverProcess::DriverProcess(DriverProcess&& other) noexcept
    : process_(std::exchange(other.process_, 0)),
      exited_(std::move(other.exited_)),
      channel_(std::move(other.channel_)) {}

DriverProcess::~DriverProcess() {
  if (process_ == 0) return;
  kill();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void DriverProcess::kill() {
  if (process_ != 0) ::pidfd_send_signal(exited_.get(), SIGKILL, nullptr, 0);
}

std::optional<std::string> DriverProcess::reap() {
  int status = 0;
  if (process_ == 0 || ::waitpid(process_, &status, WNOHANG) != process_) return std::nullopt;
  process_ = 0;
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  return "exit " + std::to_string(WEXITSTATUS(status));
}

}  // namespace waymark::devices

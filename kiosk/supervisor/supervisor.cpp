#include "kiosk/supervisor/supervisor.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "base/io/log.h"
#include "kiosk/supervisor/restart_notes.h"

namespace waymark::supervisor {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kGoAway{3'000};  // from SIGTERM to SIGKILL

class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Fd() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

// Suspending the machine is no hang: this clock stands still meanwhile.
base::MonoTime now() {
  return base::MonoTime{std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch())};
}

struct Child {
  pid_t pid = -1;
  Fd ended;  // readable when it has ended
  Fd beats;
};

[[noreturn]] void become(const SupervisorOptions& options, const std::vector<std::string>& arguments, int beat_fd,
                         const sigset_t& signals, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(70);  // it died before the line above
  ::sigprocmask(SIG_SETMASK, &signals, nullptr);
  ::setenv(kBeatVariable, std::to_string(beat_fd).c_str(), 1);
  std::vector<char*> argv{const_cast<char*>(options.program.c_str())};
  for (const std::string& one : arguments) argv.push_back(const_cast<char*>(one.c_str()));
  argv.push_back(nullptr);
  ::execv(options.program.c_str(), argv.data());
  ::_exit(70);
}

base::Result<Child> start(const SupervisorOptions& options, const std::vector<std::string>& arguments,
                          const sigset_t& signals) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_NONBLOCK) != 0) {
    return base::fail(base::ErrorCode::kInternal, "supervisor", std::strerror(errno));
  }
  Child child;
  child.beats = Fd{pipe[0]};
  Fd write_end{pipe[1]};
  ::fcntl(pipe[0], F_SETFD, FD_CLOEXEC);
  const pid_t parent = ::getpid();
  child.pid = ::fork();
  if (child.pid == 0) become(options, arguments, pipe[1], signals, parent);
  if (child.pid < 0) return base::fail(base::ErrorCode::kUnavailable, "supervisor", std::strerror(errno));
  child.ended = Fd{static_cast<int>(::syscall(SYS_pidfd_open, child.pid, 0))};
  if (child.ended.get() < 0) return base::fail(base::ErrorCode::kInternal, "supervisor", std::strerror(errno));
  return child;
}

bool drained_any(int fd) {
  std::array<char, 1024> bytes{};
  bool any = false;
  while (::read(fd, bytes.data(), bytes.size()) > 0) any = true;
  return any;
}

ChildEnd reap(const Child& child, bool hung) {
  int status = 0;
  while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
  }
  ChildEnd end;
  end.hung = hung;
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
  return end;
}

class Supervisor {
 public:
  Supervisor(const SupervisorOptions& options, sigset_t child_signals, Fd signals)
      : options_(options), child_signals_(child_signals), signals_(std::move(signals)), policy_(options.limits) {}

  base::Result<int> run() {
    for (;;) {
      auto child = start(options_, options_.child, child_signals_);
      if (!child) return tl::unexpected<base::Error>(child.error());
      const std::optional<ChildEnd> end = watch(*child, std::nullopt);
      if (!end) return 0;
      const Decision decision = policy_.ended(*end, now());
      if (decision.reaction == Reaction::kStop) return 0;
      if (!decision.code.empty()) {
        base::io::log_warning("supervisor", "the kiosk ended: " + decision.code);
        add_restart_note(options_.state, decision.code);
      }
      if (decision.reaction == Reaction::kShowOutOfService) {
        if (!show_out_of_service(decision)) return 0;
        policy_.forgive();
      } else if (decision.after.count() > 0 && !pause(decision.after)) {
        return 0;
      }
    }
  }

 private:
  // False: asked to stop.
  bool show_out_of_service(const Decision& decision) {
    const base::MonoTime until = now() + decision.after;
    while (now() < until) {
      std::vector<std::string> arguments = options_.out_of_service;
      arguments.push_back(decision.code);
      auto child = start(options_, arguments, child_signals_);
      if (!child) return pause(decision.after);
      if (!watch(*child, until)) return false;
      if (now() < until && !pause(milliseconds{1'000})) return false;  // it died too: no point in a busy loop
    }
    return true;
  }

  bool pause(milliseconds time) {
    pollfd fd{signals_.get(), POLLIN, 0};
    return ::poll(&fd, 1, static_cast<int>(time.count())) == 0;
  }

  // How the child ended, or nothing when we were asked to stop. `until`: end it then.
  std::optional<ChildEnd> watch(const Child& child, std::optional<base::MonoTime> until) {
    base::MonoTime alive_until = now() + options_.starts_within;
    for (;;) {
      const base::MonoTime deadline = until ? std::min(*until, alive_until) : alive_until;
      const auto left = std::max<std::int64_t>((deadline - now()).count(), 0);
      std::array<pollfd, 3> fds{
          {{child.ended.get(), POLLIN, 0}, {child.beats.get(), POLLIN, 0}, {signals_.get(), POLLIN, 0}}};
      ::poll(fds.data(), fds.size(), static_cast<int>(left));
      if ((fds[0].revents & POLLIN) != 0) return reap(child, false);
      if ((fds[2].revents & POLLIN) != 0) {
        end_politely(child);
        return std::nullopt;
      }
      if ((fds[1].revents & POLLIN) != 0 && drained_any(child.beats.get())) alive_until = now() + options_.hung_after;
      if (until && now() >= *until) {
        end_politely(child);
        return ChildEnd{};
      }
      if (now() >= alive_until) {
        ::kill(child.pid, SIGKILL);
        return reap(child, true);
      }
    }
  }

  static void end_politely(const Child& child) {
    ::kill(child.pid, SIGTERM);
    pollfd fd{child.ended.get(), POLLIN, 0};
    if (::poll(&fd, 1, static_cast<int>(kGoAway.count())) == 0) ::kill(child.pid, SIGKILL);
    reap(child, false);
  }

  const SupervisorOptions& options_;
  sigset_t child_signals_;
  Fd signals_;
  RestartPolicy policy_;
};

}  // namespace

base::Result<int> supervise(const SupervisorOptions& options) {
  sigset_t ours;
  sigset_t before;
  ::sigemptyset(&ours);
  for (const int one : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&ours, one);
  ::sigprocmask(SIG_BLOCK, &ours, &before);
  Fd signals{::signalfd(-1, &ours, SFD_CLOEXEC | SFD_NONBLOCK)};
  if (signals.get() < 0) return base::fail(base::ErrorCode::kInternal, "supervisor", std::strerror(errno));
  const int pending = signals.get();
  Supervisor supervisor{options, before, std::move(signals)};
  auto code = supervisor.run();
  // What asked us to stop has been heard; unblocked, it would end the process a second time.
  drained_any(pending);
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  return code;
}

}  // namespace waymark::supervisor

#include "video/client/media_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "video/line/line.h"

namespace waymark::video {
namespace {

// What a sound server is found by, and what a developer turns GStreamer's log on with.
constexpr std::array<const char*, 6> kInherited{"XDG_RUNTIME_DIR", "PULSE_SERVER",  "PULSE_COOKIE", "HOME",
                                                "GST_DEBUG",       "GST_DEBUG_FILE"};

std::vector<std::string> environment() {
  std::vector<std::string> variables{"PATH=/usr/bin:/bin", "LANG=C.UTF-8"};
  for (const char* name : kInherited) {
    if (const char* value = std::getenv(name)) variables.push_back(std::string{name} + "=" + value);
  }
  return variables;
}

// Signals as every program expects them: the kiosk blocks some and ignores SIGPIPE.
struct Spawning {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};

  explicit Spawning(int line) {
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, line, kLineDescriptor);
    ::posix_spawnattr_init(&attributes);
    sigset_t none;
    ::sigemptyset(&none);
    sigset_t all;
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes,
                               static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID));
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;
  ~Spawning() {
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&attributes);
  }
};

// Not even a kernel that hands core dumps to a program gets one: it skips those whose limit is one byte.
void forbid_core_dumps(pid_t pid) {
  const rlimit one{1, 1};
  if (::prlimit(pid, RLIMIT_CORE, &one, nullptr) != 0) {
    const rlimit none{0, 0};
    static_cast<void>(::prlimit(pid, RLIMIT_CORE, &none, nullptr));
  }
}

}  // namespace

base::Result<MediaProcess> MediaProcess::start(const std::filesystem::path& program, devices::Channel line) {
  const Spawning spawning{line.fd()};
  std::string path = program.string();
  std::array<char*, 2> arguments{path.data(), nullptr};
  auto variables = environment();
  std::vector<char*> environment_of_child;
  for (std::string& each : variables) environment_of_child.push_back(each.data());
  environment_of_child.push_back(nullptr);
  pid_t pid = -1;
  const int code = ::posix_spawn(&pid, path.c_str(), &spawning.files, &spawning.attributes, arguments.data(),
                                 environment_of_child.data());
  if (code != 0) return base::fail(base::ErrorCode::kUnavailable, path, std::strerror(code));
  forbid_core_dumps(pid);
  MediaProcess process{pid, devices::Descriptor{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))}};
  if (!process.ended_) return base::fail(base::ErrorCode::kUnavailable, "pidfd", std::strerror(errno));
  return process;
}

MediaProcess::~MediaProcess() {
  if (pid_ < 0) return;
  kill();
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void MediaProcess::kill() {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

std::optional<EndedBy> MediaProcess::ended() {
  int status = 0;
  if (pid_ < 0 || ::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  pid_ = -1;
  return WIFSIGNALED(status) ? EndedBy::kSignal : EndedBy::kExit;
}

}  // namespace waymark::video

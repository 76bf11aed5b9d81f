#include "kiosk/shell/voice_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "kiosk/view/view.h"

namespace waymark::shell {
namespace {

constexpr std::array<std::string_view, 3> kFolders{"/usr/local/bin", "/usr/bin", "/bin"};

void close_one(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

struct Pipe {
  int read = -1;
  int write = -1;
  [[nodiscard]] bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read = ends[0];
    write = ends[1];
    return true;
  }
  ~Pipe() {
    close_one(read);
    close_one(write);
  }
};

// The child's own descriptors, and signals as every program expects them: ours are blocked, and SIGPIPE is ignored.
struct Spawning {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};

  Spawning(const Pipe& text, const Pipe& sound) {
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, text.read, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, sound.write, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawnattr_init(&attributes);
    sigset_t none;
    ::sigemptyset(&none);
    sigset_t all;
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
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

tl::unexpected<base::Error> failed(const char* what, int code) {
  return base::fail(base::ErrorCode::kUnavailable, "voice", std::string{what} + ": " + std::strerror(code));
}

}  // namespace

std::string voice_for(std::string_view language) {
  // Debian 12's "cmn" reads every character as an English word and a figure; this one speaks Mandarin.
  if (language.starts_with("zh")) return "cmn-latn-pinyin";
  std::string voice;
  constexpr std::size_t kLongest = 24;
  for (const char letter : language.substr(0, kLongest)) {
    if (letter >= 'A' && letter <= 'Z') {
      voice += static_cast<char>(letter - 'A' + 'a');
    } else if ((letter >= 'a' && letter <= 'z') || letter == '-') {
      voice += letter;
    }
  }
  return voice.empty() ? "en-gb" : voice;
}

int words_a_minute(int rate) {
  constexpr std::array<int, view::Speech::kFastest> kWords{90, 115, 140, 165, 200, 250, 310};
  return kWords[static_cast<std::size_t>(std::clamp(rate, 1, view::Speech::kFastest) - 1)];
}

std::optional<std::filesystem::path> find_program(std::string_view name) {
  const auto runs = [](const std::filesystem::path& path) {
    std::error_code none;
    return std::filesystem::is_regular_file(path, none) && ::access(path.c_str(), X_OK) == 0;
  };
  if (name.find('/') != std::string_view::npos) {
    const std::filesystem::path path{name};
    return runs(path) ? std::optional{path} : std::nullopt;
  }
  for (const std::string_view folder : kFolders) {
    const std::filesystem::path path = std::filesystem::path{folder} / name;
    if (!name.empty() && runs(path)) return path;
  }
  return std::nullopt;
}

base::Result<VoiceRun> VoiceRun::start(const std::filesystem::path& program, const std::string& voice, int rate) {
  Pipe text;
  Pipe sound;
  if (!text.open() || !sound.open()) return failed("no pipe", errno);
  const Spawning spawning{text, sound};
  std::string path = program.string();
  std::string name = voice;
  std::string speed = std::to_string(words_a_minute(rate));
  std::string from_input = "--stdin";
  std::string to_output = "--stdout";
  std::string voice_option = "-v";
  std::string speed_option = "-s";
  std::string letters_option = "-b";
  std::string utf8 = "1";
  std::array<char*, 10> arguments{
      path.data(),         from_input.data(), to_output.data(),    letters_option.data(), utf8.data(),
      voice_option.data(), name.data(),       speed_option.data(), speed.data(),          nullptr};
  // No home and no sound server: it only computes, and leaves nothing behind. A server's name would be looked up in the
  // network by a program that does not know the voice; a path is not.
  std::string paths = "PATH=/usr/bin:/bin";
  std::string letters = "LANG=C.UTF-8";
  std::string home = "HOME=/nonexistent";
  std::string server = "PULSE_SERVER=unix:/nonexistent";
  std::array<char*, 5> environment{paths.data(), letters.data(), home.data(), server.data(), nullptr};
  pid_t pid = -1;
  const int code =
      ::posix_spawn(&pid, path.c_str(), &spawning.files, &spawning.attributes, arguments.data(), environment.data());
  if (code != 0) return failed("the program that speaks does not start", code);
  forbid_core_dumps(pid);
  VoiceRun run{pid, std::exchange(text.write, -1), std::exchange(sound.read, -1)};
  for (const int end : {run.input_, run.output_}) ::fcntl(end, F_SETFL, O_NONBLOCK);
  return run;
}

VoiceRun& VoiceRun::operator=(VoiceRun&& other) noexcept {
  if (this == &other) return *this;
  end();
  pid_ = std::exchange(other.pid_, -1);
  input_ = std::exchange(other.input_, -1);
  output_ = std::exchange(other.output_, -1);
  return *this;
}

std::size_t VoiceRun::write(std::string_view text) {
  if (input_ < 0) return text.size();
  const ssize_t wrote = ::write(input_, text.data(), text.size());
  if (wrote >= 0) return static_cast<std::size_t>(wrote);
  if (errno == EAGAIN || errno == EINTR) return 0;
  close_one(input_);
  return text.size();
}

void VoiceRun::finish_text() { close_one(input_); }

VoiceRun::Read VoiceRun::read(std::span<std::byte> into, std::size_t& got) {
  got = 0;
  const ssize_t count = ::read(output_, into.data(), into.size());
  if (count > 0) {
    got = static_cast<std::size_t>(count);
    return Read::kBytes;
  }
  return count < 0 && (errno == EAGAIN || errno == EINTR) ? Read::kNothingYet : Read::kEnd;
}

void VoiceRun::end() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
  }
  close_one(input_);
  close_one(output_);
}

}  // namespace waymark::shell

#include "kiosk/paint/logo.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/paint/svg_check.h"

namespace waymark::paint {
namespace {

using base::ErrorCode;
using base::fail;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr std::size_t kMostOutput = 32 + std::size_t{4} * 2048 * 512;
constexpr int kMostSide = 4096;
constexpr double kSeenAt = 3.0;      // contrast with the white plate under a logo
constexpr double kLeastSeen = 0.02;  // of the plate

class Fd {
 public:
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { close(); }
  [[nodiscard]] int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
};

// A child that is always waited for, and killed first when it still runs.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ > 0) ::kill(pid_, SIGKILL);
    static_cast<void>(wait());
  }
  // True when it ended by itself with 0.
  bool wait() {
    if (pid_ <= 0) return false;
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  pid_t pid_;
};

std::optional<pid_t> start(const fs::path& program, int input, int output, int errors) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;  // the kiosk keeps its signals to a thread of its own; a child has them as usual
  ::posix_spawnattr_init(&attributes);
  sigset_t none;
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  std::string name = program.string();
  std::array<char*, 2> arguments{name.data(), nullptr};
  std::array<char*, 1> environment{nullptr};
  pid_t pid = -1;
  const int failed = ::posix_spawn(&pid, name.c_str(), &actions, &attributes, arguments.data(), environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return std::nullopt;
  return pid;
}

base::Result<Picture> parse_picture(std::string_view bytes) {
  const auto broken = [] { return fail(ErrorCode::kCorrupt, "logo", "was not drawn as it should be"); };
  Picture picture;
  const auto width = std::from_chars(bytes.data(), bytes.data() + bytes.size(), picture.width);
  if (width.ec != std::errc{} || width.ptr == bytes.data() + bytes.size() || *width.ptr != ' ') return broken();
  const auto height = std::from_chars(width.ptr + 1, bytes.data() + bytes.size(), picture.height);
  if (height.ec != std::errc{} || height.ptr == bytes.data() + bytes.size() || *height.ptr != '\n') return broken();
  if (picture.width < 1 || picture.height < 1 || picture.width > kMostSide || picture.height > kMostSide) {
    return broken();
  }
  bytes.remove_prefix(static_cast<std::size_t>(height.ptr + 1 - bytes.data()));
  const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  if (bytes.size() != pixels * 4) return broken();
  picture.pixels.resize(pixels);
  std::memcpy(picture.pixels.data(), bytes.data(), bytes.size());
  return picture;
}

// A white emblem on the white plate would be nothing at all.
base::Status check_seen(const Picture& picture) {
  std::size_t seen = 0;
  for (const std::uint32_t pixel : picture.pixels) {
    const Colour over{static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
                      static_cast<std::uint8_t>(pixel), static_cast<std::uint8_t>(pixel >> 24)};
    if (over.alpha > 127 && contrast_ratio(composite(over, kLogoPlate), kLogoPlate) >= kSeenAt) ++seen;
  }
  if (static_cast<double>(seen) >= kLeastSeen * static_cast<double>(picture.pixels.size())) return {};
  return fail(ErrorCode::kInvalid, "logo", "cannot be seen on the white plate that it stands on");
}

base::Result<std::string> read_small(const fs::path& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::kNotFound, path.filename().string(), "cannot be opened");
  std::string text(most + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > most) return fail(ErrorCode::kTooLarge, path.filename().string(), "may have 64 KiB");
  return text;
}

}  // namespace

base::Result<Picture> draw_logo(std::string_view svg, const fs::path& program, std::chrono::milliseconds deadline) {
  if (const auto fit = check_logo_svg(svg); !fit) return tl::unexpected<base::Error>(fit.error());
  std::array<int, 2> in{-1, -1};
  Pipe out;
  Pipe wrong;
  // A socket for its input, because a child that has gone must not cost us a signal.
  const bool opened =
      ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) == 0 && out.open() && wrong.open();
  Fd in_read(in[0]);
  Fd in_write(in[1]);
  Fd out_read(out.ends[0]);
  Fd out_write(out.ends[1]);
  Fd wrong_read(wrong.ends[0]);
  Fd wrong_write(wrong.ends[1]);
  const auto pid = opened ? start(program, in_read.get(), out_write.get(), wrong_write.get()) : std::nullopt;
  if (!pid) return fail(ErrorCode::kUnavailable, "logo", "cannot be drawn: " + program.string() + " does not start");
  Child child(*pid);
  in_read.close();
  out_write.close();
  wrong_write.close();
  // A socket holds more than a logo may have, so this does not wait for the child to read.
  const auto sent = ::send(in_write.get(), svg.data(), svg.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  in_write.close();
  if (sent != static_cast<ssize_t>(svg.size())) return fail(ErrorCode::kUnavailable, "logo", "cannot be drawn");

  const auto end = Clock::now() + deadline;
  std::string drawn;
  std::string said;
  std::array<pollfd, 2> sources{pollfd{out_read.get(), POLLIN, 0}, pollfd{wrong_read.get(), POLLIN, 0}};
  std::array<char, 65536> buffer{};
  while (sources[0].fd >= 0 || sources[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0 || drawn.size() > kMostOutput || said.size() > buffer.size()) {
      return fail(ErrorCode::kTimeout, "logo", "takes too long to draw");
    }
    if (::poll(sources.data(), sources.size(), static_cast<int>(left)) < 0 && errno != EINTR) break;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (sources[i].fd < 0 || sources[i].revents == 0) continue;
      const auto got = ::read(sources[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        (i == 0 ? drawn : said).append(buffer.data(), static_cast<std::size_t>(got));
      } else if (got == 0 || errno != EINTR) {
        sources[i].fd = -1;
      }
    }
  }
  if (!child.wait()) {
    const std::string why = said.substr(0, std::min<std::size_t>(said.find('\n'), 200));
    return fail(ErrorCode::kInvalid, "logo", why.empty() ? "cannot be drawn within its limits" : why);
  }
  auto picture = parse_picture(drawn);
  if (!picture) return picture;
  if (auto seen = check_seen(*picture); !seen) return tl::unexpected<base::Error>(seen.error());
  return picture;
}

fs::path logo_program() {
  std::error_code none;
  return fs::read_symlink("/proc/self/exe", none).parent_path() / "waymark-logo";
}

DrawLogo drawn_by(fs::path program) {
  return [program = std::move(program)](std::string_view svg) { return draw_logo(svg, program); };
}

base::Status use_council_theme(ThemeSet& themes, const fs::path& folder, const DrawLogo& draw) {
  const auto text = read_small(folder / "theme.json", kMaxThemeBytes);
  if (!text) return tl::unexpected<base::Error>(text.error());
  auto council = parse_council_theme(*text, themes.standard, "theme.json");
  if (!council) return tl::unexpected<base::Error>(council.error());
  Picture logo;
  if (!council->logo.empty()) {
    const auto svg = read_small(folder / council->logo, kMaxLogoBytes);
    if (!svg) return tl::unexpected<base::Error>(svg.error());
    auto drawn = draw(*svg);
    if (!drawn) return fail(drawn.error().code, council->logo, drawn.error().detail);
    logo = std::move(*drawn);
  }
  themes.standard = std::move(council->theme);
  themes.logo = std::move(logo);
  return {};
}

}  // namespace waymark::paint

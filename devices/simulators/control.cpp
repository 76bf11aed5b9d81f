#include "devices/simulators/control.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kLongestLine = 4096;

base::Result<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) {
    return fail(ErrorCode::kInvalid, path, "a socket's path has 1 to 107 bytes");
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

}  // namespace

base::Result<Control> Control::open(const std::string& socket_path, Obey obey) {
  Control control(std::move(obey));
  if (socket_path.empty() || socket_path == "stdin") return control;
  const auto address = address_of(socket_path);
  if (!address) return tl::unexpected(address.error());
  control.listener_ = Descriptor{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  ::unlink(socket_path.c_str());
  if (::bind(control.listener_.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0 ||
      ::listen(control.listener_.get(), 4) != 0) {
    return fail(ErrorCode::kUnavailable, socket_path, std::strerror(errno));
  }
  control.path_ = socket_path;
  return control;
}

Control::~Control() {
  if (listener_) ::unlink(path_.c_str());
}

void Control::add_waits(std::vector<pollfd>& waits) const {
  if (input_open_) waits.push_back({STDIN_FILENO, POLLIN, 0});
  if (listener_) waits.push_back({listener_.get(), POLLIN, 0});
  for (const auto& speaker : speakers_) waits.push_back({speaker.socket.get(), POLLIN, 0});
}

void Control::turn() {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (input_open_ && ::poll(&input, 1, 0) > 0) {
    input_open_ = listen_to(STDIN_FILENO, STDOUT_FILENO, input_unread_);
  }
  while (listener_) {
    Descriptor socket{::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)};
    if (!socket) break;
    speakers_.push_back({std::move(socket), {}});
  }
  std::erase_if(speakers_, [this](Speaker& speaker) {
    pollfd wait{speaker.socket.get(), POLLIN, 0};
    if (::poll(&wait, 1, 0) <= 0) return false;
    return !listen_to(speaker.socket.get(), speaker.socket.get(), speaker.unread);
  });
}

bool Control::listen_to(int from, int answer_to, std::string& unread) {
  char buffer[512];
  const ssize_t got = ::read(from, buffer, sizeof buffer);
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  unread.append(buffer, static_cast<std::size_t>(got));
  for (std::size_t end = unread.find('\n'); end != std::string::npos; end = unread.find('\n')) {
    const std::string answer = obey_(unread.substr(0, end)) + "\n";
    unread.erase(0, end + 1);
    if (::write(answer_to, answer.data(), answer.size()) < 0) return false;
  }
  return got > 0 && unread.size() <= kLongestLine;
}

base::Result<std::string> tell_simulator(const std::string& socket_path, const std::string& line) {
  const auto address = address_of(socket_path);
  if (!address) return tl::unexpected(address.error());
  const Descriptor socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    return fail(ErrorCode::kUnavailable, socket_path, std::strerror(errno));
  }
  const std::string words = line + "\n";
  if (::send(socket.get(), words.data(), words.size(), MSG_NOSIGNAL) < 0) {
    return fail(ErrorCode::kUnavailable, socket_path, std::strerror(errno));
  }
  std::string answer;
  char letter = 0;
  while (::read(socket.get(), &letter, 1) == 1 && letter != '\n') answer.push_back(letter);
  return answer;
}

}  // namespace waymark::devices

#include "devices/printer/printer_line.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "base/secret.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

base::Result<Addresses> resolve(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos) return fail(ErrorCode::kInvalid, "address", "needs a port: 192.0.2.7:9100");
  std::string host = address.substr(0, colon);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), address.substr(colon + 1).c_str(), &hints, &found) != 0 || found == nullptr) {
    return fail(ErrorCode::kInvalid, "address", "must be numeric, such as 192.0.2.7:9100");
  }
  return Addresses{found, &freeaddrinfo};
}

}  // namespace

base::Status PrinterLine::check_address(const std::string& address) {
  const auto found = resolve(address);
  if (!found) return tl::unexpected(found.error());
  return {};
}

base::Status PrinterLine::connect(const std::string& address) {
  close();
  const auto found = resolve(address);
  if (!found) return tl::unexpected(found.error());
  const addrinfo& target = **found;
  socket_ = Descriptor{::socket(target.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  if (!socket_) return fail(ErrorCode::kUnavailable, "socket", std::strerror(errno));
  const int on = 1;
  ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket_.get(), target.ai_addr, target.ai_addrlen) != 0 && errno != EINPROGRESS) {
    const int code = errno;
    close();
    return fail(ErrorCode::kUnavailable, address, std::strerror(code));
  }
  state_ = State::kConnecting;
  return {};
}

bool PrinterLine::flush() {
  if (state_ == State::kConnecting) {
    sockaddr_storage peer{};
    socklen_t peer_size = sizeof peer;
    int error = 0;
    socklen_t error_size = sizeof error;
    if (::getsockopt(socket_.get(), SOL_SOCKET, SO_ERROR, &error, &error_size) != 0 || error != 0) return false;
    if (::getpeername(socket_.get(), reinterpret_cast<sockaddr*>(&peer), &peer_size) != 0) return errno == ENOTCONN;
    state_ = State::kOpen;
  }
  if (state_ != State::kOpen) return false;
  while (!unsent_.empty()) {
    const ssize_t sent = ::send(socket_.get(), unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    unsent_.erase(0, static_cast<std::size_t>(sent));
  }
  return true;
}

bool PrinterLine::read(std::string& into) {
  if (state_ != State::kOpen) return state_ == State::kConnecting;
  char buffer[1024];
  for (;;) {
    const ssize_t got = ::recv(socket_.get(), buffer, sizeof buffer, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    if (got == 0) return false;
    into.append(buffer, static_cast<std::size_t>(got));
    if (into.size() > 65'536) return false;  // no printer says so much: it is not one
  }
}

void PrinterLine::close(Ending ending) {
  if (socket_ && ending == Ending::kReset) {
    const linger now{1, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  }
  socket_.reset();
  state_ = State::kClosed;
  base::zeroise(unsent_.data(), unsent_.size());
  unsent_.clear();
}

}  // namespace waymark::devices

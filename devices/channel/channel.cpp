#include "devices/channel/channel.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "provisioning/protocol/device_message.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr int kSocketKind = SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK;

base::Result<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) {
    return fail(ErrorCode::kInvalid, path, "a socket's path has 1 to 107 bytes");
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

tl::unexpected<base::Error> system_failure(std::string where) {
  return fail(ErrorCode::kUnavailable, std::move(where), std::strerror(errno));
}

// One descriptor's worth of control data, aligned as the kernel wants it.
union Control {
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

}  // namespace

base::Result<std::pair<Channel, Channel>> Channel::pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, kSocketKind, 0, ends) != 0) return system_failure("socketpair");
  return std::pair{Channel{Descriptor{ends[0]}}, Channel{Descriptor{ends[1]}}};
}

base::Result<Channel> Channel::connect(const std::string& path) {
  const auto address = address_of(path);
  if (!address) return tl::unexpected(address.error());
  Descriptor socket{::socket(AF_UNIX, kSocketKind, 0)};
  if (!socket) return system_failure("socket");
  // A local connection is made or refused at once; EAGAIN means that the listener's queue is full.
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    return system_failure(path);
  }
  return Channel{std::move(socket)};
}

base::Status Channel::send(std::string_view bytes, int attached) {
  if (!socket_) return fail(ErrorCode::kUnavailable, "channel");
  if (bytes.size() > protocol::kMaxDeviceMessageBytes) return fail(ErrorCode::kTooLarge, "packet");
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  Control control{};
  if (attached >= 0) {
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &attached, sizeof attached);
  }
  for (;;) {
    if (::sendmsg(socket_.get(), &message, MSG_NOSIGNAL) >= 0) return {};
    if (errno == EINTR) continue;
    if (errno == EAGAIN || errno == EWOULDBLOCK) return fail(ErrorCode::kConflict, "channel", "is full");
    return system_failure("channel");
  }
}

base::Result<std::optional<Packet>> Channel::receive() {
  if (!socket_) return fail(ErrorCode::kUnavailable, "channel");
  // One byte more than allowed, so that an oversized packet shows as truncated.
  std::string bytes(protocol::kMaxDeviceMessageBytes + 1, '\0');
  iovec part{bytes.data(), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  Control control{};
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  ssize_t got = 0;
  do {
    got = ::recvmsg(socket_.get(), &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::optional<Packet>{};
  if (got < 0) return system_failure("channel");
  Packet packet;
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
      int descriptor = -1;
      std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
      packet.attached = Descriptor{descriptor};
    }
  }
  if (got == 0) return fail(ErrorCode::kUnavailable, "channel", "the peer is gone");
  if ((message.msg_flags & MSG_TRUNC) != 0 || static_cast<std::size_t>(got) > protocol::kMaxDeviceMessageBytes) {
    return fail(ErrorCode::kTooLarge, "packet");
  }
  packet.bytes.assign(bytes.data(), static_cast<std::size_t>(got));
  return packet;
}

base::Result<Listener> Listener::open(const std::string& path, Access access) {
  const auto address = address_of(path);
  if (!address) return tl::unexpected(address.error());
  if (Channel::connect(path)) return fail(ErrorCode::kConflict, path, "another device host answers there");
  Descriptor socket{::socket(AF_UNIX, kSocketKind, 0)};
  if (!socket) return system_failure("socket");
  struct stat before {};
  if (::lstat(path.c_str(), &before) == 0) {
    if (!S_ISSOCK(before.st_mode)) return fail(ErrorCode::kConflict, path, "is there and is no socket");
    ::unlink(path.c_str());
  }
  const mode_t mask = ::umask(access == Access::kOwnUser ? 0177 : 0111);
  const int bound = ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address);
  ::umask(mask);
  if (bound != 0 || ::listen(socket.get(), 8) != 0) return system_failure(path);
  return Listener{std::move(socket), path};
}

Listener::~Listener() {
  if (socket_) ::unlink(path_.c_str());
}

std::optional<std::pair<Channel, Peer>> Listener::accept() {
  Descriptor socket{::accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)};
  if (!socket) return std::nullopt;
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(socket.get(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return std::nullopt;
  return std::pair{Channel{std::move(socket)}, Peer{credentials.pid, credentials.uid}};
}

}  // namespace waymark::devices

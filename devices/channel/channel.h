// Packets over a local socket (AF_UNIX, SOCK_SEQPACKET), each with at most one attached descriptor. Never blocks.
//
// SEQPACKET keeps packets whole and in order, and hands over what a peer wrote before it died, so that "the driver
// said it was sending, then died" is never read the other way round.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "devices/channel/descriptor.h"

namespace waymark::devices {

struct Packet {
  std::string bytes;
  Descriptor attached;
};

class Channel {
 public:
  Channel() = default;
  explicit Channel(Descriptor socket) : socket_(std::move(socket)) {}

  [[nodiscard]] static base::Result<std::pair<Channel, Channel>> pair();
  // kUnavailable when nobody listens; kInvalid when the path is too long for a socket address (107 bytes).
  [[nodiscard]] static base::Result<Channel> connect(const std::string& path);

  [[nodiscard]] int fd() const { return socket_.get(); }
  [[nodiscard]] explicit operator bool() const { return static_cast<bool>(socket_); }

  // kUnavailable: the peer is gone. kTooLarge: over the packet limit. kConflict: its buffer is full, that is, the
  // peer has stopped reading.
  [[nodiscard]] base::Status send(std::string_view bytes, int attached = -1);

  // Nothing when there is nothing to read now. kUnavailable: the peer is gone and all it wrote has been read.
  // kTooLarge: a packet over the limit was thrown away.
  [[nodiscard]] base::Result<std::optional<Packet>> receive();

 private:
  Descriptor socket_;
};

struct Peer {
  pid_t process = 0;
  uid_t user = 0;
};

class Listener {
 public:
  // kAnyone: whoever can reach the path may connect, and the caller looks at who it is.
  enum class Access { kOwnUser = 1, kAnyone };
  // Replaces a stale socket at `path`, refuses (kConflict) one that answers.
  [[nodiscard]] static base::Result<Listener> open(const std::string& path, Access access = Access::kOwnUser);
  Listener(Listener&&) noexcept = default;
  Listener& operator=(Listener&&) noexcept = default;
  ~Listener();

  [[nodiscard]] int fd() const { return socket_.get(); }
  // Nothing when nobody waits. The peer's identity is the kernel's word (SO_PEERCRED), not the peer's.
  [[nodiscard]] std::optional<std::pair<Channel, Peer>> accept();

 private:
  Listener(Descriptor socket, std::string path) : socket_(std::move(socket)), path_(std::move(path)) {}
  Descriptor socket_;
  std::string path_;
};

}  // namespace waymark::devices

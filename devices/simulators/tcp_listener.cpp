#include "devices/simulators/tcp_listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace waymark::devices {

base::Result<TcpListener> listen_on_loopback(int port) {
  TcpListener listener{Descriptor{::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)}, port};
  const int on = 1;
  ::setsockopt(listener.socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener.socket.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::listen(listener.socket.get(), 8) != 0 ||
      ::getsockname(listener.socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    return base::fail(base::ErrorCode::kUnavailable, "127.0.0.1:" + std::to_string(port), std::strerror(errno));
  }
  listener.port = ntohs(address.sin_port);
  return listener;
}

}  // namespace waymark::devices

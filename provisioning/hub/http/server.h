// The doors of the hub: TLS for kiosks, plain HTTP on loopback for browsers. HTTP/1.1 with keep-alive, server-sent
// events, and WebSockets at the browsers' door. This folder alone knows the network library.
//
// Limits: 64 KiB of headers, 1 MiB of body (16 MiB where `large_body` says so), 30 s for a request to arrive, 75 s
// between requests, 20 s for an answer, kMaxConnections in all. Over any of them the connection is closed, with 413 or
// 431 where that still helps.
//
// Thread: the loop's only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "provisioning/hub/http/loop.h"
#include "provisioning/hub/http/message.h"

namespace waymark::hub {

struct ServerOptions {
  std::string browsers_address;  // "127.0.0.1:8080"; empty: no such door; port 0: any
  std::string kiosks_address;    // "127.0.0.1:8443"; empty: no such door
  std::string certificate_file;  // PEM chain, for the kiosks' door
  std::string key_file;
  std::function<bool(std::string_view path)> large_body = [](std::string_view) { return false; };
};

class Server {
 public:
  struct Parts;  // the network's side, in connection.h
  static constexpr std::size_t kMaxConnections = 4096;

  // Listens at once; answers when the loop runs. kConflict: the address is in use. kInvalid: an address or certificate
  // that cannot be used.
  [[nodiscard]] static base::Result<std::unique_ptr<Server>> open(Loop& loop, ServerOptions options, Handler handler);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  // The real addresses, "127.0.0.1:41234"; empty where there is no such door.
  [[nodiscard]] std::string browsers_address() const;
  [[nodiscard]] std::string kiosks_address() const;

  // Takes no more connections, lets answers under way finish, ends streams. `done` when nobody is left or after
  // `patience`.
  void close(std::chrono::milliseconds patience, std::function<void()> done);

 private:
  explicit Server(std::shared_ptr<Parts> parts);
  std::shared_ptr<Parts> parts_;
};

}  // namespace waymark::hub

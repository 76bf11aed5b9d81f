// The addresses of STUN and TURN servers, from what a browser is given (RFC 7064, RFC 7065) to what GStreamer wants:
// "turn:host:3478?transport=udp" with its credential apart becomes "turn://user:password@host:3478?transport=udp".
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "video/wire/words.h"

namespace waymark::video {

struct IceAddresses {
  std::string stun;               // "stun://host:3478"; GStreamer takes one
  std::vector<std::string> turn;  // "turn://..." and "turns://..."
  bool operator==(const IceAddresses&) const = default;
};

// Whatever is no such address is left out: a call may still come about without it.
[[nodiscard]] IceAddresses ice_addresses(const std::vector<IceServer>& servers);

}  // namespace waymark::video

// Where the two ends of a call may find each other: TURN servers with credentials that soon expire (the "TURN REST API"
// that coturn calls use-auth-secret: the user name is "<expiry>:<who>", the password its HMAC-SHA-1). Pure.
#pragma once

#include <string>
#include <vector>

#include "provisioning/protocol/call.h"

namespace waymark::hub::calls {

struct IcePolicy {
  std::vector<std::string> urls;  // "turn:turn.example:3478?transport=udp", "turns:…", "stun:…"
  std::string secret;             // shared with the TURN server; empty: none is asked for
  bool relay_only = false;        // neither end learns the other's address
};

inline constexpr std::int64_t kCredentialLife_s = 600;

// What `who` may use at `now` (milliseconds since 1970 UTC): good for five to ten minutes, the same for all who ask
// within five.
[[nodiscard]] std::vector<protocol::IceServer> ice_servers(const IcePolicy& policy, const std::string& who,
                                                           std::int64_t now);

[[nodiscard]] std::string turn_password(const std::string& secret, const std::string& user);

}  // namespace waymark::hub::calls

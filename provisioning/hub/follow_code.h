// What leads a phone to a ticket: 128 random bits, of which the hub keeps the hash alone.
#pragma once

#include <string>

namespace waymark::hub {

struct FollowCode {
  std::string token;  // 32 hexadecimal digits
  std::string hash;
};

[[nodiscard]] FollowCode make_follow_code();

// The address that the QR code holds. The code stands behind the #, which a browser sends to nobody.
[[nodiscard]] inline std::string follow_address(const std::string& origin, const FollowCode& code) {
  return origin + "/ticket#" + code.token;
}

}  // namespace waymark::hub

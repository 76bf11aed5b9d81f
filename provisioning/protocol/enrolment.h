// How a kiosk proves to the hub who it is, and a hub to the kiosk. The texts both sides must agree on. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace waymark::protocol {

// What an administrator hands over: "<authority>.<release>.<secret>" (EnrolmentCode in openapi.yaml). Only `secret` is
// sent. The other two are the first 32 hexadecimal digits of a SHA-256: of the certificate authority in DER, and of the
// raw release key. An authority of zeros means that the hub was not told its own: any that the kiosk trusts will do.
struct EnrolmentCode {
  std::string authority;
  std::string release;
  std::string secret;
};
inline constexpr std::size_t kFingerprintDigits = 32;
[[nodiscard]] base::Result<EnrolmentCode> parse_enrolment_code(std::string_view text);
[[nodiscard]] std::string to_string(const EnrolmentCode& code);

// Upper case, hyphens where they belong, O, I and L read as 0, 1 and 1: what people type for "K7M3-9QTX-04HB".
[[nodiscard]] std::string tidy_enrolment_secret(std::string_view typed);

// A public key's short name: the first 16 hexadecimal digits of its SHA-256, which the caller passes in.
inline constexpr std::size_t kKeyIdDigits = 16;
[[nodiscard]] inline std::string key_id(std::string_view sha256_hex) {
  return std::string{sha256_hex.substr(0, kKeyIdDigits)};
}

// What a kiosk signs to be given a token. `challenge` as it was sent, in base64.
[[nodiscard]] std::string token_signing_text(std::string_view kiosk_id, std::string_view challenge);

}  // namespace waymark::protocol

#include "provisioning/protocol/enrolment.h"

#include <cctype>

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kSecretSymbols = 12;

bool is_fingerprint(std::string_view text) {
  if (text.size() != kFingerprintDigits) return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'))) return false;
  }
  return true;
}

}  // namespace

base::Result<EnrolmentCode> parse_enrolment_code(std::string_view text) {
  const auto first = text.find('.');
  const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos) {
    return fail(ErrorCode::kInvalid, "enrolment code", "needs three parts with dots between");
  }
  EnrolmentCode code{std::string{text.substr(0, first)}, std::string{text.substr(first + 1, second - first - 1)},
                     tidy_enrolment_secret(text.substr(second + 1))};
  if (!is_fingerprint(code.authority) || !is_fingerprint(code.release)) {
    return fail(ErrorCode::kInvalid, "enrolment code", "the first two parts have 32 hexadecimal digits each");
  }
  if (code.secret.size() != kSecretSymbols + 2) {
    return fail(ErrorCode::kInvalid, "enrolment code", "the last part has twelve letters and digits");
  }
  return code;
}

std::string to_string(const EnrolmentCode& code) { return code.authority + "." + code.release + "." + code.secret; }

std::string tidy_enrolment_secret(std::string_view typed) {
  std::string out;
  std::size_t symbols = 0;
  for (const char raw : typed) {
    if (raw == '-' || raw == ' ') continue;
    char c = static_cast<char>(std::toupper(static_cast<unsigned char>(raw)));
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (symbols > 0 && symbols % 4 == 0) out += '-';
    out += c;
    if (++symbols > kSecretSymbols) return out;
  }
  return out;
}

std::string token_signing_text(std::string_view kiosk_id, std::string_view challenge) {
  std::string out = "waymark-token-v1\n";
  out.append(kiosk_id);
  out += '\n';
  out.append(challenge);
  return out;
}

}  // namespace waymark::protocol

#include <unicode/uidna.h>

#include <array>

#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

constexpr std::size_t kMaxAddressBytes = 320;
constexpr std::size_t kMaxLabelBytes = 63;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// RFC 5322 atoms and dots: no quoting, no comments, ASCII only.
bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  for (const char c : local) {
    if (!is_letter(c) && !is_digit(c) && std::string_view{".!#$%&'*+/=?^_`{|}~-"}.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return local.find("..") == std::string_view::npos;
}

// Letters, digits and inner hyphens; "--" in third and fourth place is left to punycode.
bool is_label(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabelBytes || label.front() == '-' || label.back() == '-') return false;
  for (const char c : label) {
    if (!is_letter(c) && !is_digit(c) && c != '-') return false;
  }
  return true;
}

bool is_top_level(std::string_view label) {
  if (label.size() < 2) return false;
  if (label.substr(0, 4) == "xn--") return true;
  for (const char c : label) {
    if (!is_letter(c)) return false;
  }
  return true;
}

bool is_host(std::string_view ascii) {
  std::size_t labels = 0;
  while (true) {
    const std::size_t dot = ascii.find('.');
    const std::string_view label = ascii.substr(0, dot);
    if (!is_label(label)) return false;
    ++labels;
    if (dot == std::string_view::npos) return labels > 1 && is_top_level(label);
    ascii.remove_prefix(dot + 1);
  }
}

// The host as the DNS has it (RFC 5891); false when it cannot be one.
bool is_international_host(std::string_view host) {
  UErrorCode status = U_ZERO_ERROR;
  UIDNA* const idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::array<char, 256> ascii{};
  const std::int32_t size =
      uidna_nameToASCII_UTF8(idna, host.data(), static_cast<std::int32_t>(host.size()), ascii.data(),
                             static_cast<std::int32_t>(ascii.size()) - 1, &info, &status);
  uidna_close(idna);
  // Two hyphens in third place stand in names people really have; punycode that does not decode is still an error.
  const std::uint32_t errors = info.errors & ~static_cast<std::uint32_t>(UIDNA_ERROR_HYPHEN_3_4);
  const bool fits = U_SUCCESS(status) && errors == 0 && size > 0 && size < 254 &&
                    is_host({ascii.data(), static_cast<std::size_t>(size)});
  base::zeroise(ascii.data(), ascii.size());
  return fits;
}

}  // namespace

std::optional<base::Secret> read_email(std::string_view typed) {
  base::Secret address = tidy(typed, Lines::kOne);
  const std::string_view text = address.reveal();
  if (text.size() > kMaxAddressBytes) return std::nullopt;
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return std::nullopt;
  if (!is_local_part(text.substr(0, at)) || !is_international_host(text.substr(at + 1))) return std::nullopt;
  return address;
}

}  // namespace waymark::journeys

#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace waymark::base {
namespace {

// Calls visit(code point or negative when malformed, start, end) for each character.
template <class Visit>
void each_character(std::string_view text, Visit&& visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    visit(character, start, at);
  }
}

}  // namespace

bool is_utf8(std::string_view text) {
  bool good = true;
  each_character(text, [&](UChar32 character, std::size_t, std::size_t) { good = good && character >= 0; });
  return good;
}

bool is_forbidden(char32_t character) {
  const auto code = static_cast<UChar32>(character);
  switch (u_charType(code)) {
    case U_CONTROL_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
      return true;
    default:
      break;
  }
  const bool is_bidi_control = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return is_bidi_control || code == 0xFEFF || code == 0x2028 || code == 0x2029;
}

std::string without_forbidden(std::string_view text, Newlines newlines) {
  std::string out;
  out.reserve(text.size());
  const auto is_plain = [](char byte) { return byte >= 0x20 && byte < 0x7F; };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    // Most text is runs of plain letters: they need no look at the character database.
    const std::size_t start = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    if (at == start) {
      UChar32 character = 0;
      U8_NEXT(bytes, at, text.size(), character);
      const bool is_kept_newline = character == '\n' && newlines == Newlines::kKeep;
      if (character < 0 || (is_forbidden(static_cast<char32_t>(character)) && !is_kept_newline)) continue;
    }
    out.append(text.substr(start, at - start));
  }
  return out;
}

Running running_of(std::string_view text, Running page) {
  if (text.empty()) return page;
  Running found = Running::kLeftToRight;
  bool decided = false;
  each_character(text, [&](UChar32 character, std::size_t, std::size_t) {
    if (decided || character < 0) return;
    const UCharDirection direction = u_charDirection(character);
    const bool right_to_left = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    if (right_to_left) found = Running::kRightToLeft;
    decided = right_to_left || (direction == U_LEFT_TO_RIGHT && page == Running::kLeftToRight);
  });
  return found;
}

std::string_view prefix_bytes(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[limit]))) --limit;
  return text.substr(0, limit);
}

}  // namespace waymark::base

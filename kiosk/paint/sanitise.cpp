#include "kiosk/paint/sanitise.h"

#include <glib.h>

#include "base/text.h"

namespace waymark::paint {
namespace {

constexpr std::string_view kZeroWidthSpace = "\u200B";
constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kBullet = "\u2022";
constexpr std::size_t kMaxBullets = 256;  // wider than any field

bool is_mark(gunichar c) {
  const GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_SPACING_MARK;
}

bool reorders_or_controls(gunichar c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || c == 0x2028 || c == 0x2029 ||
         c == 0xFEFF;
}

}  // namespace

std::string sanitise(std::string_view text, std::size_t limit) {
  const bool cut = text.size() > limit;
  const std::string_view kept = base::prefix_bytes(text, limit);
  std::string out;
  out.reserve(kept.size() + kEllipsis.size());
  int marks = 0;
  int lines = 0;
  for (const char* p = kept.data(); p < kept.data() + kept.size();) {
    const auto left = static_cast<gssize>(kept.data() + kept.size() - p);
    const gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated(p, left);
    if (c == static_cast<gunichar>(-1) || c == static_cast<gunichar>(-2)) {
      out += kReplacement;
      ++p;
      continue;
    }
    const char* next = g_utf8_next_char(p);
    marks = is_mark(c) ? marks + 1 : 0;
    if (c == '\n') {
      out += ++lines <= kMaxLines ? '\n' : ' ';
    } else if (c == 0 || reorders_or_controls(c)) {
      out += kZeroWidthSpace;
    } else if (marks <= kMaxMarks) {
      out.append(p, next);
    }
    p = next;
  }
  if (cut) out += kEllipsis;
  return out;
}

std::string bullets(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < std::min(count, kMaxBullets); ++i) out += kBullet;
  return out;
}

std::size_t rough_length(std::string_view text) {
  const std::string safe = sanitise(text, kMaxBullets * 4);
  std::size_t count = 0;
  for (const char* p = safe.c_str(); *p != '\0'; p = g_utf8_next_char(p)) {
    if (!is_mark(g_utf8_get_char(p))) ++count;
  }
  return count;
}

}  // namespace waymark::paint

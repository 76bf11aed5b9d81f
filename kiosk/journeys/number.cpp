#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

constexpr int kMaxDigits = 15;  // a double keeps them all

// Arabic-Indic and other decimal digits stand for ours.
int digit_of(char32_t code) {
  if (code >= U'0' && code <= U'9') return static_cast<int>(code - U'0');
  if (code >= 0x0660 && code <= 0x0669) return static_cast<int>(code - 0x0660);
  if (code >= 0x06F0 && code <= 0x06F9) return static_cast<int>(code - 0x06F0);
  return -1;
}

}  // namespace

std::optional<base::Secret> read_number(std::string_view typed) {
  const base::Secret squeezed = without_spaces(typed);
  const std::string_view text = squeezed.reveal();
  base::Secret out;
  int digits = 0;
  bool point = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool first = out.empty();
    const char32_t code = next_code_point(text, at);
    if (const int digit = digit_of(code); digit >= 0) {
      if (++digits > kMaxDigits) return std::nullopt;
      append_code_point(out, U'0' + static_cast<char32_t>(digit));
    } else if (code == U'.' || code == 0x066B) {
      if (point) return std::nullopt;
      point = true;
      if (digits == 0) out.insert(out.size(), "0");
      out.insert(out.size(), ".");
    } else if ((code == U'-' || code == 0x2212) && first) {
      out.insert(0, "-");
    } else if (!(code == U'£' && digits == 0) && !(code == U',' && digits > 0 && !point)) {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  if (out.reveal().back() == '.') out.erase(out.size() - 1, 1);
  return out;
}

}  // namespace waymark::journeys

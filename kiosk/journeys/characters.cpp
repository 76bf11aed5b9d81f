#include "kiosk/journeys/characters.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace waymark::journeys {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_dash(char32_t code) { return code == U'-' || code == 0x2212 || (code >= 0x2010 && code <= 0x2015); }

// Joiners shape Arabic and Indic words and emoji, so they stay inside a text.
bool is_joiner(char32_t code) { return code == 0x200C || code == 0x200D; }

bool is_line_break(char32_t code) { return code == U'\n' || code == 0x2028 || code == 0x2029 || code == 0x85; }

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

// Every byte is a character of its own ("\r\n" would be one): most answers, and no break iterator is needed.
bool is_plain_ascii(std::string_view text) {
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80 || byte == '\r') return false;
  }
  return true;
}

void trim_end(base::Secret& out) {
  while (!out.empty()) {
    const std::string_view text = out.reveal();
    auto at = static_cast<std::int32_t>(text.size());
    UChar32 code = 0;
    U8_PREV(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, code);
    const auto last = code < 0 ? kReplacement : static_cast<char32_t>(code);
    if (!is_space(last) && !is_invisible(last) && last != U'\n') return;
    out.erase(static_cast<std::size_t>(at), text.size() - static_cast<std::size_t>(at));
  }
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  auto index = static_cast<std::int32_t>(at);
  UChar32 code = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), index, static_cast<std::int32_t>(text.size()), code);
  at = static_cast<std::size_t>(index);
  return code < 0 ? kReplacement : static_cast<char32_t>(code);
}

void append_code_point(base::Secret& out, char32_t code) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, code);
  out.insert(out.size(), {bytes, static_cast<std::size_t>(size)});
  base::zeroise(bytes, sizeof bytes);
}

bool is_utf8(std::string_view text) {
  auto index = std::int32_t{0};
  const auto size = static_cast<std::int32_t>(text.size());
  while (index < size) {
    UChar32 code = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), index, size, code);
    if (code < 0) return false;
  }
  return true;
}

int count_characters(std::string_view text) {
  if (is_plain_ascii(text)) return static_cast<int>(text.size());
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  UBreakIterator* const breaks = ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status);
  ubrk_setUText(breaks, &source, &status);
  int count = 0;
  if (U_SUCCESS(status)) {
    while (ubrk_next(breaks) != UBRK_DONE) ++count;
  }
  ubrk_close(breaks);
  utext_close(&source);
  return count;
}

bool is_space(char32_t code) {
  return code == U'\t' || code == U'\r' || u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

bool is_invisible(char32_t code) {
  return code == 0x200B || is_joiner(code) || code == 0x2060 || code == 0xFEFF || code == 0x180E || code == 0xAD ||
         code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

base::Secret tidy(std::string_view text, Lines lines) {
  base::Secret out;
  bool space_due = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (is_line_break(code) && lines == Lines::kMany) {
      // One empty line between paragraphs stays; leading ones and runs go.
      if (!out.empty() && !out.reveal().ends_with("\n\n")) out.insert(out.size(), "\n");
      space_due = false;
    } else if (is_space(code)) {
      space_due = !out.empty() && out.reveal().back() != '\n';
    } else if (is_invisible(code) && (out.empty() || !is_joiner(code))) {
      continue;
    } else if (!is_control(code)) {
      if (space_due) out.insert(out.size(), " ");
      space_due = false;
      append_code_point(out, code);
    }
  }
  trim_end(out);
  return out;
}

base::Secret without_spaces(std::string_view text) {
  base::Secret out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (!is_space(code) && !is_invisible(code) && !is_control(code)) append_code_point(out, code);
  }
  return out;
}

base::Secret squeeze(std::string_view text) {
  base::Secret out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (is_space(code) || is_invisible(code) || is_control(code) || is_dash(code)) continue;
    append_code_point(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(code))));
  }
  return out;
}

}  // namespace waymark::journeys

#include "devices/printer/line_break.h"

#include <algorithm>

namespace waymark::devices {
namespace {

void break_paragraph(std::u32string_view text, std::size_t columns, std::vector<std::u32string_view>& lines) {
  while (text.size() > columns) {
    // A space just after the last column ends the line as well as one before it.
    std::size_t end = text.substr(0, columns + 1).find_last_of(U' ');
    std::size_t next = end + 1;
    if (end == std::u32string_view::npos || end == 0) {
      end = columns;
      next = columns;
    }
    lines.push_back(text.substr(0, end));
    text.remove_prefix(next);
  }
  lines.push_back(text);
}

}  // namespace

std::vector<std::u32string_view> break_lines(std::u32string_view text, std::size_t columns) {
  std::vector<std::u32string_view> lines;
  columns = std::max<std::size_t>(columns, 1);
  for (;;) {
    const std::size_t end = text.find(U'\n');
    break_paragraph(text.substr(0, end), columns, lines);
    if (end == std::u32string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::u32string to_characters(std::string_view utf8) {
  std::u32string characters;
  characters.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t character = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t more = 1; more < length && at + more < utf8.size(); ++more) {
      character = character << 6 | (static_cast<unsigned char>(utf8[at + more]) & 0x3FU);
    }
    characters.push_back(character);
    at += length;
  }
  return characters;
}

}  // namespace waymark::devices

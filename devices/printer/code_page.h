// Character tables that receipt printers have built in, and which ESC t number selects each.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace waymark::devices {

class CodePage {
 public:
  using HighHalf = std::array<char16_t, 128>;

  // By name: windows-1252, windows-1250, windows-1251, cp858; `number` is the printer's own for it (0 to 255).
  [[nodiscard]] static std::optional<CodePage> find(std::string_view name, int number);
  // What Epson's numbering and most clones agree on: Western first, then Central European, Cyrillic, 858.
  [[nodiscard]] static std::vector<CodePage> usual();

  [[nodiscard]] unsigned char number() const { return number_; }
  // The byte that prints this character; never a control byte.
  [[nodiscard]] std::optional<unsigned char> byte_of(char32_t character) const;

 private:
  CodePage(unsigned char number, const HighHalf& half) : number_(number), high_half_(&half) {}
  unsigned char number_;
  const HighHalf* high_half_;
};

}  // namespace waymark::devices

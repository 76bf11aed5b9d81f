// The letters of the on-screen keyboards, as data: one row a line, one key a grapheme cluster. Source: the layouts that
// are printed on keyboards in the United Kingdom and, for Arabic, the standard Arabic 101 layout.
#pragma once

#include <array>
#include <string_view>

namespace waymark::screens {

struct KeyboardLayout {
  std::string_view language;  // its first letters: "ar"; empty: every other one
  std::array<std::string_view, 3> letters;
  std::array<std::string_view, 3> capitals;  // empty: the script has none
};

inline constexpr std::string_view kDigitRow = "1234567890";

inline constexpr std::array<KeyboardLayout, 3> kKeyboardLayouts{{
    {"ar", {"ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظذأإآ"}, {}},
    {"gd", {"qwertyuiop", "asdfghjkl'", "zxcvbnm-àèìòù"}, {"QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM-ÀÈÌÒÙ"}},
    {"", {"qwertyuiop", "asdfghjkl'", "zxcvbnm-,."}, {"QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM-,."}},
}};

inline constexpr std::array<std::string_view, 3> kSymbolRows{"@#£&%*/()+", ":;!?_='\"-,", ".<>[]~|^"};
inline constexpr std::array<std::string_view, 3> kAccentRows{"àèìòùáéíóú", "âêîôûäëïöü", "çñøåæœßłýŵ"};
inline constexpr std::array<std::string_view, 4> kNumberPad{"123", "456", "789", "0"};

}  // namespace waymark::screens

// Text as a person counts it: in grapheme clusters (UAX #29). Pure; keeps no copy of the text.
#pragma once

#include <cstddef>
#include <string_view>

namespace waymark::base {

[[nodiscard]] std::size_t count_graphemes(std::string_view utf8);

// The byte at which cluster number `index` begins; the text's size when there are fewer.
[[nodiscard]] std::size_t byte_of_grapheme(std::string_view utf8, std::size_t index);

// How many clusters lie before this byte; a byte inside a cluster counts it as not yet passed.
[[nodiscard]] std::size_t grapheme_of_byte(std::string_view utf8, std::size_t byte);

// The word at this place (UAX #29; a dictionary's in Chinese and Thai), in grapheme clusters: the one that begins or
// goes on there, else the one that ends there, else the nearest before. `from` == `to` when there is none.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
  bool operator==(const Stretch&) const = default;
};
[[nodiscard]] Stretch word_at(std::string_view utf8, std::size_t grapheme);

}  // namespace waymark::base

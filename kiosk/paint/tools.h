// Controls of a toolbar in rows and columns: how wide and how high they have to be, and putting them there. Their
// words may be smaller than the page's, so that eight of them fit, but never below what can be read from where people
// stand. Not for use outside kiosk/paint.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/paint/builder.h"

namespace waymark::paint {

struct ToolGrid {
  bool beside = false;  // picture beside the words, not above them
  float zoom = 1;       // of the words
  std::size_t columns = 1;
  float gap = 0;
  std::vector<float> widths;   // of each control
  std::vector<float> heights;  // of each row
  std::vector<float> content;  // and of the highest picture and words in it

  [[nodiscard]] float width() const;  // of the first row, which is the widest
  [[nodiscard]] float height() const;
};

using Tools = std::vector<view::Node>;

// One row, each control as narrow as its longest word; nothing where that is wider than `room`.
[[nodiscard]] std::optional<ToolGrid> tools_in_a_row(Builder& b, const Tools& tools, float room, float zoom);
// Columns of one width that fill `room`; nothing where a word does not fit.
[[nodiscard]] std::optional<ToolGrid> tools_in_columns(Builder& b, const Tools& tools, std::size_t columns, float room,
                                                       bool beside, float zoom);
// Columns of one width, as narrow as every word allows but `least` wide together.
[[nodiscard]] ToolGrid tools_in_narrow_columns(Builder& b, const Tools& tools, std::size_t columns, float least,
                                               bool beside, float zoom);

void place_tools(Builder& b, const Tools& tools, const ToolGrid& grid, Point at);

// The width of a text's longest word.
[[nodiscard]] float longest_word(Builder& b, TextRun run);

}  // namespace waymark::paint

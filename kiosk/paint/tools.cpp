#include "kiosk/paint/tools.h"

#include <algorithm>
#include <numeric>

namespace waymark::paint {
namespace {

constexpr float kPicture = 36;
constexpr float kSidePad = 10;
constexpr float kBetween = 12;  // picture and words

TextRun label_of(const view::Node& tool, float zoom) {
  return {.text = tool.name,
          .size = kToolSize,
          .colour = Token::kBarInk,
          .align = Align::kCentre,
          .leading = 0.86F,
          .zoom = zoom,
          .language = tool.lang,
          .most = kLongestLabel};
}

// What a control needs beside its words.
float extra(const Builder& b, bool beside) {
  return 2 * b.m.px(kSidePad) + (beside ? b.m.soft(kPicture) + b.m.px(kBetween) : 0);
}

// As narrow as its longest word, and as wide as two lines ask for.
float tool_width(Builder& b, const view::Node& tool, bool beside, float zoom) {
  const TextRun label = label_of(tool, zoom);
  float text = longest_word(b, label);
  for (int step = 0; step < 12 && b.paragraph(label, text).lines > 2; ++step) text *= 1.15F;
  return std::max(std::ceil(text) + 2 + extra(b, beside), b.m.px(108));
}

float tool_height(Builder& b, const view::Node& tool, float width, bool beside, float zoom) {
  const float text = b.measure(label_of(tool, zoom), width - extra(b, beside)).height;
  const float picture = b.m.soft(kPicture);
  return std::max(b.m.target(), beside ? std::max(text, picture) + b.m.px(8) : picture + text + b.m.px(20));
}

void fill_heights(Builder& b, const Tools& tools, ToolGrid& grid) {
  const std::size_t rows = (tools.size() + grid.columns - 1) / grid.columns;
  grid.heights.assign(rows, 0);
  for (std::size_t i = 0; i < tools.size(); ++i) {
    float& row = grid.heights[i / grid.columns];
    row = std::max(row, tool_height(b, tools[i], grid.widths[i], grid.beside, grid.zoom));
  }
  grid.content = grid.heights;
}

// `content`: how high the highest of its row is, so that pictures stand side by side.
void place_tool(Builder& b, const view::Node& tool, bool beside, float zoom, float content, const Rect& rect) {
  Box& box = b.add(Look::kToolButton, rect, tool);
  const Token ink = box.disabled ? Token::kBarMuted : box.focused || box.selected ? Token::kFocusInk : Token::kBarInk;
  TextRun label = label_of(tool, zoom);
  label.colour = ink;
  const float picture = b.m.soft(kPicture);
  const float pad = b.m.px(kSidePad);
  if (beside) {
    label.align = Align::kStart;
    const float x = rect.x + pad + picture + b.m.px(kBetween);
    const float wide = rect.right() - pad - x;
    b.icon(tool.icon, {rect.x + pad + picture / 2, rect.centre().y}, kPicture, ink);
    b.write(label, x, rect.y + std::round((rect.height - b.measure(label, wide).height) / 2), wide);
    return;
  }
  const float wide = rect.width - 2 * pad;
  const float top = rect.y + std::round((rect.height - content) / 2) + b.m.px(10);
  b.icon(tool.icon, {rect.centre().x, top + picture / 2}, kPicture, ink);
  b.write(label, rect.x + pad, top + picture, wide);
}

// In UTF-8; from U+3400 to U+9FFF, which is what is written without spaces.
bool begins_with_han(std::string_view text) {
  constexpr std::string_view kFirst = "\xE3\x90\x80";
  constexpr std::string_view kLast = "\xE9\xBF\xBF";
  return text.size() >= kFirst.size() && text.substr(0, kFirst.size()) >= kFirst &&
         text.substr(0, kLast.size()) <= kLast;
}

// Up to the next space. Chinese may be broken anywhere: after four characters, which is a word or two.
std::size_t end_of_word(std::string_view text) {
  constexpr std::size_t kHan = 3;  // bytes
  std::size_t end = 0;
  while (end < 4 * kHan && begins_with_han(text.substr(end))) end += kHan;
  return end > 0 ? end : std::min(text.find(' '), text.size());
}

}  // namespace

float longest_word(Builder& b, TextRun run) {
  float longest = 0;
  run.wrapping = Wrapping::kNone;
  constexpr int kMostWords = 24;
  std::string_view rest = run.text.substr(0, kLongestLabel);
  for (int word = 0; word < kMostWords && !rest.empty(); ++word) {
    const std::size_t end = end_of_word(rest);
    run.text = rest.substr(0, end);
    longest = std::max(longest, b.measure(run).width);
    rest.remove_prefix(end);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  return longest;
}

float ToolGrid::width() const {
  const auto in_row = static_cast<std::ptrdiff_t>(std::min(columns, widths.size()));
  return std::accumulate(widths.begin(), widths.begin() + in_row, 0.0F) + gap * static_cast<float>(in_row - 1);
}

float ToolGrid::height() const {
  return std::accumulate(heights.begin(), heights.end(), 0.0F) + gap * (static_cast<float>(heights.size()) - 1);
}

std::optional<ToolGrid> tools_in_a_row(Builder& b, const Tools& tools, float room, float zoom) {
  ToolGrid grid{.zoom = zoom, .columns = tools.size(), .gap = b.m.px(8), .widths = {}, .heights = {}, .content = {}};
  for (const view::Node& tool : tools) grid.widths.push_back(tool_width(b, tool, false, zoom));
  const float spare = (room - grid.width()) / static_cast<float>(tools.size());
  if (spare < 0) return std::nullopt;
  const float usual = b.m.px(168);  // the narrow ones take what is spare, so that most are alike
  for (float& width : grid.widths) width = std::floor(std::max(width, std::min(usual, width + spare)));
  fill_heights(b, tools, grid);
  return grid;
}

std::optional<ToolGrid> tools_in_columns(Builder& b, const Tools& tools, std::size_t columns, float room, bool beside,
                                         float zoom) {
  ToolGrid grid{
      .beside = beside, .zoom = zoom, .columns = columns, .gap = b.m.px(8), .widths = {}, .heights = {}, .content = {}};
  const auto count = static_cast<float>(columns);
  const float width = std::floor((room - grid.gap * (count - 1)) / count);
  for (const view::Node& tool : tools) {
    if (longest_word(b, label_of(tool, zoom)) + 2 + extra(b, beside) > width) return std::nullopt;
  }
  grid.widths.assign(tools.size(), width);
  fill_heights(b, tools, grid);
  return grid;
}

ToolGrid tools_in_narrow_columns(Builder& b, const Tools& tools, std::size_t columns, float least, bool beside,
                                 float zoom) {
  ToolGrid grid{.beside = beside,
                .zoom = zoom,
                .columns = columns,
                .gap = b.m.px(columns == 1 ? 4 : 8),
                .widths = {},
                .heights = {},
                .content = {}};
  const auto count = static_cast<float>(columns);
  float width = std::floor((least - grid.gap * (count - 1)) / count);
  for (const view::Node& tool : tools) width = std::max(width, tool_width(b, tool, beside, zoom));
  grid.widths.assign(tools.size(), width);
  fill_heights(b, tools, grid);
  return grid;
}

void place_tools(Builder& b, const Tools& tools, const ToolGrid& grid, Point at) {
  float x = at.x;
  float y = at.y;
  for (std::size_t i = 0; i < tools.size(); ++i) {
    const std::size_t row = i / grid.columns;
    if (i > 0 && i % grid.columns == 0) {
      x = at.x;
      y += grid.heights[row - 1] + grid.gap;
    }
    place_tool(b, tools[i], grid.beside, grid.zoom, grid.content[row], {x, y, grid.widths[i], grid.heights[row]});
    x += grid.widths[i] + grid.gap;
  }
}

}  // namespace waymark::paint

// The banner: whose kiosk this is, and the controls that are always there.
#include <algorithm>
#include <numeric>

#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr float kEdge = 6;  // the coloured line under the banner
constexpr float kToolIcon = 38;
constexpr float kCrest = 60;
constexpr float kCrestGap = 20;

struct ToolPlan {
  bool beside = false;  // picture beside the words, not above them
  std::size_t rows = 1;
  std::size_t columns = 1;
  std::vector<float> widths;  // of each control
  float height = 0;

  [[nodiscard]] float row_width(float gap) const {
    return std::accumulate(widths.begin(), widths.end(), 0.0F) + gap * static_cast<float>(widths.size() - 1);
  }
};

TextRun label_of(const view::Node& tool) {
  return {.text = tool.name,
          .size = kToolSize,
          .colour = Token::kBarInk,
          .align = Align::kCentre,
          .leading = 0.86F,
          .language = tool.lang,
          .most = kLongestLabel};
}

float longest_word(Builder& b, TextRun run) {
  float longest = 0;
  run.wrapping = Wrapping::kNone;
  constexpr int kMostWords = 24;
  std::string_view rest = run.text.substr(0, kLongestLabel);
  for (int word = 0; word < kMostWords && !rest.empty(); ++word) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    run.text = rest.substr(0, end);
    longest = std::max(longest, b.measure(run).width);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return longest;
}

// What a control needs beside its label.
float tool_extra(const Builder& b, bool beside) { return b.m.px(20) + (beside ? b.m.soft(kToolIcon) + b.m.px(10) : 0); }

// As narrow as its longest word, and as wide as two lines ask for.
float tool_width(Builder& b, const view::Node& tool, bool beside) {
  const TextRun label = label_of(tool);
  float text = longest_word(b, label);
  for (int step = 0; step < 12 && b.paragraph(label, text).lines > 2; ++step) text *= 1.15F;
  return std::max(std::ceil(text) + tool_extra(b, beside), b.m.px(112));
}

float tallest_tool(Builder& b, const std::vector<view::Node>& tools, const ToolPlan& plan) {
  float tallest = 0;
  for (std::size_t i = 0; i < tools.size(); ++i) {
    tallest = std::max(tallest, b.measure(label_of(tools[i]), plan.widths[i] - tool_extra(b, plan.beside)).height);
  }
  const float picture = b.m.soft(kToolIcon);
  return std::max(b.m.target(),
                  (plan.beside ? std::max(tallest, picture) + b.m.px(20) : picture + tallest + b.m.px(14)));
}

// One row beside the council's name, if `room` holds all controls; else as many rows of equal controls as `full` asks.
ToolPlan plan_tools(Builder& b, const std::vector<view::Node>& tools, float room, float full) {
  ToolPlan plan;
  const float gap = b.m.px(8);
  for (const view::Node& tool : tools) plan.widths.push_back(tool_width(b, tool, false));
  plan.columns = tools.size();
  const float spare = (room - plan.row_width(gap)) / static_cast<float>(tools.size());
  if (spare >= 0) {
    const float usual = b.m.px(158);  // the narrow ones take what is spare, so that most are alike
    for (float& width : plan.widths) width = std::floor(std::max(width, std::min(usual, width + spare)));
    plan.height = tallest_tool(b, tools, plan);
    return plan;
  }
  plan.beside = b.m.zoom >= 1.4F;
  float widest = 0;
  for (const view::Node& tool : tools) widest = std::max(widest, tool_width(b, tool, plan.beside));
  const auto fit = static_cast<std::size_t>(std::max(1.0F, (full + gap) / (widest + gap)));
  plan.rows = (tools.size() + fit - 1) / fit;
  plan.columns = (tools.size() + plan.rows - 1) / plan.rows;
  const auto columns = static_cast<float>(plan.columns);
  plan.widths.assign(tools.size(), std::floor((full - gap * (columns - 1)) / columns));
  plan.height = tallest_tool(b, tools, plan);
  return plan;
}

void place_tool(Builder& b, const view::Node& tool, bool beside, const Rect& rect) {
  Box& box = b.add(Look::kToolButton, rect, tool);
  const Token ink = box.focused ? Token::kFocusInk : box.selected ? Token::kFocusInk : Token::kBarInk;
  TextRun label = label_of(tool);
  label.colour = ink;
  const float pad = b.m.px(10);
  const float picture = b.m.soft(kToolIcon);
  if (beside) {
    label.align = Align::kStart;
    const float x = rect.x + pad + picture + b.m.px(10);
    const float wide = rect.right() - pad - x;
    b.icon(tool.icon, {rect.x + pad + picture / 2, rect.centre().y}, 38, ink);
    b.write(label, x, rect.y + std::round((rect.height - b.measure(label, wide).height) / 2), wide);
    return;
  }
  const float wide = rect.width - b.m.px(8);
  const float text = b.measure(label, wide).height;
  const float top = rect.y + std::round((rect.height - picture - text) / 2);
  b.icon(tool.icon, {rect.centre().x, top + picture / 2}, 38, ink);
  b.write(label, rect.x + b.m.px(4), top + picture, wide);
}

// The controls from `left` on, in the rows of the plan. Returns the height of them all.
float place_tools(Builder& b, const std::vector<view::Node>& tools, const ToolPlan& plan, float left, float top) {
  const float gap = b.m.px(8);
  float x = left;
  float y = top;
  for (std::size_t i = 0; i < tools.size(); ++i) {
    if (i > 0 && i % plan.columns == 0) {
      x = left;
      y += plan.height + gap;
    }
    place_tool(b, tools[i], plan.beside, {x, y, plan.widths[i], plan.height});
    x += plan.widths[i] + gap;
  }
  return y + plan.height - top;
}

TextRun name_of(const view::Node& banner) {
  return {.text = banner.name,
          .size = 32,
          .weight = Weight::kBold,
          .colour = Token::kBarInk,
          .leading = 0.9F,
          .language = banner.lang,
          .most = kLongestLabel};
}

// Crest and name in `room`. Returns the height needed.
float place_name(Builder& b, const view::Node& banner, const Rect& room) {
  const float crest = b.m.soft(kCrest);
  const float gap = b.m.px(kCrestGap);
  const TextRun name = name_of(banner);
  const float wide = room.width - crest - gap;
  const float text = b.measure(name, wide).height;
  const float high = std::max({crest, text, room.height});
  b.add(Look::kCrest, {room.x, room.y + std::round((high - crest) / 2), crest, crest});
  b.icon(banner.icon.empty() ? "council" : banner.icon, b.boxes().back().rect.centre(), 42, Token::kFocusInk);
  b.add(Look::kNothing, {room.x + crest + gap, room.y, wide, high});
  b.write(name, room.x + crest + gap, room.y + std::round((high - text) / 2), wide);
  return high;
}

}  // namespace

float place_banner(Builder& b, const view::Node& banner, float top) {
  b.layer = Layer::kFrame;
  const float side = b.m.px(b.upright() ? 40 : 56);
  const float full = b.size.width - 2 * side;
  const float edge = b.m.px(kEdge);
  const float pad = b.m.px(10);
  const std::size_t bar = b.mark();
  b.add(Look::kBanner, {0, top, b.size.width, 0}, banner);
  const auto toolbar = std::find_if(banner.children.begin(), banner.children.end(),
                                    [](const view::Node& n) { return n.role == Role::kToolbar; });
  const bool has_tools = toolbar != banner.children.end() && !toolbar->children.empty();
  const float gap = b.m.px(8);
  float high = b.m.px(84);
  if (!has_tools) {
    high = place_name(b, banner, {side, top + pad, full, high});
  } else {
    const float crest = b.m.soft(kCrest) + b.m.px(kCrestGap);
    const float least_name = crest + std::max(longest_word(b, name_of(banner)), b.m.px(200)) + b.m.px(4);
    const float between = b.m.px(28);
    const ToolPlan plan = plan_tools(b, toolbar->children, full - least_name - between, full);
    float y = top + pad;
    float x = side;
    if (plan.rows == 1 && plan.row_width(gap) + least_name + between <= full + 0.5F) {
      place_name(b, banner, {side, y, full - plan.row_width(gap) - between, plan.height});
      x = side + full - plan.row_width(gap);
    } else if (!b.view.presentation.low_reach && b.m.zoom < 1.6F) {
      y += place_name(b, banner, {side, y, full, b.m.px(64)}) + gap;
    }
    y += place_tools(b, toolbar->children, plan, x, y);
    // The speech bar, while the screen is spoken.
    for (auto more = toolbar + 1; more != banner.children.end(); ++more) {
      y += gap + place_tools(b, more->children, plan_tools(b, more->children, 0, full), side, y + gap);
    }
    high = y - top - pad;
  }
  const float total = high + 2 * pad + edge;
  b.boxes()[bar].rect.height = total;
  return total;
}

}  // namespace waymark::paint

// The banner: whose kiosk this is, and the controls that are always there.
#include <algorithm>

#include "kiosk/paint/frame.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr float kEdge = 6;  // the coloured line under the banner

struct ToolPlan {
  bool beside = false;   // picture beside the words, not above them
  std::size_t columns = 1;
  float width = 0;       // of one control
  float height = 0;
};

TextRun label_of(const view::Node& tool) {
  return {.text = tool.name, .size = kToolSize, .colour = Token::kBarInk, .align = Align::kCentre, .leading = 0.86F, .language = tool.lang};
}

float longest_word(Builder& b, const std::vector<view::Node>& tools) {
  float longest = 0;
  for (const view::Node& tool : tools) {
    std::string_view rest = tool.name;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      TextRun word = label_of(tool);
      word.text = rest.substr(0, end);
      word.wrapping = Wrapping::kNone;
      longest = std::max(longest, b.measure(word).width);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return longest;
}

float tallest_label(Builder& b, const std::vector<view::Node>& tools, float width) {
  float tallest = 0;
  for (const view::Node& tool : tools) tallest = std::max(tallest, b.measure(label_of(tool), width).height);
  return tallest;
}

// As few rows as the words allow, each control wide enough for its longest word.
ToolPlan plan_tools(Builder& b, const std::vector<view::Node>& tools, float room) {
  ToolPlan plan;
  const float gap = b.m.px(8);
  const float picture = b.m.soft(38);
  const float pad = b.m.px(10);
  plan.beside = b.m.zoom >= 1.4F;
  const float least = longest_word(b, tools) + 2 * pad + (plan.beside ? picture + b.m.px(10) : 0);
  const auto count = tools.size();
  auto fit = static_cast<std::size_t>(std::max(1.0F, (room + gap) / (std::max(least, b.m.px(96)) + gap)));
  const std::size_t rows = (count + std::min(fit, count) - 1) / std::min(fit, count);
  plan.columns = (count + rows - 1) / rows;
  const float share = (room - gap * static_cast<float>(plan.columns - 1)) / static_cast<float>(plan.columns);
  plan.width = std::floor(std::min(share, std::max(least + b.m.px(20), b.m.px(158) * (plan.beside ? 2.0F : 1.0F))));
  const float text_width = plan.width - 2 * pad - (plan.beside ? picture + b.m.px(10) : 0);
  const float text = tallest_label(b, tools, text_width);
  plan.height = std::max(b.m.target(), (plan.beside ? std::max(text, picture) : picture + text) + 2 * b.m.px(plan.beside ? 10 : 7));
  return plan;
}

void place_tool(Builder& b, const view::Node& tool, const ToolPlan& plan, const Rect& rect) {
  Box& box = b.add(Look::kToolButton, rect, tool);
  const Token ink = box.focused ? Token::kFocusInk : box.selected ? Token::kFocusInk : Token::kBarInk;
  TextRun label = label_of(tool);
  label.colour = ink;
  const float pad = b.m.px(10);
  const float picture = b.m.soft(38);
  if (plan.beside) {
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

// Crest and name in `room`. Returns the height needed.
float place_name(Builder& b, const view::Node& banner, const Rect& room) {
  const float crest = b.m.soft(60);
  const float gap = b.m.px(20);
  const TextRun name{.text = banner.name, .size = 32, .weight = Weight::kBold, .colour = Token::kBarInk, .leading = 0.9F, .language = banner.lang};
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
  const auto toolbar = std::find_if(banner.children.begin(), banner.children.end(), [](const view::Node& n) { return n.role == Role::kToolbar; });
  const bool has_tools = toolbar != banner.children.end() && !toolbar->children.empty();
  const float name_width = b.measure({.text = banner.name, .size = 32, .weight = Weight::kBold, .wrapping = Wrapping::kNone}).width + b.m.soft(60) + b.m.px(24);
  const float gap = b.m.px(8);
  float high = b.m.px(84);
  if (!has_tools) {
    high = place_name(b, banner, {side, top + pad, full, high});
  } else {
    ToolPlan plan = plan_tools(b, toolbar->children, full);
    const auto row_width = [&] { return plan.width * static_cast<float>(plan.columns) + gap * static_cast<float>(plan.columns - 1); };
    // Beside the council's name where that leaves it room, else below it.
    const float least_name = std::min(name_width, b.m.px(360));
    const bool one_line = row_width() + b.m.px(32) + least_name <= full;
    float y = top + pad;
    float x = side;
    if (one_line) {
      place_name(b, banner, {side, y, full - row_width() - b.m.px(32), plan.height});
      x = side + full - row_width();
    } else {
      if (!b.view.presentation.low_reach && b.m.zoom < 1.6F) y += place_name(b, banner, {side, y, full, b.m.px(64)}) + gap;
      plan.width = std::floor((full - gap * static_cast<float>(plan.columns - 1)) / static_cast<float>(plan.columns));
    }
    const std::size_t count = toolbar->children.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Rect rect{x + static_cast<float>(i % plan.columns) * (plan.width + gap),
                      y + static_cast<float>(i / plan.columns) * (plan.height + gap), plan.width, plan.height};
      place_tool(b, toolbar->children[i], plan, rect);
    }
    const auto rows = (count + plan.columns - 1) / plan.columns;
    high = y - top - pad + static_cast<float>(rows) * (plan.height + gap) - gap;
  }
  const float total = high + 2 * pad + edge;
  b.boxes()[bar].rect.height = total;
  return total;
}

}  // namespace waymark::paint

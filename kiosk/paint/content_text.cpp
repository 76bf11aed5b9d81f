// Words: headings, paragraphs, lists, insets, notices, progress, countdowns.
#include <algorithm>

#include "kiosk/paint/content.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr float kMeasure = 1320;  // no line of body text is wider: about 80 letters at 30 pixels

// `words`: of the node; they outlive the run.
TextRun run_for(const Builder& b, const view::Node& node, std::string_view words, const Flow& flow) {
  TextRun run{.text = words, .colour = flow.ink, .language = node.lang};
  switch (node.role) {
    case Role::kHeading:
      run.weight = Weight::kBold;
      run.size = node.level <= 1 ? kTitleSize : node.level == 2 ? kHeadingSize : kSubheadingSize;
      if (flow.narrow) run.size = std::min(run.size, node.level <= 1 ? 46.0F : kSubheadingSize + 2);
      if (b.compact && b.layer == Layer::kContent) run.size = std::min(run.size, kHeadingSize);
      break;
    case Role::kLabel:
      run.weight = Weight::kBold;
      run.size = kLabelSize;
      break;
    case Role::kHint:
      run.size = kHintSize;
      run.colour = flow.muted;
      break;
    default:
      if (node.emphasis == view::Emphasis::kQuiet) run.colour = flow.muted;
      if (node.emphasis == view::Emphasis::kPrimary) run.weight = Weight::kBold;
      if (flow.narrow) run.size = kHintSize;
      break;
  }
  if (flow.hero) run.size = node.role == Role::kHeading && node.level <= 1 ? kHeroTitleSize : run.size * 1.2F;
  if (flow.hero && node.role == Role::kParagraph) run.colour = flow.muted;
  return run;
}

}  // namespace

float place_progress(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  b.add(Look::kNothing, {at.x, at.y, width, 0}, node);
  float y = at.y;
  y += b.write({.text = node.name, .size = kProgressSize, .weight = Weight::kBold, .colour = flow.muted}, at.x, y,
               width);
  b.boxes().back().rect.height = y - at.y;
  if (node.set_size < 1 || node.set_size > 20 || b.compact || flow.ink == Token::kBarInk) return y - at.y;
  y += b.m.px(8);
  const float gap = b.m.px(8);
  const auto count = static_cast<float>(node.set_size);
  const float step = std::min(b.m.px(84), (width - gap * (count - 1)) / count);
  const float high = b.m.px(9);
  for (int i = 0; i < node.set_size; ++i) {
    b.add(i < node.position ? Look::kProgressOn : Look::kProgressOff,
          {at.x + static_cast<float>(i) * (step + gap), y, step, high});
  }
  return y + high - at.y;
}

float place_text(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  b.add(Look::kNothing, {at.x, at.y, width, 0}, node);
  float x = at.x;
  const float size = b.m.soft(36);
  const bool has_icon = !node.icon.empty() || node.busy;
  if (has_icon) {
    x += size + b.m.px(14);
    const Token colour = node.role == Role::kStatus ? flow.accent : flow.muted;
    const float first_line = b.measure({.text = "X", .size = run_for(b, node, {}, flow).size}).height;
    b.icon(node.busy ? "hourglass_top" : node.icon, {at.x + size / 2, at.y + first_line / 2}, 36, colour);
  }
  const bool heading = node.role == Role::kHeading;
  const float measure = std::min(width - (x - at.x), heading ? width : b.m.soft(kMeasure) * (1 + (b.m.zoom - 1) / 2));
  const std::string words = node.name.empty() ? b.shown_value(node) : node.name;
  float high = b.write(run_for(b, node, words, flow), x, at.y, measure);
  if (!node.name.empty() && !node.value.empty() && node.role == Role::kStatus) {
    high += b.write({.text = node.value, .size = kHeadingSize, .weight = Weight::kBold, .colour = flow.ink}, x,
                    at.y + high, measure);
  }
  if (!node.description.empty()) {
    high += b.write({.text = node.description, .size = kHintSize, .colour = flow.muted}, x, at.y + high + b.m.px(6),
                    measure) +
            b.m.px(6);
  }
  b.boxes().back().rect.height = high;
  return high + (node.children.empty() ? 0 : place_flow(b, node.children, {at.x, at.y + high}, width, flow));
}

// Who said it, and what: a line of a conversation.
float place_said(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  b.add(Look::kNothing, {at.x, at.y, width, 0}, node);
  float high =
      b.write({.text = node.name, .size = kHintSize, .weight = Weight::kBold, .colour = flow.muted}, at.x, at.y, width);
  high += b.write({.text = b.shown_value(node), .size = kBodySize, .colour = flow.ink, .language = node.lang}, at.x,
                  at.y + high, width);
  b.boxes().back().rect.height = high;
  return high;
}

float place_list_item(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  if (!node.value.empty()) return place_said(b, node, at, width, flow);
  b.add(Look::kNothing, {at.x, at.y, width, 0}, node);
  const TextRun run{
      .text = node.name, .size = flow.narrow ? kHintSize : kBodySize, .colour = flow.ink, .language = node.lang};
  const float line = b.measure({.text = "X", .size = run.size}).height;
  const float indent = b.m.soft(node.icon.empty() ? 34 : 50);
  if (node.icon.empty()) {
    b.write({.text = "•", .size = run.size, .colour = flow.ink}, at.x + b.m.px(6), at.y, indent);
  } else {
    b.icon(node.icon, {at.x + b.m.soft(17), at.y + line / 2}, 34, Token::kAccent);
  }
  float y = at.y + b.write(run, at.x + indent, at.y, width - indent);
  if (!node.description.empty()) {
    y += b.write({.text = node.description, .size = kHintSize, .colour = flow.muted}, at.x + indent, y, width - indent);
  }
  b.boxes().back().rect.height = y - at.y;
  if (!node.children.empty()) y += place_flow(b, node.children, {at.x + indent, y}, width - indent, flow);
  return y - at.y;
}

float place_inset(Builder& b, const view::Node& node, Point at, float width) {
  const float bar = b.m.px(10);
  const float pad = b.m.soft(24);
  const std::size_t panel = b.mark();
  b.add(Look::kInset, {at.x, at.y, width, 0}, node);
  float high = 0;
  if (!node.name.empty()) {
    high = b.write({.text = node.name, .language = node.lang}, at.x + bar + pad, at.y + pad, width - bar - 2 * pad);
  }
  if (!node.description.empty()) {
    high += b.write({.text = node.description, .size = kHintSize, .colour = Token::kMuted}, at.x + bar + pad,
                    at.y + pad + high, width - bar - 2 * pad);
  }
  if (!node.children.empty())
    high += place_flow(b, node.children, {at.x + bar + pad, at.y + pad + high}, width - bar - 2 * pad, {});
  b.boxes()[panel].rect.height = high + 2 * pad;
  return high + 2 * pad;
}

float place_notice(Builder& b, const view::Node& node, Point at, float width) {
  const float pad = b.m.soft(22);
  const float picture = b.m.soft(44);
  const std::size_t panel = b.mark();
  b.add(Look::kNotice, {at.x, at.y, width, 0}, node);
  const float x = at.x + b.m.px(10) + pad + picture + b.m.px(18);
  const float wide = at.x + width - pad - x;
  const TextRun title{.text = node.name, .weight = Weight::kBold, .colour = Token::kNoticeInk, .language = node.lang};
  const float line = b.measure({.text = "X", .size = title.size, .weight = title.weight}).height;
  b.icon(node.icon.empty() ? "notice" : node.icon, {at.x + b.m.px(10) + pad + picture / 2, at.y + pad + line / 2}, 40,
         Token::kNoticeInk);
  float y = at.y + pad;
  y += b.write(title, x, y, wide);
  if (!node.description.empty()) {
    y += b.m.px(4);
    y += b.write({.text = node.description, .size = kHintSize, .colour = Token::kNoticeInk, .language = node.lang}, x,
                 y, wide);
  }
  if (!node.children.empty()) y += place_flow(b, node.children, {x, y + b.m.px(8)}, wide, {}) + b.m.px(8);
  b.boxes()[panel].rect.height = y + pad - at.y;
  return y + pad - at.y;
}

float place_picture(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const float side = b.m.soft(flow.narrow ? 88 : 120);
  b.add(Look::kIconPlate, {at.x, at.y, side, side}, node);
  b.icon(node.icon, {at.x + side / 2, at.y + side / 2}, flow.narrow ? 56 : 80, Token::kAccent);
  (void)width;
  return side;
}

float place_timer(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const float side = b.m.soft(150);
  b.add(Look::kTimer, {at.x, at.y, side, side}, node);
  b.boxes().back().selected = flow.hero;  // on the dark panel
  b.write_centred({.text = node.value,
                   .size = 64,
                   .weight = Weight::kBold,
                   .colour = flow.ink,
                   .wrapping = Wrapping::kNone,
                   .codes = true},
                  {at.x, at.y, side, side});
  if (node.name.empty()) return side;
  b.add(Look::kNothing, {at.x + side + b.m.gap(), at.y, width - side - b.m.gap(), side});
  const TextRun caption{.text = node.name, .colour = flow.ink};
  const float high = b.measure(caption, width - side - b.m.gap()).height;
  b.write(caption, at.x + side + b.m.gap(), at.y + std::round(std::max(0.0F, side - high) / 2),
          width - side - b.m.gap());
  b.boxes().back().rect.height = std::max(side, high);
  return std::max(side, high);
}

// Groups: plain ones only order what they hold; one with a name or with weight is a panel of its own.
float place_card(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const bool success = node.role == Role::kGroup && node.emphasis == view::Emphasis::kPrimary;
  const bool panel = success || (node.role == Role::kGroup && flow.narrow && b.layer != Layer::kDialog);
  if (!panel) {
    if (node.role != Role::kGroup) return place_flow(b, node.children, at, width, flow);
    return place_set(b, node, at, width, flow);
  }
  const float pad = b.m.soft(success ? 36 : 28);
  const std::size_t index = b.mark();
  b.add(success ? Look::kSuccessPanel : Look::kCard, {at.x, at.y, width, 0}, node);
  Flow inner = flow;
  if (success) inner.ink = inner.muted = Token::kSuccessInk;
  float y = at.y + pad;
  float x = at.x + pad;
  float inset = at.x + pad;
  if (!node.icon.empty()) {
    const float side = b.m.soft(success ? 72 : 40);
    const float line = node.name.empty() ? side : b.measure({.text = "X", .size = kSubheadingSize}).height;
    b.icon(node.icon, {x + side / 2, y + line / 2}, success ? 72 : 40, success ? Token::kSuccessInk : Token::kAccent);
    x += side + b.m.px(success ? 28 : 16);
    if (node.name.empty()) inset = x;  // nothing to stand beside the picture but what follows
  }
  if (!node.name.empty()) {
    y += b.write({.text = node.name,
                  .size = kSubheadingSize,
                  .weight = Weight::kBold,
                  .colour = inner.ink,
                  .language = node.lang},
                 x, y, at.x + width - pad - x);
    y += b.m.px(6);
  }
  if (!node.description.empty()) {
    y += b.write({.text = node.description, .size = kHintSize, .colour = inner.muted, .language = node.lang}, inset, y,
                 at.x + width - pad - inset) +
         b.m.px(6);
  }
  y += place_flow(b, node.children, {inset, y}, at.x + width - pad - inset, inner) + pad;
  b.boxes()[index].rect.height = y - at.y;
  return y - at.y;
}

}  // namespace waymark::paint

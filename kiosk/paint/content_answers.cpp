// Where answers are given: fields, options, ratings, and what is said when one is wrong.
#include <algorithm>
#include <cmath>

#include "kiosk/paint/content.h"
#include "kiosk/paint/sanitise.h"

namespace waymark::paint {
namespace {

using view::Role;

constexpr std::size_t kMaxFieldBytes = 4096;  // carets are asked for one by one; longer answers show their head

bool has_error(const view::Node& node) {
  return (node.invalid && !node.children.empty()) ||
         std::any_of(node.children.begin(), node.children.end(),
                     [](const view::Node& child) { return child.role == Role::kErrorMessage; });
}

// The red bar beside a question in error starts a little to the left of it.
float error_indent(Builder& b, const view::Node& node) { return has_error(node) ? b.m.px(10) + b.m.px(20) : 0; }

void finish_error_bar(Builder& b, const view::Node& node, Point at, float high) {
  if (has_error(node)) b.add(Look::kErrorBar, {at.x, at.y, b.m.px(8), high});
}

// What is not the question itself: the options.
std::vector<const view::Node*> options_of(const view::Node& group) {
  std::vector<const view::Node*> options;
  for (const view::Node& child : group.children) {
    if (child.role == Role::kRadio || child.role == Role::kCheckbox || child.role == Role::kRating)
      options.push_back(&child);
  }
  return options;
}

// What is selected, one rectangle for each stretch that lies together on a line.
std::vector<Rect> marks_of(const Paragraph& text, const view::Selection& selection, const Rect& room, bool mirrored) {
  std::vector<Rect> marks;
  const std::size_t end = std::min(selection.to, text.carets.size() - 1);
  for (std::size_t i = selection.from; i < end; ++i) {
    const CaretStop& stop = text.carets[i];
    const float from = mirrored ? room.width - stop.right : stop.left;
    const Rect mark{room.x + from, room.y + stop.top, stop.right - stop.left, stop.bottom - stop.top};
    const auto touches = [&](const Rect& one) { return one.y == mark.y && std::abs(one.x - mark.right()) < 1.5F; };
    const auto follows = [&](const Rect& one) { return one.y == mark.y && std::abs(one.right() - mark.x) < 1.5F; };
    if (!marks.empty() && (follows(marks.back()) || touches(marks.back()))) {
      Rect& last = marks.back();
      const float left = std::min(last.x, mark.x);
      last = {left, last.y, std::max(last.right(), mark.right()) - left, last.height};
    } else {
      marks.push_back(mark);
    }
  }
  return marks;
}

// What stands above the options of a long list: the field that searches it, and what came of it.
float place_search(Builder& b, const view::Node& group, Point at, float width, const Flow& flow) {
  float y = at.y;
  for (const view::Node& child : group.children) {
    const bool above = child.role == Role::kTextField || child.role == Role::kStatus || child.role == Role::kButton;
    if (!above) continue;
    const bool button = child.role == Role::kButton;
    y += (button ? place_buttons(b, {&child}, {at.x, y}, width, flow) : place_node(b, child, {at.x, y}, width, flow));
    y += b.m.px(16);
  }
  return y - at.y;
}

}  // namespace

float place_question(Builder& b, const view::Node& node, Point at, float width) {
  b.add(Look::kNothing, {at.x, at.y, width, 0});
  float y = at.y;
  if (!node.name.empty() && node.name != b.title) {
    y += b.write({.text = node.name, .size = kLabelSize, .weight = Weight::kBold, .language = node.lang}, at.x, y,
                 width);
  }
  if (!node.description.empty()) {
    y += b.write({.text = node.description, .size = kHintSize, .colour = Token::kMuted, .language = node.lang}, at.x, y,
                 width);
  }
  b.boxes().back().rect.height = y - at.y;
  for (const view::Node& child : node.children) {
    if (child.role != Role::kErrorMessage) continue;
    y += y > at.y ? b.m.px(4) : 0;
    y += place_error(b, child, {at.x, y}, width);
  }
  return y - at.y;
}

float place_error(Builder& b, const view::Node& node, Point at, float width) {
  b.add(Look::kNothing, {at.x, at.y, width, 0}, node);
  const TextRun run{.text = node.name, .weight = Weight::kBold, .colour = Token::kError, .language = node.lang};
  const float line = b.measure({.text = "X", .size = run.size, .weight = run.weight}).height;
  const float side = b.m.soft(36);
  b.icon("error", {at.x + side / 2, at.y + line / 2}, 36, Token::kError);
  const float high = b.write(run, at.x + side + b.m.px(10), at.y, width - side - b.m.px(10));
  b.boxes().back().rect.height = high;
  return high;
}

float place_error_summary(Builder& b, const view::Node& node, Point at, float width) {
  const float pad = b.m.soft(28);
  const std::size_t panel = b.mark();
  b.add(Look::kErrorPanel, {at.x, at.y, width, 0}, node);
  float y = at.y + pad;
  y += b.write({.text = node.name, .size = 36, .weight = Weight::kBold, .language = node.lang}, at.x + pad, y,
               width - 2 * pad);
  if (!node.description.empty()) y += b.write({.text = node.description}, at.x + pad, y, width - 2 * pad);
  for (const view::Node& link : node.children)
    y += place_link(b, link, {at.x + pad, y}, width - 2 * pad, Token::kError);
  y += pad - (node.children.empty() ? 0 : b.m.px(12));  // a link brings its own air
  b.boxes()[panel].rect.height = y - at.y;
  return y - at.y;
}

float place_field(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const float indent = error_indent(b, node);
  const float x = at.x + indent;
  const float wide = width - indent;
  float y = at.y;
  const float question = place_question(b, node, {x, y}, wide);
  y += question > 0 ? question + b.m.px(10) : 0;

  std::string value = b.shown_value(node);
  value.resize(std::min(value.size(), kMaxFieldBytes));
  const bool long_text = node.purpose == view::InputPurpose::kLongText;
  const float pad = b.m.px(18);
  TextRun run{.text = value,
              .size = kFieldSize,
              .wrapping = long_text ? Wrapping::kWords : Wrapping::kNone,
              .carets = true,
              .language = node.lang};
  const float line = b.measure({.text = "X", .size = kFieldSize}).height;
  const float letters = b.m.type(kFieldSize) * 0.72F * static_cast<float>(node.width_chars) + 2 * pad + b.m.px(6);
  const float field_width = node.width_chars > 0 ? std::min(wide, letters) : std::min(wide, b.m.soft(1000));
  const Paragraph& text = b.paragraph(run, field_width - 2 * pad);
  const float lines = long_text ? std::clamp(text.size.height / line, 3.0F, 6.0F) : 1;
  const Rect rect{x, y, field_width, std::max(b.m.px(80), std::round(lines * line) + 2 * b.m.px(14))};

  Box& box = b.add(Look::kField, rect, node);
  box.lead = question > 0 ? y - at.y : 0;
  box.takes_caret = true;
  box.clips = true;
  box.invalid = node.invalid || has_error(node);
  const float top = long_text ? y + b.m.px(14) : y + std::round((rect.height - text.size.height) / 2);
  Rect room{x + pad, top, std::ceil(std::max(long_text ? field_width - 2 * pad : 0.0F, text.size.width)),
            std::ceil(text.size.height)};
  const bool rtl = b.mirrored();
  if (node.caret && !text.carets.empty()) {
    const CaretStop& stop = text.carets[std::min(node.caret->grapheme, text.carets.size() - 1)];
    // A paragraph counts from its left; the whole page is mirrored later, boxes and all, so the caret is too.
    const float from_start = rtl ? room.width - stop.x : stop.x;
    const float over = from_start - (field_width - 2 * pad - b.m.px(4));
    if (!long_text && over > 0) room.x -= over;
    const float under = (stop.bottom + room.y) - (rect.bottom() - b.m.px(10));
    if (long_text && under > 0) room.y -= under;
    if (node.selection) box.marks = marks_of(text, *node.selection, room, rtl);
    const float thick = std::max(2.0F, b.m.px(3));
    // Scripts with tall lines would have it reach over the edge.
    const float upper = std::max(room.y + stop.top, rect.y + b.m.px(10));
    const float lower = std::min(room.y + stop.bottom, rect.bottom() - b.m.px(10));
    box.caret = Rect{room.x + from_start - thick / 2, upper, thick, std::max(0.0F, lower - upper)};
  }
  if (!value.empty()) {
    box.texts.push_back({&text, room, Token::kInk, false});
  } else {
    box.texts.push_back({&text, {x + pad, top, 0, room.height}, Token::kInk, false});  // for a touch to place the caret
  }
  y += rect.height;
  for (const view::Node& child : node.children) {
    if (child.role != Role::kErrorMessage) y += place_node(b, child, {x, y + b.m.px(8)}, wide, flow) + b.m.px(8);
  }
  finish_error_bar(b, node, at, y - at.y);
  return y - at.y;
}

float place_fields_in_row(Builder& b, const std::vector<const view::Node*>& fields, Point at, float width,
                          const Flow& flow) {
  const float gap = b.m.px(28);
  float x = at.x;
  float y = at.y;
  float high = 0;
  for (const view::Node* field : fields) {
    const float letters =
        b.m.type(kFieldSize) * 0.72F * static_cast<float>(field->width_chars) + 2 * b.m.px(18) + b.m.px(6);
    const float label =
        b.measure({.text = field->name, .size = kLabelSize, .weight = Weight::kBold, .wrapping = Wrapping::kNone})
            .width;
    const float wide = std::min(width, std::max(letters, label) + error_indent(b, *field) + b.m.px(2));
    if (x > at.x && x + wide > at.x + width) {
      x = at.x;
      y += high + gap;
      high = 0;
    }
    high = std::max(high, place_field(b, *field, {x, y}, wide, flow));
    x += wide + gap;
  }
  return y + high - at.y;
}

float place_set(Builder& b, const view::Node& node, Point at, float width, const Flow& flow) {
  const float indent = error_indent(b, node);
  const Point inside{at.x + indent, at.y};
  float used = place_question(b, node, inside, width - indent);
  std::vector<view::Node> rest;
  for (const view::Node& child : node.children) {
    if (child.role != Role::kErrorMessage) rest.push_back(child);
  }
  if (used > 0) used += b.m.px(12);
  used += place_flow(b, rest, {inside.x, at.y + used}, width - indent, flow);
  finish_error_bar(b, node, at, used);
  return used;
}

// As it is when it is chosen: then its name is bold, and nothing moves.
float option_height(Builder& b, const view::Node& node, float width) {
  const float text_width = width - b.m.soft(44) - b.m.px(20) - 2 * b.m.px(22);
  const TextRun name{.text = node.name, .size = kLabelSize, .weight = Weight::kBold, .language = node.lang};
  const TextRun hint{.text = node.description, .size = kHintSize, .language = node.lang};
  float high = b.measure(name, text_width).height;
  if (!node.description.empty()) high += b.measure(hint, text_width).height;
  return std::max(b.m.px(84), high + 2 * b.m.px(18));
}

float place_option(Builder& b, const view::Node& node, Point at, float width, float height) {
  const Rect row{at.x, at.y, width, height};
  b.add(Look::kOption, row, node);
  const float side = b.m.soft(44);
  const float pad = b.m.px(22);
  const float x = at.x + pad + side + b.m.px(20);
  const float wide = at.x + width - pad - x;
  const TextRun name{.text = node.name,
                     .size = kLabelSize,
                     .weight = node.selected ? Weight::kBold : Weight::kRegular,
                     .language = node.lang};
  const TextRun hint{.text = node.description, .size = kHintSize, .colour = Token::kMuted, .language = node.lang};
  const float high = b.measure(name, wide).height + (node.description.empty() ? 0 : b.measure(hint, wide).height);
  float y = at.y + std::round((height - high) / 2);
  y += b.write(name, x, y, wide);
  b.write(hint, x, y, wide);
  const bool selected = b.boxes().back().selected;
  const bool round = node.role == Role::kRadio;
  Box& mark = b.add(round ? Look::kRadioMark : Look::kCheckMark,
                    {at.x + pad, at.y + std::round((height - side) / 2), side, side});
  mark.selected = selected;
  mark.disabled = node.disabled;
  if (selected && !round) b.icon("check", mark.rect.centre(), 40, Token::kAccentInk);
  return height;
}

float place_options(Builder& b, const view::Node& group, Point at, float width, const Flow& flow) {
  const float indent = error_indent(b, group);
  float y = at.y;
  const float question = place_question(b, group, {at.x + indent, y}, width - indent);
  y += question > 0 ? question + b.m.px(20) : 0;
  y += place_search(b, group, {at.x + indent, y}, width - indent, flow);
  const auto options = options_of(group);
  // Many short options stand in two columns, so that a page need not be turned.
  const float full = std::min(width - indent, b.m.soft(1200));
  const bool two = options.size() > 4 && !flow.narrow && b.m.zoom < 1.4F && !b.upright() && width > b.m.px(900);
  const float gap = b.m.px(14);
  const std::size_t columns = two ? 2 : 1;
  const float wide = two ? (width - indent - gap) / 2 : full;
  for (std::size_t i = 0; i < options.size(); i += columns) {
    float high = 0;
    for (std::size_t c = 0; c < columns && i + c < options.size(); ++c) {
      high = std::max(high, option_height(b, *options[i + c], wide));
    }
    for (std::size_t c = 0; c < columns && i + c < options.size(); ++c) {
      place_option(b, *options[i + c], {at.x + indent + static_cast<float>(c) * (wide + gap), y}, wide, high);
    }
    y += high + gap;
  }
  if (!options.empty()) y -= gap;
  finish_error_bar(b, group, at, y - at.y);
  return y - at.y;
}

float place_ratings(Builder& b, const view::Node& group, Point at, float width, const Flow& flow) {
  static constexpr const char* kFaces[] = {"sentiment_very_dissatisfied", "sentiment_dissatisfied", "sentiment_neutral",
                                           "sentiment_satisfied", "sentiment_very_satisfied"};
  float y = at.y;
  const float question = place_question(b, group, at, width);
  y += question > 0 ? question + b.m.px(18) : 0;
  const auto ratings = options_of(group);
  if (ratings.empty()) return y - at.y;
  const bool in_row = b.m.zoom < 1.6F && !flow.narrow;
  const auto columns = in_row ? ratings.size() : std::size_t{b.upright() ? 2U : 3U};
  const float gap = b.m.px(20);
  const float wide = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float pad = b.m.px(18);
  const float face = b.m.soft(132);
  float label = 0;
  for (const view::Node* rating : ratings) {
    label = std::max(
        label, b.measure({.text = rating->name, .size = kHintSize, .align = Align::kCentre}, wide - 2 * pad).height);
  }
  const float high = pad + face + b.m.px(10) + label + pad;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const view::Node& rating = *ratings[i];
    const float x = at.x + static_cast<float>(i % columns) * (wide + gap);
    const float top = y + static_cast<float>(i / columns) * (high + gap);
    b.add(Look::kRating, {x, top, wide, high}, rating);
    const int face_number = std::clamp(rating.position > 0 ? rating.position : static_cast<int>(i) + 1, 1, 5);
    b.icon(kFaces[face_number - 1], {x + wide / 2, top + pad + face / 2}, 132, Token::kAccent);
    b.write({.text = rating.name,
             .size = kHintSize,
             .weight = rating.selected ? Weight::kBold : Weight::kRegular,
             .align = Align::kCentre,
             .language = rating.lang},
            x + pad, top + pad + face + b.m.px(10), wide - 2 * pad);
  }
  const auto rows = (ratings.size() + columns - 1) / columns;
  return y + static_cast<float>(rows) * (high + gap) - gap - at.y;
}

}  // namespace waymark::paint

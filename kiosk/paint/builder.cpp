#include "kiosk/paint/builder.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "kiosk/paint/sanitise.h"

namespace waymark::paint {
namespace {

// Arrows that mean "back" and "on" turn with the reading direction; those on keys move a caret and do not.
std::string_view turned(std::string_view icon) {
  if (icon == "arrow_back") return "arrow_forward";
  if (icon == "arrow_forward") return "arrow_back";
  return icon;
}

// Of these the icon font has no turned one: they are drawn as in a mirror.
bool points_on(std::string_view icon) { return icon == "send"; }

// A language of the script that needs more room between lines than Latin does, if there is any of it; or nothing.
std::string_view tall_script_in(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < std::min<std::size_t>(text.size(), 400);) {
    if (bytes[at] < 0x80) {
      ++at;
      continue;
    }
    UChar32 letter = 0;
    U8_NEXT(bytes, at, text.size(), letter);
    if (letter < 0) continue;
    if (u_charDirection(letter) == U_RIGHT_TO_LEFT_ARABIC) return "ar";
    if (u_hasBinaryProperty(letter, UCHAR_IDEOGRAPHIC) != 0) return "zh";
  }
  return {};
}

constexpr std::size_t kLongestIconName = 48;
constexpr std::size_t kCoverLength = 8;  // a cover of one length does not tell how long the answer is

}  // namespace

Builder::Builder(TextEngine& text, const ThemeSet& themes, const view::View& shown, Size extent, const Viewing& viewing)
    : view(shown),
      m(Metrics::of(extent, viewing, shown.presentation.text_percent)),
      size(extent),
      stage{0, 0, extent.width, extent.height},
      text_(text),
      themes_(themes),
      theme_(themes.of(shown.presentation.contrast)) {}

Box& Builder::add(Look look, const Rect& rect) {
  Box& box = boxes_.emplace_back();
  box.look = look;
  box.layer = layer;
  box.rect = rect;
  box.keeps_side = keep_sides;
  return box;
}

Box& Builder::add(Look look, const Rect& rect, const view::Node& node) {
  Box& box = add(look, rect);
  box.id = node.id;
  box.selected = node.selected && !covers(node);
  box.disabled = node.disabled;
  box.invalid = node.invalid;
  box.pointed = node.pointed;
  // Also a piece of text that five keys have come to.
  box.focused = !node.id.empty() && node.id == view.focus && !node.disabled;
  if (view::focusable(node)) {
    const float wider = std::max(0.0F, m.target() - rect.width) / 2;
    const float higher = std::max(0.0F, m.target() - rect.height) / 2;
    box.touch = {rect.x - wider, rect.y - higher, rect.width + 2 * wider, rect.height + 2 * higher};
    box.pressed = !node.id.empty() && node.id == pressed;
  }
  return box;
}

void Builder::move_since(std::size_t mark, float dx, float dy) {
  for (std::size_t i = mark; i < boxes_.size(); ++i) move_one(i, dx, dy);
}

void Builder::move_one(std::size_t index, float dx, float dy) {
  Box& box = boxes_[index];
  box.rect = box.rect.moved(dx, dy);
  box.touch = box.touch.moved(dx, dy);
  if (box.caret) box.caret = box.caret->moved(dx, dy);
  for (Rect& mark : box.marks) mark = mark.moved(dx, dy);
  for (TextPiece& piece : box.texts) piece.room = piece.room.moved(dx, dy);
  for (IconPiece& piece : box.icons) piece.centre = {piece.centre.x + dx, piece.centre.y + dy};
}

TextStyle Builder::style(const TextRun& run) const {
  TextStyle style;
  style.language = run.language.empty() ? view.lang : std::string(run.language);
  // Figures and letters of a reference come from one font in every language, so that they can be compared.
  style.families = theme_.families(run.codes ? std::string_view{} : std::string_view{style.language});
  style.size = m.type(run.size, run.zoom > 0 ? run.zoom : calm ? m.calm_zoom() : m.zoom);
  // A name in Arabic letters on an English page needs the room that Arabic needs.
  const float height = std::max(theme_.line_height(style.language), theme_.line_height(tall_script_in(run.text)));
  // Large text needs less air between lines; scripts with marks above and below need theirs at any size.
  style.line_height = run.size >= kHeadingSize ? std::max(1.15F, height * 0.88F) * run.leading : height * run.leading;
  style.weight = run.weight;
  style.align = run.align;
  style.wrapping = run.wrapping;
  style.direction = view.direction;
  style.carets = run.carets;
  style.codes = run.codes;
  style.figures = run.figures;
  return style;
}

const Paragraph& Builder::paragraph(const TextRun& run, float width) {
  return text_.layout(run.text.substr(0, run.most + 1), style(run), std::max(0.0F, std::floor(width)));
}

Size Builder::measure(const TextRun& run, float width) {
  const Paragraph& laid_out = paragraph(run, width);
  return {std::ceil(laid_out.size.width), std::ceil(laid_out.size.height)};
}

float Builder::write(const TextRun& run, float x, float y, float width) {
  if (run.text.empty()) return 0;
  const Paragraph& laid_out = paragraph(run, width);
  const float height = std::ceil(laid_out.size.height);
  boxes_.back().texts.push_back({&laid_out, {x, y, width, height}, run.colour, run.underlined});
  return height;
}

void Builder::write_centred(const TextRun& run, const Rect& room) {
  TextRun centred = run;
  centred.align = Align::kCentre;
  const Size needed = measure(centred, room.width);
  const float y = room.y + std::round((room.height - needed.height) / 2);
  if (run.wrapping == Wrapping::kNone) {  // such a line has no width of its own to be centred in
    write(centred, room.x + std::round((room.width - needed.width) / 2), y, needed.width);
  } else {
    write(centred, room.x, y, room.width);
  }
}

bool Builder::has_logo() const { return !text_.atlas().pictures().empty(); }

float Builder::crest_width(float high) const {
  return std::round(high * std::clamp(text_.atlas().pictures().aspect(), 0.75F, 2.5F));
}

void Builder::crest(const view::Node& banner, const Rect& rect) {
  add(Look::kCrest, rect);
  if (!has_logo()) icon(banner.icon.empty() ? "council" : banner.icon, rect.centre(), 42, Token::kFocusInk);
}

void Builder::icon(std::string_view name, Point centre, float design_size, Token colour) {
  if (name.empty() || name.size() > kLongestIconName) return;
  const auto alias = themes_.icons.find(name);
  TextStyle style;
  style.families = theme_.icon_family();
  style.size = m.soft(design_size);
  style.line_height = 1;
  style.wrapping = Wrapping::kNone;
  style.language = "en";
  std::string_view drawn = alias == themes_.icons.end() ? name : std::string_view{alias->second};
  const bool turns = mirrored() && !keep_sides;
  if (turns) drawn = turned(drawn);
  const Paragraph& glyph = text_.layout(drawn, style, 0);
  if (glyph.quads.size() != 1) return;  // not a name of the icon font: a word would be shown instead
  boxes_.back().icons.push_back({&glyph, centre, style.size, colour, turns && points_on(drawn)});
}

void Builder::arrow_on(Point centre, float design_size, Token colour) {
  icon(mirrored() ? "chevron_left" : "chevron_right", centre, design_size, colour);
}

bool Builder::covers(const view::Node& node) const {
  if (node.privacy == view::Privacy::kSecret) return true;
  const bool answer = node.role == view::Role::kTextField || node.role == view::Role::kSummaryRow;
  return view.presentation.hidden && (answer || node.privacy == view::Privacy::kPrivate);
}

std::string Builder::shown_value(const view::Node& node) const {
  if (!covers(node) || node.value.empty()) return node.value;
  // In the field being typed in, each character is a bullet, so that typing can be followed.
  return bullets(node.caret ? rough_length(node.value) : kCoverLength);
}

float place_rows(const std::vector<RowItem>& items, Point origin, float width, float row_height, float gap) {
  float x = origin.x;
  float y = origin.y;
  for (const RowItem& item : items) {
    const float wide = std::min(item.width, width);
    if (x > origin.x && x + wide > origin.x + width + 0.5F) {
      x = origin.x;
      y += row_height + gap;
    }
    item.place({x, y, wide, row_height});
    x += wide + gap;
  }
  return items.empty() ? 0 : y + row_height - origin.y;
}

}  // namespace waymark::paint

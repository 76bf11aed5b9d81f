// The words in which the parts of a layout are written: make a box, put text in it, move what was made. Every
// part lays out left to right; layout() mirrors the whole at the end for right-to-left languages.
//
// One builder lives for one layout. Not for use outside kiosk/paint.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "kiosk/paint/box.h"
#include "kiosk/paint/metrics.h"
#include "kiosk/paint/text.h"
#include "kiosk/paint/theme.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

struct TextRun {
  std::string_view text;
  float size = kBodySize;
  Weight weight = Weight::kRegular;
  Token colour = Token::kInk;
  Align align = Align::kStart;
  Wrapping wrapping = Wrapping::kWords;
  float leading = 1;  // times the theme's line height for the language
  float zoom = 0;     // of this text alone; 0: the size that the person chose
  bool underlined = false;
  bool figures = false;  // of one width
  bool codes = false;
  bool carets = false;
  std::string_view language = {};            // empty: the view's
  std::size_t most = TextEngine::kMaxBytes;  // bytes of `text` that are looked at
};

class Builder {
 public:
  Builder(TextEngine& text, const ThemeSet& themes, const view::View& view, Size size, const Viewing& viewing);

  // ---- boxes ----
  // The reference is valid until the next box is added.
  Box& add(Look look, const Rect& rect);
  // A box for a node: id, states and, when it can be used, the place to touch.
  Box& add(Look look, const Rect& rect, const view::Node& node);
  [[nodiscard]] std::size_t mark() const { return boxes_.size(); }
  void move_since(std::size_t mark, float dx, float dy);
  void move_one(std::size_t index, float dx, float dy);
  void remove_since(std::size_t mark) { boxes_.resize(mark); }

  // ---- text and icons ----
  [[nodiscard]] Size measure(const TextRun& run, float width = 0);
  // Lays text out in the latest box. Returns its height.
  float write(const TextRun& run, float x, float y, float width);
  // Centred across and down within `room`.
  void write_centred(const TextRun& run, const Rect& room);
  // A picture by its name in themes/icons, or by the icon font's own name.
  void icon(std::string_view name, Point centre, float design_size, Token colour);
  // As icon(), for arrows: pointing on or back in reading order.
  void arrow_on(Point centre, float design_size, Token colour);

  [[nodiscard]] const Paragraph& paragraph(const TextRun& run, float width);

  // ---- whose kiosk this is ----
  [[nodiscard]] bool has_logo() const;
  // How wide the crest is that is so high: a logo may be up to two and a half times as wide.
  [[nodiscard]] float crest_width(float high) const;
  // The council's logo on its plate; without one, the banner's icon. Drawn in a box of its own.
  void crest(const view::Node& banner, const Rect& rect);

  // ---- the view ----
  const view::View& view;
  Metrics m;  // a dialog too large for the glass is laid out again with smaller text
  const Size size;
  Rect stage;  // what the banner leaves of the glass: content, footer and keyboard lie in it
  [[nodiscard]] bool mirrored() const { return view.direction == view::Direction::kRightToLeft; }
  [[nodiscard]] float line_height() const { return theme_.line_height(view.lang); }
  [[nodiscard]] bool upright() const { return size.height > size.width; }
  // A value as it may be shown: masked when it is secret, or when the person hid the answers.
  [[nodiscard]] std::string shown_value(const view::Node& node) const;
  [[nodiscard]] bool covers(const view::Node& node) const;
  // What the ways to more of a page are called in the view's language.
  [[nodiscard]] const ScrollWords& scroll_words() const { return themes_.scroll_words(view.lang); }

  Layer layer = Layer::kContent;  // of the boxes to come
  bool keep_sides = false;        // the boxes to come are not mirrored
  bool calm = false;              // the words to come are of the frame, and grow less than the page's
  float air = 1;                  // between parts of a page: less where that spares scrolling
  bool large = false;             // few words, on the large panel
  bool compact = false;           // the keyboard leaves little room
  float lack = 0;                 // of height, that the keys had when they were placed before
  view::NodeId pressed;           // what a finger is on
  Rect scroll_room;               // where the ways to more of a page go; empty: nowhere yet
  std::string title;              // of the page: a group of the same name does not say it again

  [[nodiscard]] std::vector<Box>& boxes() { return boxes_; }

 private:
  [[nodiscard]] TextStyle style(const TextRun& run) const;

  TextEngine& text_;
  const ThemeSet& themes_;
  const Theme& theme_;
  std::vector<Box> boxes_;
};

// Puts things side by side and begins a new row when the width is used up. Returns the height used.
struct RowItem {
  float width = 0;
  std::function<void(const Rect&)> place;
};
float place_rows(const std::vector<RowItem>& items, Point origin, float width, float row_height, float gap);

}  // namespace waymark::paint

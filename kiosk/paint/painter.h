// From a View to a draw list: the text engine, the canvas, the page's scroll position and the layout shown last,
// together because they are forgotten together. Used by Window and by render_to_image.
//
// Thread: owned and used by one thread.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "kiosk/paint/canvas.h"
#include "kiosk/paint/layout.h"
#include "kiosk/paint/report.h"
#include "kiosk/paint/text.h"
#include "kiosk/paint/theme.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

class Painter {
 public:
  [[nodiscard]] static base::Result<Painter> create(ThemeSet themes, const Viewing& viewing = {});

  // Lays out and draws; list() holds the picture until the next call.
  PageReport paint(const view::View& view, Size size);
  [[nodiscard]] const ImDrawList& list() const { return canvas_->list(); }
  [[nodiscard]] ImDrawList& list() { return canvas_->list(); }
  [[nodiscard]] const Atlas& atlas() const { return text_.atlas(); }
  [[nodiscard]] const Layout& layout() const { return layout_; }

  // From the next paint() on: how much of the page's colour lies over the content.
  void veil(std::uint8_t density) { veil_ = density; }
  // What a finger is on now, drawn as pressed from the next paint() on.
  void press(view::NodeId id) { pressed_ = std::move(id); }
  // Moves the content by so many pixels. False when it was at that end already.
  bool scroll(float by);
  // The grapheme nearest to `point` in the field of this box.
  [[nodiscard]] std::size_t grapheme_at(const Box& box, Point point) const;

  void forget(std::vector<Cleared>& cleared);

 private:
  Painter(ThemeSet themes, TextEngine text, const Viewing& viewing);

  ThemeSet themes_;
  Viewing viewing_;
  TextEngine text_;
  std::unique_ptr<Canvas> canvas_;
  Scrolling scrolling_;
  view::NodeId pressed_;
  std::uint8_t veil_ = 0;
  Layout layout_;
};

}  // namespace waymark::paint

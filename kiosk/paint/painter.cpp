#include "kiosk/paint/painter.h"

#include <algorithm>
#include <utility>

#include "base/secret.h"
#include "kiosk/paint/draw.h"

namespace waymark::paint {
namespace {

constexpr int kMostTries = 3;  // a frame is drawn again when the atlas grew or was full

}  // namespace

base::Result<Painter> Painter::create(ThemeSet themes, const Viewing& viewing) {
  auto text = TextEngine::create(themes.fonts);
  if (!text) return tl::unexpected(text.error());
  return Painter(std::move(themes), std::move(*text), viewing);
}

Painter::Painter(ThemeSet themes, TextEngine text, const Viewing& viewing)
    : themes_(std::move(themes)), viewing_(viewing), text_(std::move(text)), canvas_(std::make_unique<Canvas>()) {
  text_.atlas().pictures().set(std::exchange(themes_.logo, {}));
}

PageReport Painter::paint(const view::View& view, Size size) {
  const Theme& theme = themes_.of(view.presentation.contrast);
  layout_.boxes.clear();  // they point at paragraphs that trim() may drop
  text_.trim();
  for (int attempt = 1;; ++attempt) {
    layout_ = paint::layout(text_, themes_, view, size, viewing_, pressed_, scrolling_);
    const std::uint64_t pictures = text_.atlas().pictures().revision();
    canvas_->begin(size, text_.atlas());
    draw(*canvas_, layout_, theme, Metrics::of(size, viewing_, view.presentation.text_percent), veil_);
    const bool overfull = text_.atlas().full();
    const bool logo_came = pictures != text_.atlas().pictures().revision();
    if ((!overfull && !logo_came) || attempt == kMostTries) break;
    if (overfull) text_.start_atlas_anew();
  }
  PageReport report;
  report.pages = pages(layout_);
  report.page = std::min(page(layout_), report.pages);
  report.unknown_glyphs = text_.unknown_glyphs();
  report.overflows = overflows(layout_);
  return report;
}

bool Painter::scroll(float by) {
  float& offset = (layout_.dialog ? scrolling_.dialog : scrolling_.page).offset;
  const float wanted = std::clamp(offset + by, 0.0F, layout_.pane().most_offset());
  const bool moved = wanted != offset;
  offset = wanted;
  return moved;
}

std::size_t Painter::grapheme_at(const Box& box, Point point) const {
  if (box.texts.empty()) return 0;
  const TextPiece& piece = box.texts.front();
  return piece.paragraph->grapheme_at({point.x - piece.room.x, point.y - piece.room.y});
}

void Painter::forget(std::vector<Cleared>& cleared) {
  std::size_t boxes = 0;
  for (Box& box : layout_.boxes) {
    boxes += sizeof box + box.code.capacity();
    base::zeroise(box.code.data(), box.code.size());
  }
  layout_ = {};
  scrolling_ = {};
  pressed_.clear();
  veil_ = 0;
  cleared.push_back({"layout", boxes});
  cleared.push_back({"vertices", canvas_->forget()});
  cleared.push_back({"text and glyphs", text_.forget()});
}

}  // namespace waymark::paint

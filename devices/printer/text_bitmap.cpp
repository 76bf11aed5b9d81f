#include "devices/printer/text_bitmap.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>

namespace waymark::devices {
namespace {

using protocol::PrintAlign;
using protocol::PrintDirection;

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* pointer) const {
    kFree(pointer);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Free<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Free<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Free<pango_font_description_free>>;

constexpr int kMaxHeight = 8'000;  // a metre of paper
constexpr int kInk = 110;          // of 255: thin strokes of small letters survive, halos do not

// Pango's LEFT is the left edge here (auto_dir is off), so the start of right-to-left text is its RIGHT.
PangoAlignment alignment_of(PrintAlign align, bool right_to_left) {
  if (align == PrintAlign::kCentre) return PANGO_ALIGN_CENTER;
  return (align == PrintAlign::kStart) != right_to_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

Layout lay_out(cairo_t* canvas, const protocol::PrintText& text, const TextPicture& picture) {
  Layout layout(pango_cairo_create_layout(canvas));
  PangoContext* context = pango_layout_get_context(layout.get());
  const bool right_to_left = text.direction == PrintDirection::kRightToLeft;
  pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language(context, pango_language_from_string(text.language.c_str()));
  pango_layout_set_auto_dir(layout.get(), false);
  const Font font(pango_font_description_new());
  pango_font_description_set_family(font.get(), picture.font.c_str());
  // A letter cell holds ascent and descent; four fifths of it is the size that fills it.
  pango_font_description_set_absolute_size(font.get(), picture.letter_height * 0.82 * PANGO_SCALE);
  if (text.weight == protocol::PrintWeight::kBold) {
    pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  }
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), picture.width * PANGO_SCALE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), alignment_of(text.align, right_to_left));
  pango_layout_set_text(layout.get(), text.text.data(), static_cast<int>(text.text.size()));
  return layout;
}

}  // namespace

Bitmap draw_text(const protocol::PrintText& text, const TextPicture& picture) {
  const Surface measure(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
  const Canvas measuring(cairo_create(measure.get()));
  int height = 0;
  pango_layout_get_pixel_size(lay_out(measuring.get(), text, picture).get(), nullptr, &height);
  height = std::clamp(height, 1, kMaxHeight);
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, picture.width, height));
  const Canvas canvas(cairo_create(surface.get()));
  const Layout layout = lay_out(canvas.get(), text, picture);
  pango_cairo_show_layout(canvas.get(), layout.get());
  cairo_surface_flush(surface.get());
  Bitmap bitmap(picture.width, height);
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (data[y * stride + x] >= kInk) bitmap.blacken(x, y);
    }
  }
  return bitmap;
}

}  // namespace waymark::devices

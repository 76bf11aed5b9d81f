#include "kiosk/paint/svg_draw.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace waymark::paint {
namespace {

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

base::Error unusable(const char* why) { return {base::ErrorCode::kInvalid, "logo", why}; }

// Cairo multiplies colours with their alpha; ours are not.
std::uint32_t straight(std::uint32_t pixel) {
  const std::uint32_t alpha = pixel >> 24;
  if (alpha == 0) return 0;
  std::uint32_t out = alpha << 24;
  for (const int shift : {0, 8, 16}) {
    out |= std::min<std::uint32_t>(255, ((pixel >> shift & 255) * 255 + alpha / 2) / alpha) << shift;
  }
  return out;
}

}  // namespace

base::Result<Picture> draw_svg(std::string_view svg) {
  GError* error = nullptr;
  const Owned<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  g_clear_error(&error);
  if (handle == nullptr) return tl::unexpected<base::Error>(unusable("cannot be read as SVG"));
  gboolean has_view_box = FALSE;
  gboolean has_width = FALSE;
  gboolean has_height = FALSE;
  RsvgRectangle box{};
  RsvgLength width{};
  RsvgLength height{};
  rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &width, &has_height, &height, &has_view_box, &box);
  if (has_view_box == FALSE) return tl::unexpected<base::Error>(unusable("has no viewBox, so its shape is not known"));
  const double aspect = box.width / box.height;
  if (!(box.width > 0) || !(box.height > 0) || !(aspect >= 0.5) || !(aspect <= 4)) {
    return tl::unexpected<base::Error>(unusable("must be between half as wide and four times as wide as it is high"));
  }
  Picture picture{std::min(kMaxLogoWidth, static_cast<int>(std::round(kLogoHeight * aspect))), kLogoHeight, {}};
  const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width, picture.height));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  const RsvgRectangle viewport{0, 0, static_cast<double>(picture.width), static_cast<double>(picture.height)};
  const bool drawn = rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error) != FALSE;
  g_clear_error(&error);
  cairo_surface_flush(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  if (!drawn || data == nullptr) return tl::unexpected<base::Error>(unusable("cannot be drawn"));
  const auto pitch = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (int y = 0; y < picture.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::size_t>(y) * pitch);
    std::transform(row, row + picture.width, std::back_inserter(picture.pixels), straight);
  }
  return picture;
}

}  // namespace waymark::paint

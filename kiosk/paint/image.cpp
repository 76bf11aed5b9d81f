#include "kiosk/paint/image.h"

#include <cmath>

#include "kiosk/paint/painter.h"
#include "kiosk/paint/rasteriser.h"

namespace waymark::paint {

base::Result<Rendering> render_to_image(const view::View& view, const ThemeSet& themes, int width, int height,
                                        const Viewing& viewing) {
  constexpr int kMostSide = 8192;
  if (width < 1 || height < 1 || width > kMostSide || height > kMostSide) {
    return base::fail(base::ErrorCode::kInvalid, "image", "a side must be between 1 and 8192");
  }
  auto painter = Painter::create(themes, viewing);
  if (!painter) return tl::unexpected(painter.error());
  Rendering result;
  result.report = painter->paint(view, {static_cast<float>(width), static_cast<float>(height)});
  result.image.width = width;
  result.image.height = height;
  result.image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  Rasteriser rasteriser;
  rasteriser.render(painter->list(), painter->atlas(), {result.image.pixels.data(), width, width, height},
                    Damage::kEverything);
  return result;
}

double difference(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height || a.pixels.size() != b.pixels.size()) return 1;
  if (a.pixels.empty()) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    for (int shift = 0; shift <= 16; shift += 8) {
      const int d = static_cast<int>(a.pixels[i] >> shift & 255) - static_cast<int>(b.pixels[i] >> shift & 255);
      sum += d * d;
    }
  }
  return std::sqrt(sum / (3.0 * static_cast<double>(a.pixels.size()))) / 255.0;
}

}  // namespace waymark::paint

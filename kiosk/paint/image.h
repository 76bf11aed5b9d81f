// A View as a picture, with no display, no SDL and no GPU: the same layout and the same rasteriser as the glass.
// For goldens, screenshots and previews. Thread: any, each call by itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/paint/metrics.h"
#include "kiosk/paint/report.h"
#include "kiosk/paint/theme.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

// Pixels are 0x00RRGGBB, row by row.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
};

struct Rendering {
  Image image;
  PageReport report;
};

// kUnavailable when the fonts are not installed; kInvalid when a side is not between 1 and 8192.
[[nodiscard]] base::Result<Rendering> render_to_image(const view::View& view, const ThemeSet& themes, int width,
                                                      int height, const Viewing& viewing = {});

[[nodiscard]] base::Status write_png(const Image& image, const std::filesystem::path& path);
[[nodiscard]] base::Result<Image> read_png(const std::filesystem::path& path);

// The root of the mean squared difference of all channels, from 0 to 1; 1 when the sizes differ.
[[nodiscard]] double difference(const Image& a, const Image& b);

}  // namespace waymark::paint

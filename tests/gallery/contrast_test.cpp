// Every text on every screen against the pixels that are really behind it (WCAG 2.2, 1.4.3 and 1.4.6), in each theme.
#include <gtest/gtest.h>

#include <map>

#include "kiosk/paint/image.h"
#include "kiosk/paint/rasteriser.h"
#include "tests/gallery/shown.h"

namespace waymark::gallery {
namespace {

struct Found {
  paint::Colour behind;
  bool written = false;  // a pixel has the text's own colour
};

std::uint32_t pixel_of(paint::Colour colour) {
  return static_cast<std::uint32_t>(colour.red) << 16 | static_cast<std::uint32_t>(colour.green) << 8 | colour.blue;
}

// The commonest colour there but the text's own: letters cover less than half of what they stand on.
Found look_at(const paint::Image& image, const paint::Rect& where, paint::Colour text) {
  std::map<std::uint32_t, int> counts;
  const std::uint32_t own = pixel_of(text);
  Found found;
  for (int y = static_cast<int>(where.y); y < static_cast<int>(where.bottom()); ++y) {
    for (int x = static_cast<int>(where.x); x < static_cast<int>(where.right()); ++x) {
      const std::uint32_t pixel = image.pixels[static_cast<std::size_t>(y * image.width + x)] & 0xFFFFFF;
      if (pixel == own) {
        found.written = true;
      } else {
        ++counts[pixel];
      }
    }
  }
  int most = 0;
  for (const auto& [pixel, count] : counts) {
    if (count <= most) continue;
    most = count;
    found.behind = {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
                    static_cast<std::uint8_t>(pixel)};
  }
  return found;
}

// What of a piece can be seen: all of it, or it is not looked at.
bool in_sight(const paint::Layout& layout, const paint::Box& box, const paint::Rect& where) {
  const bool in_dialog = box.layer == paint::Layer::kDialog || box.layer == paint::Layer::kDialogContent;
  if (layout.dialog && !in_dialog) return false;
  if (box.layer == paint::Layer::kContent && !layout.page.viewport.contains(where, 0)) return false;
  if (box.layer == paint::Layer::kDialogContent && !layout.dialog->viewport.contains(where, 0)) return false;
  const paint::Rect glass{0, 0, layout.size.width, layout.size.height};
  return !box.clips && !where.empty() && glass.contains(where, 0);
}

class EveryText : public testing::TestWithParam<view::Contrast> {};

TEST_P(EveryText, CanBeReadOnWhatIsBehindIt) {
  const std::vector<std::string> languages = everything() ? stage().languages() : std::vector<std::string>{"en-GB"};
  for (const std::string& language : languages) {
    paint::Painter painter = painter_for({});
    paint::Image image{static_cast<int>(kGlass.width), static_cast<int>(kGlass.height), {}};
    image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    const paint::Theme& theme = themes().of(GetParam());
    for (const Situation& situation : situations(language)) {
      const auto view = stage().view(situation, {language, 125, GetParam()});
      if (!view) continue;
      painter.paint({}, kGlass);  // another page lies between: each begins at its top
      painter.paint(*view, kGlass);
      paint::Rasteriser rasteriser;
      rasteriser.render(painter.list(), painter.atlas(), {image.pixels.data(), image.width, image.width, image.height},
                        paint::Damage::kEverything);
      for (const paint::Box& box : painter.layout().boxes) {
        for (const paint::TextPiece& piece : box.texts) {
          if (piece.paragraph->quads.empty() || !in_sight(painter.layout(), box, piece.room)) continue;
          const paint::Colour ink = theme.colour(piece.colour);
          const Found found = look_at(image, piece.room, ink);
          EXPECT_TRUE(found.written) << situation.name() << " " << language << " " << box.id << ": is covered";
          if (box.disabled) continue;
          EXPECT_GE(paint::contrast_ratio(ink, found.behind), theme.text_contrast())
              << situation.name() << " " << language << " " << box.id << ": " << paint::name_of(piece.colour);
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryText,
                         testing::Values(view::Contrast::kStandard, view::Contrast::kLightOnDark,
                                         view::Contrast::kDarkOnLight),
                         [](const auto& one) {
                           std::string name{name_of(one.param)};
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace waymark::gallery

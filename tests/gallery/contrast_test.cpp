// Every text on every screen against the pixels that are really behind it (WCAG 2.2, 1.4.3 and 1.4.6), in each theme.
#include <gtest/gtest.h>

#include <map>
#include <utility>

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

// One language in one theme.
struct Reading {
  std::string language;
  view::Contrast contrast;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  *out << reading.language << ' ' << name_of(reading.contrast);
}

// Every language in the theme of the house; the contrast themes in one language of each direction.
std::vector<Reading> readings() {
  std::vector<Reading> list;
  for (const std::string& language : stage().languages()) {
    list.push_back({language, view::Contrast::kStandard});
    if (!everything() && language != "en-GB" && language != "ar") continue;
    list.push_back({language, view::Contrast::kLightOnDark});
    list.push_back({language, view::Contrast::kDarkOnLight});
  }
  return list;
}

class EveryText : public testing::TestWithParam<Reading> {
 protected:
  EveryText() : painter_(painter_for({})), theme_(themes().of(GetParam().contrast)) {
    image_.width = static_cast<int>(kGlass.width);
    image_.height = static_cast<int>(kGlass.height);
    image_.pixels.resize(static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height));
  }

  // Page by page, until all of it was in sight.
  void read(const std::string& name, const view::View& view) {
    constexpr int kMostPages = 24;
    constexpr float kFurther = 0.6F;  // of what is in sight: what is lower than the rest of it is whole in one of them
    constexpr float kToTheTop = -1e6F;
    painter_.paint({}, kGlass);  // another page lies between
    painter_.paint(view, kGlass);
    painter_.scroll(kToTheTop);
    std::map<std::pair<std::size_t, std::size_t>, bool> seen;
    for (int page = 0; page < kMostPages; ++page) {
      painter_.paint(view, kGlass);
      read_page(name, seen);
      if (!painter_.scroll(painter_.layout().pane().viewport.height * kFurther)) break;
    }
    for (const auto& [piece, was] : seen) {
      const std::string& id = painter_.layout().boxes.at(piece.first).id;
      EXPECT_TRUE(was) << name << " " << id << ": never comes into sight";
    }
  }

 private:
  void read_page(const std::string& name, std::map<std::pair<std::size_t, std::size_t>, bool>& seen) {
    paint::Rasteriser rasteriser;
    rasteriser.render(painter_.list(), painter_.atlas(),
                      {image_.pixels.data(), image_.width, image_.width, image_.height}, paint::Damage::kEverything);
    const auto& boxes = painter_.layout().boxes;
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      for (std::size_t t = 0; t < boxes[b].texts.size(); ++t) {
        const paint::TextPiece& piece = boxes[b].texts[t];
        if (piece.paragraph->quads.empty()) continue;
        const bool low = piece.room.height < painter_.layout().page.viewport.height * 0.4F;
        const bool scrolled = boxes[b].layer == paint::Layer::kContent && !boxes[b].clips && low;
        if (scrolled && !painter_.layout().dialog) seen.try_emplace({b, t}, false);
        if (!in_sight(painter_.layout(), boxes[b], piece.room)) continue;
        if (const auto it = seen.find({b, t}); it != seen.end() && std::exchange(it->second, true)) continue;
        expect_readable(name + " " + boxes[b].id, boxes[b], piece);
      }
    }
  }
  void expect_readable(const std::string& what, const paint::Box& box, const paint::TextPiece& piece) {
    const paint::Colour ink = theme_.colour(piece.colour);
    const Found found = look_at(image_, piece.room, ink);
    EXPECT_TRUE(found.written) << what << ": is covered";
    if (box.disabled) return;
    EXPECT_GE(paint::contrast_ratio(ink, found.behind), theme_.text_contrast())
        << what << ": " << paint::name_of(piece.colour);
  }

  paint::Painter painter_;
  paint::Image image_;
  const paint::Theme& theme_;
};

TEST_P(EveryText, CanBeReadOnWhatIsBehindIt) {
  const auto& [language, contrast] = GetParam();
  for (const Situation& situation : situations(language)) {
    const auto view = stage().view(situation, {language, 125, contrast});
    if (view) read(situation.name(), *view);
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryText, testing::ValuesIn(readings()), [](const auto& one) {
  std::string name = one.param.language + "_" + std::string(name_of(one.param.contrast));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace waymark::gallery

#include "kiosk/paint/rasteriser.h"

#include <gtest/gtest.h>

#include "kiosk/paint/image.h"
#include "tests/paint/painted.h"
#include "tests/paint/sample_nodes.h"
#include "tests/paint/sample_views.h"

namespace waymark::paint {
namespace {

using samples::Language;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;

struct Glass {
  Painter painter = house_painter();
  Rasteriser rasteriser;
  Image image{kWidth, kHeight, std::vector<std::uint32_t>(kWidth* kHeight, 0xABCDEF)};

  std::size_t show(const view::View& view, Damage damage = Damage::kChanges) {
    painter.paint(view, {kWidth, kHeight});
    std::size_t pixels = 0;
    for (const PixelRect& rect :
         rasteriser.render(painter.list(), painter.atlas(), {image.pixels.data(), kWidth, kWidth, kHeight}, damage)) {
      pixels += static_cast<std::size_t>(rect.width) * static_cast<std::size_t>(rect.height);
    }
    return pixels;
  }
};

Image fresh(const view::View& view) { return render_to_image(view, house_themes(), kWidth, kHeight)->image; }

TEST(Rasteriser, DrawsNothingWhenNothingChanged) {
  Glass glass;
  EXPECT_EQ(glass.show(samples::home(Language::kEnglish)), static_cast<std::size_t>(kWidth * kHeight));
  EXPECT_EQ(glass.show(samples::home(Language::kEnglish)), 0U);
}

TEST(Rasteriser, DrawsLittleForALetter) {
  Glass glass;
  view::View view = samples::question(Language::kEnglish);
  glass.show(view);
  view.regions[1].children.back().value += "x";
  const std::size_t pixels = glass.show(view);
  EXPECT_GT(pixels, 0U);
  EXPECT_LT(pixels, static_cast<std::size_t>(kWidth * kHeight) / 50);
}

// The button of `view` whose picture points on, and what is in it.
Image picture_in(const view::View& view, bool in_a_mirror) {
  Painter painter = house_painter();
  painter.paint(view, {kWidth, kHeight});
  const Rect inner = box_of(painter.layout(), "on")->rect.grown(-10);
  const Image whole = fresh(view);
  const auto wide = static_cast<int>(inner.width);
  const auto high = static_cast<int>(inner.height);
  Image part{wide, high, {}};
  for (int y = 0; y < high; ++y) {
    for (int x = 0; x < wide; ++x) {
      const int from = static_cast<int>(inner.x) + (in_a_mirror ? wide - 1 - x : x);
      part.pixels.push_back(whole.pixels.at(static_cast<std::size_t>((static_cast<int>(inner.y) + y) * kWidth + from)));
    }
  }
  return part;
}

TEST(Rasteriser, DrawsWhatPointsOnAsInAMirrorWhereReadingGoesLeft) {
  view::View view;
  view.lang = "en-GB";
  view.regions.push_back(samples::node(view::Role::kMain, "main", {}, {samples::button("on", {}, "send")}));
  const Image to_the_right = picture_in(view, false);
  EXPECT_GT(difference(to_the_right, picture_in(view, true)), 0) << "a picture that is its own mirror proves nothing";
  view.direction = view::Direction::kRightToLeft;
  EXPECT_EQ(difference(to_the_right, picture_in(view, true)), 0);
}

// Whatever way led to a page, its picture is the same as when it is drawn from nothing.
TEST(Rasteriser, ArrivesAtTheSamePictureByChangesAsAfresh) {
  Glass glass;
  for (const auto& sample : samples::all()) {
    for (const Language language : {Language::kEnglish, Language::kArabic}) {
      const view::View view = sample.make(language);
      glass.show(view);
      EXPECT_EQ(difference(glass.image, fresh(view)), 0) << sample.name << " " << view.lang;
    }
  }
}

TEST(Rasteriser, RedrawsOnlyTheCountdownOfADialog) {
  Glass glass;
  view::View view = samples::still_there(Language::kEnglish);
  glass.show(view);
  view.regions.back().children[2].value = "23";
  const std::size_t pixels = glass.show(view);
  EXPECT_GT(pixels, 0U);
  EXPECT_LT(pixels, static_cast<std::size_t>(kWidth * kHeight) / 20);
  EXPECT_EQ(difference(glass.image, fresh(view)), 0);
}

TEST(Backdrop, LeavesNoLetterToRead) {
  // What lies behind the dialog changes slowly from pixel to pixel: no edge of a letter is left.
  const Image image = fresh(samples::still_there(Language::kEnglish));
  int steepest = 0;
  for (int y = 160; y < 700; ++y) {
    for (int x = 1; x < 220; ++x) {  // beside the dialog, where the answers' questions stand
      const auto at = [&](int column) {
        return static_cast<int>(image.pixels[static_cast<std::size_t>(y * kWidth + column)] & 255);
      };
      steepest = std::max(steepest, std::abs(at(x) - at(x - 1)));
    }
  }
  EXPECT_LE(steepest, 4);
}

TEST(Rasteriser, ForgetsAndThenDrawsEverything) {
  Glass glass;
  const view::View view = samples::still_there(Language::kEnglish);
  glass.show(view);
  EXPECT_GT(glass.rasteriser.forget(), 0U);
  EXPECT_EQ(glass.show(view), static_cast<std::size_t>(kWidth * kHeight));
}

TEST(Rasteriser, IsNotConfusedByAFullAtlas) {
  Glass glass;
  const view::View home = samples::home(Language::kEnglish);
  // Each size needs its own glyphs, until the atlas has no room and starts anew.
  const auto first = glass.painter.atlas().epoch();
  view::View view = samples::check_answers(Language::kGaelic);
  for (int width = 700; width < 2600 && glass.painter.atlas().epoch() == first; width += 7) {
    for (const int percent : {100, 160, 200}) {
      view.presentation.text_percent = percent;
      glass.painter.paint(view, {static_cast<float>(width), static_cast<float>(width) * 9 / 16});
    }
  }
  EXPECT_NE(glass.painter.atlas().epoch(), first);
  glass.show(home);
  EXPECT_EQ(difference(glass.image, fresh(home)), 0);
}

TEST(Image, SurvivesAWayThroughAFile) {
  const Image image = fresh(samples::ticket(Language::kEnglish));
  const std::string path = testing::TempDir() + "/waymark-paint-image.png";
  ASSERT_TRUE(write_png(image, path));
  const auto again = read_png(path);
  ASSERT_TRUE(again);
  EXPECT_EQ(difference(image, *again), 0);
  std::remove(path.c_str());
}

TEST(Image, RefusesASizeThatIsNone) {
  EXPECT_FALSE(render_to_image({}, house_themes(), 0, 100));
  EXPECT_FALSE(render_to_image({}, house_themes(), 100, 100'000));
}

}  // namespace
}  // namespace waymark::paint

// What the tests of paint share: the themes of the house, and how a view is laid out and drawn for a test.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "kiosk/keypad/key_map.h"
#include "kiosk/paint/image.h"
#include "kiosk/paint/layout.h"
#include "kiosk/paint/painter.h"
#include "kiosk/paint/theme.h"

namespace waymark::paint {

inline const ThemeSet& house_themes() {
  static const ThemeSet kThemes = [] {
    auto loaded = ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
    EXPECT_TRUE(loaded) << (loaded ? "" : base::to_string(loaded.error()));
    return loaded ? *loaded : ThemeSet{};
  }();
  return kThemes;
}

inline keypad::KeyMap house_keyboard() {
  std::ifstream file(WAYMARK_SOURCE_DIR "/themes/keypads/keyboard.json");
  auto keys = keypad::parse_key_map(std::string(std::istreambuf_iterator<char>(file), {}));
  EXPECT_TRUE(keys) << (keys ? "" : base::to_string(keys.error()));
  return keys ? *keys : keypad::KeyMap{};
}

inline Painter house_painter(const Viewing& viewing = {}) {
  auto painter = Painter::create(house_themes(), viewing);
  EXPECT_TRUE(painter) << (painter ? "" : base::to_string(painter.error()));
  return std::move(*painter);
}

// Compares with tests/paint/goldens/NAME.png, or writes it with WAYMARK_UPDATE_GOLDENS=1.
inline void expect_picture(const std::string& name, const view::View& view, Size size) {
  constexpr double kTolerance = 0.004;  // a point release of FreeType or HarfBuzz moves a few edges by a grey
  const auto rendering =
      render_to_image(view, house_themes(), static_cast<int>(size.width), static_cast<int>(size.height));
  ASSERT_TRUE(rendering) << name;
  const auto path = std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests/paint/goldens" / (name + ".png");
  if (std::getenv("WAYMARK_UPDATE_GOLDENS") != nullptr) {
    ASSERT_TRUE(write_png(rendering->image, path));
    return;
  }
  const auto expected = read_png(path);
  ASSERT_TRUE(expected) << base::to_string(expected.error());
  const double found = difference(*expected, rendering->image);
  if (found > kTolerance) {
    const std::string actual = testing::TempDir() + "/waymark-golden-" + name + ".png";
    ASSERT_TRUE(write_png(rendering->image, actual));
    ADD_FAILURE() << name << " differs by " << found << "; what was painted is in " << actual;
  }
}

}  // namespace waymark::paint

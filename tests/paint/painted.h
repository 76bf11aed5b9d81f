// What the tests of paint share: the themes of the house, and how a view is laid out and drawn for a test.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "kiosk/keypad/key_map.h"
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

}  // namespace waymark::paint

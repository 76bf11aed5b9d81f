// What the tests of paint share: the themes of the house, and how a view is laid out and drawn for a test.
#pragma once

#include <gtest/gtest.h>

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

inline Painter house_painter(const Viewing& viewing = {}) {
  auto painter = Painter::create(house_themes(), viewing);
  EXPECT_TRUE(painter) << (painter ? "" : base::to_string(painter.error()));
  return std::move(*painter);
}

}  // namespace waymark::paint

// What the tests over the gallery share: the demonstration council on a stage, panels as councils buy them, and which
// part of everything is looked at. WAYMARK_GALLERY=all looks at all of it; without, a part that takes well under a
// minute.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "kiosk/gallery/stage.h"
#include "kiosk/paint/metrics.h"
#include "kiosk/paint/painter.h"

namespace waymark::gallery {

inline constexpr paint::Size kGlass{1920, 1080};

inline bool everything() {
  const char* wanted = std::getenv("WAYMARK_GALLERY");
  return wanted != nullptr && std::string(wanted) == "all";
}

inline const Stage& stage() {
  static const Stage kStage = [] {
    auto opened = Stage::open(WAYMARK_SOURCE_DIR "/provisioning/demo", WAYMARK_SOURCE_DIR "/themes");
    if (!opened) {
      ADD_FAILURE() << base::to_string(opened.error());
      std::abort();
    }
    return std::move(*opened);
  }();
  return kStage;
}

inline const paint::ThemeSet& themes() {
  static const paint::ThemeSet kThemes = [] {
    auto loaded = paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
    if (!loaded) {
      ADD_FAILURE() << base::to_string(loaded.error());
      std::abort();
    }
    return std::move(*loaded);
  }();
  return kThemes;
}

inline paint::Painter painter_for(const paint::Viewing& viewing) {
  auto painter = paint::Painter::create(themes(), viewing);
  EXPECT_TRUE(painter) << (painter ? "" : base::to_string(painter.error()));
  return std::move(*painter);
}

// One panel and one language, at the size that a visit begins with there and at the largest.
struct Panel {
  float inches = 24;
  std::string language;

  [[nodiscard]] paint::Viewing viewing() const { return {inches, 600}; }
  [[nodiscard]] int default_percent() const { return paint::default_text_percent(kGlass, viewing()); }
};

inline std::vector<Panel> panels() {
  std::vector<Panel> list;
  for (const float inches : {22.0F, 24.0F, 32.0F}) {
    for (const std::string& language : stage().languages()) {
      const bool in_part = inches == 24.0F || language == "en-GB";
      if (everything() || in_part) list.push_back({inches, language});
    }
  }
  return list;
}

inline std::string name_of_panel(const testing::TestParamInfo<Panel>& one) {
  std::string name = std::to_string(static_cast<int>(one.param.inches)) + "_inch_" + one.param.language;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// Somebody is there, nothing of theirs is being cleared away yet, and the glass is not calm for half a minute.
inline bool in_visit(const view::View& view) {
  for (const char* screen : {"attract", "closed", "out_of_service", "goodbye", "wiping", "pause"}) {
    if (view.screen == screen) return false;
  }
  return !view.screen.starts_with("staff_");
}

inline bool has_dialog(const view::View& view) {
  return std::any_of(view.regions.begin(), view.regions.end(),
                     [](const view::Node& node) { return node.role == view::Role::kDialog; });
}

}  // namespace waymark::gallery

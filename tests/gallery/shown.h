// What the tests over the gallery share: the demonstration council on a stage, and the panels that councils buy, in
// every language and way of using them.
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
inline constexpr paint::Size kUpright{1080, 1920};

// `./dev faults gallery` sets it: each language in each way and theme, which takes minutes.
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

// One panel, in one language and one way of using it.
struct Panel {
  int inches = 24;
  paint::Size glass = kGlass;
  std::string language;
  bool speech = false;
  bool low_reach = false;

  [[nodiscard]] paint::Viewing viewing() const { return {static_cast<float>(inches), 600}; }
  [[nodiscard]] int default_percent() const { return paint::default_text_percent(glass, viewing()); }
  [[nodiscard]] bool upright() const { return glass.height > glass.width; }
  [[nodiscard]] std::string name() const {  // "22_inch_upright_zh_Hans_speech_low"
    std::string words = std::to_string(inches) + "_inch" + (upright() ? "_upright_" : "_") + language +
                        (speech ? "_speech" : "") + (low_reach ? "_low" : "");
    std::replace(words.begin(), words.end(), '-', '_');
    return words;
  }
};

inline void PrintTo(const Panel& panel, std::ostream* out) { *out << panel.name(); }

// Every language on each panel; the other ways of using them and the panels that stand upright in one language of each
// direction.
inline std::vector<Panel> panels() {
  std::vector<Panel> list;
  for (const int inches : {22, 24, 32}) {
    for (const std::string& language : stage().languages()) {
      list.push_back({inches, kGlass, language});
      if (!everything() && language != "en-GB" && language != "ar") continue;
      list.push_back({inches, kUpright, language});
      for (const paint::Size glass : {kGlass, kUpright}) {
        if (glass.width < glass.height && !everything() && inches != 24) continue;
        for (const auto& [speech, low] : {std::pair{true, false}, {false, true}, {true, true}}) {
          list.push_back({inches, glass, language, speech, low});
        }
      }
    }
  }
  return list;
}

// Somebody is there, nothing of theirs is being cleared away yet, and the glass is not calm for half a minute.
inline bool in_visit(const view::View& view) {
  for (const char* screen : {"attract", "closed", "out_of_service", "goodbye", "wiping", "pause"}) {
    if (view.screen == screen) return false;
  }
  return !view.screen.starts_with("staff_");
}

}  // namespace waymark::gallery

// What must be true of every screen on every panel: all fits, all is there, all can be read and reached
// (EN 301 549 5.1.4 and the rules of the house).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "tests/gallery/shown.h"

namespace waymark::gallery {
namespace {

constexpr const char* kAlwaysThere[] = {"control.listen",   "control.text-size", "control.contrast",
                                        "control.language", "control.reach",     "control.help",
                                        "control.hide",     "control.moment",    "control.start-again"};
constexpr float kTargetMm = 20;
constexpr float kCapitalOfEm = 0.727F;  // Inter's
constexpr double kDegree = 0.7;
constexpr double kPi = 3.14159265358979;

class EveryScreen : public testing::TestWithParam<Panel> {
 protected:
  using Look =
      std::function<void(const std::string& name, const view::View&, const paint::Layout&, const paint::PageReport&)>;

  // Every situation (of this screen) at this text size, laid out.
  static void each(int percent, const Look& look, std::string_view screen = {}) {
    const Panel& panel = GetParam();
    paint::Painter painter = painter_for(panel.viewing());
    for (const Situation& situation : situations(panel.language)) {
      if (!screen.empty() && situation.screen != screen) continue;
      const auto view = stage().view(situation, {panel.language, percent, view::Contrast::kStandard});
      if (!view) continue;        // Situations.CanAllBeReachedInEveryLanguage says so
      painter.paint({}, kGlass);  // another page lies between: each begins at its top
      const paint::PageReport report = painter.paint(*view, kGlass);
      look(situation.name() + " at " + std::to_string(percent), *view, painter.layout(), report);
    }
  }
  static void each_size(const Look& look) {
    const int usual = GetParam().default_percent();
    each(usual, look);
    if (usual != 200) each(200, look);
  }
};

TEST_P(EveryScreen, HoldsAllThatIsWrittenOnIt) {
  each_size([](const std::string& name, const view::View&, const paint::Layout&, const paint::PageReport& report) {
    for (const std::string& overflow : report.overflows) ADD_FAILURE() << name << ": " << overflow;
    EXPECT_EQ(report.unknown_glyphs, 0U) << name;
  });
}

TEST_P(EveryScreen, HasTargetsOfTwentyMillimetres) {
  const float least = kTargetMm * paint::pixels_per_mm(kGlass, GetParam().viewing()) - 1;
  each_size([&](const std::string& name, const view::View&, const paint::Layout& layout, const paint::PageReport&) {
    for (const paint::Box& box : layout.boxes) {
      if (box.touch.empty()) continue;
      // Keys share what the keyboard has: beside one another they are as wide as a finger, see docs/accessibility.md.
      if (box.look == paint::Look::kKey || box.look == paint::Look::kSpecialKey) continue;
      EXPECT_GE(box.touch.width, least) << name << " " << box.id;
      EXPECT_GE(box.touch.height, least) << name << " " << box.id;
    }
  });
}

TEST_P(EveryScreen, BeginsWithCapitalsOfSevenTenthsOfADegree) {
  const paint::Viewing viewing = GetParam().viewing();
  const double least = std::tan(kDegree * kPi / 180) * viewing.distance_mm * paint::pixels_per_mm(kGlass, viewing);
  each(GetParam().default_percent(),
       [&](const std::string& name, const view::View&, const paint::Layout& layout, const paint::PageReport&) {
         for (const paint::Box& box : layout.boxes) {
           for (const paint::TextPiece& piece : box.texts) {
             if (piece.paragraph->quads.empty()) continue;
             EXPECT_GE(piece.paragraph->em * kCapitalOfEm, least - 0.5) << name << " " << box.id;
           }
         }
       });
}

TEST_P(EveryScreen, OfAVisitHasTheControlsThatAreAlwaysThere) {
  each_size([](const std::string& name, const view::View& view, const paint::Layout& layout, const paint::PageReport&) {
    if (!in_visit(view)) return;
    for (const char* id : kAlwaysThere) {
      const paint::Box* const box = paint::box_of(layout, id);
      ASSERT_NE(box, nullptr) << name << " " << id;
      EXPECT_TRUE(box->disabled || !box->touch.empty()) << name << " " << id;
    }
  });
}

TEST_P(EveryScreen, SaysSomething) {
  each_size([](const std::string& name, const view::View& view, const paint::Layout& layout, const paint::PageReport&) {
    std::size_t letters = 0;
    for (const paint::Box& box : layout.boxes) {
      if (box.layer == paint::Layer::kFrame) continue;
      for (const paint::TextPiece& piece : box.texts) letters += piece.paragraph->quads.size();
    }
    EXPECT_GE(letters, 4U) << name;
    EXPECT_FALSE(view.title.empty()) << name;
  });
}

TEST_P(EveryScreen, ShowsEachControlOnceAndInsideTheGlass) {
  const paint::Rect glass{0, 0, kGlass.width, kGlass.height};
  each_size(
      [&](const std::string& name, const view::View& view, const paint::Layout& layout, const paint::PageReport&) {
        view::for_each(view.regions, [&](const view::Node& node) {
          if (!view::focusable(node)) return;
          const paint::Box* const box = paint::box_of(layout, node.id);
          ASSERT_NE(box, nullptr) << name << " " << node.id;
          if (box->layer != paint::Layer::kContent) {
            EXPECT_TRUE(glass.contains(box->rect, 1)) << name << " " << node.id;
          }
        });
      });
}

TEST_P(EveryScreen, OfTheServicesHasTheWaysBesideThemInSightAtFirst) {
  const auto look = [](const std::string& name, const view::View& view, const paint::Layout& layout,
                       const paint::PageReport&) {
    if (!name.starts_with("services-all")) return;
    view::for_each(view.regions, [&](const view::Node& node) {
      if (node.id != "also") return;
      for (const view::Node& way : node.children) {
        const paint::Box* const box = paint::box_of(layout, way.id);
        ASSERT_NE(box, nullptr) << way.id;
        EXPECT_TRUE(layout.page.viewport.contains(box->rect, 1)) << name << " " << way.id;
      }
    });
  };
  each(GetParam().default_percent(), look, "services");
}

TEST_P(EveryScreen, ShowsAPaperBeforeTheCallThatGoesOn) {
  const auto look = [](const std::string& name, const view::View&, const paint::Layout& layout,
                       const paint::PageReport&) {
    const auto paper = std::find_if(layout.boxes.begin(), layout.boxes.end(),
                                    [](const paint::Box& box) { return box.surface == "paper"; });
    if (paper == layout.boxes.end()) return;
    EXPECT_TRUE(layout.page.viewport.contains(paper->rect, 1)) << name;
    EXPECT_GE(paper->rect.width, kGlass.width / 4) << name;
  };
  for (const int percent : {100, 200}) each(percent, look, "photo");
}

TEST_P(EveryScreen, HasTheButtonsOfACallInOneWidth) {
  each(
      100,
      [](const std::string& name, const view::View&, const paint::Layout& layout, const paint::PageReport&) {
        std::vector<float> wide;
        for (const char* id : {"call.open", "call.mute", "call.end"}) {
          if (const paint::Box* const box = paint::box_of(layout, id)) wide.push_back(box->rect.width);
        }
        for (const float each : wide) EXPECT_EQ(each, wide.front()) << name;
      },
      "photo");
}

INSTANTIATE_TEST_SUITE_P(Panels, EveryScreen, testing::ValuesIn(panels()), name_of_panel);

}  // namespace
}  // namespace waymark::gallery

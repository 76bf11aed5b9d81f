// The on-screen keyboards as the screens make them, laid out: every key large enough for a finger, every letter there,
// and the field that is written to in sight above them.
#include <gtest/gtest.h>

#include <map>

#include "kiosk/paint/metrics.h"
#include "tests/doubles/missed_bin.h"
#include "tests/paint/painted.h"

namespace waymark::paint {
namespace {

using doubles::Visitor;

struct Panel {
  float inches;
  Size glass;
};
constexpr Size kLandscape{1920, 1080};
constexpr Size kUpright{1080, 1920};
constexpr Panel kPanels[] = {{22, kLandscape}, {24, kLandscape}, {32, kLandscape},
                             {22, kUpright},   {24, kUpright},   {32, kUpright}};

Painter& painter_of(const Panel& panel) {
  static std::map<float, Painter> painters;
  auto found = painters.find(panel.inches);
  if (found == painters.end()) found = painters.emplace(panel.inches, house_painter({panel.inches, 600})).first;
  return found->second;
}

// In this language and at this size, at the check of the answers.
Visitor at_check(const std::string& language, int percent) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("control.language");
  visit.press_id("language." + language);
  for (int i = 0; i < 12 && visit.view().presentation.text_percent != percent; ++i) visit.press_id("control.text-size");
  return visit;
}

// The page of "Change" for this row of the check, with this field open.
Visitor at_field(const std::string& language, int percent, const std::string& change, const std::string& field) {
  Visitor visit = at_check(language, percent);
  visit.press_id("change." + change);
  visit.press_id("field." + field);
  return visit;
}

// Where somebody may be told what happens: "email" or "phone".
Visitor at_contact(const std::string& language, int percent, const std::string& way) {
  Visitor visit = at_field(language, percent, "contact-by", "contact-by." + way);
  visit.press_id("continue");
  visit.press_id("field." + way);
  return visit;
}

Visitor at_moment_code(const std::string& language, int percent) {
  Visitor visit = at_check(language, percent);
  visit.press_id("control.moment");
  return visit;
}

void check(const Visitor& visit, const Panel& panel) {
  Painter& painter = painter_of(panel);
  const PageReport report = painter.paint(visit.view(), panel.glass);
  const std::string what = visit.view().lang + " " + visit.focus() + " on " +
                           std::to_string(static_cast<int>(panel.inches)) + " inch, " +
                           std::to_string(static_cast<int>(panel.glass.width)) + " wide, " +
                           std::to_string(visit.view().presentation.text_percent) + "%";
  EXPECT_TRUE(report.overflows.empty()) << what << ": " << report.overflows.front();
  EXPECT_EQ(report.unknown_glyphs, 0U) << what;
  const Layout& layout = painter.layout();
  // 20 mm; 16 on a glass that is only 27 cm wide (docs/accessibility.md).
  const bool narrow = panel.inches < 24 && panel.glass.width < panel.glass.height;
  const float least = Metrics::of(panel.glass, {panel.inches, 600}, 100).target() * (narrow ? 0.8F : 1.0F) - 1;
  int keys = 0;
  for (const Box& box : layout.boxes) {
    if (box.look != Look::kKey && box.look != Look::kSpecialKey) continue;
    ++keys;
    EXPECT_GE(box.touch.width, least) << what << " " << box.id;
    EXPECT_GE(box.touch.height, least) << what << " " << box.id;
    EXPECT_EQ(box.texts.size() + box.icons.size(), 1U) << what << " " << box.id;
  }
  EXPECT_GT(keys, 10) << what;
  const Box* field = box_of(layout, visit.focus());
  ASSERT_NE(field, nullptr) << what;
  EXPECT_TRUE(layout.page.viewport.contains(field->rect, 1)) << what << ": the field is out of sight";
}

void check_on_every_panel(const Visitor& visit) {
  for (const Panel& panel : kPanels) check(visit, panel);
}

class Keyboards : public testing::TestWithParam<int> {
 protected:
  // What it has, each layer by itself; a layer that this keyboard has not is passed over.
  static int check_layers(Visitor visit) {
    int layers = 1;
    check_on_every_panel(visit);
    for (const char* layer : {"keyboard.symbols", "keyboard.accents", "keyboard.latin"}) {
      Visitor other = visit;
      if (other.find(layer) == nullptr) continue;
      other.press_id(layer);
      check_on_every_panel(other);
      ++layers;
    }
    return layers;
  }
};

TEST_P(Keyboards, HaveKeysOfTwentyMillimetresAndTheFieldInSightInEveryLanguage) {
  for (const std::string& language : doubles::demo_council()->languages) {
    EXPECT_GE(check_layers(at_field(language, GetParam(), "town", "town")), 3) << language;
    EXPECT_GE(check_layers(at_contact(language, GetParam(), "email")), 2) << language;
  }
}

TEST_P(Keyboards, OfFiguresHaveKeysOfTwentyMillimetresAndTheFieldInSight) {
  for (const std::string& language : doubles::demo_council()->languages) {
    check_on_every_panel(at_field(language, GetParam(), "town", "postcode"));
    check_on_every_panel(at_field(language, GetParam(), "missed-on", "missed-on.month"));
    check_on_every_panel(at_contact(language, GetParam(), "phone"));
    check_on_every_panel(at_moment_code(language, GetParam()));
  }
}

INSTANTIATE_TEST_SUITE_P(TextSizes, Keyboards, testing::Values(100, 125, 150, 200),
                         [](const auto& one) { return std::to_string(one.param); });

// Pictures of the keyboards that were looked at; as golden_test.cpp, they are written with WAYMARK_UPDATE_GOLDENS=1.
// Only the field and the keyboard are in them, so that they change when these do.
struct Picture {
  const char* name;
  const char* language;
  int percent;
  const char* field = "town";
  Size panel{1920, 1080};
};
constexpr Picture kPictures[] = {
    {"keyboard-en", "en-GB", 100},  {"keyboard-en-200", "en-GB", 200},
    {"keyboard-ar", "ar", 100},     {"keyboard-ur", "ur", 100},
    {"keyboard-uk-200", "uk", 200}, {"keyboard-uk-upright", "uk", 100, "town", {1080, 1920}},
};

TEST(KeyboardPictures, AreWhatThePainterPaints) {
  for (const Picture& picture : kPictures) {
    view::View view = at_field(picture.language, picture.percent, "town", picture.field).view();
    std::erase_if(view.regions, [](const view::Node& region) {
      return region.role != view::Role::kMain && region.role != view::Role::kKeyboard;
    });
    expect_picture(picture.name, view, picture.panel);
  }
}

TEST(HeldLetters, LieOverTheKeyboardNextToTheirKeyAndAreTouchedFirst) {
  Visitor visit = at_field("en-GB", 100, "town", "town");
  visit.press("Clear");
  for (const char* letter : {"Q", "A", "O"}) {
    visit.send(core::LongPress{std::string("key.") + letter, {}});
    if (visit.find("keyboard.held") == nullptr) {
      visit.press("Clear");
      continue;
    }
    Painter painter = house_painter();
    for (const Size panel : {kLandscape, kUpright}) {
      EXPECT_TRUE(painter.paint(visit.view(), panel).overflows.empty());
      const Layout& layout = painter.layout();
      const Box* key = box_of(layout, std::string("key.") + letter);
      const Box* held = box_of(layout, "keyboard.held");
      ASSERT_NE(held, nullptr);
      EXPECT_LE(held->rect.bottom(), key->rect.y);
      for (const view::Node& one : visit.at("keyboard.held").children) {
        const Box* box = box_of(layout, one.id);
        ASSERT_NE(box, nullptr) << one.id;
        EXPECT_GE(box->touch.width, 71) << one.id;
        EXPECT_EQ(box_at(layout, box->rect.centre())->id, one.id);
      }
    }
  }
}

}  // namespace
}  // namespace waymark::paint

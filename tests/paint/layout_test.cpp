#include "kiosk/paint/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "kiosk/paint/metrics.h"
#include "tests/paint/painted.h"
#include "tests/paint/sample_nodes.h"
#include "tests/paint/sample_views.h"

namespace waymark::paint {
namespace {

using samples::Language;
using view::Role;

constexpr Size kGlass{1920, 1080};

Layout lay_out(const view::View& view, Size size = kGlass) {
  static Painter painter = house_painter();
  painter.paint(view, size);
  return painter.layout();
}

struct Case {
  const char* name;
  Size size;
  int percent;
  bool low_reach;
};
constexpr Case kCases[] = {{"1080p", {1920, 1080}, 100, false},        {"1080p large", {1920, 1080}, 200, false},
                           {"1080p low", {1920, 1080}, 130, true},     {"720p", {1280, 720}, 100, false},
                           {"768p", {1366, 768}, 160, false},          {"upright", {1080, 1920}, 100, false},
                           {"upright large", {1080, 1920}, 200, true}, {"small upright", {720, 1280}, 130, false}};

class EveryScreen : public testing::TestWithParam<Case> {};

TEST_P(EveryScreen, FitsInEveryLanguage) {
  const Case& one = GetParam();
  Painter painter = house_painter();
  for (const auto& sample : samples::all()) {
    for (const Language language : {Language::kEnglish, Language::kGaelic, Language::kArabic}) {
      view::View view = sample.make(language);
      view.presentation.text_percent = one.percent;
      view.presentation.low_reach = one.low_reach;
      const PageReport report = painter.paint(view, one.size);
      EXPECT_TRUE(report.overflows.empty()) << sample.name << " " << view.lang << ": " << report.overflows.front();
      EXPECT_EQ(report.unknown_glyphs, 0U) << sample.name << " " << view.lang;
    }
  }
}

// 20 mm of a 24 inch panel, whatever its resolution. Keys give way when the panel is too low to hold them all.
TEST_P(EveryScreen, HasTargetsOfTwentyMillimetres) {
  const Case& one = GetParam();
  Painter painter = house_painter();
  for (const auto& sample : samples::all()) {
    view::View view = sample.make(Language::kEnglish);
    view.presentation.text_percent = one.percent;
    view.presentation.low_reach = one.low_reach;
    painter.paint(view, one.size);
    const float least = Metrics::of(one.size, 100).target() - 1;
    for (const Box& box : painter.layout().boxes) {
      if (box.touch.empty() || box.look == Look::kKey || box.look == Look::kSpecialKey) continue;
      EXPECT_GE(box.touch.width, least) << sample.name << " " << box.id;
      EXPECT_GE(box.touch.height, least) << sample.name << " " << box.id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Panels, EveryScreen, testing::ValuesIn(kCases), [](const auto& one) {
  std::string name = one.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

TEST(Layout, PlacesEveryControlThatTheViewHas) {
  for (const auto& sample : samples::all()) {
    const view::View view = sample.make(Language::kEnglish);
    const Layout layout = lay_out(view);
    view::for_each(view.regions, [&](const view::Node& node) {
      if (view::focusable(node)) {
        EXPECT_NE(box_of(layout, node.id), nullptr) << sample.name << " " << node.id;
      }
    });
  }
}

TEST(Layout, ShowsEveryWordThatTheViewHas) {
  // Each visible name is some box's text, so a screen cannot lose a sentence by way of a role nobody draws.
  using samples::node;
  for (const Role role :
       {Role::kHeading,      Role::kParagraph,    Role::kHint,       Role::kLabel,         Role::kInset,
        Role::kNotice,       Role::kListItem,     Role::kStatus,     Role::kTimer,         Role::kProgress,
        Role::kErrorSummary, Role::kErrorMessage, Role::kTicket,     Role::kKeyValue,      Role::kButton,
        Role::kLink,         Role::kTextField,    Role::kRadioGroup, Role::kCheckboxGroup, Role::kRatingGroup,
        Role::kQrCode,       Role::kGroup,        Role::kRadio,      Role::kCheckbox}) {
    view::View view;
    view.lang = "en-GB";
    view.regions = {node(Role::kMain, "main", {}, {node(role, "it", "Words")})};
    std::size_t texts = 0;
    for (const Box& box : lay_out(view).boxes) texts += box.texts.size();
    EXPECT_GE(texts, 1U) << static_cast<int>(role);
  }
}

TEST(Layout, IsTheMirrorImageInArabic) {
  const Layout english = lay_out(samples::choice(Language::kEnglish));
  const Layout arabic = lay_out(samples::choice(Language::kArabic));
  EXPECT_LT(box_of(english, "back")->rect.x, 960);
  EXPECT_GT(box_of(arabic, "back")->rect.x, 960);
  EXPECT_NEAR(box_of(english, "continue")->rect.right(), 1920 - box_of(arabic, "continue")->rect.x, 1);
}

TEST(Layout, KeepsAKeyboardAsItIsPrintedInEveryLanguage) {
  const Layout arabic = lay_out(samples::question(Language::kArabic));
  EXPECT_LT(box_of(arabic, "key.1")->rect.x, box_of(arabic, "key.9")->rect.x);
}

TEST(Layout, PutsEverythingIntoTheLowerPartOnRequest) {
  view::View view = samples::home(Language::kEnglish);
  view.presentation.low_reach = true;
  for (const Box& box : lay_out(view).boxes) {
    if (!box.touch.empty()) {
      EXPECT_GE(box.touch.y, 1080 * 0.3F - 1) << box.id;
    }
  }
}

TEST(Layout, GivesLongContentAWayDownAndBack) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  Painter painter = house_painter();
  view.focus = "continue";
  PageReport report = painter.paint(view, kGlass);
  EXPECT_GT(report.pages, 1);
  EXPECT_EQ(report.page, 1);
  EXPECT_TRUE(box_of(painter.layout(), kScrollUp)->touch.empty());
  EXPECT_FALSE(box_of(painter.layout(), kScrollDown)->touch.empty());
  for (int i = 1; i < report.pages; ++i) EXPECT_TRUE(painter.scroll(page_step(painter.layout())));
  EXPECT_FALSE(painter.scroll(1));
  report = painter.paint(view, kGlass);
  EXPECT_EQ(report.page, report.pages);
  EXPECT_FALSE(box_of(painter.layout(), kScrollUp)->touch.empty());
}

TEST(Layout, BringsWhatIsInFocusIntoSight) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  Painter painter = house_painter();
  for (const auto& row : {"Name", "Contact me by", "Postcode"}) {
    view.focus = std::string("change.") + row;
    painter.paint(view, kGlass);
    const Layout& layout = painter.layout();
    EXPECT_TRUE(layout.viewport.contains(box_of(layout, view.focus)->rect, 1)) << row;
  }
}

TEST(Layout, StartsANewPageAtItsTop) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  Painter painter = house_painter();
  painter.paint(view, kGlass);
  view::View next = samples::confirmation(Language::kEnglish);
  next.presentation.text_percent = 200;
  painter.paint(next, kGlass);
  EXPECT_EQ(painter.layout().offset, 0);
}

TEST(Hit, FindsWhatIsUnderAFingerAndNothingBesideIt) {
  const Layout layout = lay_out(samples::home(Language::kEnglish));
  EXPECT_EQ(box_at(layout, box_of(layout, "home.talk")->rect.centre())->id, "home.talk");
  EXPECT_EQ(box_at(layout, {5, 700}), nullptr);
  EXPECT_EQ(box_at(layout, {-50, -50}), nullptr);
}

TEST(Hit, ReachesOnlyTheDialogWhenThereIsOne) {
  const Layout layout = lay_out(samples::still_there(Language::kEnglish));
  const Box* behind = box_of(layout, "continue");
  ASSERT_NE(behind, nullptr);
  EXPECT_EQ(box_at(layout, behind->rect.centre()), nullptr);
  EXPECT_EQ(box_at(layout, box_of(layout, "still-there.more-time")->rect.centre())->id, "still-there.more-time");
}

TEST(Hit, LeavesNoDeadGapBetweenKeys) {
  const Layout layout = lay_out(samples::question(Language::kEnglish));
  const Box* q = box_of(layout, "key.q");
  EXPECT_NE(box_at(layout, {q->rect.right() + 4, q->rect.centre().y}), nullptr);
}

TEST(Hiding, CoversAnswersAndTellsNotEvenTheirLength) {
  const auto widest = [](view::View view) {
    view.presentation.hidden = true;
    view.focus.clear();
    float width = 0;
    for (const Box& box : lay_out(view).boxes) {
      if (box.look == Look::kField) width = box.texts.front().paragraph->size.width;
    }
    return width;
  };
  view::View brief = samples::question_in_error(Language::kEnglish);
  view::View lengthy = brief;
  lengthy.regions[1].children.back().value = "a very much longer answer";
  EXPECT_GT(widest(brief), 0);
  EXPECT_EQ(widest(brief), widest(lengthy));
}

TEST(Robust, AgainstViewsThatNobodyWouldMake) {
  using samples::node;
  Painter painter = house_painter();
  view::View empty;
  EXPECT_EQ(painter.paint(empty, kGlass).pages, 1);
  std::string storm(1'000'000, 'W');
  std::string marks = "e";
  for (int i = 0; i < 30'000; ++i) marks += "\u0301";
  // Every role with every kind of hostile text would take a minute; each kind meets every fourth role.
  int kind = 0;
  for (const std::string& text :
       {storm, marks, std::string("\u202E\u2066\xFF\xED\xA0\x80"), std::string(64'000, '\n')}) {
    for (int role = 1 + kind++; role <= static_cast<int>(Role::kKeyRow); role += 4) {
      view::Node hostile =
          node(static_cast<Role>(role), text.substr(0, 100), text, {node(static_cast<Role>(role), "x", text)});
      hostile.value = hostile.description = hostile.icon = text;
      hostile.set_size = hostile.position = hostile.width_chars = 2'000'000'000;
      hostile.caret = view::Caret{static_cast<std::size_t>(-1)};
      hostile.actions = {view::Action::kActivate};
      view::View view;
      view.lang = "ar";
      view.direction = view::Direction::kRightToLeft;
      view.focus = hostile.id;
      view.regions = {hostile, node(Role::kMain, "main", text, {hostile}), node(Role::kFooter, "f", text, {hostile}),
                      node(Role::kKeyboard, "k", text, {node(Role::kKeyRow, {}, {}, {hostile})}),
                      node(Role::kDialog, "d", text, {hostile})};
      const std::clock_t before = std::clock();
      painter.paint(view, {640, 480});
      EXPECT_LT(std::clock() - before, 4 * CLOCKS_PER_SEC) << role;
    }
  }
}

}  // namespace
}  // namespace waymark::paint

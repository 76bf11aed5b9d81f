#include "kiosk/paint/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
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

float overlap_of(const Rect& one, const Rect& other) {
  const Rect both = one.overlap(other);
  return both.empty() ? 0 : std::min(both.width, both.height);
}
float overlap_of(const Box& one, const Box& other) { return overlap_of(one.rect, other.rect); }

Layout lay_out(const view::View& view, Size size = kGlass) {
  static Painter painter = house_painter();
  painter.paint(view, size);
  return painter.layout();
}

struct Panel {
  const char* name;
  Size size;
  float inches;
};
constexpr Panel kPanels[] = {
    {"24 inch", {1920, 1080}, 24},         {"22 inch", {1920, 1080}, 22},    {"32 inch", {1920, 1080}, 32},
    {"24 inch upright", {1080, 1920}, 24}, {"notebook", {1366, 768}, 15.6F}, {"27 inch 4K", {3840, 2160}, 27},
};
constexpr int kSizes[] = {100, 125, 150, 200};

class EveryScreen : public testing::TestWithParam<Panel> {
 protected:
  // Every sample in every language and size, with and without the screen brought down.
  template <class Check>
  void for_each_view(Painter& painter, Check&& check) {
    for (const auto& sample : samples::all()) {
      for (const Language language : {Language::kEnglish, Language::kGaelic, Language::kArabic}) {
        for (const int percent : kSizes) {
          for (const bool low : {false, true}) {
            view::View view = sample.make(language);
            view.presentation.text_percent = percent;
            view.presentation.low_reach = low;
            const PageReport report = painter.paint(view, GetParam().size);
            SCOPED_TRACE(sample.name + " " + view.lang + " " + std::to_string(percent) + (low ? " low" : ""));
            check(view, report);
          }
        }
      }
    }
  }
  [[nodiscard]] Viewing viewing() const { return {GetParam().inches, 600}; }
};

TEST_P(EveryScreen, FitsInEveryLanguageAndSize) {
  Painter painter = house_painter(viewing());
  for_each_view(painter, [](const view::View&, const PageReport& report) {
    EXPECT_TRUE(report.overflows.empty()) << report.overflows.front();
    EXPECT_EQ(report.unknown_glyphs, 0U);
  });
}

// 20 mm of glass, whatever its resolution. Keys give way when the glass is too low to hold them all.
TEST_P(EveryScreen, HasTargetsOfTwentyMillimetres) {
  Painter painter = house_painter(viewing());
  const float least = 20 * pixels_per_mm(GetParam().size, viewing());
  for_each_view(painter, [&](const view::View&, const PageReport&) {
    for (const Box& box : painter.layout().boxes) {
      if (box.touch.empty() || box.look == Look::kKey || box.look == Look::kSpecialKey) continue;
      EXPECT_GE(box.touch.width, least - 0.01F) << box.id;
      EXPECT_GE(box.touch.height, least - 0.01F) << box.id;
    }
  });
}

TEST_P(EveryScreen, ShowsEveryControlOfTheFrameWholeAndApart) {
  Painter painter = house_painter(viewing());
  for_each_view(painter, [&](const view::View&, const PageReport&) {
    const Layout& layout = painter.layout();
    std::vector<const Box*> controls;
    for (const Box& box : layout.boxes) {
      if (box.layer != Layer::kFrame || box.touch.empty()) continue;
      for (const Box* other : controls) EXPECT_LE(overlap_of(box, *other), 0) << box.id << " over " << other->id;
      EXPECT_LE(overlap_of(box.rect, layout.page.viewport), 1) << box.id << " lies over the content";
      controls.push_back(&box);
    }
  });
}

TEST_P(EveryScreen, ShowsTheFieldThatIsTypedIn) {
  Painter painter = house_painter(viewing());
  for_each_view(painter, [&](const view::View& view, const PageReport&) {
    if (!view.focus.starts_with("field.")) return;
    const Rect& viewport = painter.layout().page.viewport;
    const Rect field = box_of(painter.layout(), view.focus)->rect;
    const bool whole = viewport.contains(field, 1);
    const bool begins = field.height > viewport.height && viewport.contains(Point{field.centre().x, field.y});
    EXPECT_TRUE(whole || begins) << viewport.y << " to " << viewport.bottom() << ": " << field.y << " to "
                                 << field.bottom();
  });
}

INSTANTIATE_TEST_SUITE_P(Panels, EveryScreen, testing::ValuesIn(kPanels), [](const auto& one) {
  std::string name = one.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

// EN 301 549, 5.1.4: a capital H is 0.7 degrees high at least.
TEST(TextSize, BeginsWhereCapitalsCanBeRead) {
  for (const Panel& panel : kPanels) {
    for (const float distance : {450.0F, 600.0F, 700.0F, 900.0F}) {
      const Viewing viewing{panel.inches, distance};
      const int percent = default_text_percent(panel.size, viewing);
      const Metrics m = Metrics::of(panel.size, viewing, percent);
      const double capital_mm = m.type(kSmallestSize) * 0.727 / pixels_per_mm(panel.size, viewing);
      EXPECT_GE(std::atan(capital_mm / distance) * 180 / 3.14159265, 0.7) << panel.name << " from " << distance;
    }
  }
}

TEST(TextSize, IsAQuarterLargerThanTheSmallestAtAnArmsLength) {
  EXPECT_EQ(default_text_percent({1920, 1080}, {24, 600}), 125);
  EXPECT_EQ(default_text_percent({1080, 1920}, {24, 600}), 125);
  EXPECT_EQ(default_text_percent({1920, 1080}, {24, 450}), 100);
  EXPECT_EQ(default_text_percent({1920, 1080}, {24, 700}), 150);
}

TEST(TextSize, OfLabelsGrowsLessButNeverBelowWhatCanBeRead) {
  const auto label_height = [](int percent) {
    view::View view = samples::home(Language::kEnglish);
    view.presentation.text_percent = percent;
    const Layout layout = lay_out(view);
    const Box* tool = box_of(layout, "control.listen");
    return tool->texts.front().paragraph->size.height;
  };
  EXPECT_LT(label_height(100), label_height(125));
  EXPECT_GE(label_height(200), label_height(125));
  EXPECT_LT(label_height(200), label_height(100) * 2);
}

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

TEST(LowReach, PutsEverythingToTouchIntoTheLowerPart) {
  for (const auto& sample : samples::all()) {
    for (const Language language : {Language::kEnglish, Language::kArabic}) {
      view::View view = sample.make(language);
      view.presentation.low_reach = true;
      for (const Size size : {kGlass, Size{1080, 1920}}) {
        for (const Box& box : lay_out(view, size).boxes) {
          if (box.touch.empty() || box.layer == Layer::kContent) continue;
          EXPECT_GE(box.rect.y, size.height * 0.36F) << sample.name << " " << box.id;
        }
      }
    }
  }
}

TEST(LowReach, LeavesTheHeadingAboveForTheEyes) {
  view::View view = samples::choice(Language::kEnglish);
  view.presentation.low_reach = true;
  const Layout layout = lay_out(view);
  const auto heading = [](const Box& box) { return box.layer == Layer::kFrame && box.rect.bottom() < 1080 * 0.4F; };
  EXPECT_GE(std::count_if(layout.boxes.begin(), layout.boxes.end(), heading), 3) << "the crest, the name, the question";
  EXPECT_GE(layout.page.viewport.y, 1080 * 0.36F);
}

TEST(LowReach, IsMirroredInArabic) {
  view::View english = samples::choice(Language::kEnglish);
  view::View arabic = samples::choice(Language::kArabic);
  english.presentation.low_reach = arabic.presentation.low_reach = true;
  EXPECT_LT(box_of(lay_out(english), "control.listen")->rect.right(), 960);
  EXPECT_GT(box_of(lay_out(arabic), "control.listen")->rect.x, 960);
}

TEST(Dialog, HigherThanTheGlassScrollsAndKeepsItsButtonsInSight) {
  view::View view = samples::still_there(Language::kEnglish);
  view.presentation.text_percent = 200;
  auto& said = view.regions.back().children;
  for (int i = 0; i < 12; ++i) {
    said.insert(said.begin(), samples::text("Nothing that you told us is lost while you think about it."));
  }
  Painter painter = house_painter();
  PageReport report = painter.paint(view, kGlass);
  EXPECT_GT(report.pages, 1);
  EXPECT_TRUE(report.overflows.empty()) << report.overflows.front();
  const Box* more_time = box_of(painter.layout(), "still-there.more-time");
  EXPECT_LE(more_time->rect.bottom(), 1080);
  EXPECT_EQ(box_at(painter.layout(), more_time->rect.centre())->id, more_time->id);
  EXPECT_TRUE(painter.scroll(page_step(painter.layout())));
  EXPECT_EQ(painter.paint(view, kGlass).page, 2);
  // The page behind it stays where it was, and the next dialog begins at its top.
  view.regions.pop_back();
  painter.paint(view, kGlass);
  EXPECT_EQ(painter.layout().page.offset, 0);
}

TEST(Dialog, KeepsWhatWipesAllApartFromItsAnswers) {
  const Layout placed = lay_out(samples::still_there(Language::kEnglish));
  const float answers_end = box_of(placed, "still-there.more-time")->rect.bottom();
  EXPECT_GT(box_of(placed, "still-there.start-again")->rect.y, answers_end + 40);
}

TEST(Layout, GivesLongContentAWayDownAndBack) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  Painter painter = house_painter();
  view.focus = "continue";
  PageReport report = painter.paint(view, kGlass);
  EXPECT_GT(report.pages, 1);
  EXPECT_EQ(report.page, 1);
  EXPECT_EQ(box_of(painter.layout(), kScrollUp), nullptr);
  EXPECT_NE(box_of(painter.layout(), kScrollDown), nullptr);
  for (int i = 1; i < report.pages; ++i) EXPECT_TRUE(painter.scroll(page_step(painter.layout())));
  EXPECT_FALSE(painter.scroll(1));
  report = painter.paint(view, kGlass);
  EXPECT_EQ(report.page, report.pages);
  EXPECT_NE(box_of(painter.layout(), kScrollUp), nullptr);
  EXPECT_EQ(box_of(painter.layout(), kScrollDown), nullptr);
}

TEST(Layout, BringsWhatIsInFocusIntoSight) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  Painter painter = house_painter();
  for (const auto& row : {"Name", "Contact me by", "Postcode"}) {
    view.focus = std::string("change.") + row;
    painter.paint(view, kGlass);
    const Layout& layout = painter.layout();
    EXPECT_TRUE(layout.page.viewport.contains(box_of(layout, view.focus)->rect, 1)) << row;
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
  EXPECT_EQ(painter.layout().page.offset, 0);
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

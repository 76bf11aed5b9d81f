// Every situation can still be reached, in every language, and looks like what it says it is.
#include <gtest/gtest.h>

#include <set>

#include "kiosk/core/state.h"
#include "kiosk/gallery/picture.h"
#include "tests/gallery/shown.h"

namespace waymark::gallery {
namespace {

TEST(Situations, CanAllBeReachedInEveryLanguage) {
  for (const std::string& language : stage().languages()) {
    for (const Situation& situation : situations(language)) {
      const auto view = stage().view(situation, {language, 100, view::Contrast::kStandard});
      ASSERT_TRUE(view) << base::to_string(view.error());
      EXPECT_EQ(view->lang, language) << situation.name();
    }
  }
}

TEST(Situations, HaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (const Situation& situation : situations("en-GB")) {
    EXPECT_TRUE(names.insert(situation.name()).second) << situation.name();
  }
}

// A screen that has no situation would never be looked at.
TEST(Situations, ShowEveryScreenThatTheKioskHas) {
  std::set<std::string> shown;
  for (const Situation& situation : situations("en-GB")) shown.insert(situation.screen);
  for (int screen = 1;; ++screen) {
    const std::string name{core::screen_name(static_cast<core::Screen>(screen))};
    if (name.empty()) break;
    EXPECT_TRUE(shown.contains(name)) << name;
  }
}

TEST(Situations, ThatCannotBeReachedSayWhereTheyStopped) {
  const Situation broken{"home", "broken", Begins::kInAVisit, {shell::PressStep{{"no-such-thing", {}, {}}}}, {}};
  const auto view = stage().view(broken, {});
  ASSERT_FALSE(view);
  EXPECT_NE(view.error().where.find("home-broken/steps/"), std::string::npos) << view.error().where;
  EXPECT_NE(view.error().detail.find("no-such-thing"), std::string::npos) << view.error().detail;
}

TEST(Index, ShowsEachPictureOnceAndItsFaults) {
  const std::string html =
      index_html({{"home-first", {"ar", 200, view::Contrast::kLightOnDark}, {"a.png", "b.png"}, {"<b>"}}});
  EXPECT_NE(html.find("ar-200-light-on-dark, page 2 of 2"), std::string::npos);
  EXPECT_NE(html.find("&lt;b>"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

}  // namespace
}  // namespace waymark::gallery

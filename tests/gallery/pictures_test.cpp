// Pictures of screens as customers see them, each reached by the steps that lead there, that were looked at and found
// good. A change of a screen or of the painter shows here; to accept it, look at the new pictures, then run this test
// with WAYMARK_UPDATE_GOLDENS=1, which writes them into tests/paint/goldens.
#include <gtest/gtest.h>

#include "tests/gallery/shown.h"
#include "tests/paint/painted.h"

namespace waymark::gallery {
namespace {

struct Chosen {
  const char* situation;
  Setting setting;
};

const std::vector<Chosen>& chosen() {
  static const std::vector<Chosen> kChosen{
      {"attract-open", {"en-GB", 125}},
      {"home-first", {"en-GB", 125}},
      {"home-first", {"en-GB", 200, view::Contrast::kStandard, true, true}},
      {"question-address-error", {"en-GB", 125}},
      {"question-long-text-filled", {"pl", 200}},
      {"check-filled", {"ar", 125}},
      {"services-all", {"en-GB", 125, view::Contrast::kLightOnDark}},
      {"ticket-printed-to-follow", {"en-GB", 125}},
      {"call-connected", {"en-GB", 125}},
  };
  return kChosen;
}

TEST(Screens, LookAsTheyWereFoundGood) {
  for (const auto& [name, setting] : chosen()) {
    const std::vector<Situation> all = situations(setting.language);
    const auto situation = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name() == name; });
    ASSERT_NE(situation, all.end()) << name;
    const auto view = stage().view(*situation, setting);
    ASSERT_TRUE(view) << base::to_string(view.error());
    paint::expect_picture("screen-" + situation->name() + "-" + setting.name(), *view, kGlass);
  }
}

}  // namespace
}  // namespace waymark::gallery

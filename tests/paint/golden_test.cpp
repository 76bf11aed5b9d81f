// Pictures that were looked at and found good. A change of the painter shows here; to accept it, look at the new
// pictures, then run this test with WAYMARK_UPDATE_GOLDENS=1, which writes them.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/paint/painted.h"
#include "tests/paint/sample_views.h"

namespace waymark::paint {
namespace {

using samples::Language;

struct Golden {
  const char* name;
  view::View (*make)(Language);
  Language language;
  int percent = 125;
  view::Contrast contrast = view::Contrast::kStandard;
};
constexpr Golden kGoldens[] = {
    {"home-en", samples::home, Language::kEnglish},
    {"home-gd", samples::home, Language::kGaelic},
    {"home-ar", samples::home, Language::kArabic},
    {"question-en", samples::question, Language::kEnglish},
    {"question-gd", samples::question, Language::kGaelic},
    {"question-ar", samples::question, Language::kArabic},
    {"error-en", samples::question_in_error, Language::kEnglish},
    {"countdown-ar", samples::still_there, Language::kArabic},
    {"services-en-light-on-dark", samples::services, Language::kEnglish, 125, view::Contrast::kLightOnDark},
    {"ticket-en-dark-on-light", samples::ticket, Language::kEnglish, 125, view::Contrast::kDarkOnLight},
    {"home-en-200", samples::home, Language::kEnglish, 200},
    {"check-ar-200", samples::check_answers, Language::kArabic, 200},
};

class Goldens : public testing::TestWithParam<Golden> {};

TEST_P(Goldens, AreWhatThePainterPaints) {
  const Golden& golden = GetParam();
  view::View view = golden.make(golden.language);
  view.presentation.text_percent = golden.percent;
  view.presentation.contrast = golden.contrast;
  expect_picture(golden.name, view, {1920, 1080});
}

INSTANTIATE_TEST_SUITE_P(Pictures, Goldens, testing::ValuesIn(kGoldens), [](const auto& one) {
  std::string name = one.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace waymark::paint

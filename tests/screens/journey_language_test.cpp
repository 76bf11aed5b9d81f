// A service whose journey lacks the customer's language.
#include <gtest/gtest.h>

#include "kiosk/core/running.h"
#include "tests/doubles/demo_council.h"
#include "tests/doubles/invariants.h"
#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using doubles::Visitor;

// Reporting a missed bin is in English and Gaelic only.
std::shared_ptr<const core::Configuration> two_languages() {
  auto council = doubles::demo_configuration();
  for (auto& journey : council.journeys) {
    if (journey->id != "report-a-missed-bin") continue;
    auto fewer = *journey;
    fewer.languages = {"en-GB", "gd"};
    journey = std::make_shared<const journeys::Definition>(std::move(fewer));
  }
  return std::make_shared<const core::Configuration>(std::move(council));
}

Visitor in_polish() {
  Visitor visit{two_languages()};
  visit.begin("pl");
  visit.press_id("home.do-it-here");
  visit.press_id("service.bins");
  return visit;
}

TEST(AJourneyWithoutMyLanguage, SaysSoInMyWordsAndOffersTheOnesItHas) {
  Visitor visit = in_polish();
  EXPECT_EQ(visit.screen(), "journey_language");
  EXPECT_EQ(visit.view().lang, "pl");
  EXPECT_TRUE(visit.sees("Ta usługa nie jest jeszcze dostępna po polsku"));
  EXPECT_EQ(visit.at("journey-language.en-GB").name, "English");
  EXPECT_EQ(visit.at("journey-language.gd").name, "Gàidhlig");
  EXPECT_EQ(visit.at("journey-language.gd").lang, "gd") << "so that it is spoken in Gaelic";
  EXPECT_EQ(visit.find("journey-language.ar"), nullptr);
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
}

TEST(AJourneyWithoutMyLanguage, OffersANumberAndAPersonToo) {
  Visitor number = in_polish();
  number.press_id("home.get-a-number");
  EXPECT_EQ(number.screen(), "ticket_choice");
  Visitor person = in_polish();
  person.press_id("help.ask");
  EXPECT_EQ(person.screen(), "help");
  Visitor back = in_polish();
  back.press_id("back");
  EXPECT_EQ(back.screen(), "services");
}

TEST(AJourneyWithoutMyLanguage, SpeaksTheOneChosenWhileTheRestStaysMine) {
  Visitor visit = in_polish();
  visit.press_id("journey-language.en-GB");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.view().lang, "pl");
  EXPECT_EQ(visit.at("continue").name, "Dalej");
  EXPECT_EQ(visit.at("field.which-bin.food").name, "Food waste");
  EXPECT_EQ(visit.at("field.which-bin.food").lang, "en-GB");
  visit.press_id("continue");
  EXPECT_TRUE(visit.sees("Select which bin was not emptied"))
      << "an error names the answers, so it is in their language";
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
}

TEST(AJourneyWithoutMyLanguage, IsTakenUpAgainWithoutAskingAnew) {
  Visitor visit = in_polish();
  visit.press_id("journey-language.gd");
  visit.press_id("back");
  EXPECT_EQ(visit.screen(), "services");
  visit.press_id("service.bins");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(core::journey_language(visit.state()), "gd");
}

TEST(AJourneyWithoutMyLanguage, GoesOnByItselfWhenIChangeToOneItHas) {
  Visitor visit = in_polish();
  visit.press_id("control.language");
  visit.press_id("language.gd");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.view().lang, "gd");
}

TEST(AJourney, KeepsItsLanguageWhenTheCustomerChangesToOneThatItLacks) {
  Visitor visit{two_languages()};
  visit.begin("gd");
  visit.press_id("home.do-it-here");
  visit.press_id("service.bins");
  visit.press_id("control.language");
  visit.press_id("language.ar");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.view().lang, "ar");
  EXPECT_EQ(visit.at("field.which-bin.food").lang, "gd");
}

TEST(AJourney, ThatHasMyLanguageOpensAtOnce) {
  Visitor visit{two_languages()};
  visit.begin("gd");
  visit.press_id("home.do-it-here");
  visit.press_id("service.bins");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.at("field.which-bin.food").lang, "");
}

}  // namespace
}  // namespace waymark

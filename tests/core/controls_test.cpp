#include <gtest/gtest.h>

#include <map>

#include "tests/doubles/a_call.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

TEST(AlwaysThere, OnePictureHasOneMeaning) {
  std::map<std::string, std::string> meanings;
  const auto look = [&meanings](const view::Node& top) {
    view::for_each({top}, [&meanings](const view::Node& node) {
      if (node.icon.empty() || !view::focusable(node)) return;
      const auto [known, is_new] = meanings.emplace(node.icon, node.name);
      EXPECT_EQ(known->second, node.name) << node.icon;
    });
  };
  Visitor visit;
  doubles::ACall call{visit};
  call.talk();
  call.room_is(true);
  look(visit.view().regions.front());
  look(visit.at("room.move"));
  call.asks(core::Consent::kSee);
  look(visit.view().regions.back());
  call.hub_ends(core::CallEnd::kByAdviser);
  visit.wait(95s);
  ASSERT_EQ(visit.view().regions.back().id, "still-there");
  look(visit.view().regions.back());
  EXPECT_EQ(meanings.at("moment"), "I need a moment");
}

TEST(AlwaysThere, TextGrowsToTwiceItsSizeAndBack) {
  Visitor visit;
  visit.begin();
  for (const int expected : {125, 150, 175, 200, 100}) {
    visit.press("Text size");
    EXPECT_EQ(visit.view().presentation.text_percent, expected);
  }
}

TEST(AlwaysThere, TextBeginsAtTheSizeOfThePanelAndComesBackToIt) {
  auto council = std::make_shared<core::Configuration>(*doubles::demo_council());
  council->default_text_percent = 125;
  Visitor visit{council};
  EXPECT_EQ(visit.view().presentation.text_percent, 125) << "on the attract screen too";
  visit.begin();
  EXPECT_EQ(visit.view().presentation.text_percent, 125);
  EXPECT_FALSE(visit.at("control.text-size").selected);
  for (const int expected : {150, 175, 200, 100, 125}) {
    visit.press("Text size");
    EXPECT_EQ(visit.view().presentation.text_percent, expected);
    EXPECT_EQ(visit.at("control.text-size").selected, expected != 125);
  }
}

TEST(AlwaysThere, ContrastGoesThroughItsThreeThemes) {
  Visitor visit;
  visit.begin();
  visit.press("Contrast");
  EXPECT_EQ(visit.view().presentation.contrast, view::Contrast::kLightOnDark);
  visit.press("Contrast");
  EXPECT_EQ(visit.view().presentation.contrast, view::Contrast::kDarkOnLight);
  visit.press("Contrast");
  EXPECT_EQ(visit.view().presentation.contrast, view::Contrast::kStandard);
}

TEST(AlwaysThere, ListenAndLowReachAreToggles) {
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  EXPECT_TRUE(visit.state().visit.speech.on);
  EXPECT_TRUE(visit.at("control.listen").selected);
  visit.press("Bring the screen down");
  EXPECT_TRUE(visit.view().presentation.low_reach);
  visit.press("Listen");
  EXPECT_FALSE(visit.state().visit.speech.on);
}

TEST(AlwaysThere, SettingsAreNotInheritedByTheNextCustomer) {
  Visitor visit;
  visit.begin();
  visit.press("Text size");
  visit.press("Listen");
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  EXPECT_EQ(visit.view().presentation, view::Presentation{});
  EXPECT_FALSE(visit.state().visit.speech.on);
}

TEST(ChangeLanguage, InTheMiddleOfAQuestionKeepsItsAnswers) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Language");
  EXPECT_EQ(visit.screen(), "language");
  visit.press("Gàidhlig");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.view().lang, "gd");
  EXPECT_TRUE(visit.at("field.which-bin.food").selected);
}

TEST(ChangeLanguage, BackLeavesItAsItWas) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Language");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.view().lang, "en-GB");
}

TEST(ChangeLanguage, ErrorsAreTranslatedToo) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Continue");
  visit.press("Language");
  visit.press("Gàidhlig");
  EXPECT_TRUE(visit.sees(Role::kErrorMessage, "Tagh dè am biona nach deach fhalamhachadh"));
}

TEST(HideMyAnswers, CoversWhatWasTypedAndChosen) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  EXPECT_TRUE(visit.sees("14 Harbour Row"));
  visit.press("Hide my answers");
  EXPECT_FALSE(visit.sees("14 Harbour Row"));
  EXPECT_FALSE(visit.sees("PA31 8RT"));
  visit.press("Show my answers");
  EXPECT_TRUE(visit.sees("14 Harbour Row"));
}

TEST(HideMyAnswers, CoversWhatIsNotPrivateOtherwiseToo) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Food waste");
  visit.press("Hide my answers");
  EXPECT_FALSE(visit.at("field.which-bin.food").selected);
  EXPECT_TRUE(visit.sees("Chosen, but hidden."));
}

TEST(HideMyAnswers, CoversWhatIsSearchedFor) {
  Visitor visit;
  visit.begin();
  visit.press("Do it here");
  visit.press_id("field.@search");
  visit.type("rent");
  visit.press("Hide my answers");
  EXPECT_EQ(visit.at("field.@search").value, "••••");
}

TEST(HideMyAnswers, TypingCanStillBeFollowed) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.postcode");
  visit.press("Hide my answers");
  visit.press_id("field.postcode");
  EXPECT_EQ(visit.at("field.postcode").value, "••••••••");
  visit.key(core::Key::kDeleteBack);
  EXPECT_EQ(visit.at("field.postcode").value, "•••••••");
}

TEST(StartAgain, IsImmediateAndAsksNothing) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Start again");
  EXPECT_EQ(visit.screen(), "wiping");
  EXPECT_EQ(visit.last<core::Wipe>()->reason, core::WipeReason::kStartAgain);
  visit.answer_wiped();
  EXPECT_EQ(visit.screen(), "attract");
}

TEST(PressedNode, ThatIsNotOnTheScreenDoesNothing) {
  Visitor visit;
  visit.begin();
  for (const char* id : {"send", "service.bins", "feedback.send", "nonsense", "", "still-there.start-again"}) {
    visit.send(core::Activate{id});
    EXPECT_EQ(visit.screen(), "home") << id;
  }
}

}  // namespace
}  // namespace waymark

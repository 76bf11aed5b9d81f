// A call until an adviser is there: what it is about, how to speak, what is promised, the place in line, the ways out.
#include <gtest/gtest.h>

#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using core::HubCall;
using doubles::ACall;
using doubles::Visitor;
using namespace std::chrono_literals;

TEST(CallLine, TalkToSomeoneLeadsToAnAdviserWhereTheCouncilHasThem) {
  Visitor visit;
  visit.online();
  visit.begin();
  visit.press("Talk to someone");
  EXPECT_EQ(visit.screen(), "call_topic");
  EXPECT_TRUE(visit.sees(view::Role::kTile, "Council Tax"));
  EXPECT_EQ(visit.count<core::AskCallOffer>(), 1u);
}

TEST(CallLine, WithoutAdvisersTheWaysAreAsTheyWere) {
  auto council = doubles::demo_configuration();
  council.calls.skills.clear();
  Visitor visit{std::make_shared<const core::Configuration>(std::move(council))};
  visit.online();
  visit.begin();
  visit.press("Talk to someone");
  EXPECT_EQ(visit.screen(), "talk");
  EXPECT_TRUE(visit.sees("Ask staff to come to me"));
}

TEST(CallLine, WithoutALineOffersToBePhoned) {
  Visitor visit;
  visit.begin();
  visit.press("Talk to someone");
  EXPECT_EQ(visit.screen(), "talk");
  visit.press("Phone me");
  EXPECT_EQ(visit.screen(), "callback");
}

TEST(CallLine, SaysOnEachChoiceHowLongItTakes) {
  Visitor visit;
  ACall call{visit};
  visit.online();
  visit.begin();
  visit.press("Talk to someone");
  call.offers({{"council-tax", true, 2, 4, 9}, {"general", true, 0, 0, 0}});
  EXPECT_NE(visit.at("call.skill.council-tax").description.find("About 4 minutes, up to 9"), std::string::npos);
  EXPECT_NE(visit.at("call.skill.general").description.find("Nobody is here for this now"), std::string::npos);
}

TEST(CallLine, NobodyIsToldToWaitForAnEmptyDesk) {
  Visitor visit;
  ACall call{visit};
  visit.online();
  visit.begin();
  visit.press("Talk to someone");
  call.offers({{"council-tax", true, 0, 0, 0}});
  visit.press("Council Tax");
  EXPECT_EQ(visit.screen(), "call_ended");
  EXPECT_EQ(visit.count<core::RequestCall>(), 0u);
  EXPECT_TRUE(visit.sees("Phone me"));
  EXPECT_TRUE(visit.sees("Get a number"));
  EXPECT_TRUE(visit.sees("01632 960123"));
  ASSERT_EQ(visit.usage("handoff.unavailable").size(), 1u);
}

TEST(CallLine, ARefusalOfTheHubOffersTheOtherWays) {
  Visitor visit;
  ACall call{visit};
  call.choose();
  call.hub_refuses(core::CallRefusal::kNobody);
  EXPECT_EQ(visit.screen(), "call_ended");
  EXPECT_TRUE(visit.sees("Phone me"));
}

TEST(CallLine, AHubThatDoesNotAnswerIsNotWaitedForForEver) {
  Visitor visit;
  ACall call{visit};
  call.choose();
  visit.wait(15s);
  EXPECT_EQ(visit.screen(), "call_ended");
  ASSERT_NE(visit.last<core::EndCall>(), nullptr);
}

TEST(CallLine, NothingIsAloudFirstWhereThereIsAHandset) {
  auto council = doubles::demo_configuration();
  council.calls.handset = true;
  Visitor visit{std::make_shared<const core::Configuration>(std::move(council))};
  visit.online();
  visit.begin();
  visit.press("Talk to someone");
  visit.press("Council Tax");
  EXPECT_EQ(visit.focus(), "call.speak.handset");
  EXPECT_EQ(visit.at("call.speak.aloud").position, visit.at("call.speak.aloud").set_size);
}

TEST(CallLine, TellsTheHubWhatItIsAboutAndNoAnswer) {
  Visitor visit;
  ACall call{visit};
  call.choose("type");
  const auto* asked = visit.last<core::RequestCall>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->skill, "council-tax");
  EXPECT_EQ(asked->language, "en-GB");
  EXPECT_EQ(asked->speak, core::Speak::kType);
  EXPECT_EQ(asked->page, "home");
}

TEST(CallLine, WhoIsStuckInAJourneyTalksToAnAdviserAndComesBackToTheSamePage) {
  Visitor visit;
  ACall call{visit};
  visit.online();
  visit.begin();
  visit.press_id("home.do-it-here");
  visit.press_id("service.bins");
  visit.press_id("control.help");
  visit.press("Talk to an adviser");
  EXPECT_EQ(visit.screen(), "call_topic");
  EXPECT_EQ(visit.count<core::CancelHelp>(), 1u) << "staff here are not sent for in vain";
  visit.press_id("back");
  EXPECT_EQ(visit.screen(), "question");
}

TEST(CallLine, TellsTheHubOnWhichPageOfAJourneyTheCustomerIs) {
  Visitor visit;
  ACall call{visit};
  visit.online();
  visit.begin();
  visit.press_id("home.do-it-here");
  visit.press_id("service.bins");
  visit.press_id("control.help");
  visit.press_id("home.talk");
  visit.press_id("call.skill.council-tax");
  visit.press_id("call.speak.type");
  const auto* asked = visit.last<core::RequestCall>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->page, "report-a-missed-bin/which-bin");
  EXPECT_EQ(asked->journey, "report-a-missed-bin");
}

TEST(CallLine, SaysThePlaceInLineAndTheWait) {
  Visitor visit;
  ACall call{visit};
  call.wait_in_line(3);
  EXPECT_TRUE(visit.sees("You are number 3 in line"));
  EXPECT_TRUE(visit.sees("About 4 minutes, up to 9."));
  call.hub(HubCall::kWaiting, 1);
  EXPECT_TRUE(visit.sees("You are next"));
}

TEST(CallLine, WhoWaitsCanDoSomethingElseAndIsToldWhenAnAdviserIsReady) {
  Visitor visit;
  ACall call{visit};
  call.wait_in_line();
  visit.press("Use this kiosk while I wait");
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_TRUE(visit.sees("You are number 2 in line"));
  call.hub_accepts(1);
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_TRUE(visit.sees("Morag is ready to talk"));
  visit.press("Answer");
  EXPECT_EQ(visit.screen(), "call_permission");
}

TEST(CallLine, WhoWaitsIsNotAskedEveryMinuteWhetherTheyAreThere) {
  Visitor visit;
  ACall call{visit};
  call.wait_in_line();
  visit.wait(8min);
  EXPECT_FALSE(visit.sees("Are you still there?"));
  visit.wait(3min);
  EXPECT_TRUE(visit.screen() == "goodbye" || visit.sees("Are you still there?"));
}

TEST(CallLine, TheLineCanBeLeft) {
  Visitor visit;
  ACall call{visit};
  call.wait_in_line();
  visit.press("Leave the line");
  EXPECT_EQ(visit.screen(), "home");
  ASSERT_NE(visit.last<core::EndCall>(), nullptr);
  EXPECT_EQ(visit.last<core::EndCall>()->reason, "customer");
  EXPECT_FALSE(call.media().running);
}

}  // namespace
}  // namespace waymark

// "Check my request": the number is tried here first, the hub is asked once, and the answer is told in plain words.
#include <gtest/gtest.h>

#include "kiosk/view/redact.h"
#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using doubles::Visitor;
using protocol::RequestStatus;
using view::Role;
using namespace std::chrono_literals;

constexpr const char* kTyped = "oooo 0000 o";  // noughts, with their check character
constexpr const char* kReference = "0000-0000-0";
constexpr std::int64_t kNow = 1'795'428'000'000;  // Monday 23 November 2026, 10 o'clock
constexpr std::int64_t kDay = 24 * 60 * 60 * 1000LL;

void to_entry(Visitor& visit) {
  visit.online();
  visit.begin();
  visit.press("Do it here");
  visit.press("Check my request");
}

void ask_about(Visitor& visit, std::string_view number) {
  visit.type(number);
  visit.press("Continue");
}

// A missed bin, whose journey promises two working days.
protocol::RequestState a_request(RequestStatus status, std::int64_t sent = kNow) {
  return {"report-a-missed-bin", status, sent, kNow};
}

void to_status(Visitor& visit, const protocol::RequestState& request) {
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.answer_request(request);
}

TEST(CheckMyRequest, IsOfferedBesideTheServicesAndTypedAtOnce) {
  Visitor visit;
  to_entry(visit);
  EXPECT_EQ(visit.screen(), "requests");
  EXPECT_EQ(visit.focus(), "field.@reference");
  EXPECT_TRUE(visit.sees("The number is on your receipt. It looks like 7K3M-9QTX-R."));
}

TEST(CheckMyRequest, AsksTheHubForTheNumberAsTheReceiptHasIt) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  ASSERT_EQ(visit.count<core::AskRequestStatus>(), 1u);
  EXPECT_EQ(visit.last<core::AskRequestStatus>()->reference.reveal(), kReference);
}

TEST(CheckMyRequest, CanBeTypedOnTheGlassToItsLastSign) {
  Visitor visit;
  to_entry(visit);
  visit.type_on_glass("Z0C5-7WWE-*~$=");
  EXPECT_EQ(visit.at("field.@reference").value, "Z0C5-7WWE-*~$=");
}

TEST(CheckMyRequest, HasLatinLettersWhereTheLanguageHasOthers) {
  Visitor visit;
  visit.online();
  visit.begin("ar");
  visit.press_id("home.do-it-here");
  visit.press_id("requests");
  EXPECT_NE(visit.find("key.K"), nullptr);
}

TEST(CheckMyRequest, SaysThatANumberIsWrongWithoutAskingTheHub) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, "0000 0000 1");
  EXPECT_EQ(visit.count<core::AskRequestStatus>(), 0u);
  EXPECT_EQ(visit.focus(), "error.@reference");
  EXPECT_TRUE(visit.at("field.@reference").invalid);
  EXPECT_TRUE(
      visit.sees(Role::kErrorMessage, "Check the number on your receipt. One of its letters or digits is not right"));
  visit.press(Role::kLink, "Check the number on your receipt. One of its letters or digits is not right");
  EXPECT_EQ(visit.focus(), "field.@reference");
  EXPECT_EQ(visit.at("field.@reference").value, "0000 0000 1");
}

TEST(CheckMyRequest, AsksForANumberThatWasNotTyped) {
  Visitor visit;
  to_entry(visit);
  visit.press("Continue");
  EXPECT_TRUE(visit.sees(Role::kErrorMessage, "Enter the number on your receipt"));
}

TEST(CheckMyRequest, SaysNothingOfAShortWaitAndMoreOfALongOne) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  EXPECT_EQ(visit.screen(), "request_status");
  EXPECT_FALSE(visit.sees("This takes a few seconds"));
  visit.wait(2s);
  EXPECT_TRUE(visit.sees("This takes a few seconds"));
  visit.wait(8s);
  EXPECT_TRUE(visit.sees("This takes longer than usual"));
}

TEST(CheckMyRequest, TellsWhatBecameOfItAndWhen) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kInProgress, kNow - kDay));
  EXPECT_TRUE(visit.sees(Role::kHeading, "Report a missed bin"));
  EXPECT_TRUE(visit.sees("We are working on your request"));
  EXPECT_EQ(visit.at("request.sent").value, "22 November 2026");
  EXPECT_EQ(visit.at("request.changed").value, "23 November 2026");
}

TEST(CheckMyRequest, RepeatsWhatWasPromisedWhenItWasSent) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kReceived));
  EXPECT_TRUE(visit.sees("We have your request"));
  EXPECT_TRUE(visit.sees(Role::kHeading, "What happens next"));
  EXPECT_TRUE(visit.sees("We will empty the bin by Wednesday 25 November."));
  EXPECT_EQ(visit.find("request.changed"), nullptr) << "nothing has changed yet";
}

TEST(CheckMyRequest, SaysWhenAPromiseWasNotKeptAndWhereToAsk) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kInProgress, kNow - 14 * kDay));
  EXPECT_TRUE(
      visit.sees(Role::kStatus,
                 "We promised this by Wednesday 11 November. It is late, and we are sorry. You can ask us about it."));
  EXPECT_TRUE(visit.sees(Role::kHeading, "Other ways to be served"));
  EXPECT_FALSE(visit.sees(Role::kHeading, "What happens next"));
}

TEST(CheckMyRequest, IsNotLateOnTheDayThatWasPromised) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kInProgress, kNow - 4 * kDay));  // Thursday, promised for Monday
  EXPECT_EQ(visit.find("request.late"), nullptr);
}

TEST(CheckMyRequest, PromisesNothingMoreOnceItIsFinished) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kFinished, kNow - 14 * kDay));
  EXPECT_TRUE(visit.sees("Your request is finished"));
  EXPECT_EQ(visit.find("request.late"), nullptr);
  EXPECT_FALSE(visit.sees(Role::kHeading, "What happens next"));
}

TEST(CheckMyRequest, SaysThatSomebodyWillGetInTouchWhenSomethingIsMissing) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kMoreNeeded));
  EXPECT_TRUE(visit.sees("Something is missing. We will get in touch with you and say what it is."));
}

TEST(CheckMyRequest, OfAJourneyThatIsNoLongerHereHasAPlainTitle) {
  Visitor visit;
  to_status(visit, {"gone", RequestStatus::kInProgress, kNow, kNow});
  EXPECT_TRUE(visit.sees(Role::kHeading, "Your request"));
}

TEST(CheckMyRequest, MayNotHaveReachedTheCouncilYet) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.answer_unknown_request();
  EXPECT_TRUE(visit.sees(Role::kHeading, "We cannot find that number"));
  EXPECT_TRUE(
      visit.sees("If you sent it today, it can take a few minutes. Check the number on your receipt and try "
                 "again, or ask us in one of these ways."));
  visit.press("Try again");
  EXPECT_EQ(visit.at("field.@reference").value, kTyped) << "to be put right";
}

TEST(CheckMyRequest, IsAskedForNoMoreAfterFiveUnknownNumbers) {
  Visitor visit;
  to_entry(visit);
  visit.type(kTyped);
  for (int i = 0; i < 5; ++i) {
    visit.press("Continue");
    visit.answer_unknown_request();
    if (i < 4) visit.press("Try again");
  }
  EXPECT_TRUE(visit.sees(Role::kHeading, "Ask a person to find your request"));
  EXPECT_EQ(visit.find("try-again"), nullptr);
  visit.press("Back");
  EXPECT_EQ(visit.find("field.@reference"), nullptr);
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "services");
}

TEST(CheckMyRequest, LosesNothingWhenTheHubCannotBeReached) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.answer_no_request_status();
  EXPECT_TRUE(visit.sees(Role::kHeading, "We cannot check your request now"));
  EXPECT_TRUE(visit.sees(Role::kHeading, "Other ways to be served"));
  visit.press("Try again");
  EXPECT_EQ(visit.count<core::AskRequestStatus>(), 2u);
  EXPECT_EQ(visit.last<core::AskRequestStatus>()->reference.reveal(), kReference);
}

TEST(CheckMyRequest, DoesNotWaitForEverForTheHub) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.wait(16s);
  EXPECT_TRUE(visit.sees(Role::kHeading, "We cannot check your request now"));
  visit.answer_request(a_request(RequestStatus::kFinished));
  EXPECT_FALSE(visit.sees("Your request is finished")) << "an answer after its time is not shown over what is read now";
}

TEST(CheckMyRequest, ForgetsAQuestionThatItsCustomerTookBack) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.press("Back");
  visit.answer_request(a_request(RequestStatus::kFinished));
  EXPECT_EQ(visit.screen(), "requests");
}

TEST(CheckMyRequest, IsAnsweredBehindHelpThatWasOpenedMeanwhile) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.press("Get help");
  visit.answer_request(a_request(RequestStatus::kFinished));
  EXPECT_EQ(visit.screen(), "help");
  visit.press_id("back");
  EXPECT_TRUE(visit.sees("Your request is finished"));
}

TEST(CheckMyRequest, NeverReachesTheNextCustomer) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  const core::Tag asked = visit.tag_of_last<core::AskRequestStatus>();
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  visit.send(core::RequestFound{asked, a_request(RequestStatus::kFinished)});
  EXPECT_EQ(visit.screen(), "home");
  visit.press("Do it here");
  visit.press("Check my request");
  EXPECT_EQ(visit.at("field.@reference").value, "");
}

TEST(CheckMyRequest, ForgetsTheNumberOnceItHasServedAndWhenItIsLeft) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kFinished));
  EXPECT_FALSE(visit.state().visit.journey.entries.answered("@reference"));
  visit.press("Back");
  EXPECT_EQ(visit.at("field.@reference").value, "");
  visit.type("0000");
  visit.press("Back");
  EXPECT_FALSE(visit.state().visit.journey.entries.answered("@reference"));
}

TEST(CheckMyRequest, IsNoPlaceToReturnToOnceAnotherIsLookedFor) {
  Visitor visit;
  to_status(visit, a_request(RequestStatus::kFinished));
  visit.send(core::LinkChanged{false});
  visit.press("Talk to someone");
  visit.press("Back");
  EXPECT_TRUE(visit.sees("Your request is finished"));
  visit.press("Back");
  visit.press("Back");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "home");
}

TEST(CheckMyRequest, MasksTheNumberInAMirror) {
  Visitor visit;
  to_entry(visit);
  visit.type(kTyped);
  view::for_each(view::redact(visit.view()).regions, [](const view::Node& node) {
    EXPECT_EQ(node.value.find("oooo"), std::string::npos) << node.id;
    EXPECT_EQ(node.name.find("oooo"), std::string::npos) << node.id;
  });
}

TEST(CheckMyRequest, CountsWhatCameOfItAndNotWhichItWas) {
  Visitor visit;
  to_entry(visit);
  ask_about(visit, kTyped);
  visit.answer_unknown_request();
  visit.press("Try again");
  visit.press("Continue");
  visit.answer_no_request_status();
  visit.press("Try again");
  visit.answer_request(a_request(RequestStatus::kFinished));
  const auto viewed = visit.usage("status.viewed");
  ASSERT_EQ(viewed.size(), 3u);
  const auto outcome = [&](std::size_t i) { return std::get<std::string>(viewed[i].fields.at(0).value); };
  EXPECT_EQ(outcome(0), "unknown");
  EXPECT_EQ(outcome(1), "unavailable");
  EXPECT_EQ(outcome(2), "found");
  for (const auto& event : viewed) EXPECT_EQ(event.fields.size(), 1u);
}

TEST(CheckMyRequest, IsNotOfferedWhereNothingCanBeSent) {
  auto council = std::make_shared<core::Configuration>(*doubles::demo_council());
  council->journeys.clear();
  Visitor visit{council};
  visit.begin();
  visit.press("Do it here");
  EXPECT_EQ(visit.find("requests"), nullptr);
}

}  // namespace
}  // namespace waymark

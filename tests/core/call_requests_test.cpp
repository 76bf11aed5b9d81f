// What an adviser asks for: agreed to on the glass, seen while it lasts, ended by one touch.
#include <gtest/gtest.h>

#include "kiosk/view/redact.h"
#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using core::Consent;
using doubles::ACall;
using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

// To the page of the address, while an adviser is there who may suggest answers.
void to_address(Visitor& visit, ACall& call) {
  call.talk();
  call.asks_and_is_allowed(Consent::kFill);
  visit.press("Use this kiosk while we talk");
  visit.press("Do it here");
  visit.press("Report a missed bin");
  visit.press("Paper, card, plastic and cans");
  visit.press("Continue");
  visit.type("19");
  visit.key(core::Key::kNext);
  visit.type("11");
  visit.key(core::Key::kNext);
  visit.type("2026");
  visit.press("Continue");
  visit.press_id("field.out-in-time.yes");
  visit.press("Continue");
  visit.press_id("field.tag.no");
  visit.press("Continue");
}

TEST(Consent, IsAskedInADialogAndGivesNothingBefore) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks(Consent::kSee);
  EXPECT_TRUE(visit.sees(view::Role::kDialog, "Morag asks to see this screen"));
  EXPECT_EQ(call.told(), R"({"kind":"see","state":"asked","type":"consent"})");
  EXPECT_FALSE(call.media().screen);
}

TEST(Consent, WhatWipesAllIsQuietAndLast) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks(Consent::kSee);
  const auto& dialog = visit.view().regions.back();
  ASSERT_EQ(dialog.role, Role::kDialog);
  EXPECT_EQ(dialog.children.back().id, "request.start-again");
  EXPECT_EQ(dialog.children.back().emphasis, view::Emphasis::kQuiet);
  EXPECT_NE(visit.at("request.no").emphasis, view::Emphasis::kQuiet);
}

TEST(Consent, GivenIsSeenAsLongAsItLastsAndEndedByOneTouch) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(Consent::kSee);
  EXPECT_EQ(call.told(), R"({"kind":"see","state":"granted","type":"consent"})");
  EXPECT_TRUE(call.media().screen);
  EXPECT_TRUE(visit.sees(view::Role::kNotice, "Morag can see this screen"));
  visit.press("Use this kiosk while we talk");
  EXPECT_TRUE(visit.sees(view::Role::kNotice, "Morag can see this screen"));
  visit.press("Stop this");
  EXPECT_FALSE(visit.sees("Morag can see this screen"));
  EXPECT_FALSE(call.media().screen);
  EXPECT_EQ(call.told(), R"({"kind":"see","state":"ended","type":"consent"})");
}

TEST(Consent, CanBeRefusedAndTheFocusReturns) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.send(core::Focus{"call.mute"});
  call.asks(Consent::kPoint);
  EXPECT_EQ(visit.focus(), "request.no");
  visit.wait(1s);
  visit.press("No");
  EXPECT_EQ(call.told(), R"({"kind":"point","state":"refused","type":"consent"})");
  EXPECT_EQ(visit.focus(), "call.mute");
}

TEST(Consent, IsNotGivenByAFingerThatWasOnItsWay) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks(Consent::kSee);
  visit.wait(300ms);
  visit.press("Yes, I agree");
  EXPECT_FALSE(call.media().screen);
  visit.wait(300ms);
  visit.press("Yes, I agree");
  EXPECT_TRUE(call.media().screen);
}

TEST(Consent, EndsWhenAnotherAdviserComes) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(Consent::kSee);
  call.hub(core::HubCall::kTransferring);
  call.hub_accepts(2, "Hamish");
  call.leg(core::LegState::kConnected);
  EXPECT_FALSE(call.media().screen);
  EXPECT_FALSE(visit.sees("can see this screen"));
}

TEST(Consent, StaysOverANewConnectionAndIsToldAgain) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(Consent::kSee);
  call.leg(core::LegState::kFailed);
  EXPECT_FALSE(call.media().screen);
  call.hub_accepts(2);
  call.leg(core::LegState::kConnected);
  EXPECT_TRUE(call.media().screen);
  EXPECT_EQ(call.told(), R"({"kind":"see","state":"granted","type":"consent"})");
}

TEST(Pointing, MarksTheNodeAndSaysItsName) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(Consent::kPoint);
  visit.press("Use this kiosk while we talk");
  call.says(core::Pointed{"home.do-it-here"});
  EXPECT_TRUE(visit.at("home.do-it-here").pointed);
  EXPECT_TRUE(visit.sees("Look at: Do it here"));
  call.says(core::Pointed{});
  EXPECT_FALSE(visit.at("home.do-it-here").pointed);
}

TEST(Pointing, NeedsItsConsent) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("Use this kiosk while we talk");
  call.says(core::Pointed{"home.do-it-here"});
  EXPECT_FALSE(visit.at("home.do-it-here").pointed);
}

TEST(Suggestion, IsFilledInOnlyWhenTheCustomerAgrees) {
  Visitor visit;
  ACall call{visit};
  to_address(visit, call);
  visit.press_id("field.kind-of-place.home");
  visit.press("Continue");
  call.says(core::Suggested{"s1", "field.town", base::Secret{"Ardwell"}});
  EXPECT_TRUE(visit.sees(view::Role::kDialog, "Morag suggests this answer"));
  EXPECT_EQ(visit.at("request.answer").value, "Ardwell");
  EXPECT_EQ(visit.at("field.town").value, "");
  visit.wait(1s);
  visit.press("Use this answer");
  EXPECT_EQ(visit.at("field.town").value, "Ardwell");
  EXPECT_EQ(call.told(), R"({"id":"s1","outcome":"agreed","type":"suggestion"})");
}

TEST(Suggestion, OfAnOptionChoosesIt) {
  Visitor visit;
  ACall call{visit};
  to_address(visit, call);
  call.says(core::Suggested{"s2", "field.kind-of-place.home", base::Secret{"home"}});
  visit.wait(1s);
  visit.press("Use this answer");
  EXPECT_TRUE(visit.at("field.kind-of-place.home").selected);
}

TEST(Suggestion, ForWhatIsNotOnThePageIsGone) {
  Visitor visit;
  ACall call{visit};
  to_address(visit, call);
  call.says(core::Suggested{"s3", "field.full-name", base::Secret{"Somebody"}});
  EXPECT_EQ(call.told(), R"({"id":"s3","outcome":"gone","type":"suggestion"})");
  EXPECT_FALSE(visit.sees("Morag suggests this answer"));
}

TEST(PushedService, OpensWhenTheCustomerAgrees) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::PushedJourney{"j1", "report-a-missed-bin"});
  EXPECT_TRUE(visit.sees("Morag wants to open a service for you"));
  visit.wait(1s);
  visit.press("Open it");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(call.told(), R"({"id":"j1","outcome":"opened","type":"push"})");
}

TEST(PrivateQuestion, IsTypedHiddenSentAndForgotten) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::AskedInPrivate{"q1", base::Secret{"What is your mother’s name?"}});
  EXPECT_EQ(visit.screen(), "private_question");
  EXPECT_TRUE(visit.sees("What is your mother’s name?"));
  visit.type("Isla");
  const view::Node& field = visit.at("field.@private-answer");
  EXPECT_EQ(field.privacy, view::Privacy::kSecret);
  EXPECT_EQ(field.value, "••••");
  visit.press("Send my answer");
  EXPECT_EQ(call.told(), R"({"answer":"Isla","id":"q1","state":"answered","type":"private"})");
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_FALSE(visit.state().visit.journey.entries.answered("@private-answer"));
}

TEST(PrivateQuestion, IsMaskedInWhatTheAdviserSees) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::AskedInPrivate{"q1", base::Secret{"Your PIN?"}});
  visit.type("12");
  const view::View seen = view::redact(visit.view());
  view::for_each(seen.regions, [](const view::Node& node) {
    if (node.id == "field.@private-answer") {
      EXPECT_EQ(node.value, view::kMask);
    }
  });
}

TEST(PrivateQuestion, NeedNotBeAnswered) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::AskedInPrivate{"q1", base::Secret{"Your PIN?"}});
  visit.press("I would rather not say");
  EXPECT_EQ(call.told(), R"({"id":"q1","state":"refused","type":"private"})");
  EXPECT_EQ(visit.screen(), "call");
}

// A paper that the adviser sent is on its way out of the printer.
void agrees_to_print(Visitor& visit, ACall& call) {
  visit.printer();
  call.talk();
  call.says(core::SentPaper{"p1", base::Secret{"Your payment plan"}, {base::Secret{"12 payments of £10"}}});
  visit.wait(1s);
  visit.press("Print it");
}

TEST(PaperFromTheAdviser, IsShownAgreedToAndPrinted) {
  Visitor visit;
  visit.printer();
  ACall call{visit};
  call.talk();
  call.says(core::SentPaper{"p1", base::Secret{"Your payment plan"}, {base::Secret{"12 payments of £10"}}});
  EXPECT_TRUE(visit.sees("12 payments of £10"));
  EXPECT_EQ(visit.count<core::Print>(), 0u);
  visit.wait(1s);
  visit.press("Print it");
  ASSERT_EQ(visit.count<core::Print>(), 1u);
  EXPECT_EQ(visit.last<core::Print>()->privacy, core::PrintPrivacy::kPersonal);
  visit.answer_printed();
  EXPECT_EQ(call.told(), R"({"id":"p1","outcome":"printed","type":"print"})");
}

TEST(PaperFromTheAdviser, IsNotLeftForWhoeverComesNext) {
  Visitor visit;
  ACall call{visit};
  agrees_to_print(visit, call);
  visit.press("Start again");
  ASSERT_EQ(visit.count<core::CancelPrint>(), 1u);
  EXPECT_EQ(visit.last<core::CancelPrint>()->job_id, visit.last<core::Print>()->job_id);
}

TEST(PaperFromTheAdviser, ThatDoesNotComeIsToldAsFailed) {
  Visitor visit;
  ACall call{visit};
  agrees_to_print(visit, call);
  visit.wait(16s);
  EXPECT_EQ(call.told(), R"({"id":"p1","outcome":"failed","type":"print"})");
}

TEST(PaperFromTheAdviser, WithoutAPrinterIsAnsweredAtOnce) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::SentPaper{"p1", base::Secret{"A plan"}, {}});
  EXPECT_EQ(call.told(), R"({"id":"p1","outcome":"failed","type":"print"})");
}

TEST(RealTimeText, GoesLetterByLetter) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.send(core::CaretSet{"field.@call-text", 0});
  visit.type_on_glass("Hi");
  EXPECT_EQ(call.told(core::CallChannel::kText), R"({"done":false,"line":1,"text":"Hi"})");
  visit.key(core::Key::kDeleteBack);
  EXPECT_EQ(call.told(core::CallChannel::kText), R"({"done":false,"line":1,"text":"H"})");
  visit.press("Next line");
  EXPECT_EQ(call.told(core::CallChannel::kText), R"({"done":true,"line":1,"text":"H"})");
  visit.type("o");
  EXPECT_EQ(call.told(core::CallChannel::kText), R"({"done":false,"line":2,"text":"o"})");
}

TEST(RealTimeText, OfTheAdviserIsSeenAsItComesOnEveryScreen) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.types(1, "Good mor");
  EXPECT_EQ(visit.at("call.line.0").value, "Good mor");
  call.types(1, "Good morning", true);
  EXPECT_EQ(visit.at("call.line.0").value, "Good morning");
  visit.press("Use this kiosk while we talk");
  EXPECT_TRUE(visit.sees("Good morning"));
}

TEST(RealTimeText, IsPrivate) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.types(1, "Your balance is £5", true);
  EXPECT_EQ(visit.at("call.line.0").privacy, view::Privacy::kPrivate);
}

TEST(AssistMessage, WhatIsNotUnderstoodIsNothing) {
  EXPECT_FALSE(core::parse_assist("[]"));
  EXPECT_FALSE(core::parse_assist(R"({"type":"ask","kind":"everything"})"));
  EXPECT_FALSE(core::parse_assist(R"({"type":"suggest","id":"1","node":5,"value":"x"})"));
  EXPECT_FALSE(core::parse_assist(R"({"type":"print","id":"1","title":"t","lines":[[[[[1]]]]]})"));
  EXPECT_FALSE(core::parse_assist(std::string(core::kMaxAssistBytes + 1, ' ')));
  EXPECT_FALSE(core::parse_text_line(R"({"line":-1,"text":"x"})"));
}

TEST(AssistMessage, AnOverlongLineIsCutAtItsLimit) {
  const auto line = core::parse_text_line(R"({"line":1,"text":")" + std::string(900, 'a') + R"("})");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text.size(), core::kMaxTextLineGraphemes);
}

TEST(Callback, IsSealedWithNameAndNumber) {
  Visitor visit;
  visit.begin();
  visit.press("Talk to someone");
  visit.press("Phone me");
  visit.type("Isla Grant");
  visit.send(core::CaretSet{"field.@callback-phone", 0});
  visit.type("01632 960001");
  visit.press("Ask for a call");
  const auto* stored = visit.last<core::StoreCallback>();
  ASSERT_NE(stored, nullptr);
  EXPECT_EQ(stored->wish.reveal(), R"({"name":"Isla Grant","phone":"+441632960001","when":"any"})");
  visit.send(core::CallbackStored{visit.tag_of_last<core::StoreCallback>()});
  EXPECT_TRUE(visit.sees("We have your number"));
  EXPECT_FALSE(visit.state().visit.journey.entries.answered("@callback-phone"));
}

TEST(Callback, TellsWhenItSuits) {
  Visitor visit;
  visit.begin();
  visit.press("Talk to someone");
  visit.press("Phone me");
  visit.type("Isla Grant");
  visit.send(core::CaretSet{"field.@callback-phone", 0});
  visit.type("01632 960001");
  EXPECT_TRUE(visit.at("callback.when.any").selected);
  visit.press("In the afternoon");
  EXPECT_TRUE(visit.at("callback.when.afternoon").selected);
  visit.press("Ask for a call");
  const auto* stored = visit.last<core::StoreCallback>();
  ASSERT_NE(stored, nullptr);
  EXPECT_EQ(stored->wish.reveal(), R"({"name":"Isla Grant","phone":"+441632960001","when":"afternoon"})");
}

TEST(Callback, SaysWhichOfThemIsMissing) {
  Visitor visit;
  visit.begin();
  visit.press("Talk to someone");
  visit.press("Phone me");
  visit.press("Ask for a call");
  EXPECT_TRUE(visit.sees(Role::kErrorSummary, "There is a problem"));
  EXPECT_EQ(visit.focus(), "error.@callback-name");
  EXPECT_EQ(visit.count<core::StoreCallback>(), 0u);
}

TEST(Callback, TheProblemLeadsToItsField) {
  Visitor visit;
  visit.begin();
  visit.press("Talk to someone");
  visit.press("Phone me");
  visit.type("Isla Grant");
  visit.press("Ask for a call");
  EXPECT_TRUE(visit.at("field.@callback-phone").invalid);
  EXPECT_FALSE(visit.at("field.@callback-name").invalid);
  visit.press_id("error.@callback-phone");
  EXPECT_EQ(visit.focus(), "field.@callback-phone");
  visit.type("01632 960001");
  visit.press("Ask for a call");
  EXPECT_EQ(visit.count<core::StoreCallback>(), 1u);
}

}  // namespace
}  // namespace waymark

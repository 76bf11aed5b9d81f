// "Move to a private room": at the kiosk where the call began, on the way, and in the room.
#include <gtest/gtest.h>

#include "kiosk/core/luggage.h"
#include "tests/doubles/a_call.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::CallEnd;
using core::CallStage;
using core::CodeRefusal;
using core::HubCall;
using core::LegState;
using doubles::ACall;
using doubles::Visitor;
using namespace std::chrono_literals;

void agree(Visitor& visit) {
  visit.wait(1s);
  visit.press("Yes, move me");
}

// A customer who talks, and has been given a code.
void to_code(Visitor& visit, ACall& call) {
  call.talk();
  call.room_is(true);
  visit.press("Move to a private room");
  agree(visit);
  call.room_is_kept();
}

std::shared_ptr<const core::Configuration> in_the_room() {
  auto made = std::make_shared<core::Configuration>(doubles::demo_configuration());
  made->kiosk_name = ACall::kRoom;
  return made;
}

// Somebody stands before the field for the code.
void to_field(Visitor& visit) {
  visit.online();
  visit.send(core::RoomChanged{true});
  visit.touch_attract();
}

void type_code(Visitor& visit, std::string_view code = "4711") {
  visit.type(code);
  visit.press("Continue");
}

void open_room(Visitor& visit, base::Secret luggage) {
  const core::Tag tag = visit.tag_of_last<core::ArriveInRoom>();
  visit.send(core::RoomOpened{tag, "call", "council-tax", std::move(luggage)});
  core::CallChanged changed;
  changed.call_id = "call";
  changed.revision = 100;
  changed.state = HubCall::kAccepted;
  changed.leg = 2;
  changed.adviser = "Morag";
  visit.send(changed);
}

TEST(PrivateRoom, IsOfferedInACallWhileOneIsFree) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  EXPECT_FALSE(visit.sees("Move to a private room"));
  call.room_is(true);
  EXPECT_TRUE(visit.sees("Move to a private room"));
  call.room_is(false);
  EXPECT_FALSE(visit.sees("Move to a private room"));
}

TEST(PrivateRoom, IsAskedAboutBeforeAnythingHappens) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.room_is(true);
  visit.press("Move to a private room");
  EXPECT_TRUE(visit.sees(view::Role::kDialog, "Move to Room 2?"));
  EXPECT_EQ(visit.count<core::MoveCall>(), 0u);
  visit.wait(1s);
  visit.press("No, stay here");
  EXPECT_EQ(visit.count<core::MoveCall>(), 0u);
  EXPECT_EQ(visit.screen(), "call");
}

TEST(PrivateRoom, AnAdviserAsksAndLearnsWhatTheCustomerSaid) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.room_is(true);
  call.says(core::AskedToMove{"m1"});
  EXPECT_TRUE(visit.sees(view::Role::kDialog, "Morag asks you to move to Room 2"));
  visit.wait(1s);
  visit.press("No, stay here");
  EXPECT_EQ(call.told(), R"({"id":"m1","outcome":"refused","type":"room"})");
  call.says(core::AskedToMove{"m2"});
  agree(visit);
  call.room_is_kept();
  EXPECT_EQ(call.told(), R"({"id":"m2","outcome":"agreed","type":"room"})");
}

TEST(PrivateRoom, AnAdviserWhoAsksWithNoRoomFreeLearnsThatAtOnce) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::AskedToMove{"m1"});
  EXPECT_EQ(call.told(), R"({"id":"m1","outcome":"failed","type":"room"})");
  EXPECT_FALSE(visit.sees(view::Role::kDialog, "Morag asks you to move to Room 2"));
}

TEST(PrivateRoom, KeptShowsWhereItIsAndTheCode) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  EXPECT_EQ(visit.screen(), "room_way");
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "Go to Room 2"));
  EXPECT_TRUE(visit.sees("It is past the lift, on the left."));
  EXPECT_EQ(visit.at("room.numbers").value, "4711");
}

TEST(PrivateRoom, WrittenDownEndsTheVisitHereAndNotTheCall) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  const auto ended = visit.count<core::EndCall>();
  visit.press("I have written it down");
  EXPECT_EQ(visit.screen(), "goodbye");
  EXPECT_EQ(visit.count<core::Wipe>(), 1u);
  EXPECT_EQ(visit.count<core::EndCall>(), ended);
  EXPECT_TRUE(visit.state().visit.call.move.code.empty());
}

TEST(PrivateRoom, WhoWalksAwayWithoutAWordLeavesNothingEither) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  visit.wait(3min);
  EXPECT_FALSE(core::in_visit(visit.state()));
  EXPECT_EQ(visit.count<core::EndCall>(), 0u);
}

TEST(PrivateRoom, StartAgainEndsTheCall) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::EndCall>(), 1u);
}

TEST(PrivateRoom, WhoHasArrivedThereIsGoneFromHere) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  call.call_is_elsewhere();
  EXPECT_FALSE(core::in_visit(visit.state()));
  EXPECT_EQ(visit.count<core::EndCall>(), 0u);
}

TEST(PrivateRoom, WhoStaysGoesBackToTheCall) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  visit.press("Stay here");
  EXPECT_EQ(visit.count<core::StayInCall>(), 1u);
  call.room_is(true);
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_FALSE(visit.sees("The room is not free any more. You can go on talking here"));
  EXPECT_TRUE(visit.sees("Move to a private room"));
}

TEST(PrivateRoom, ThatIsLostMeanwhileIsSaidAndTheTalkGoesOn) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  call.room_is(false);
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_TRUE(visit.sees("The room is not free any more. You can go on talking here"));
}

TEST(PrivateRoom, ThatCannotBeHadIsSaidAndTheTalkGoesOn) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.room_is(true);
  visit.press("Move to a private room");
  agree(visit);
  EXPECT_TRUE(visit.sees("We are keeping the room for you"));
  visit.send(core::RoomUnavailable{visit.tag_of_last<core::MoveCall>()});
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_TRUE(visit.sees("The room is not free any more. You can go on talking here"));
}

TEST(PrivateRoom, AHubThatDoesNotAnswerIsNotWaitedForAndKeepsNothing) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.room_is(true);
  visit.press("Move to a private room");
  agree(visit);
  visit.wait(20s);
  EXPECT_TRUE(visit.sees("The room is not free any more. You can go on talking here"));
  EXPECT_EQ(visit.count<core::StayInCall>(), 1u);
}

TEST(PrivateRoom, TheCallThatEndsMeanwhileOffersOtherWays) {
  Visitor visit;
  ACall call{visit};
  to_code(visit, call);
  call.hub_ends(CallEnd::kNotArrived);
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "The adviser could not wait any longer"));
  EXPECT_TRUE(visit.sees("Other ways to be served"));
}

TEST(PrivateRoom, TheAdviserSeesNoCode) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(core::Consent::kSee);
  call.room_is(true);
  visit.press("Move to a private room");
  agree(visit);
  call.room_is_kept();
  EXPECT_FALSE(call.media().screen);
}

TEST(KeptRoom, SaysSoAndAsksForTheCode) {
  Visitor visit{in_the_room()};
  visit.online();
  visit.send(core::RoomChanged{true});
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "This room is kept for someone"));
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "room_code");
  EXPECT_EQ(visit.focus(), "field.@room-code");
  EXPECT_TRUE(visit.sees("Start again"));
}

TEST(KeptRoom, IsAnybodysAgainWhenTheHubSaysSo) {
  Visitor visit{in_the_room()};
  visit.send(core::RoomChanged{true});
  visit.send(core::RoomChanged{false});
  EXPECT_FALSE(visit.sees("This room is kept for someone"));
}

TEST(KeptRoom, IsNotKeptAllDayByAHubThatIsGone) {
  Visitor visit{in_the_room()};
  visit.send(core::RoomChanged{true});
  visit.wait(11min);
  EXPECT_FALSE(visit.sees("This room is kept for someone"));
}

TEST(KeptRoom, LetsThemInAfterHours) {
  auto made = std::make_shared<core::Configuration>(*in_the_room());
  made->hours.always = false;
  made->hours.week = {};
  Visitor visit{made};
  ASSERT_EQ(visit.screen(), "closed");
  visit.send(core::RoomChanged{true});
  visit.touch_attract();
  EXPECT_EQ(visit.screen(), "room_code");
  visit.press("This is not for me");
  visit.answer_wiped();
  visit.send(core::RoomChanged{false});
  EXPECT_EQ(visit.screen(), "closed");
}

TEST(KeptRoom, ForSomebodyElseIsLeftAtOnce) {
  Visitor visit{in_the_room()};
  to_field(visit);
  visit.press("This is not for me");
  EXPECT_EQ(visit.screen(), "wiping");
}

TEST(KeptRoom, AsksForAllFourNumbers) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit, "47");
  EXPECT_TRUE(visit.sees("Enter 4 numbers"));
  EXPECT_EQ(visit.count<core::ArriveInRoom>(), 0u);
}

TEST(KeptRoom, SaysHowOftenAWrongCodeMayStillBeTried) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit, "0000");
  visit.send(core::CodeRefused{visit.tag_of_last<core::ArriveInRoom>(), CodeRefusal::kWrong, 2});
  EXPECT_TRUE(visit.sees("That is not the code. You can try 2 more times."));
  EXPECT_EQ(visit.at("field.@room-code").value, "");
}

TEST(KeptRoom, AfterTheLastTryTheCallIsOverAndThereAreOtherWays) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit, "0000");
  visit.send(core::CodeRefused{visit.tag_of_last<core::ArriveInRoom>(), CodeRefusal::kWrong, 0});
  EXPECT_TRUE(visit.sees("The code was wrong too many times, so the call has ended"));
  EXPECT_TRUE(visit.sees("Other ways to be served"));
}

TEST(KeptRoom, TheRightCodeAfterTheCallEndedSaysSoAndOffersOtherWays) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit);
  visit.send(core::CodeRefused{visit.tag_of_last<core::ArriveInRoom>(), CodeRefusal::kEnded, 0, CallEnd::kNotArrived});
  EXPECT_TRUE(visit.sees("The adviser could not wait any longer"));
  EXPECT_TRUE(visit.sees("Other ways to be served"));
}

TEST(KeptRoom, AHubThatCannotBeReachedIsSaidAndTheCodeCanBeTriedAgain) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit);
  visit.wait(20s);
  EXPECT_TRUE(visit.sees("We cannot reach the adviser now. Try again in a moment"));
  visit.press("Continue");
  EXPECT_EQ(visit.count<core::ArriveInRoom>(), 2u);
}

TEST(Arrival, AsksWhatMayBeUsedAndGoesOnWithTheSameAdviser) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit);
  EXPECT_EQ(visit.last<core::ArriveInRoom>()->code.reveal(), "4711");
  open_room(visit, {});
  EXPECT_EQ(visit.screen(), "call_permission");
  EXPECT_TRUE(visit.sees("Morag is ready to talk"));
  ACall call{visit};
  EXPECT_FALSE(call.media().picture || call.media().sound);
  call.agree_and_connect();
  EXPECT_TRUE(visit.sees(view::Role::kHeading, "You are talking to Morag"));
  EXPECT_EQ(call.media().leg, 2);
}

TEST(Arrival, WithoutLuggageIsSaid) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit);
  open_room(visit, base::Secret{"{not what it should be"});
  EXPECT_TRUE(visit.sees("What you typed before did not come with you"));
}

// A customer in the middle of a journey who talks; what they would take along.
base::Secret luggage_of_journey() {
  Visitor visit;
  ACall call{visit};
  visit.online();
  visit.begin("gd");
  visit.press_id("home.do-it-here");
  visit.press_id("service.bins");
  visit.press_id("field.which-bin.recycling");
  visit.press_id("control.text-size");
  visit.press_id("control.contrast");
  visit.press_id("control.help");
  return core::pack_luggage(visit.state());
}

TEST(Luggage, BringsTheJourneyAndHowTheyRead) {
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit);
  open_room(visit, luggage_of_journey());
  EXPECT_EQ(visit.view().lang, "gd");
  EXPECT_GT(visit.view().presentation.text_percent, 100);
  EXPECT_NE(visit.view().presentation.contrast, view::Contrast::kStandard);
  ACall call{visit};
  call.agree_and_connect();
  visit.press_id("call.carry-on");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_TRUE(visit.at("field.which-bin.recycling").selected);
}

TEST(Luggage, BringsWhatWasWrittenAndGoesOnCountingItsLines) {
  Visitor first;
  ACall call{first};
  call.talk();
  call.types(1, "Good morning", true);
  first.press_id("field.@call-text");
  first.type("Hello");
  first.press("Next line");
  Visitor visit{in_the_room()};
  to_field(visit);
  type_code(visit);
  open_room(visit, core::pack_luggage(first.state()));
  ACall second{visit};
  second.agree_and_connect();
  EXPECT_TRUE(visit.sees("Good morning"));
  EXPECT_TRUE(visit.sees("Hello"));
  EXPECT_EQ(visit.state().visit.call.own_line, first.state().visit.call.own_line);
}

TEST(Luggage, OfAJourneyThatThisKioskHasNotIsLeft) {
  auto without = std::make_shared<core::Configuration>(*in_the_room());
  without->journeys.clear();
  core::drop_dangling_services(*without);
  Visitor visit{without};
  to_field(visit);
  type_code(visit);
  open_room(visit, luggage_of_journey());
  EXPECT_TRUE(visit.state().visit.journey.journey.empty());
  ACall call{visit};
  call.agree_and_connect();
  visit.press_id("call.carry-on");
  EXPECT_EQ(visit.screen(), "home");
}

TEST(Luggage, LeavesOtherFieldsOfTheKioskBehind) {
  Visitor visit;
  visit.online();
  visit.begin();
  visit.press("Do it here");
  visit.press_id("field.@search");
  visit.type("Marker");
  EXPECT_EQ(core::pack_luggage(visit.state()).reveal().find("Marker"), std::string_view::npos);
}

TEST(Luggage, ThatIsReadGivesWhatWasPacked) {
  const base::Secret packed = luggage_of_journey();
  const auto read = core::unpack_luggage(packed.reveal());
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->language, "gd");
  EXPECT_EQ(read->screen, core::Screen::kQuestion);
  EXPECT_EQ(read->journey.journey, "report-a-missed-bin");
}

TEST(Luggage, IsReadStrictly) {
  const std::string good{luggage_of_journey().reveal()};
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return core::unpack_luggage(text).has_value();
  };
  ASSERT_TRUE(core::unpack_luggage(good).has_value());
  EXPECT_FALSE(with(R"("version":1)", R"("version":2)"));
  EXPECT_FALSE(with(R"("version":1)", R"("version":1,"more":1)"));
  EXPECT_FALSE(with(R"("speak":"handset")", R"("speak":"shout")"));
  EXPECT_FALSE(with(R"("screen":"question")", R"("screen":"staff_menu")"));
  EXPECT_FALSE(with(R"("lines":[])", R"("lines":[{}])"));
  EXPECT_FALSE(with(R"("shown":[)", R"("shown":[7,)"));
  EXPECT_FALSE(core::unpack_luggage("[]").has_value());
  EXPECT_FALSE(core::unpack_luggage(std::string(600 * 1024, ' ')).has_value());
}

}  // namespace
}  // namespace waymark

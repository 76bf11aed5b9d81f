#include "provisioning/hub/calls/routing.h"

#include "tests/hub/routing_stage.h"

namespace waymark::hub::calls {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class CallRouting : public ::testing::Test, public RoutingStage {};

TEST_F(CallRouting, WithNobodyOnDutyNobodyIsAskedToWait) {
  const auto asked = try_ask();
  ASSERT_FALSE(asked.has_value());
  EXPECT_EQ(asked.error().code, base::ErrorCode::kConflict);
  EXPECT_EQ(asked.error().where, "nobody");
}

TEST_F(CallRouting, AnAdviserOfAnotherSkillIsNobody) {
  on_duty("ann", {"housing"});
  EXPECT_FALSE(try_ask("benefits").has_value());
}

TEST_F(CallRouting, OutsideTheHoursItIsClosed) {
  on_duty("ann");
  routing_.set_councils({{{}, false}});
  EXPECT_EQ(try_ask().error().where, "closed");
}

TEST_F(CallRouting, ASkillThatTheCouncilHasNotIsNotFound) {
  on_duty("ann");
  EXPECT_EQ(try_ask("fishing").error().code, base::ErrorCode::kNotFound);
}

TEST_F(CallRouting, AFreeAdviserIsRungAtOnce) {
  on_duty("ann");
  const std::string id = ask();
  EXPECT_EQ(call(id).phase, CallPhase::kOffered);
  EXPECT_EQ(state("ann"), AdviserState::kRinging);
  const Changes changes = routing_.take_changes();
  ASSERT_EQ(changes.rings.size(), 1U);
  EXPECT_EQ(changes.rings[0].adviser, "ann");
}

TEST_F(CallRouting, TheLongestIdleIsRung) {
  on_duty("ann");
  pass(seconds{2});
  on_duty("bob");
  EXPECT_EQ(call(ask()).ringing, "ann");
  EXPECT_EQ(call(ask()).ringing, "bob");
}

TEST_F(CallRouting, WhoSpeaksTheLanguageIsWaitedForThoughAnotherIsFree) {
  on_duty("ann", {"benefits"}, {"en-GB"});
  on_duty("mairi", {"benefits"}, {"gd"});
  const std::string first = ask("benefits", "gd");
  ASSERT_EQ(call(first).ringing, "mairi");
  ASSERT_TRUE(routing_.accept("mairi", first, now()).has_value());
  const std::string second = ask("benefits", "gd");
  EXPECT_EQ(call(second).phase, CallPhase::kWaiting);
  EXPECT_EQ(state("ann"), AdviserState::kAvailable);
}

TEST_F(CallRouting, WithNobodyWhoSpeaksTheLanguageAnotherAdviserIsBetterThanNone) {
  on_duty("ann", {"benefits"}, {"en-GB"});
  EXPECT_EQ(call(ask("benefits", "ur")).ringing, "ann");
}

TEST_F(CallRouting, TwentySecondsUnansweredSendTheAdviserAwayAndTheCallerBackToTheHead) {
  on_duty("ann");
  const std::string first = ask();
  on_duty("bob");
  const std::string second = ask();
  ASSERT_EQ(call(second).ringing, "bob");
  ASSERT_TRUE(routing_.accept("bob", second, now()).has_value());
  const std::string third = ask();
  pass(seconds{20});
  EXPECT_EQ(state("ann"), AdviserState::kAway);
  EXPECT_EQ(call(first).phase, CallPhase::kWaiting);
  ASSERT_EQ(routing_.line().size(), 2U);
  EXPECT_EQ(routing_.line()[0]->request.call_id, first);
  EXPECT_EQ(call(first).place, 1);
  EXPECT_EQ(call(third).place, 2);
}

TEST_F(CallRouting, WhoDeclinesIsNotRungAgainAtOnceAndAnotherIs) {
  on_duty("ann");
  const std::string id = ask();
  pass(seconds{1});
  on_duty("bob");
  ASSERT_TRUE(routing_.decline("ann", id, now()).has_value());
  EXPECT_EQ(call(id).ringing, "bob");
  EXPECT_EQ(state("ann"), AdviserState::kAvailable);
}

TEST_F(CallRouting, TheOnlyOneWhoDeclinesIsAskedAgainLater) {
  on_duty("ann");
  const std::string id = ask();
  ASSERT_TRUE(routing_.decline("ann", id, now()).has_value());
  EXPECT_EQ(call(id).phase, CallPhase::kWaiting);
  pass(seconds{31});
  EXPECT_EQ(call(id).ringing, "ann");
}

TEST_F(CallRouting, GoingOnABreakWhileItRingsIsADecline) {
  on_duty("ann");
  on_duty("bob");
  const std::string id = ask();
  ASSERT_EQ(call(id).ringing, "ann");
  ASSERT_TRUE(routing_.set_state("ann", AdviserState::kBreak, now()).has_value());
  EXPECT_EQ(state("ann"), AdviserState::kBreak);
  EXPECT_EQ(call(id).ringing, "bob");
}

TEST_F(CallRouting, WhenTheLastAdviserGoesTheCallerIsToldAfterAShortWhile) {
  on_duty("ann");
  const std::string first = ask();
  ASSERT_TRUE(routing_.accept("ann", first, now()).has_value());
  const std::string waiting = ask();
  ASSERT_TRUE(routing_.end(first, CallEnd::kCustomer, now()).has_value());
  ASSERT_TRUE(routing_.set_state("ann", AdviserState::kAway, now()).has_value());
  pass(seconds{10});
  EXPECT_EQ(call(waiting).phase, CallPhase::kWaiting);
  pass(seconds{10});
  EXPECT_EQ(call(waiting).phase, CallPhase::kEnded);
  EXPECT_EQ(call(waiting).end_reason, CallEnd::kUnanswered);
}

TEST_F(CallRouting, ALevelOfPriorityCountsAsFiveMinutes) {
  on_duty("ann", {"benefits", "urgent"});
  ASSERT_TRUE(routing_.accept("ann", ask(), now()).has_value());
  const std::string long_ago = ask();
  pass(minutes{11});
  const std::string lately = ask();
  const std::string urgent = ask("urgent");
  ASSERT_EQ(routing_.line().size(), 3U);
  EXPECT_EQ(routing_.line()[0]->request.call_id, long_ago);
  EXPECT_EQ(routing_.line()[1]->request.call_id, urgent);
  EXPECT_EQ(routing_.line()[2]->request.call_id, lately);
}

TEST_F(CallRouting, AfterACallThereAreThirtySecondsAndAGap) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  const std::string next = ask();
  ASSERT_TRUE(routing_.leave("ann", id, CallEnd::kAdviser, now()).has_value());
  EXPECT_EQ(state("ann"), AdviserState::kWrapUp);
  pass(seconds{30});
  EXPECT_EQ(state("ann"), AdviserState::kAvailable);
  EXPECT_EQ(call(next).phase, CallPhase::kWaiting);
  pass(seconds{5});
  EXPECT_EQ(call(next).ringing, "ann");
}

TEST_F(CallRouting, WrappingUpEndsTheTimeForItAndIsDoneOnce) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.leave("ann", id, CallEnd::kAdviser, now()).has_value());
  EXPECT_TRUE(routing_.wrap_up("ann", id, now()).has_value());
  EXPECT_EQ(state("ann"), AdviserState::kAvailable);
  EXPECT_FALSE(routing_.wrap_up("ann", id, now()).has_value());
}

TEST_F(CallRouting, TheTimeToWrapUpCanBeExtended) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.leave("ann", id, CallEnd::kAdviser, now()).has_value());
  ASSERT_TRUE(routing_.extend("ann", id, now()).has_value());
  pass(seconds{60});
  EXPECT_EQ(state("ann"), AdviserState::kWrapUp);
  pass(seconds{95});
  EXPECT_EQ(state("ann"), AdviserState::kAvailable);
}

TEST_F(CallRouting, ABreakAskedForInACallComesAfterIt) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.set_state("ann", AdviserState::kBreak, now()).has_value());
  EXPECT_EQ(state("ann"), AdviserState::kBusy);
  ASSERT_TRUE(routing_.leave("ann", id, CallEnd::kAdviser, now()).has_value());
  ASSERT_TRUE(routing_.wrap_up("ann", id, now()).has_value());
  EXPECT_EQ(state("ann"), AdviserState::kBreak);
}

TEST_F(CallRouting, AHeldCustomerComesBack) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.hold("ann", id, now()).has_value());
  EXPECT_EQ(call(id).phase, CallPhase::kHeld);
  ASSERT_TRUE(routing_.resume("ann", id, now()).has_value());
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
}

TEST_F(CallRouting, ATransferToASkillRingsThereAndTheLegChanges) {
  on_duty("ann");
  on_duty("hugh", {"housing"});
  const std::string id = connected_call("ann");
  const std::int64_t leg = call(id).leg;
  ASSERT_TRUE(routing_.transfer("ann", id, {"housing", "", false}, now()).has_value());
  EXPECT_EQ(call(id).phase, CallPhase::kTransferring);
  EXPECT_EQ(call(id).ringing, "hugh");
  EXPECT_EQ(state("ann"), AdviserState::kWrapUp);
  ASSERT_TRUE(routing_.accept("hugh", id, now()).has_value());
  EXPECT_EQ(call(id).adviser, "hugh");
  EXPECT_EQ(call(id).leg, leg + 1);
  EXPECT_TRUE(routing_.wrap_up("ann", id, now()).has_value());
}

TEST_F(CallRouting, ATransferToAPersonWhoIsNotFreeIsRefusedAndNothingChanges) {
  on_duty("ann");
  on_duty("hugh", {"housing"});
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.set_state("hugh", AdviserState::kBreak, now()).has_value());
  EXPECT_FALSE(routing_.transfer("ann", id, {"", "hugh", false}, now()).has_value());
  EXPECT_EQ(call(id).adviser, "ann");
}

TEST_F(CallRouting, ATransferToAPersonThatIsNotAnsweredGoesToTheSkill) {
  on_duty("ann");
  on_duty("hugh");
  on_duty("isla");
  const std::string id = ask();
  ASSERT_TRUE(routing_.accept(call(id).ringing, id, now()).has_value());
  const std::string first = call(id).adviser;
  const std::string second = first == "hugh" ? "isla" : "hugh";
  ASSERT_TRUE(routing_.transfer(first, id, {"", second, false}, now()).has_value());
  EXPECT_EQ(call(id).ringing, second);
  pass(seconds{21});
  EXPECT_EQ(state(second), AdviserState::kAway);
  EXPECT_FALSE(call(id).ringing.empty());
}

TEST_F(CallRouting, AConsultationLeavesTheCustomerWithTheFirstUntilHandedOver) {
  on_duty("ann");
  on_duty("hugh", {"housing"});
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.hold("ann", id, now()).has_value());
  ASSERT_TRUE(routing_.transfer("ann", id, {"", "hugh", true}, now()).has_value());
  EXPECT_EQ(state("hugh"), AdviserState::kRinging);
  ASSERT_TRUE(routing_.accept("hugh", id, now()).has_value());
  EXPECT_EQ(call(id).adviser, "ann");
  EXPECT_EQ(call(id).phase, CallPhase::kHeld);
  ASSERT_TRUE(routing_.transfer("ann", id, {"", "hugh", false}, now()).has_value());
  EXPECT_EQ(call(id).adviser, "hugh");
  EXPECT_EQ(call(id).phase, CallPhase::kAccepted);
  EXPECT_FALSE(adviser("hugh").consulting);
}

TEST_F(CallRouting, ResumingFreesWhoeverWasAskedForAdvice) {
  on_duty("ann");
  on_duty("hugh", {"housing"});
  const std::string id = connected_call("ann");
  ASSERT_TRUE(routing_.transfer("ann", id, {"housing", "", true}, now()).has_value());
  ASSERT_TRUE(routing_.accept("hugh", id, now()).has_value());
  ASSERT_TRUE(routing_.resume("ann", id, now()).has_value());
  EXPECT_EQ(state("hugh"), AdviserState::kAvailable);
  EXPECT_EQ(call(id).adviser, "ann");
}

TEST_F(CallRouting, AKioskThatIsNotHeardFreesTheAdviserWithinFifteenSeconds) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  silent_.insert(call(id).kiosk_id);
  pass(milliseconds{13'999});
  EXPECT_TRUE(call(id).live());
  at_ += milliseconds{201};  // the next look
  routing_.lose_silent_kiosks(now());
  EXPECT_EQ(call(id).end_reason, CallEnd::kKioskLost);
  EXPECT_EQ(state("ann"), AdviserState::kWrapUp);
}

// The network is away for twelve seconds, and whoever was about to speak has spoken half a second before. The next word
// comes half a second after it is back, and may take a second more on its way.
TEST_F(CallRouting, AKioskThatIsHeardAgainAfterTheWorstTwelveSecondsKeepsItsCall) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  silent_.insert(call(id).kiosk_id);
  pass(milliseconds{500 + 12'000 + 500 + 900});
  routing_.kiosk_heard(call(id).kiosk_id, now());
  silent_.clear();
  pass(minutes{5});
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
}

TEST_F(CallRouting, AHubThatStoodStillBlamesNoKioskForItsSilence) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  silent_.insert(call(id).kiosk_id);
  pass(seconds{2});
  at_ += minutes{1};
  routing_.tick(now());
  pass(seconds{11});
  EXPECT_TRUE(call(id).live());
  pass(seconds{1});
  EXPECT_EQ(call(id).end_reason, CallEnd::kKioskLost);
}

TEST_F(CallRouting, AnAdviserWhoseConsoleIsGoneGivesTheCallerBackToTheHead) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  on_duty("bob");
  const std::string waiting = ask();
  ASSERT_TRUE(routing_.accept("bob", waiting, now()).has_value());
  routing_.console_connected("ann", false, now());
  pass(seconds{10});
  EXPECT_EQ(call(id).phase, CallPhase::kWaiting);
  EXPECT_TRUE(call(id).head);
  EXPECT_EQ(state("ann"), AdviserState::kAway);
}

TEST_F(CallRouting, WithNobodyElseTheCallEndsAsAdviserLost) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  routing_.console_connected("ann", false, now());
  pass(seconds{26});
  EXPECT_EQ(call(id).end_reason, CallEnd::kAdviserLost);
}

TEST_F(CallRouting, AReloadedConsoleKeepsTheCallAndMayBeginANewLeg) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  routing_.console_connected("ann", false, now());
  pass(seconds{4});
  routing_.console_connected("ann", true, now());
  ASSERT_TRUE(routing_.restart(id, 1, now()).has_value());
  EXPECT_EQ(call(id).leg, 2);
  EXPECT_EQ(call(id).phase, CallPhase::kAccepted);
  ASSERT_TRUE(routing_.restart(id, 1, now()).has_value());  // the other end, at the same time
  EXPECT_EQ(call(id).leg, 2);
}

TEST_F(CallRouting, AKioskThatAsksAnewLeavesItsOldCall) {
  on_duty("ann");
  const auto first = try_ask("benefits", "en-GB", "the kiosk");
  const auto second = try_ask("benefits", "en-GB", "the kiosk");
  EXPECT_EQ(call(*first).end_reason, CallEnd::kWiped);
  EXPECT_EQ(call(*second).ringing, "ann");
}

TEST_F(CallRouting, AnAdviserWithNoSkillTakesNoCalls) {
  routing_.know({"ann", "Ann", {}, {}});
  EXPECT_FALSE(routing_.set_state("ann", AdviserState::kAvailable, now()).has_value());
}

TEST_F(CallRouting, PlaceAndEstimateCountThoseInFrontWhoWaitForTheSamePeople) {
  on_duty("ann");
  on_duty("hugh", {"housing"});
  ASSERT_TRUE(routing_.accept("ann", ask(), now()).has_value());
  ASSERT_TRUE(routing_.accept("hugh", ask("housing"), now()).has_value());
  const std::string first = ask();
  const std::string other = ask("housing");
  const std::string second = ask();
  EXPECT_EQ(call(first).place, 1);
  EXPECT_EQ(call(other).place, 1);
  EXPECT_EQ(call(second).place, 2);
  EXPECT_GT(call(second).about_minutes, call(first).about_minutes);
  EXPECT_EQ(routing_.promise("benefits", "library", now()).advisers_on, 1);
  EXPECT_GE(routing_.promise("benefits", "library", now()).about_minutes, call(second).about_minutes);
}

TEST_F(CallRouting, AfterARestartEverybodyHasTimeToComeBack) {
  on_duty("ann");
  const std::string id = connected_call("ann");
  Routing again(rules());
  again.know(adviser("ann").card);
  again.restore(call(id), now());
  again.restore(adviser("ann"), now());
  std::swap(routing_, again);
  silent_.insert(call(id).kiosk_id);
  pass(seconds{39});
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
  EXPECT_EQ(state("ann"), AdviserState::kBusy);
  pass(seconds{10});
  EXPECT_EQ(call(id).end_reason, CallEnd::kKioskLost);
}

TEST_F(CallRouting, ARevisionOnlyGrows) {
  on_duty("ann");
  const std::string id = ask();
  std::int64_t last = 0;
  const auto grown = [&] {
    const bool more = call(id).revision > last;
    last = call(id).revision;
    return more;
  };
  EXPECT_TRUE(grown());
  ASSERT_TRUE(routing_.accept("ann", id, now()).has_value());
  EXPECT_TRUE(grown());
  ASSERT_TRUE(routing_.end(id, CallEnd::kCustomer, now()).has_value());
  EXPECT_TRUE(grown());
}

}  // namespace
}  // namespace waymark::hub::calls

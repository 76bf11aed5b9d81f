// A call moves to a private room: who is offered one, the way there, and what ends it.
#include "tests/hub/routing_stage.h"

namespace waymark::hub::calls {
namespace {

using protocol::LegReport;
using std::chrono::minutes;
using std::chrono::seconds;

class PrivateRoom : public ::testing::Test, public RoutingStage {
 protected:
  PrivateRoom() {
    on_duty("ann");
    room(kRoom);
  }

  void room(Room made) { routing_.set_rooms({std::move(made)}, now()); }
  base::Status move(const std::string& id) { return routing_.move(id, kRoom, "4711", now()); }
  // A call whose customer has left the first kiosk for the room.
  std::string walking() {
    const std::string id = connected_call("ann");
    EXPECT_TRUE(move(id).has_value());
    silent_.insert(call(id).kiosk_id);
    return id;
  }
  Arrival::Outcome arrive(std::string_view code) { return routing_.arrive("room", code, now()).outcome; }

  const Room kRoom{"room", "library", "key", true, true};
};

TEST_F(PrivateRoom, IsOfferedToACallThatIsUnderWay) {
  const std::string id = ask();
  pass(seconds{1});
  EXPECT_EQ(call(id).room, "");
  ASSERT_TRUE(routing_.accept("ann", id, now()).has_value());
  ASSERT_TRUE(routing_.report(id, LegReport::kConnected, 1, now()).has_value());
  room(kRoom);
  EXPECT_EQ(call(id).room, "room");
  EXPECT_EQ(call(id).room_key, "key");
}

TEST_F(PrivateRoom, IsNotOfferedAtAnotherSiteOrToItsOwnKiosk) {
  const std::string id = connected_call("ann");
  Room other = kRoom;
  other.site = "hall";
  room(other);
  EXPECT_EQ(call(id).room, "");
  Room own = kRoom;
  own.kiosk_id = call(id).kiosk_id;
  room(own);
  EXPECT_EQ(call(id).room, "");
}

TEST_F(PrivateRoom, IsNotOfferedWhileSomebodyUsesItOrItCannotBeReached) {
  const std::string id = connected_call("ann");
  for (const Room& one : {Room{"room", "library", "key", false, true}, Room{"room", "library", "key", true, false},
                          Room{"room", "library", "", true, true}}) {
    room(one);
    EXPECT_EQ(call(id).room, "");
  }
}

TEST_F(PrivateRoom, IsKeptForOneCallOnly) {
  on_duty("bob");
  const std::string first = connected_call("ann");
  const std::string second = connected_call("bob");
  room(kRoom);
  ASSERT_TRUE(move(first).has_value());
  EXPECT_TRUE(routing_.is_kept("room", now()));
  EXPECT_EQ(call(second).room, "");
  EXPECT_EQ(move(second).error().where, "room");
}

TEST_F(PrivateRoom, ThatHasAnotherKeyByNowIsRefused) {
  const std::string id = connected_call("ann");
  Room renewed = kRoom;
  renewed.key = "another";
  room(renewed);
  EXPECT_EQ(move(id).error().where, "room");
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
}

TEST_F(PrivateRoom, AskedForTwiceKeepsTheSameCode) {
  const std::string id = connected_call("ann");
  ASSERT_TRUE(move(id).has_value());
  ASSERT_TRUE(routing_.move(id, kRoom, "9999", now()).has_value());
  EXPECT_EQ(call(id).move->code, "4711");
}

TEST_F(PrivateRoom, NobodyMovesBeforeTheyAreConnected) {
  const std::string id = ask();
  EXPECT_EQ(move(id).error().where, "state");
}

TEST_F(PrivateRoom, TheAdviserWaitsAndIsNotRungMeanwhile) {
  const std::string id = walking();
  pass(minutes{4});
  EXPECT_EQ(call(id).phase, CallPhase::kMoving);
  EXPECT_EQ(state("ann"), AdviserState::kBusy);
  EXPECT_EQ(call(ask()).ringing, "");
}

TEST_F(PrivateRoom, TheFirstKioskServesTheNextCustomerMeanwhile) {
  const std::string id = walking();
  on_duty("bob");
  ASSERT_TRUE(try_ask("benefits", "en-GB", call(id).kiosk_id).has_value());
  EXPECT_EQ(call(id).phase, CallPhase::kMoving);
}

TEST_F(PrivateRoom, TheRightCodeGoesOnThereWithTheSameAdviserAndANewLeg) {
  const std::string id = walking();
  const auto leg = call(id).leg;
  ASSERT_EQ(arrive("4711"), Arrival::Outcome::kRight);
  EXPECT_EQ(call(id).kiosk_id, "room");
  EXPECT_EQ(call(id).adviser, "ann");
  EXPECT_EQ(call(id).phase, CallPhase::kAccepted);
  EXPECT_EQ(call(id).leg, leg + 1);
  EXPECT_FALSE(routing_.is_kept("room", now()));
  ASSERT_TRUE(routing_.report(id, LegReport::kConnected, leg + 1, now()).has_value());
  pass(minutes{10});
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
}

TEST_F(PrivateRoom, AnAnswerThatWasLostCanBeAskedForAgain) {
  walking();
  ASSERT_EQ(arrive("4711"), Arrival::Outcome::kRight);
  EXPECT_EQ(arrive("4711"), Arrival::Outcome::kRight);
  EXPECT_EQ(arrive("0000"), Arrival::Outcome::kNobody);
}

TEST_F(PrivateRoom, ThreeWrongCodesEndTheCallAndFreeTheRoom) {
  const std::string id = walking();
  EXPECT_EQ(routing_.arrive("room", "0000", now()).tries_left, 2);
  EXPECT_EQ(routing_.arrive("room", "0001", now()).tries_left, 1);
  EXPECT_EQ(call(id).phase, CallPhase::kMoving);
  EXPECT_EQ(routing_.arrive("room", "0002", now()).tries_left, 0);
  EXPECT_EQ(call(id).end_reason, CallEnd::kWrongCode);
  EXPECT_EQ(state("ann"), AdviserState::kWrapUp);
  EXPECT_FALSE(routing_.is_kept("room", now()));
  EXPECT_EQ(arrive("4711"), Arrival::Outcome::kNobody);
}

TEST_F(PrivateRoom, ACodeIsGoodInItsOwnRoomOnly) {
  walking();
  EXPECT_EQ(routing_.arrive("another room", "4711", now()).outcome, Arrival::Outcome::kNobody);
}

TEST_F(PrivateRoom, WhoDoesNotComeInFiveMinutesIsNotWaitedForAnyLonger) {
  const std::string id = walking();
  pass(minutes{5} - seconds{1});
  EXPECT_TRUE(call(id).live());
  pass(seconds{2});
  EXPECT_EQ(call(id).end_reason, CallEnd::kNotArrived);
  EXPECT_EQ(state("ann"), AdviserState::kWrapUp);
}

TEST_F(PrivateRoom, WhoComesTooLateIsToldForTwoMinutesMore) {
  walking();
  pass(minutes{5} + seconds{1});
  EXPECT_TRUE(routing_.is_kept("room", now()));
  EXPECT_EQ(arrive("0000"), Arrival::Outcome::kWrong);
  EXPECT_EQ(arrive("4711"), Arrival::Outcome::kEnded);
  EXPECT_FALSE(routing_.is_kept("room", now())) << "they know now";
}

TEST_F(PrivateRoom, IsAnybodysAgainTwoMinutesAfterTheCall) {
  walking();
  pass(minutes{7} + seconds{2});
  EXPECT_FALSE(routing_.is_kept("room", now()));
}

TEST_F(PrivateRoom, AnAdviserWhoEndsTheCallMeanwhileIsToldOfThere) {
  const std::string id = walking();
  ASSERT_TRUE(routing_.leave("ann", id, CallEnd::kAdviser, now()).has_value());
  EXPECT_EQ(arrive("4711"), Arrival::Outcome::kEnded);
}

TEST_F(PrivateRoom, AnAdviserWhoIsLostMeanwhileEndsTheCall) {
  const std::string id = walking();
  routing_.console_connected("ann", false, now());
  pass(seconds{11});
  EXPECT_EQ(call(id).end_reason, CallEnd::kAdviserLost);
  EXPECT_EQ(arrive("4711"), Arrival::Outcome::kEnded);
}

TEST_F(PrivateRoom, WhoStaysGoesOnTalking) {
  const std::string id = connected_call("ann");
  ASSERT_TRUE(move(id).has_value());
  ASSERT_TRUE(routing_.stay(id, now()).has_value());
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
  EXPECT_EQ(call(id).room, "room") << "it is free again";
  EXPECT_FALSE(routing_.is_kept("room", now()));
}

TEST_F(PrivateRoom, ARoomThatIsLostLetsThemGoOnTalkingWhereTheyStand) {
  const std::string id = connected_call("ann");
  ASSERT_TRUE(move(id).has_value());
  room({"room", "library", "key", false, true});
  pass(seconds{29});
  EXPECT_EQ(call(id).phase, CallPhase::kMoving);
  pass(seconds{2});
  EXPECT_EQ(call(id).phase, CallPhase::kConnected);
}

TEST_F(PrivateRoom, ARoomThatIsLostWhileTheyWalkEndsTheCall) {
  const std::string id = walking();
  pass(seconds{30});
  room({"room", "library", "key", false, true});
  pass(seconds{32});
  EXPECT_EQ(call(id).end_reason, CallEnd::kRoomLost);
}

TEST_F(PrivateRoom, ARoomThatIsBackInTimeChangesNothing) {
  const std::string id = walking();
  room({"room", "library", "key", false, true});
  pass(seconds{20});
  room({"room", "library", "a new one", true, true});
  pass(minutes{1});
  EXPECT_EQ(call(id).phase, CallPhase::kMoving);
  EXPECT_EQ(arrive("4711"), Arrival::Outcome::kRight);
}

TEST_F(PrivateRoom, OnTheWayThereIsNoTransferAndNoNewLeg) {
  const std::string id = walking();
  on_duty("bob");
  const auto leg = call(id).leg;
  EXPECT_EQ(routing_.transfer("ann", id, {"benefits", "", false}, now()).error().where, "state");
  ASSERT_TRUE(routing_.restart(id, leg, now()).has_value());
  EXPECT_EQ(call(id).leg, leg);
}

TEST_F(PrivateRoom, AfterARestartTheCodeStillOpensIt) {
  const std::string id = walking();
  Call kept = call(id);
  const Adviser ann = adviser("ann");
  Routing again{rules()};
  again.restore(kept, now());
  again.restore(ann, now());
  again.set_rooms({}, now());
  again.tick(now());
  EXPECT_EQ(again.call(id)->phase, CallPhase::kMoving);
  EXPECT_EQ(again.arrive("room", "4711", now()).outcome, Arrival::Outcome::kRight);
}

TEST_F(PrivateRoom, IsWrittenDownAsAMove) {
  const std::string id = walking();
  ASSERT_EQ(arrive("4711"), Arrival::Outcome::kRight);
  std::vector<Fact> facts;
  for (const Happened& one : routing_.take_changes().facts) {
    if (one.fact == Fact::kMoving || one.fact == Fact::kMoved) facts.push_back(one.fact);
  }
  EXPECT_EQ(facts, (std::vector<Fact>{Fact::kMoving, Fact::kMoved}));
}

}  // namespace
}  // namespace waymark::hub::calls

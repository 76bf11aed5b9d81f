// A call that moves to a private room, as both kiosks ask the hub about it: sealed on the way, opened once, forgotten.
#include "kiosk/shell/room_line.h"

#include <gtest/gtest.h>

#include "tests/shell/a_hub.h"

namespace waymark::shell {
namespace {

constexpr const char* kCall = "01a20288-156e-7188-961d-1021025a459c";
constexpr const char* kArrival = "/kiosk/v1/room/arrival";

class RoomLineTest : public testing::Test {
 protected:
  RoomLineTest()
      : hub_("room"),
        calls_(hub_.session(), hub_.clock, BackoffLimits{},
               CallLinePorts{[this](core::Event event) { events_.push_back(std::move(event)); },
                             [](const protocol::CallState&) {}, [](const protocol::CallSignal&) {}, [] {}}),
        line_(
            hub_.http(), hub_.session(), calls_,
            RoomLinePorts{[this](core::Event event) { events_.push_back(std::move(event)); }, [this] { ++renewed_; }}) {
    line_.use(true);
  }

  [[nodiscard]] std::string sealed(std::string_view plain) const {
    return base::io::to_base64(*base::io::seal(plain, *base::io::from_base64(line_.key())));
  }
  [[nodiscard]] static std::string call() {
    return R"({"call_id":")" + std::string(kCall) +
           R"(","revision":9,"state":"accepted","skill":"council-tax","language":"en-GB","place":0,"about_minutes":0,)" +
           R"("up_to_minutes":0,"advisers_on":1,"leg":2,"adviser_alias":"Morag","ice_servers":[],"relay_only":false})";
  }
  void arrives(int status, const std::string& body) {
    hub_.answers(kArrival, status, body);
    line_.arrive({1, 7}, core::ArriveInRoom{base::Secret{"4711"}});
    hub_.run();
  }
  void arrives_with(const std::string& luggage) {
    arrives(200, R"({"call":)" + call() + R"(,"luggage":")" + luggage + R"("})");
  }
  template <class Told>
  [[nodiscard]] const Told& told() const {
    for (const core::Event& event : events_) {
      if (const auto* found = std::get_if<Told>(&event)) return *found;
    }
    throw std::runtime_error("was not told");
  }

  AHub hub_;
  std::vector<core::Event> events_;
  int renewed_ = 0;
  CallLine calls_;
  RoomLine line_;
};

TEST_F(RoomLineTest, AKeptRoomIsToldWithItsCode) {
  const std::string path = "/kiosk/v1/calls/" + std::string(kCall) + "/move";
  hub_.answers(path, 200, R"({"code":"4711","call":)" + call() + "}");
  line_.move({1, 7}, {kCall, "Room", line_.key(), "sealed"});
  hub_.run();
  EXPECT_EQ(told<core::RoomKept>().code.reveal(), "4711");
  EXPECT_NE(hub_.sent(path).find(base::io::to_base64(std::string{"sealed"})), std::string::npos);
}

TEST_F(RoomLineTest, ARoomThatIsNotFreeAnyMoreIsUnavailable) {
  hub_.answers("/kiosk/v1/calls/" + std::string(kCall) + "/move", 409, "{}");
  line_.move({1, 7}, {kCall, "Room", line_.key(), "sealed"});
  hub_.run();
  EXPECT_EQ(told<core::RoomUnavailable>().tag.effect, 7U);
}

TEST_F(RoomLineTest, WhatWasTakenAlongIsOpenedAndTheCallIsThisKiosks) {
  arrives_with(sealed("what was told"));
  EXPECT_EQ(told<core::RoomOpened>().luggage.reveal(), "what was told");
  EXPECT_EQ(told<core::RoomOpened>().call_id, kCall);
  EXPECT_EQ(told<core::CallChanged>().leg, 2);
  EXPECT_TRUE(calls_.next_due().has_value()) << "the hub is asked how it stands";
}

TEST_F(RoomLineTest, WhatWasSealedToAnotherKioskIsLeftAndTheCallGoesOn) {
  const auto other = base::io::make_sealing_key();
  arrives_with(base::io::to_base64(*base::io::seal("what was told", other.public_key)));
  EXPECT_TRUE(told<core::RoomOpened>().luggage.empty());
}

TEST_F(RoomLineTest, AWrongCodeSaysHowManyTriesAreLeft) {
  arrives(403, R"({"why":"wrong","tries_left":2})");
  EXPECT_EQ(told<core::CodeRefused>().why, core::CodeRefusal::kWrong);
  EXPECT_EQ(told<core::CodeRefused>().tries_left, 2);
}

TEST_F(RoomLineTest, ACallThatEndedMeanwhileSaysHow) {
  arrives(403, R"({"why":"ended","tries_left":0,"end_reason":"not_arrived"})");
  EXPECT_EQ(told<core::CodeRefused>().why, core::CodeRefusal::kEnded);
  EXPECT_EQ(told<core::CodeRefused>().end, core::CallEnd::kNotArrived);
}

TEST_F(RoomLineTest, AnAnswerThatCannotBeReadIsNoAnswer) {
  for (const char* body : {"", "[]", R"({"call":{}})", R"({"call":7})"}) {
    events_.clear();
    arrives(200, body);
    EXPECT_EQ(told<core::CodeRefused>().why, core::CodeRefusal::kUnreachable) << body;
  }
}

TEST_F(RoomLineTest, AsksWhetherItIsKeptWheneverTheLineIsThereAndWhenItIsTold) {
  hub_.answers("/kiosk/v1/room", 200, R"({"kept":true})");
  line_.online(true);
  hub_.run();
  EXPECT_TRUE(told<core::RoomChanged>().kept);
  EXPECT_TRUE(line_.hub_said({"room.changed", "{}"}));
  hub_.run();
  EXPECT_EQ(hub_.count("/kiosk/v1/room"), 2);
}

TEST_F(RoomLineTest, OutsideOfAPrivateRoomThereIsNoKeyAndNothingIsAsked) {
  line_.use(false);
  line_.online(true);
  hub_.run();
  EXPECT_EQ(line_.key(), "");
  EXPECT_EQ(hub_.count("/kiosk/v1/room"), 0);
}

TEST_F(RoomLineTest, TheWipeLeavesNoKeyThatHasOpenedSomething) {
  arrives_with(sealed("what was told"));
  const std::string key = line_.key();
  const std::string late = sealed("late");
  EXPECT_GT(line_.forget().held, 0U);
  EXPECT_NE(line_.key(), key);
  EXPECT_EQ(renewed_, 1);
  events_.clear();
  arrives_with(late);
  EXPECT_TRUE(told<core::RoomOpened>().luggage.empty());
}

TEST_F(RoomLineTest, TheWipeOfSomebodyElsesVisitKeepsTheKeyForWhoeverIsOnTheWay) {
  const std::string key = line_.key();
  arrives(403, R"({"why":"wrong","tries_left":2})");
  EXPECT_TRUE(line_.forget().cleared);
  EXPECT_EQ(line_.key(), key);
}

TEST_F(RoomLineTest, TheWipeTakesBackWhatIsUnderWay) {
  hub_.answers(kArrival, 200, R"({"call":)" + call() + "}");
  line_.arrive({1, 7}, core::ArriveInRoom{base::Secret{"4711"}});
  EXPECT_EQ(line_.forget().held, 1U);
  hub_.run();
  EXPECT_TRUE(events_.empty());
}

}  // namespace
}  // namespace waymark::shell

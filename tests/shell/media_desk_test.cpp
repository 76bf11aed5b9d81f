// The kiosk's end of the media process: what it is told, in which order, and what becomes of what it says.
#include "kiosk/shell/media_desk.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/shell/a_kiosk.h"

namespace waymark::shell {
namespace {

using namespace std::chrono_literals;

class MediaOfACall : public AKiosk {
 protected:
  static core::MediaWanted warm() {
    core::MediaWanted wanted;
    wanted.running = true;
    return wanted;
  }
  static core::MediaWanted talking(int leg = 1) {
    core::MediaWanted wanted = warm();
    wanted.sound = wanted.picture = true;
    wanted.leg = leg;
    return wanted;
  }
  void direct(core::MediaWanted wanted) { media_.direct({1, 5}, {"call", wanted}); }
  void says(video::Event event) {
    process_->says.push_back(std::move(event));
    media_.serve();
  }
  void connects(int leg = 1) {
    protocol::CallState state;
    state.leg = leg;
    state.ice_servers = {{{"turn:relay"}, "user", "word"}};
    media_.state(state);
    direct(talking(leg));
    says(video::Ready{});
    says(video::ConnectionChanged{leg, video::Connection::kConnected});
    says(video::ChannelOpened{leg, video::Channel::kAssist});
  }
  template <class Kind>
  std::vector<Kind> heard() {
    std::vector<Kind> out;
    for (const core::Event& event : mailbox_.take()) {
      if (const auto* one = std::get_if<Kind>(&event)) out.push_back(*one);
    }
    return out;
  }
};

TEST_F(MediaOfACall, IsWarmedWithoutADevice) {
  direct(warm());
  says(video::Ready{});
  EXPECT_TRUE(process_->was_told("start"));
  for (const std::string& each : process_->told) EXPECT_FALSE(each.starts_with("devices")) << each;
}

TEST_F(MediaOfACall, WaitsUntilItIsReadyAndThenDoesAllThatIsDue) {
  direct(talking());
  EXPECT_EQ(process_->told, std::vector<std::string>{"start"});
  says(video::Ready{});
  EXPECT_TRUE(process_->was_told("devices camera microphone"));
  EXPECT_TRUE(process_->was_told("leg 1 servers 0"));
}

TEST_F(MediaOfACall, ALegHasTheRelaysThatTheHubNamed) {
  connects();
  EXPECT_TRUE(process_->was_told("leg 1 servers 1"));
}

TEST_F(MediaOfACall, WhatHasNotChangedIsNotToldAgain) {
  connects();
  const std::size_t before = process_->told.size();
  direct(talking());
  EXPECT_EQ(process_->told.size(), before);
  core::MediaWanted muted = talking();
  muted.muted = true;
  direct(muted);
  EXPECT_EQ(process_->told.back(), "mute audio");
}

TEST_F(MediaOfACall, WhoTypesHearsNothing) {
  core::MediaWanted typing = warm();
  typing.leg = 1;
  typing.hearing = core::Speak::kType;
  direct(typing);
  says(video::Ready{});
  EXPECT_TRUE(process_->was_told("volume 0"));
}

TEST_F(MediaOfACall, ItsOfferGoesToTheHubAndTheAnswerComesBack) {
  connects();
  says(video::Offer{1, "sdp"});
  ASSERT_EQ(signals_.size(), 1U);
  EXPECT_EQ(signals_[0].kind, protocol::SignalKind::kOffer);
  protocol::CallSignal answer;
  answer.leg = 1;
  answer.kind = protocol::SignalKind::kAnswer;
  answer.sdp = " answer";
  media_.signal(answer);
  EXPECT_EQ(process_->told.back(), "answer 1 answer");
}

TEST_F(MediaOfACall, SignalsOfAnotherLegAreDropped) {
  connects(2);
  protocol::CallSignal late;
  late.leg = 1;
  late.kind = protocol::SignalKind::kAnswer;
  late.sdp = " late";
  media_.signal(late);
  EXPECT_FALSE(process_->was_told("answer 1 late"));
}

TEST_F(MediaOfACall, WhatIsSaidBeforeTheChannelOpensIsSaidThen) {
  direct(talking());
  says(video::Ready{});
  media_.tell({1, core::CallChannel::kAssist, base::Secret{"{}"}});
  EXPECT_TRUE(process_->sent.empty());
  says(video::ChannelOpened{1, video::Channel::kAssist});
  ASSERT_FALSE(process_->sent.empty());
  EXPECT_EQ(process_->sent[0].second, "{}");
}

TEST_F(MediaOfACall, TypedWordsBecomeTheHeartsEvents) {
  connects();
  static_cast<void>(mailbox_.take());
  says(video::ChannelMessage{1, video::Channel::kText, R"({"line":1,"text":"Hello","done":true})"});
  const auto lines = heard<core::TextArrived>();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].text.reveal(), "Hello");
  EXPECT_EQ(lines[0].tag.visit, 1U);
}

TEST_F(MediaOfACall, BeatsEachSecondAndMissesTheAdvisers) {
  connects();
  media_.serve();
  EXPECT_EQ(process_->sent.back().second, R"({"type":"beat"})");
  says(video::ChannelMessage{1, video::Channel::kAssist, R"({"type":"beat"})"});
  static_cast<void>(mailbox_.take());
  clock_.advance(4s);
  media_.serve();
  auto changes = heard<core::LegChanged>();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].state, core::LegState::kInterrupted);
  says(video::ChannelMessage{1, video::Channel::kAssist, R"({"type":"beat"})"});
  changes = heard<core::LegChanged>();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].state, core::LegState::kConnected);
}

TEST_F(MediaOfACall, TheScreenGoesOutOnlyWhileItIsShown) {
  connects();
  const std::size_t before = process_->sent.size();
  media_.show("{}");
  EXPECT_EQ(process_->sent.size(), before);
  core::MediaWanted shown = talking();
  shown.screen = true;
  direct(shown);
  media_.show(R"({"screen":"home"})");
  EXPECT_EQ(process_->sent.back().second, R"({"type":"view","sequence":1,"view":{"screen":"home"}})");
}

TEST_F(MediaOfACall, AScreenOf150KilobytesGoesOutWhole) {
  connects();
  core::MediaWanted shown = talking();
  shown.screen = true;
  direct(shown);
  const std::string screen = R"({"screen":")" + std::string(150'000, 'x') + R"("})";
  media_.show(screen);
  EXPECT_EQ(process_->sent.back().second, R"({"type":"view","sequence":1,"view":)" + screen + "}");
  EXPECT_LT(process_->sent.back().second.size(), video::kMaxTextBytes);
}

TEST_F(MediaOfACall, APaperIsLookedForTakenAndHandedToTheHeart) {
  connects();
  core::MediaWanted wanted = talking();
  wanted.paper = 1;
  direct(wanted);
  EXPECT_TRUE(process_->was_told("look for paper"));
  says(video::PaperChanged{video::PaperState::kTooFar});
  ASSERT_EQ(heard<core::PaperSighted>().size(), 1U);
  wanted.photograph = true;
  direct(wanted);
  EXPECT_EQ(process_->told.back(), "take paper");
  says(video::PaperTaken{true, base::Secret{"jpeg"}});
  const auto taken = heard<core::PhotoTaken>();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken.front().jpeg.reveal(), "jpeg");
}

TEST_F(MediaOfACall, APaperThatIsNoLongerWantedIsNotLookedFor) {
  connects();
  core::MediaWanted wanted = talking();
  wanted.paper = 1;
  direct(wanted);
  direct(talking());
  EXPECT_EQ(process_->told.back(), "look no more");
}

TEST_F(MediaOfACall, WatchesForWhoComesOnceItIsReadyAndIsKilledAfterwards) {
  media_.watch(true);
  EXPECT_FALSE(process_->was_told("watch"));
  says(video::Ready{});
  EXPECT_TRUE(process_->was_told("watch"));
  says(video::PresenceChanged{true});
  ASSERT_EQ(heard<core::PresenceChanged>().size(), 1U);
  media_.watch(false);
  EXPECT_EQ(process_->told.back(), "stop");
}

TEST_F(MediaOfACall, WhileItWatchesItIsSaidWhetherTheCameraIsOpen) {
  media_.watch(true);
  says(video::Ready{});
  says(video::DevicesChanged{video::CameraState::kReady, video::MicrophoneState::kReady, true});
  EXPECT_TRUE(heard<core::PresenceChanged>().at(0).camera_on);
  says(video::DevicesChanged{video::CameraState::kAbsent, video::MicrophoneState::kReady, false});
  EXPECT_FALSE(heard<core::PresenceChanged>().at(0).camera_on);
}

TEST_F(MediaOfACall, WhoIsNoticedIsInNoPictureOfThisProcess) {
  pictures_.show({{"self", 64, 36}, {"paper", 64, 36}});
  media_.watch(true);
  says(video::Ready{});
  says(video::PresenceChanged{true});
  EXPECT_EQ(pictures_.forget(), 0U);
  EXPECT_TRUE(process_->frames.empty());
}

TEST_F(MediaOfACall, AWatchThatWasLostIsSaidToBeOverAndBeginsAgainLater) {
  media_.watch(true);
  says(video::Ready{});
  says(video::Lost{});
  EXPECT_FALSE(heard<core::PresenceChanged>().at(0).camera_on);
  EXPECT_TRUE(heard<core::MediaLost>().empty()) << "no call";
  ASSERT_TRUE(media_.next_due());
  clock_.advance(31s);
  media_.serve();
  EXPECT_EQ(std::count(process_->told.begin(), process_->told.end(), "start"), 2);
}

TEST_F(MediaOfACall, ACrashIsToldAndItBeginsAnew) {
  connects();
  says(video::Lost{});
  EXPECT_EQ(heard<core::MediaLost>().size(), 1U);
  core::MediaWanted again = talking(0);
  again.start = 1;
  direct(again);
  EXPECT_EQ(std::count(process_->told.begin(), process_->told.end(), "start"), 2);
}

TEST_F(MediaOfACall, TheWipeKillsItAndForgetsWhatWaited) {
  connects();
  media_.tell({1, core::CallChannel::kText, base::Secret{"{}"}});
  const Forgotten forgotten = media_.forget();
  EXPECT_TRUE(forgotten.cleared);
  EXPECT_GE(forgotten.held, 2U);
  EXPECT_EQ(process_->told.back(), "stop");
}

TEST_F(MediaOfACall, FramesGoToWhereTheyAreShown) {
  connects();
  pictures_.show({{"remote", 64, 36}});
  std::vector<std::uint8_t> luma(64 * 36, 235);
  std::vector<std::uint8_t> grey(32 * 18, 128);
  process_->frames[video::Surface::kRemote] = {luma.data(), grey.data(), grey.data(), 64, 32, 64, 36, 1};
  says(video::FrameReady{video::Surface::kRemote});
  EXPECT_EQ(pictures_changed_, 1);
  const auto picture = pictures_.newest("remote");
  ASSERT_NE(picture, nullptr);
  EXPECT_EQ(picture->pixels[0] & 0xFFFFFF, 0xFFFFFFU);
  EXPECT_GT(pictures_.forget(), 0U);
  EXPECT_EQ(pictures_.newest("remote"), nullptr);
}

}  // namespace
}  // namespace waymark::shell

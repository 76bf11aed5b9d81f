// Somebody before the camera: noticed when they come, stay and go, and told from things and from light.
#include "video/presence/presence.h"

#include <gtest/gtest.h>

#include <vector>

#include "video/test_source/visitor.h"

namespace waymark::video {
namespace {

using std::chrono::milliseconds;

constexpr int kWidth = 320;
constexpr int kHeight = 240;
constexpr int kEvery = 200;  // milliseconds

class Room {
 public:
  // What is said after the camera has looked for so long.
  bool after(milliseconds time, bool visitor, int light = 0) {
    bool someone = false;
    for (const int end = now_ + static_cast<int>(time.count()); now_ < end; now_ += kEvery) {
      draw_room({y_.data(), u_.data(), v_.data(), kWidth, kWidth / 2, kWidth, kHeight}, still_ ? 0 : now_, visitor);
      for (std::uint8_t& value : y_) value = static_cast<std::uint8_t>(value + light);
      someone = presence_.see(y_.data(), kWidth, kWidth, kHeight, milliseconds{now_});
    }
    return someone;
  }
  void nothing_moves() { still_ = true; }

 private:
  Presence presence_;
  std::vector<std::uint8_t> y_ = std::vector<std::uint8_t>(kWidth * kHeight);
  std::vector<std::uint8_t> u_ = std::vector<std::uint8_t>(kWidth * kHeight / 4);
  std::vector<std::uint8_t> v_ = u_;
  int now_ = 0;
  bool still_ = false;
};

TEST(Presence, AnEmptyRoomIsEmpty) { EXPECT_FALSE(Room{}.after(milliseconds{10'000}, false)); }

TEST(Presence, WhoComesIsNoticedWithinTwoSeconds) {
  Room room;
  room.after(milliseconds{4'000}, false);
  EXPECT_TRUE(room.after(milliseconds{2'000}, true));
}

TEST(Presence, WhoPassesByForAMomentIsNot) {
  Room room;
  room.after(milliseconds{4'000}, false);
  room.after(milliseconds{400}, true);
  EXPECT_FALSE(room.after(milliseconds{1'000}, false));
}

TEST(Presence, WhoStaysIsThereForMinutes) {
  Room room;
  room.after(milliseconds{4'000}, false);
  EXPECT_TRUE(room.after(milliseconds{180'000}, true));
}

TEST(Presence, WhoGoesIsGoneWithinFourSeconds) {
  Room room;
  room.after(milliseconds{4'000}, false);
  room.after(milliseconds{5'000}, true);
  EXPECT_FALSE(room.after(milliseconds{4'000}, false));
}

TEST(Presence, WhoWasThereFromTheBeginningAndGoesLeavesNobody) {
  Room room;
  room.after(milliseconds{2'000}, true);
  EXPECT_FALSE(room.after(milliseconds{15'000}, false));
}

TEST(Presence, WhatIsLeftBehindAndDoesNotMoveIsAThing) {
  Room room;
  room.after(milliseconds{4'000}, false);
  room.nothing_moves();
  room.after(milliseconds{12'000}, true);
  EXPECT_FALSE(room.after(milliseconds{4'000}, true));
}

TEST(Presence, ALampThatIsTurnedOnIsNobody) {
  Room room;
  room.after(milliseconds{4'000}, false);
  EXPECT_FALSE(room.after(milliseconds{4'000}, false, 60));
}

}  // namespace
}  // namespace waymark::video

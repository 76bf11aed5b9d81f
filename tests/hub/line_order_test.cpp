// Who is called before whom.
#include "provisioning/hub/line_order.h"

#include <gtest/gtest.h>

namespace waymark::hub {
namespace {

constexpr std::int64_t kNow = 1'000'000;

constexpr Place walk_in(std::int64_t came_at, std::int64_t number = 1) { return {0, came_at, 0, number}; }
constexpr Place appointment(std::int64_t at, std::int64_t number = 2) { return {at, at, 0, number}; }

TEST(LineOrder, PeopleAreCalledAsTheyCame) {
  EXPECT_TRUE(goes_before(walk_in(10), walk_in(20), kNow));
  EXPECT_FALSE(goes_before(walk_in(20), walk_in(10), kNow));
}

TEST(LineOrder, AnAppointmentGoesFirstFromItsTimeOn) {
  EXPECT_TRUE(goes_before(appointment(kNow), walk_in(10), kNow));
  EXPECT_FALSE(goes_before(appointment(kNow + 1), walk_in(10), kNow));
}

TEST(LineOrder, BeforeItsTimeItStandsBehindWhoeverCameBeforeThat) {
  EXPECT_TRUE(goes_before(walk_in(kNow), appointment(kNow + 1), kNow));
}

TEST(LineOrder, OfTwoAppointmentsTheEarlierGoesFirst) {
  EXPECT_TRUE(goes_before(appointment(kNow - 20, 9), appointment(kNow - 10, 3), kNow));
  EXPECT_TRUE(goes_before(appointment(kNow + 10, 9), appointment(kNow + 20, 3), kNow));
}

TEST(LineOrder, OneThatCameTooLateIsAWalkIn) {
  const Place late{0, kNow - 5, 0, 1};
  EXPECT_TRUE(goes_before(walk_in(10), late, kNow));
  EXPECT_TRUE(goes_before(appointment(kNow - 1), late, kNow));
}

TEST(LineOrder, WhoLetsOthersPastComesBehindThem) {
  const Place moved{0, 20, 1, 1};
  EXPECT_TRUE(goes_before({0, 20, 0, 2}, moved, kNow));
  EXPECT_TRUE(goes_before(moved, {0, 21, 0, 3}, kNow));
}

// It is a strict order, or sorting by it would be a fault.
TEST(LineOrder, NobodyGoesBeforeThemselvesAndTwoNeverBeforeEachOther) {
  for (const Place& one : {walk_in(10), walk_in(10, 5), appointment(kNow), appointment(kNow + 1), Place{0, 10, 1, 1}}) {
    EXPECT_FALSE(goes_before(one, one, kNow));
    for (const Place& other : {walk_in(10), appointment(kNow, 7), appointment(kNow + 1, 8)}) {
      EXPECT_FALSE(goes_before(one, other, kNow) && goes_before(other, one, kNow));
    }
  }
}

}  // namespace
}  // namespace waymark::hub

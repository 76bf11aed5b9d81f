#include "devices/host/restart_policy.h"

#include <gtest/gtest.h>

namespace waymark::devices {
namespace {

using namespace std::chrono_literals;
using base::MonoTime;

TEST(RestartPolicy, StartsAgainAtOnceAfterOneDeath) {
  RestartPolicy policy;
  policy.started(MonoTime{0ms});
  EXPECT_EQ(policy.died(MonoTime{5s}), (RestartPolicy::Decision{MonoTime{5s}, false}));
}

TEST(RestartPolicy, WaitsLongerEachTimeAndThenLeavesTheDeviceAlone) {
  RestartPolicy policy;
  policy.started(MonoTime{0ms});
  EXPECT_EQ(policy.died(MonoTime{1000ms}).start_at, MonoTime{1000ms});
  EXPECT_EQ(policy.died(MonoTime{1100ms}).start_at, MonoTime{1350ms});
  EXPECT_EQ(policy.died(MonoTime{1400ms}).start_at, MonoTime{1900ms});
  EXPECT_EQ(policy.died(MonoTime{2000ms}).start_at, MonoTime{3000ms});
  EXPECT_EQ(policy.died(MonoTime{3100ms}), (RestartPolicy::Decision{MonoTime{63'100ms}, true}));
}

TEST(RestartPolicy, GivesOneTryAfterTheDeviceWasOutOfService) {
  RestartPolicy policy;
  for (int death = 0; death < 5; ++death) static_cast<void>(policy.died(MonoTime{std::chrono::seconds{death}}));
  policy.started(MonoTime{64s});
  EXPECT_TRUE(policy.died(MonoTime{65s}).out_of_service);
}

TEST(RestartPolicy, ForgivesAfterHalfAMinuteOfLife) {
  RestartPolicy policy;
  for (int death = 0; death < 5; ++death) static_cast<void>(policy.died(MonoTime{std::chrono::seconds{death}}));
  policy.started(MonoTime{64s});
  EXPECT_EQ(policy.died(MonoTime{94s}), (RestartPolicy::Decision{MonoTime{94s}, false}));
}

TEST(RestartPolicy, CountsOnlyTheDeathsOfTheLastMinute) {
  RestartPolicy policy;
  for (int death = 0; death < 20; ++death) {
    const MonoTime now{20s * death};
    policy.started(now - 1s);
    EXPECT_FALSE(policy.died(now).out_of_service) << death;
  }
}

}  // namespace
}  // namespace waymark::devices

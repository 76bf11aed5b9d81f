#include "kiosk/supervisor/policy.h"

#include <gtest/gtest.h>

namespace waymark::supervisor {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

base::MonoTime at(milliseconds time) { return base::MonoTime{time}; }

struct Row {
  const char* what;
  ChildEnd end;
  Reaction reaction;
  milliseconds after;
  const char* code;
};

class FirstEnd : public testing::TestWithParam<Row> {};

TEST_P(FirstEnd, FollowsTheTable) {
  RestartPolicy policy;
  const Decision decision = policy.ended(GetParam().end, at(seconds{100}));
  EXPECT_EQ(decision.reaction, GetParam().reaction);
  EXPECT_EQ(decision.after, GetParam().after);
  EXPECT_EQ(decision.code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Table, FirstEnd,
    testing::Values(Row{"asked", {0, 0, false}, Reaction::kStop, milliseconds{0}, ""},
                    Row{"update", {15, 0, false}, Reaction::kRestart, milliseconds{0}, ""},
                    Row{"configuration", {10, 0, false}, Reaction::kShowOutOfService, seconds{10}, "K10"},
                    Row{"display", {11, 0, false}, Reaction::kRestart, seconds{2}, "K11"},
                    Row{"storage", {12, 0, false}, Reaction::kShowOutOfService, seconds{10}, "K12"},
                    Row{"window", {13, 0, false}, Reaction::kRestart, milliseconds{0}, "K13"},
                    Row{"internal", {70, 0, false}, Reaction::kRestart, milliseconds{0}, "K70"},
                    Row{"unknown", {1, 0, false}, Reaction::kRestart, milliseconds{0}, "K01"},
                    Row{"segfault", {0, 11, false}, Reaction::kRestart, milliseconds{0}, "S11"},
                    Row{"hung", {0, 9, true}, Reaction::kRestart, milliseconds{0}, "K14"}),
    [](const auto& row) { return std::string{row.param.what}; });

TEST(RestartPolicy, TheFifthEndInAMinuteShowsTheSafeScreen) {
  RestartPolicy policy;
  const ChildEnd crash{0, 11, false};
  for (int i = 0; i < 4; ++i) EXPECT_EQ(policy.ended(crash, at(seconds{i * 10})).reaction, Reaction::kRestart) << i;
  const Decision fifth = policy.ended(crash, at(seconds{40}));
  EXPECT_EQ(fifth.reaction, Reaction::kShowOutOfService);
  EXPECT_EQ(fifth.after, seconds{60});
  policy.forgive();
  EXPECT_EQ(policy.ended(crash, at(seconds{101})).reaction, Reaction::kRestart);
}

TEST(RestartPolicy, EndsThatLieFartherApartAreNoLoop) {
  RestartPolicy policy;
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(policy.ended({70, 0, false}, at(seconds{i * 16})).reaction, Reaction::kRestart) << i;
  }
}

TEST(RestartPolicy, PausesGrowButTheGlassIsBackWithinThreeSeconds) {
  RestartPolicy policy{{.crashes = 100}};
  milliseconds before{-1};
  for (int i = 0; i < 30; ++i) {
    const auto pause = policy.ended({0, 11, false}, at(seconds{i})).after;
    EXPECT_GE(pause, before);
    EXPECT_LE(pause, milliseconds{2'000});
    before = pause;
  }
  EXPECT_EQ(before, milliseconds{2'000});
}

TEST(RestartPolicy, AnUpdateIsNeverCountedAsACrash) {
  RestartPolicy policy;
  for (int i = 0; i < 20; ++i) EXPECT_EQ(policy.ended({15, 0, false}, at(seconds{i})).after, milliseconds{0});
}

}  // namespace
}  // namespace waymark::supervisor

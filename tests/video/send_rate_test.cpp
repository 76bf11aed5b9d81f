// The congestion controller against a line made of arithmetic: a bottleneck with a queue before it, delay, loss,
// outages.
#include "video/controller/send_rate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace waymark::video {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::milliseconds;

// A line of so many kbit/s whose queue holds 300 ms and loses what comes on top. Others use a part of it. The far end's
// clock is an hour ahead.
class SimulatedLine {
 public:
  int kbits = 600;
  double loss = 0;
  microseconds delay = 25ms;
  int others_kbits = 0;
  bool away = false;

  void pass_time(microseconds now, milliseconds passed) {
    free_at_ = std::max(free_at_, now) + passed * others_kbits / kbits;
  }
  [[nodiscard]] milliseconds queue(microseconds now) const {
    return std::chrono::duration_cast<milliseconds>(std::max(free_at_ - now, microseconds{}));
  }

  std::optional<microseconds> carry(microseconds departure, std::size_t bytes) {
    free_at_ = std::max(free_at_, departure);
    const bool full = free_at_ - departure > 300ms;
    if (away || full || chance_(random_) < loss) return std::nullopt;
    free_at_ += microseconds{static_cast<std::int64_t>(bytes) * 8 * 1000 / kbits};
    return free_at_ + delay + 1h;
  }

 private:
  microseconds free_at_{};
  std::mt19937 random_{7};
  std::uniform_real_distribution<double> chance_{0, 1};
};

// Sends 30 pictures a second at the controller's rate, in packets of 1,100 bytes, and reports every 100 ms.
struct Call {
  SendRate rate{{}};
  SimulatedLine line;
  milliseconds now{1000};
  std::vector<SentPacket> unreported;
  int least = 1 << 20;
  int most = 0;
  milliseconds longest_queue{};

  void run(milliseconds time) {
    least = 1 << 20;
    most = 0;
    longest_queue = {};
    for (const milliseconds end = now + time; now < end; now += 33ms) {
      line.pass_time(now, 33ms);
      auto bytes = static_cast<std::size_t>(rate.kbits()) * 1000 / 8 / 30;
      if (now < rate.rests_until()) bytes = 0;
      for (microseconds at = now; bytes > 0; at += 200us) {
        const std::size_t packet = std::min<std::size_t>(bytes, 1100);
        bytes -= packet;
        unreported.push_back({at, line.carry(at, packet), packet});
      }
      if (now / 99ms != (now - 33ms) / 99ms && !line.away) {
        rate.report(unreported, now);
        unreported.clear();
      }
      least = std::min(least, rate.kbits());
      most = std::max(most, rate.kbits());
      longest_queue = std::max(longest_queue, rate.queue());
    }
  }
};

TEST(SendRate, BeginsWithTheFirstRate) { EXPECT_EQ(SendRate{{}}.kbits(), 500); }

TEST(SendRate, UsesAWideLineWithinFiveSeconds) {
  Call call;
  call.line.kbits = 20'000;
  call.run(5s);
  EXPECT_EQ(call.rate.kbits(), 1500);
}

TEST(SendRate, SettlesBelowANarrowLineWithAShortQueue) {
  Call call;
  call.run(10s);
  call.run(30s);
  EXPECT_GT(call.least, 350);
  EXPECT_LT(call.most, 660);
  EXPECT_LT(call.longest_queue, 120ms);
}

TEST(SendRate, GivesWayWhenTheLineBecomesNarrow) {
  Call call;
  call.line.kbits = 5000;
  call.run(10s);
  ASSERT_EQ(call.rate.kbits(), 1500);
  call.line.kbits = 400;
  call.run(3s);
  call.run(10s);
  EXPECT_LT(call.most, 430);
  EXPECT_GT(call.least, 150);
}

TEST(SendRate, LetsNoLongQueueStandThoughTheLineIsSuddenlyNarrow) {
  Call call;
  call.line.kbits = 5000;
  call.run(10s);
  ASSERT_EQ(call.rate.kbits(), 1500);
  call.line.kbits = 600;
  call.run(1500ms);
  EXPECT_LT(call.rate.kbits(), 600);
  EXPECT_LT(call.line.queue(call.now), 60ms);
}

TEST(SendRate, EmptiesAFullQueueWithinThreeSecondsThoughOthersUseTheLine) {
  Call call;
  call.line.kbits = 5000;
  call.line.others_kbits = 50;
  call.run(10s);
  call.line.kbits = 250;
  call.run(1s);
  ASSERT_GT(call.longest_queue, 150ms);
  call.run(2s);
  EXPECT_LT(call.line.queue(call.now), 100ms);
  for (int second = 0; second < 20; ++second) {
    call.run(1s);
    EXPECT_LT(call.line.queue(call.now), 200ms) << second;
  }
  EXPECT_GT(call.least, 100);
}

TEST(SendRate, UsesALineThatIsWideAgainWithinEightSeconds) {
  Call call;
  call.line.kbits = 250;
  call.run(20s);
  ASSERT_LT(call.rate.kbits(), 275);
  call.line.kbits = 20'000;
  call.run(8s);
  EXPECT_EQ(call.rate.kbits(), 1500);
}

TEST(SendRate, DoesNotTakeAQueueThatStaysForAnEmptyLine) {
  Call call;
  call.line.kbits = 5000;
  call.run(7s);
  call.line.kbits = 250;
  call.line.others_kbits = 250;
  call.run(9s);
  EXPECT_GT(call.rate.queue(), 150ms);
  EXPECT_LT(call.rate.kbits(), 200);
}

TEST(SendRate, ALineThatHasBecomeLongerIsUsedAgainWithinAMinute) {
  Call call;
  call.line.kbits = 20'000;
  call.run(10s);
  ASSERT_EQ(call.rate.kbits(), 1500);
  call.line.delay = 125ms;
  call.run(60s);
  EXPECT_GT(call.rate.kbits(), 1200);
}

TEST(SendRate, LossWithoutAQueueIsNoCongestion) {
  Call call;
  call.line.kbits = 20'000;
  call.line.loss = 0.02;
  call.run(10s);
  EXPECT_GT(call.rate.kbits(), 1200);
}

TEST(SendRate, ATwentiethLostIsNoneEither) {
  Call call;
  call.line.kbits = 20'000;
  call.line.loss = 0.05;
  call.run(20s);
  call.run(20s);
  EXPECT_GT(call.least, 700);
}

TEST(SendRate, MuchLossIs) {
  Call call;
  call.line.kbits = 20'000;
  call.line.loss = 0.3;
  call.run(10s);
  EXPECT_LT(call.rate.kbits(), 200);
}

TEST(SendRate, NeverGoesBelowTheLeastRate) {
  Call call;
  call.line.kbits = 30;
  call.run(20s);
  EXPECT_EQ(call.rate.kbits(), 100);
}

TEST(SendRate, AnOutageIsNoCongestion) {
  Call call;
  call.line.kbits = 3000;
  call.run(10s);
  ASSERT_EQ(call.rate.kbits(), 1500);
  call.line.away = true;
  call.run(4s);
  call.line.away = false;
  call.run(5s);
  EXPECT_GT(call.rate.kbits(), 1200);
}

TEST(SendRate, IsNotFooledByAClockThatRunsFaster) {
  SendRate rate{{}};
  for (milliseconds now = 0ms; now < 60s; now += 100ms) {
    std::vector<SentPacket> packets;
    for (int at = 0; at < 6; ++at) {
      const microseconds departure = now - 100ms + at * 16ms;
      packets.push_back({departure, departure + 20ms + departure / 5000, 1100});  // 200 parts in a million
    }
    rate.report(packets, now);
  }
  EXPECT_LT(rate.queue(), 5ms);
  EXPECT_GE(rate.kbits(), 500);
}

TEST(SendRate, DoesNotClaimALineThatItDidNotTry) {
  SendRate rate{{}};
  for (milliseconds now = 0ms; now < 20s; now += 100ms) {
    rate.report({{now - 30ms, now, 500}}, now);  // 40 kbit/s: a muted camera
  }
  EXPECT_LE(rate.kbits(), 500);
}

TEST(SendRate, AnEmptyReportChangesNothing) {
  SendRate rate{{}};
  rate.report({}, 10s);
  EXPECT_EQ(rate.kbits(), 500);
}

}  // namespace
}  // namespace waymark::video

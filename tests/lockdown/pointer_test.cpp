// B. Pointer and touch: attacks 17 to 24.
#include <random>
#include <thread>

#include "tests/lockdown/attack.h"
#include "tests/lockdown/wayland_client.h"
#include "tests/lockdown/x_client.h"

namespace waymark::lockdown {
namespace {

using namespace std::chrono_literals;

TEST_F(Attack, N17_OtherButtonsAndTheWheel) {
  for (const auto& [id, place] : stage().boxes()) {
    stage().move(place.first, place.second);
    for (const unsigned button : {2U, 3U, 8U, 9U}) stage().click(button);
  }
  for (int i = 0; i < (at_length() ? 20'000 : 1'000); ++i) {
    for (const unsigned button : {4U, 5U, 6U, 7U}) stage().click(button);
  }
  expect_same_screen();
  expect_incident("button");
  EXPECT_LT(stage().look().slowest_ms, kStandstill_ms);
}

// Each display holds a third of the controls, so that together they hold every one.
TEST_F(Attack, N18_LongPressOnEveryControl) {
  int place_in_line = static_cast<int>(stage().display());
  for (const auto& [id, place] : stage().boxes()) {
    if (!at_length() && ++place_in_line % 3 != 0) continue;
    ASSERT_TRUE(stage().point_at(place).settled);
    stage().button(1, true);
    stage().flush();
    std::this_thread::sleep_for(at_length() ? 1'500ms : 700ms);
    stage().move(2, stage().height() - 2);  // let go elsewhere: nothing was pressed
    stage().button(1, false);
  }
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, "question");
  expect_no_incident();  // who rests a finger on something is welcome to, and a held key types its accent
}

TEST_F(Attack, N19_ManyFingersPinchRotateAndSwipe) {
  for (int fingers = 2; fingers <= 10; ++fingers) {
    for (int id = 1; id <= fingers; ++id) stage().finger("down", id, id == 1 ? 0.001 : id / 11.0, 0.999);
    for (int step = 1; step <= 10; ++step) {
      for (int id = 1; id <= fingers; ++id) stage().finger("move", id, id / 11.0 + step / 100.0, 0.999 - step / 30.0);
    }
    for (int id = 1; id <= fingers; ++id) stage().finger("up", id, id / 11.0, 0.6);
  }
  expect_same_screen();
  expect_incident("finger");
}

TEST_F(Attack, N20_SwipesFromTheEdgesAndCornersTwentyTimes) {
  const std::vector<std::pair<double, double>> edges{{0.0, 0.5}, {1.0, 0.5}, {0.5, 0.0}, {0.5, 1.0}};
  for (const auto& [x, y] : edges) {
    stage().finger("down", 1, x, y);
    for (int step = 1; step <= 10; ++step) {
      stage().finger("move", 1, x + (0.5 - x) * step / 10.0, y + (0.5 - y) * step / 10.0);
    }
    stage().finger("up", 1, 0.5, 0.5);
  }
  for (int times = 0; times < 20; ++times) {
    for (const auto& [x, y] : std::vector<std::pair<double, double>>{{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
      stage().finger("down", 1, x, y);
      stage().finger("up", 1, x, y);
    }
  }
  expect_same_screen();
  expect_no_incident();  // one finger at a time, where there is nothing to find
}

TEST_F(Attack, N21_DragsEveryControlOffTheGlass) {
  for (const auto& [id, place] : stage().boxes()) {
    stage().move(place.first, place.second);
    stage().button(1, true);
    stage().move(stage().width() - 1, 0);
    stage().move(0, stage().height() - 1);
    stage().button(1, false);
  }
  const Facts after = stage().settle();
  EXPECT_EQ(after.view, before_.view);  // the page may have been scrolled; nothing was pressed
  EXPECT_EQ(after.field, kTyped);
  expect_no_incident();  // who slides off a control has thought again
}

TEST_F(Attack, N22_AFileIsDroppedOnTheWindow) {
  if (stage().display() == Display::kWeston) {
    const WaylandDrag drag = drag_a_file(stage());
    EXPECT_TRUE(drag.began && drag.was_let_go) << "the display did not let it be dragged: nothing was tried";
  } else {
    const auto drop = drop_a_file(stage().kiosk_display());
    ASSERT_TRUE(drop) << "the display let nobody in to drag: nothing was tried";
    EXPECT_FALSE(drop->is_offered) << "the window offers itself as a place to drop on";
    // SDL asks a client that drops all the same for what it has, and throws it away.
    RecordProperty("was_asked_for", drop->was_asked_for ? "yes" : "no");
  }
  expect_same_screen();
  expect_no_incident();  // it never came as far as the kiosk
}

TEST_F(Attack, N23_FingersThatAreNowhereOrWereNeverPutDown) {
  for (const char* place : {"-5", "7", "1e30", "-1e30", "nan", "inf"}) {
    stage().finger("down", 3, place, place);
    stage().finger("move", 3, place, "0.5");
    stage().finger("up", 3, place, place);
  }
  for (int times = 0; times < 50; ++times) {
    stage().finger("up", 9, 0.5, 0.5);
    stage().finger("move", 9, 0.5, 0.5);
    stage().finger("down", 4, 0.001, 0.999);  // the same finger is put down twice, and lifted twice
    stage().finger("down", 4, 0.001, 0.999);
    stage().finger("up", 4, 0.001, 0.999);
    stage().finger("up", 4, 0.001, 0.999);
  }
  expect_same_screen();
  expect_incident("finger");
}

TEST_F(Attack, N24_TwoHundredTouchesASecond) {
  constexpr unsigned kSeed = 20261122;
  std::mt19937 chance(kSeed);
  std::uniform_real_distribution<double> anywhere(0, 1);
  const auto until = std::chrono::steady_clock::now() + (at_length() ? 600s : 4s);
  std::size_t touches = 0;
  for (auto next = std::chrono::steady_clock::now(); next < until; next += 5ms) {
    const double x = anywhere(chance);
    const double y = anywhere(chance);
    if (const int id = static_cast<int>(touches++ % 4); id < 3) {
      stage().finger("down", id, x, y);
      if (id == 0) stage().finger("down", 9, y, x);  // a second one beside it
      stage().finger("up", id, x, y);
    } else {  // and one in four comes the whole way, through the display
      stage().move(static_cast<int>(x * stage().width()), static_cast<int>(y * stage().height()));
      stage().button(1, true);
      stage().button(1, false);
      stage().flush();
    }
    std::this_thread::sleep_until(next);
  }
  const Facts after = stage().settle();
  EXPECT_FALSE(after.screen.empty());
  RecordProperty("slowest_ms", after.slowest_ms);
  RecordProperty("touches", static_cast<int>(touches));
  EXPECT_LT(after.slowest_ms, kStandstill_ms);
  EXPECT_GT(after.frames, before_.frames);
  expect_incident("finger");
  // Wherever that has led: the next visit is as any other, on the glass too.
  static_cast<void>(stage().begin());
  expect_same_screen();
}

}  // namespace
}  // namespace waymark::lockdown

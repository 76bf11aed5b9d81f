// One page at a time: laid straight, its light evened, what stands in the way of reading it told.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "video/paper/find_page.h"
#include "video/paper/judge_page.h"
#include "video/paper/paper_tracker.h"
#include "video/paper/straighten.h"
#include "video/test_source/paper_scene.h"

namespace waymark::video {
namespace {

using std::chrono::milliseconds;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;

PaperPicture picture_of(const std::vector<std::uint8_t>& bytes) {
  const std::uint8_t* y = bytes.data();
  const std::uint8_t* u = y + kWidth * kHeight;
  return {y, u, u + kWidth * kHeight / 4, kWidth, kWidth / 2, kWidth, kHeight};
}

Corners corners_of(const PaperScene& scene) {
  Corners corners;
  for (std::size_t at = 0; at < 4; ++at) corners[at] = {scene.corners[at].x, scene.corners[at].y};
  return corners;
}

// The stamp that is printed on the sheet, where it lies when the sheet is straight.
std::optional<Stamp> stamp_on(const Sheet& sheet) {
  const int left = static_cast<int>(std::lround(kStampLeft * sheet.width));
  const int top = static_cast<int>(std::lround(kStampTop * sheet.height));
  return read_stamp(sheet.y.data() + top * sheet.width + left, sheet.width, static_cast<int>(kStampWidth * sheet.width),
                    static_cast<int>(kStampHeight * sheet.height));
}

double mean_of(const Sheet& sheet, double left, double top, double size) {
  double sum = 0;
  int count = 0;
  for (int y = static_cast<int>(top * sheet.height); y < static_cast<int>((top + size) * sheet.height); ++y) {
    for (int x = static_cast<int>(left * sheet.width); x < static_cast<int>((left + size) * sheet.width);
         ++x, ++count) {
      sum += sheet.y[static_cast<std::size_t>(y * sheet.width + x)];
    }
  }
  return sum / count;
}

struct Photograph {
  explicit Photograph(const PaperScene& given) : scene(given), bytes(draw_scene(given)), picture(picture_of(bytes)) {}
  PaperScene scene;
  std::vector<std::uint8_t> bytes;
  PaperPicture picture;
};

PaperScene tilted() { return test_camera_scene(kWidth, kHeight); }

TEST(Paper, AMachineReadsWhatIsPrintedOnAPageThatWasFoundAndLaidStraight) {
  const Photograph photograph{tilted()};
  const auto corners = find_page(photograph.picture);
  ASSERT_TRUE(corners.has_value());
  EXPECT_EQ(stamp_on(straighten(photograph.picture, *corners)), kPaperStamp);
}

TEST(Paper, ASheetHasTheProportionsOfA4) {
  const Photograph photograph{tilted()};
  const Sheet sheet = straighten(photograph.picture, corners_of(photograph.scene));
  EXPECT_NEAR(static_cast<double>(sheet.height) / sheet.width, 1.414, 0.01);
}

TEST(Paper, LightThatFallsOffAcrossThePageIsEven) {
  PaperScene scene = tilted();
  scene.falls_off = 0.6;
  const Photograph photograph{scene};
  const Sheet sheet = straighten(photograph.picture, corners_of(scene));
  for (const double top : {0.01, 0.93}) {
    for (const double left : {0.02, 0.92}) EXPECT_NEAR(mean_of(sheet, left, top, 0.05), 240, 15);
  }
}

TEST(Paper, ADimPageBecomesBright) {
  PaperScene scene = tilted();
  scene.light = 0.3;
  const Photograph photograph{scene};
  const Sheet sheet = straighten(photograph.picture, corners_of(scene));
  EXPECT_GT(mean_of(sheet, 0.02, 0.02, 0.05), 215);
}

TEST(Paper, APhotographOnThePageStaysDark) {
  PaperScene scene = tilted();
  scene.photograph = true;
  const Photograph photograph{scene};
  const Sheet sheet = straighten(photograph.picture, corners_of(scene));
  EXPECT_LT(mean_of(sheet, 0.18, 0.46, 0.1), 130);
}

TEST(Paper, PaperUnderAYellowLampIsWhite) {
  Photograph photograph{tilted()};
  for (std::size_t at = kWidth * kHeight; at < photograph.bytes.size(); ++at) {
    const bool blue = at < kWidth * kHeight * 5 / 4;
    photograph.bytes[at] = static_cast<std::uint8_t>(photograph.bytes[at] + (blue ? -12 : 5));
  }
  const Sheet sheet = straighten(photograph.picture, corners_of(photograph.scene));
  EXPECT_NEAR(sheet.u[sheet.u.size() / 100], 128, 6);
}

TEST(Paper, ThereIsNoPageOnATableWithoutOne) {
  PaperScene scene = tilted();
  scene.paper = false;
  const Photograph photograph{scene};
  EXPECT_FALSE(find_page(photograph.picture).has_value());
}

TEST(Paper, APageThatIsCutOffIsNone) {
  PaperScene scene = tilted();
  for (ScenePoint& corner : scene.corners) corner.y += 200;
  const Photograph photograph{scene};
  EXPECT_FALSE(find_page(photograph.picture).has_value());
}

TEST(Paper, AGoodPageHasNothingInTheWay) {
  const Photograph photograph{tilted()};
  const PageLook look = judge_page(photograph.picture, corners_of(photograph.scene));
  EXPECT_GT(look.white, kLeastWhite);
  EXPECT_GT(look.sharpness, kLeastSharpness);
  EXPECT_LT(look.shine, kMostShine);
}

TEST(Paper, ADarkPageIsTooDark) {
  PaperScene scene = tilted();
  scene.light = 0.1;
  const Photograph photograph{scene};
  EXPECT_LT(judge_page(photograph.picture, corners_of(scene)).white, kLeastWhite);
}

TEST(Paper, AMovedPageIsBlurred) {
  Photograph photograph{tilted()};
  // Nine pixels to the side while the picture was taken.
  std::vector<std::uint8_t> moved = photograph.bytes;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 4; x < kWidth - 4; ++x) {
      int sum = 0;
      for (int by = -4; by <= 4; ++by) sum += photograph.bytes[static_cast<std::size_t>(y * kWidth + x + by)];
      moved[static_cast<std::size_t>(y * kWidth + x)] = static_cast<std::uint8_t>(sum / 9);
    }
  }
  EXPECT_LT(judge_page(picture_of(moved), corners_of(photograph.scene)).sharpness, kLeastSharpness);
}

TEST(Paper, ALampMirroredInThePageIsAShine) {
  PaperScene scene = tilted();
  scene.shine = {640, 360};
  scene.shine_radius = 70;
  const Photograph photograph{scene};
  EXPECT_GT(judge_page(photograph.picture, corners_of(scene)).shine, kMostShine);
}

TEST(Paper, ADarkRoomIsToldFromAnEmptyTable) {
  PaperScene scene = tilted();
  EXPECT_FALSE(is_too_dark_to_look(Photograph{scene}.picture));
  scene.light = 0.03;
  EXPECT_TRUE(is_too_dark_to_look(Photograph{scene}.picture));
}

// ---- What is said of it ----

PaperSeen good_page(double moved = 0) {
  PaperSeen seen;
  seen.corners = Corners{{{400 + moved, 100}, {900 + moved, 100}, {900 + moved, 700}, {400 + moved, 700}}};
  seen.look = {0.8, 0.5, 0};
  seen.area = 0.33;
  seen.width = kWidth;
  return seen;
}

// Ten looks, a quarter of a second apart; the last word.
PaperState say(PaperTracker& tracker, const PaperSeen& seen) {
  static milliseconds now{0};
  PaperState state = PaperState::kLooking;
  for (int look = 0; look < 10; ++look) state = tracker.see(seen, now += milliseconds{250});
  return state;
}

TEST(PaperTracker, LooksForAPageFirst) {
  PaperTracker tracker;
  EXPECT_EQ(say(tracker, PaperSeen{}), PaperState::kLooking);
}

TEST(PaperTracker, APageHeldStillIsSteady) {
  PaperTracker tracker;
  EXPECT_EQ(say(tracker, good_page()), PaperState::kSteady);
}

TEST(PaperTracker, APageThatMovesIsOnlyFound) {
  PaperTracker tracker;
  PaperState state = PaperState::kLooking;
  for (int look = 0; look < 20; ++look) state = tracker.see(good_page(20.0 * look), milliseconds{250 * look});
  EXPECT_EQ(state, PaperState::kFound);
}

TEST(PaperTracker, WhatIsInTheWayIsSaid) {
  const auto said = [](auto spoil) {
    PaperTracker tracker;
    PaperSeen seen = good_page();
    spoil(seen);
    return say(tracker, seen);
  };
  EXPECT_EQ(said([](PaperSeen& seen) { seen.look.white = 0.1; }), PaperState::kTooDark);
  EXPECT_EQ(said([](PaperSeen& seen) { seen.area = 0.1; }), PaperState::kTooFar);
  EXPECT_EQ(said([](PaperSeen& seen) { seen.look.sharpness = 0.1; }), PaperState::kBlurred);
  EXPECT_EQ(said([](PaperSeen& seen) { seen.look.shine = 0.1; }), PaperState::kGlare);
  EXPECT_EQ(said([](PaperSeen& seen) { seen = {}, seen.dark = true; }), PaperState::kTooDark);
}

TEST(PaperTracker, OneLookWithoutThePageChangesNothing) {
  PaperTracker tracker;
  for (int look = 0; look < 10; ++look) static_cast<void>(tracker.see(good_page(), milliseconds{250 * look}));
  static_cast<void>(tracker.see(PaperSeen{}, milliseconds{2500}));
  EXPECT_EQ(tracker.see(good_page(), milliseconds{2750}), PaperState::kSteady);
}

TEST(PaperTracker, APageThatIsTakenAwayIsLookedForAgain) {
  PaperTracker tracker;
  ASSERT_EQ(say(tracker, good_page()), PaperState::kSteady);
  EXPECT_EQ(say(tracker, PaperSeen{}), PaperState::kLooking);
}

}  // namespace
}  // namespace waymark::video

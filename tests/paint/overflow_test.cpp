// The check that other tests run over every screen must be able to fail: each thing that it looks for is put there.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "kiosk/paint/layout.h"
#include "tests/doubles/missed_bin.h"
#include "tests/paint/painted.h"

namespace waymark::paint {
namespace {

constexpr Size kGlass{1920, 1080};

// A question page at twice the size, and what is found after something was done to its "Continue".
std::vector<std::string> found_after(const std::function<void(Box&)>& harm) {
  doubles::Visitor visit;
  doubles::open_missed_bin(visit);
  view::View view = visit.view();
  view.presentation.text_percent = 200;
  Painter painter = house_painter();
  painter.paint(view, kGlass);
  Layout layout = painter.layout();
  EXPECT_EQ(overflows(layout), std::vector<std::string>{});
  const auto box = std::find_if(layout.boxes.begin(), layout.boxes.end(),
                                [](const Box& one) { return one.id == "continue" && !one.texts.empty(); });
  if (box == layout.boxes.end()) return {"there is no \"Continue\""};
  harm(*box);
  return overflows(layout);
}

TEST(Overflows, ABoxThatIsWiderThanItsPage) {
  EXPECT_EQ(found_after([](Box& box) { box.rect.width = kGlass.width; }),
            std::vector<std::string>{"continue leaves its place"});
}

TEST(Overflows, ABoxThatBeginsBesideItsPage) {
  const auto found = found_after([](Box& box) {
    box.rect.x = -40;
    box.texts.clear();
  });
  EXPECT_EQ(found, std::vector<std::string>{"continue leaves its place"});
}

TEST(Overflows, AWordThatIsWiderThanItsRoom) {
  EXPECT_EQ(found_after([](Box& box) { box.texts.front().room.width = 30; }),
            std::vector<std::string>{"continue has a word that is too wide"});
}

TEST(Overflows, TextThatLeavesItsBox) {
  EXPECT_EQ(found_after([](Box& box) { box.texts.front().room.y += 60; }),
            std::vector<std::string>{"continue has text that leaves it"});
}

}  // namespace
}  // namespace waymark::paint

// Every way through every journey by touch: what a person reads is touched where the painter drew it, and a finger
// there must reach that control and no other.
#include <gtest/gtest.h>

#include "base/graphemes.h"
#include "kiosk/paint/layout.h"
#include "kiosk/paint/painter.h"
#include "tests/walks/intents.h"
#include "tests/walks/languages.h"

namespace waymark::walks {
namespace {

using paint::Box;
using paint::Point;
using view::Role;

constexpr paint::Size kGlass{1920, 1080};
constexpr int kMostScrolls = 40;

class Finger {
 public:
  // `practised`: what has been written on the screen's keys already, and is written with a keyboard from then on.
  Finger(paint::Painter& painter, Practice& practised) : painter_(painter), practised_(practised) {
    visit_.online();
    visit_.touch_attract();
    look();
  }

  // A sentence about what went wrong, or nothing.
  std::string carry_out(const Intent& intent) {
    if (intent.act != Intent::Act::kPress && intent.act != Intent::Act::kType) {
      let_the_world(visit_, intent.act);
      look();
      return {};
    }
    std::string trouble = touch(intent.role, intent.name);
    if (trouble.empty() && intent.act == Intent::Act::kType) trouble = write(intent);
    return trouble;
  }

  [[nodiscard]] const doubles::Visitor& visit() const { return visit_; }

 private:
  void look() {
    const auto report = painter_.paint(visit_.view(), kGlass);
    if (!report.overflows.empty()) overflow_ = visit_.screen() + ": " + report.overflows.front();
  }

  // The one control of this role and name that can be touched.
  std::string find(Role role, std::string_view name, view::NodeId& id) const {
    int found = 0;
    view::for_each(visit_.view().regions, [&](const view::Node& node) {
      if (node.role != role || node.name != name || !view::focusable(node)) return;
      id = node.id;
      ++found;
    });
    if (found == 1) return {};
    return "there are " + std::to_string(found) + " controls called \"" + std::string(name) + "\"";
  }

  std::string touch(Role role, std::string_view name) {
    view::NodeId id;
    if (std::string trouble = find(role, name, id); !trouble.empty()) return trouble;
    return touch_box(id);
  }

  std::string touch_box(const view::NodeId& id) {
    if (std::string trouble = bring_into_sight(id); !trouble.empty()) return trouble;
    const Box& box = *paint::box_of(painter_.layout(), id);
    if (box.takes_caret) {
      visit_.send(core::CaretSet{box.id, painter_.grapheme_at(box, box.touch.centre())});
    } else {
      visit_.send(core::Activate{box.id});
    }
    look();
    return std::exchange(overflow_, {});
  }

  // What answers to a finger on the middle of it.
  [[nodiscard]] view::NodeId reached_at(const view::NodeId& id) const {
    const Box* const box = paint::box_of(painter_.layout(), id);
    const Box* const hit = box == nullptr ? nullptr : paint::box_at(painter_.layout(), box->touch.centre());
    return hit == nullptr ? view::NodeId{} : hit->id;
  }

  // By the buttons that the painter adds, as a person would: down to the end, then up again.
  std::string bring_into_sight(const view::NodeId& id) {
    for (const char* button : {paint::kScrollDown, paint::kScrollUp}) {
      for (int i = 0; i < kMostScrolls && reached_at(id) != id && reached_at(button) == button; ++i) {
        const float step = paint::page_step(painter_.layout());
        if (!painter_.scroll(button == std::string_view{paint::kScrollDown} ? step : -step)) break;
        look();
      }
    }
    const view::NodeId reached = reached_at(id);
    if (reached == id) return {};
    return "a finger on the middle of " + id + " reaches " + (reached.empty() ? "nothing" : reached);
  }

  std::string write(const Intent& intent) {
    if (practised_.knows(intent)) {
      visit_.type(intent.text);
      look();
      return {};
    }
    const std::string_view text = intent.text;
    const std::size_t count = base::count_graphemes(text);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t from = base::byte_of_grapheme(text, i);
      const std::string letter{text.substr(from, base::byte_of_grapheme(text, i + 1) - from)};
      if (std::string trouble = press_key(letter); !trouble.empty()) return trouble;
    }
    return {};
  }

  // A letter that these keys have not got is on others, or there as a capital.
  std::string press_key(const std::string& letter) {
    if (const auto id = key_of(letter); !id.empty()) return touch_box(id);
    for (const char* layer : {"keyboard.latin", "keyboard.symbols", "keyboard.letters"}) {
      if (visit_.find(layer) == nullptr) continue;
      if (std::string trouble = touch_box(layer); !trouble.empty()) return trouble;
      if (const auto id = key_of(letter); !id.empty()) return touch_box(id);
    }
    return "no key types \"" + letter + "\"";
  }

  [[nodiscard]] view::NodeId key_of(const std::string& letter) const {
    if (letter == " ") return "keyboard.space";
    const std::string capital(1, static_cast<char>(std::toupper(static_cast<unsigned char>(letter.front()))));
    for (const std::string& one : {letter, capital}) {
      if (visit_.find("key." + one) != nullptr) return "key." + one;
    }
    return {};
  }

  paint::Painter& painter_;
  Practice& practised_;
  doubles::Visitor visit_;
  std::string overflow_;
};

paint::Painter house_painter() {
  auto themes = paint::ThemeSet::load(std::string(WAYMARK_SOURCE_DIR) + "/themes");
  auto painter = paint::Painter::create(std::move(*themes));
  return std::move(*painter);
}

class ByTouch : public testing::TestWithParam<std::string> {};

TEST_P(ByTouch, EveryWayThroughEveryJourneyIsWalked) {
  paint::Painter painter = house_painter();
  Practice practised;
  std::size_t walked = 0;
  for (const Walk& walk : every_walk(GetParam())) {
    Finger finger(painter, practised);
    bool came_there = false;
    for (const Intent& intent : walk.intents) {
      ASSERT_EQ(finger.carry_out(intent), "") << walk.name << " on " << intent.screen << ": " << intent.name;
      came_there = came_there || finger.visit().screen() == walk.last_screen;
    }
    EXPECT_TRUE(came_there) << walk.name << " never came to " << walk.last_screen;
    EXPECT_EQ(finger.visit().screen(), "goodbye") << walk.name;
    ++walked;
  }
  EXPECT_GE(walked, 6U);
}

// One language of each direction; that every box fits in all of them is languages_test.cpp's.
INSTANTIATE_TEST_SUITE_P(Languages, ByTouch, testing::Values("en-GB", "ar"), name_of_language);

}  // namespace
}  // namespace waymark::walks

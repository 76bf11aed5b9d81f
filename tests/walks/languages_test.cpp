// Every screen that a visit comes to, in each language, with text at 200%: nothing leaves its place, no letter is
// missing, and every control has a name, is spoken and is reached with five keys.
#include "tests/walks/languages.h"

#include <gtest/gtest.h>

#include <set>

#include "kiosk/paint/layout.h"
#include "kiosk/paint/text.h"
#include "kiosk/voice/speak.h"
#include "tests/doubles/invariants.h"
#include "tests/walks/intents.h"

namespace waymark::walks {
namespace {

using core::Key;
using view::Role;

constexpr paint::Size kGlass{1920, 1080};

// Controls that no run of the five keys comes to.
std::string out_of_reach(doubles::Visitor probe) {
  std::set<std::string> left;
  view::for_each(probe.view().regions, [&](const view::Node& node) {
    if (view::focusable(node)) left.insert(node.id);
  });
  const std::size_t most = 3 * probe.state().focus_stops.size() + 3;
  for (std::size_t down = 0; down < most && !left.empty(); ++down) {
    left.erase(probe.focus());
    const view::Node* const focus = probe.find(probe.focus());
    if (focus != nullptr && focus->role == Role::kKey) {
      const std::string first = probe.focus();
      do {
        probe.key(Key::kRight);
        left.erase(probe.focus());
      } while (probe.focus() != first);
    }
    probe.key(Key::kDown);
  }
  return left.empty() ? std::string{} : *left.begin();
}

// What makes one View look unlike another: not what was typed and chosen, unless it is read back.
std::string look_of(const view::View& view) {
  std::string look = view.screen + view.title;
  view::for_each(view.regions, [&](const view::Node& node) {
    look += "|" + node.id + node.name + node.description;
    if (node.role != Role::kTextField) look += node.value;
  });
  return look;
}

class Eye {
 public:
  explicit Eye(std::string language)
      : language_(std::move(language)),
        themes_(*paint::ThemeSet::load(std::string(WAYMARK_SOURCE_DIR) + "/themes")),
        text_(*paint::TextEngine::create(themes_.fonts)) {}

  // Each look once.
  void look_at(const doubles::Visitor& visit) {
    const view::View& view = visit.view();
    if (!seen_.insert(look_of(view)).second) return;
    SCOPED_TRACE(view.screen + " \"" + view.title + "\" in " + language_);
    EXPECT_EQ(doubles::broken_screen(visit.state(), view), "");
    EXPECT_EQ(out_of_reach(visit), "") << "is not reached with five keys";
    const auto unknown = text_.unknown_glyphs();
    paint::Scrolling scrolling;
    const paint::Layout layout = paint::layout(text_, themes_, view, kGlass, {}, {}, scrolling);
    for (const std::string& overflow : paint::overflows(layout)) ADD_FAILURE() << overflow;
    EXPECT_EQ(text_.unknown_glyphs(), unknown) << "a letter that no font has";
    view::for_each(view.regions, [&](const view::Node& node) {
      if (view::focusable(node)) look_at(view, layout, node);
    });
    text_.trim();
  }

  [[nodiscard]] std::size_t screens() const { return seen_.size(); }

 private:
  static void look_at(const view::View& view, const paint::Layout& layout, const view::Node& node) {
    EXPECT_NE(node.name, "") << node.id;
    const auto spoken = voice::speak_node(view, node, doubles::demo_words(), voice::Listening::kAloud);
    EXPECT_TRUE(!spoken.empty() && !spoken.front().text.empty()) << node.id << " is not spoken";
    const paint::Box* const box = paint::box_of(layout, node.id);
    ASSERT_NE(box, nullptr) << node.id << " is not on the glass";
    if (box->layer != paint::Layer::kContent) return;
    const float end = layout.page.viewport.y - layout.page.offset + layout.page.content_height;
    EXPECT_LE(box->rect.bottom(), end + 1) << node.id << " lies below the end of its page";
  }

  std::string language_;
  paint::ThemeSet themes_;
  paint::TextEngine text_;
  std::set<std::string> seen_;
};

void enlarge(doubles::Visitor& visit) {
  for (int i = 0; i < 10 && visit.view().presentation.text_percent < 200; ++i) visit.press_id("control.text-size");
  ASSERT_EQ(visit.view().presentation.text_percent, 200);
}

class AtTwiceTheSize : public testing::TestWithParam<std::string> {};

TEST_P(AtTwiceTheSize, EveryScreenOfEveryJourneyFitsAndIsReached) {
  Eye eye(GetParam());
  for (const Walk& walk : every_walk(GetParam())) {
    doubles::Visitor visit;
    visit.online();
    visit.begin(GetParam());
    enlarge(visit);
    for (const Intent& intent : walk.intents) {
      if (intent.screen == "language") continue;
      eye.look_at(visit);
      if (intent.role == Role::kButton && visit.screen() == "question") {
        doubles::Visitor wrong = visit;  // the same page, left as it is
        wrong.press_id("continue");
        eye.look_at(wrong);
      }
      carry_out(visit, intent);
    }
    EXPECT_EQ(visit.screen(), "goodbye") << walk.name;
    eye.look_at(visit);
  }
  EXPECT_GE(eye.screens(), 30U);
}

INSTANTIATE_TEST_SUITE_P(Languages, AtTwiceTheSize, testing::ValuesIn(languages()), name_of_language);

}  // namespace
}  // namespace waymark::walks

// A page that is higher than the glass is read with five keys alone: going on from stop to stop, each piece of its text
// comes into sight. (With a finger there are buttons for it.)
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "kiosk/paint/layout.h"
#include "kiosk/paint/text.h"
#include "tests/walks/intents.h"
#include "tests/walks/languages.h"

namespace waymark::walks {
namespace {

constexpr paint::Size kGlass{1920, 1080};

// From the top of the page, in pixels.
struct Stretch {
  float from = 0;
  float to = 0;
};

// The words of the page.
std::vector<Stretch> words_of(const paint::Layout& layout) {
  std::vector<Stretch> words;
  const float top = layout.page.viewport.y - layout.page.offset;
  for (const paint::Box& box : layout.boxes) {
    if (box.layer != paint::Layer::kContent) continue;
    for (const paint::TextPiece& piece : box.texts) words.push_back({piece.room.y - top, piece.room.bottom() - top});
  }
  return words;
}

bool shown(Stretch words, std::vector<Stretch> sights) {
  std::sort(sights.begin(), sights.end(), [](Stretch a, Stretch b) { return a.from < b.from; });
  for (const Stretch& sight : sights) {
    if (sight.from <= words.from + 1) words.from = std::max(words.from, sight.to);
  }
  return words.from + 1 >= words.to;
}

class Reader {
 public:
  Reader()
      : themes_(*paint::ThemeSet::load(std::string(WAYMARK_SOURCE_DIR) + "/themes")),
        text_(*paint::TextEngine::create(themes_.fonts)) {}

  // How many pieces of text never come into sight; each page once.
  std::size_t unseen(doubles::Visitor probe) {
    const view::View& view = probe.view();
    const bool typing = std::any_of(view.regions.begin(), view.regions.end(),
                                    [](const view::Node& one) { return one.role == view::Role::kKeyboard; });
    if (typing || !seen_.insert(view.screen + view.title).second) return 0;
    paint::Scrolling scrolling;
    const paint::Layout first = look(probe, scrolling);
    if (first.page.most_offset() <= 0) return 0;
    ++long_pages_;
    const std::vector<Stretch> words = words_of(first);
    std::vector<Stretch> sights;
    for (std::size_t stop = 0; stop <= probe.state().focus_stops.size(); ++stop) {
      const paint::Layout now = look(probe, scrolling);
      sights.push_back({now.page.offset, now.page.offset + now.page.viewport.height});
      probe.key(core::Key::kDown);
    }
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [&](const Stretch& one) { return !shown(one, sights); }));
  }

  [[nodiscard]] std::size_t long_pages() const { return long_pages_; }

 private:
  paint::Layout look(const doubles::Visitor& probe, paint::Scrolling& scrolling) {
    text_.trim();
    return paint::layout(text_, themes_, probe.view(), kGlass, {}, {}, scrolling);
  }

  paint::ThemeSet themes_;
  paint::TextEngine text_;
  std::set<std::string> seen_;
  std::size_t long_pages_ = 0;
};

class WithFiveKeys : public testing::TestWithParam<std::string> {};

TEST_P(WithFiveKeys, EveryWordOfALongPageComesIntoSight) {
  Reader reader;
  for (const Walk& walk : every_walk(GetParam())) {
    doubles::Visitor visit;
    visit.online();
    visit.begin(GetParam());
    while (visit.view().presentation.text_percent < 200) visit.press_id("control.text-size");
    for (const Intent& intent : walk.intents) {
      if (intent.screen == "language") continue;
      EXPECT_EQ(reader.unseen(visit), 0U) << visit.screen() << " \"" << visit.view().title << "\"";
      carry_out(visit, intent);
    }
  }
  EXPECT_GE(reader.long_pages(), 5U) << "nothing was too high for the glass";
}

// A language of long words, and one from right to left.
INSTANTIATE_TEST_SUITE_P(Languages, WithFiveKeys, testing::Values("pl", "ar"), name_of_language);

}  // namespace
}  // namespace waymark::walks

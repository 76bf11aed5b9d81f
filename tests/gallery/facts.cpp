#include "tests/gallery/facts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waymark::gallery {
namespace {

constexpr const char* kAlwaysThere[] = {"control.listen",   "control.text-size", "control.contrast",
                                        "control.language", "control.reach",     "control.help",
                                        "control.hide",     "control.moment",    "control.start-again"};
constexpr float kCapitalOfEm = 0.727F;  // Inter's
constexpr float kTarget = 20;           // millimetres
constexpr float kKeyOfNarrowGlass = 16;
constexpr double kDegree = 0.7;
constexpr double kPi = 3.14159265358979;

bool is_key(const paint::Box& box) { return box.look == paint::Look::kKey || box.look == paint::Look::kSpecialKey; }

std::string millimetres(const paint::Rect& rect, const Shown& shown) {
  const float ppmm = paint::pixels_per_mm(shown.panel.glass, shown.panel.viewing());
  const auto tenths = [ppmm](float pixels) {
    const int all = static_cast<int>(std::round(pixels / ppmm * 10));
    return std::to_string(all / 10) + "." + std::to_string(all % 10);
  };
  return tenths(rect.width) + " x " + tenths(rect.height) + " mm";
}

void find_small(const Shown& shown, bool keys, float millimetres_at_least, Faults& faults) {
  const float least = millimetres_at_least * paint::pixels_per_mm(shown.panel.glass, shown.panel.viewing()) - 1;
  for (const paint::Box& box : shown.layout.boxes) {
    if (box.touch.empty() || is_key(box) != keys) continue;
    if (box.touch.width >= least && box.touch.height >= least) continue;
    faults.push_back(box.id + " is " + millimetres(box.touch, shown));
  }
}

bool as_usual(const Shown& shown) { return !shown.panel.speech && !shown.panel.low_reach && !shown.panel.upright(); }

// Where the calm part above the reach ends; 0 where there is none.
float upper_part(const paint::Layout& layout) {
  for (const paint::Box& box : layout.boxes) {
    if (box.look == paint::Look::kBand && box.rect.y == 0 && box.rect.width == layout.size.width)
      return box.rect.bottom();
  }
  return 0;
}

}  // namespace

void holds_all_that_is_written(const Shown& shown, Faults& faults) {
  faults.insert(faults.end(), shown.report.overflows.begin(), shown.report.overflows.end());
  if (shown.report.unknown_glyphs > 0) faults.emplace_back("a character that no font has");
}

void has_targets_of_twenty_millimetres(const Shown& shown, Faults& faults) {
  find_small(shown, false, kTarget, faults);
}

// A glass of 22 inches has no room for that where it stands upright, nor always at the largest text:
// docs/accessibility.md.
void has_keys_of_twenty_millimetres(const Shown& shown, Faults& faults) {
  const bool narrow = shown.panel.inches < 24 && (shown.panel.upright() || !shown.at_first);
  find_small(shown, true, narrow ? kKeyOfNarrowGlass : kTarget, faults);
}

void has_capitals_of_seven_tenths_of_a_degree(const Shown& shown, Faults& faults) {
  if (!shown.at_first) return;
  const paint::Viewing viewing = shown.panel.viewing();
  const double least =
      std::tan(kDegree * kPi / 180) * viewing.distance_mm * paint::pixels_per_mm(shown.panel.glass, viewing);
  for (const paint::Box& box : shown.layout.boxes) {
    for (const paint::TextPiece& piece : box.texts) {
      if (piece.paragraph->quads.empty()) continue;
      const double high = piece.paragraph->em * kCapitalOfEm;
      if (high < least - 0.5) {
        faults.push_back(box.id + " has capitals of " + std::to_string(high) + ", not " + std::to_string(least));
      }
    }
  }
}

void has_the_controls_that_are_always_there(const Shown& shown, Faults& faults) {
  if (!in_visit(shown.view)) return;
  for (const char* id : kAlwaysThere) {
    const paint::Box* const box = paint::box_of(shown.layout, id);
    if (box == nullptr || (!box->disabled && box->touch.empty())) faults.emplace_back(id);
  }
}

void says_something(const Shown& shown, Faults& faults) {
  std::size_t letters = 0;
  const float upper = upper_part(shown.layout);  // whose first words are the council's name
  bool name = true;
  for (const paint::Box& box : shown.layout.boxes) {
    const bool above = box.layer == paint::Layer::kFrame && box.rect.bottom() <= upper && !box.texts.empty();
    if (box.layer == paint::Layer::kFrame && (!above || std::exchange(name, false))) continue;
    for (const paint::TextPiece& piece : box.texts) letters += piece.paragraph->quads.size();
  }
  if (letters < 4) faults.push_back("says " + std::to_string(letters) + " letters");
  if (shown.view.title.empty()) faults.emplace_back("has no title");
}

void shows_each_control_inside_the_glass(const Shown& shown, Faults& faults) {
  const paint::Rect glass{0, 0, shown.panel.glass.width, shown.panel.glass.height};
  view::for_each(shown.view.regions, [&](const view::Node& node) {
    if (!view::focusable(node)) return;
    const paint::Box* const box = paint::box_of(shown.layout, node.id);
    if (box == nullptr) {
      faults.push_back(node.id + " is not there");
    } else if (box->layer != paint::Layer::kContent && !glass.contains(box->rect, 1)) {
      faults.push_back(node.id + " is off the glass");
    }
  });
}

// What scrolls shows enough of itself to be read, and nothing of the frame lies over anything else of it.
void has_room_for_its_page(const Shown& shown, Faults& faults) {
  const paint::Pane& pane = shown.layout.pane();
  if (pane.viewport.height < std::min(pane.content_height, shown.target())) faults.emplace_back("the page has no room");
  std::vector<const paint::Box*> touched;
  for (const paint::Box& box : shown.layout.boxes) {
    if (box.layer == paint::Layer::kFrame && !box.touch.empty() && box.look != paint::Look::kScrollButton) {
      touched.push_back(&box);
    }
  }
  const bool held = paint::box_of(shown.layout, "keyboard.held") != nullptr;  // lies over the keyboard
  for (std::size_t i = 0; i < touched.size() && !held; ++i) {
    for (std::size_t j = i + 1; j < touched.size(); ++j) {
      const paint::Rect& a = touched[i]->rect;
      const paint::Rect& b = touched[j]->rect;
      const bool apart = a.right() <= b.x + 1 || b.right() <= a.x + 1 || a.bottom() <= b.y + 1 || b.bottom() <= a.y + 1;
      if (!apart) faults.push_back(touched[i]->id + " lies over " + touched[j]->id);
    }
  }
}

void lies_in_reach(const Shown& shown, Faults& faults) {
  if (!shown.view.presentation.low_reach) return;
  const float upper = upper_part(shown.layout);
  const bool types = std::any_of(shown.view.regions.begin(), shown.view.regions.end(),
                                 [](const auto& region) { return region.role == view::Role::kKeyboard; });
  const bool down = types || upper >= shown.panel.glass.height * 0.2F;  // the keys lie low anyway
  if (shown.at_first && !down) faults.emplace_back("nothing was brought down");
  for (const paint::Box& box : shown.layout.boxes) {
    const bool scrolls = box.layer == paint::Layer::kContent || box.layer == paint::Layer::kDialogContent;
    if (box.touch.empty() || scrolls) continue;
    if (box.touch.y < upper - 1) faults.push_back(box.id + " is above the reach");
  }
  if (shown.layout.page.viewport.y < upper - 1) faults.emplace_back("the page is above the reach");
}

void shows_the_ways_beside_the_services(const Shown& shown, Faults& faults) {
  if (!shown.at_first || !as_usual(shown) || !shown.name.starts_with("services-all")) return;
  view::for_each(shown.view.regions, [&](const view::Node& node) {
    if (node.id != "also") return;
    for (const view::Node& way : node.children) {
      const paint::Box* const box = paint::box_of(shown.layout, way.id);
      if (box == nullptr || !shown.layout.page.viewport.contains(box->rect, 1)) {
        faults.push_back(way.id + " is out of sight");
      }
    }
  });
}

// In the other ways of using a panel it is as large as what is left allows.
void shows_a_paper_before_the_call(const Shown& shown, Faults& faults) {
  if (!as_usual(shown)) return;
  for (const paint::Box& box : shown.layout.boxes) {
    if (box.surface != "paper") continue;
    if (!shown.layout.page.viewport.contains(box.rect, 1)) faults.emplace_back("the paper is out of sight");
    if (box.rect.width < shown.panel.glass.width / 5) faults.emplace_back("the paper is small");
  }
}

void has_the_buttons_of_a_call_in_one_width(const Shown& shown, Faults& faults) {
  if (shown.view.screen != "photo") return;
  std::vector<paint::Rect> all;
  for (const char* id : {"call.open", "call.mute", "call.end"}) {
    if (const paint::Box* const box = paint::box_of(shown.layout, id)) all.push_back(box->rect);
  }
  const bool in_a_row = std::all_of(all.begin(), all.end(), [&](const auto& one) { return one.y == all.front().y; });
  for (const paint::Rect& each : all) {
    if (!in_a_row && each.width != all.front().width) faults.emplace_back("the buttons of the call differ");
  }
}

}  // namespace waymark::gallery

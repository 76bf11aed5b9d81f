// Lays a View out: any View, by its regions and roles, for a glass of any size. Needs fonts, no display.
//
// Content that is higher than its place is moved up by an offset and gets two buttons; what is in focus is brought
// into sight. Right-to-left languages see the mirror image. Thread: that of the TextEngine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/paint/box.h"
#include "kiosk/paint/metrics.h"
#include "kiosk/paint/report.h"

namespace waymark::paint {

// What layout remembers of a page between two frames of it.
struct ScrollState {
  std::string page;    // which page the offset belongs to
  view::NodeId focus;  // what was brought into sight last
  float offset = 0;
  float shown = 0;    // how much of it was, then
  float content = 0;  // and how high it was
};

// A dialog scrolls by its own; the page behind it stays where it was.
struct Scrolling {
  ScrollState page;
  ScrollState dialog;
};

[[nodiscard]] Layout layout(TextEngine& text, const ThemeSet& themes, const view::View& view, Size size,
                            const Viewing& viewing, const view::NodeId& pressed, Scrolling& scrolling);

// The box that answers to a touch there: the uppermost, and the nearest where places to touch overlap.
[[nodiscard]] const Box* box_at(const Layout& layout, Point point);
[[nodiscard]] const Box* box_of(const Layout& layout, std::string_view id);

[[nodiscard]] int pages(const Layout& layout);
[[nodiscard]] int page(const Layout& layout);
// How far one press of a scroll button moves the content.
[[nodiscard]] float page_step(const Layout& layout);

// What leaves the glass or its band, and which texts leave their box: the id of each (or its look), and how.
[[nodiscard]] std::vector<std::string> overflows(const Layout& layout);

}  // namespace waymark::paint

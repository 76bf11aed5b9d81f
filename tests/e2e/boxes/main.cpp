// boxes THEMES WIDTH HEIGHT : where the painter puts things. Reads one JSON object a line and answers each with one:
//
//   {"view": View}      -> {"boxes": {node id: {x, y, width, height}}}; what cannot be touched now is left out
//   {"scroll": pixels}  -> {"moved": true or false}; the next view is laid out with the content moved
//
// The same layout as the glass, with no display, so that a test can touch a real window where a person would.
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "kiosk/paint/painter.h"
#include "kiosk/view/describe.h"

namespace {

using nlohmann::json;
using waymark::paint::Box;
using waymark::paint::Painter;

constexpr float kEnoughToTouch = 24;  // less than that, and a person would scroll first

json place(Painter& painter, const json& described, waymark::paint::Size size) {
  auto view = waymark::view::view_from_json(described.dump());
  if (!view) return {{"error", view.error().where + ": " + view.error().detail}};
  painter.paint(*view, size);
  json boxes = json::object();
  for (const Box& box : painter.layout().boxes) {
    if (box.id.empty() || box.touch.empty()) continue;
    const bool scrolls =
        box.layer == waymark::paint::Layer::kContent || box.layer == waymark::paint::Layer::kDialogContent;
    const auto seen = scrolls ? box.touch.overlap(painter.layout().pane().viewport) : box.touch;
    if (seen.width < kEnoughToTouch || seen.height < kEnoughToTouch) continue;
    boxes[box.id] = {{"x", seen.x}, {"y", seen.y}, {"width", seen.width}, {"height", seen.height}};
  }
  return {{"boxes", boxes}, {"page_step", waymark::paint::page_step(painter.layout())}};
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::cerr << "usage: boxes THEMES WIDTH HEIGHT\n";
    return 2;
  }
  auto themes = waymark::paint::ThemeSet::load(words[1]);
  if (!themes) {
    std::cerr << themes.error().where << ": " << themes.error().detail << "\n";
    return 1;
  }
  auto painter = Painter::create(std::move(*themes));
  if (!painter) {
    std::cerr << painter.error().detail << "\n";
    return 1;
  }
  const waymark::paint::Size size{static_cast<float>(std::atoi(words[2])), static_cast<float>(std::atoi(words[3]))};
  std::string line;
  while (std::getline(std::cin, line)) {
    const json asked = json::parse(line, nullptr, false);
    json answer = {{"error", "not one of view or scroll"}};
    if (asked.is_object() && asked.contains("view")) answer = place(*painter, asked["view"], size);
    if (asked.is_object() && asked.contains("scroll"))
      answer = {{"moved", painter->scroll(asked["scroll"].get<float>())}};
    std::cout << answer.dump() << std::endl;
  }
  return 0;
}

// What a person did at the glass, as values that know nothing of SDL and nothing of the kiosk's events. The shell
// turns them into events of the core.
//
// A touch counts on release, and only where it was pressed (WCAG 2.2 2.5.2). One finger acts at a time; the others
// are ignored until it is lifted. Everything the kiosk has no use for is refused and reported, never passed on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/secret.h"
#include "kiosk/keypad/key_map.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

using keypad::Key;

struct KeyPressed {
  Key key = Key::kSelect;
};
struct TextEntered {
  base::Secret utf8;
};
// Pressed and released on this control.
struct Activated {
  view::NodeId node;
};
// Pressed and released in a text field, nearest to the place before this grapheme cluster.
struct CaretPlaced {
  view::NodeId node;
  std::size_t grapheme = 0;
};
// Held on this key or in this text field for as long as a long press takes, and not moved. Letting go then does nothing
// more. Only what types and what holds text can be held; on everything else a long press is a slow one.
struct LongPressed {
  view::NodeId node;
  std::optional<std::size_t> grapheme;  // in a text field: the place nearest to the finger
};
// The corner of the glass where the council's sign is was held, for longer than anybody rests there: staff call their
// menu. Letting go then does nothing more.
struct CornerHeld {};
// Somebody is there: any press, a wheel, a second finger. What the press does comes when it is released.
struct Touched {};
// Pressed and released on nothing in particular.
struct Tapped {};
// The content was moved; it is on this page now.
struct Scrolled {
  int page = 1;
  int pages = 1;
};
// Something that has no place at a kiosk, for the count of incidents.
struct Refused {
  std::string what;  // one of our own words: "chord", "key", "button", "finger", "close"
};

using Input = std::variant<KeyPressed, TextEntered, Activated, CaretPlaced, LongPressed, CornerHeld, Touched, Tapped,
                           Scrolled, Refused>;
using Inputs = std::vector<Input>;

}  // namespace waymark::paint

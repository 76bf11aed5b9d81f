// A page that asks for one number or code that the council gave: its field, and what is wrong with what was typed.
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/screens/nodes.h"

namespace waymark::screens {

struct TypedNumber {
  std::string title;  // of the page
  std::string name;   // of the field
  std::string hint;
  std::string problem;  // empty: none
};

// Heading, error summary and field; the keyboard while it is typed in. The footer is the caller's.
[[nodiscard]] Content typed_number_page(const Scene& scene, const journeys::Question& field, const TypedNumber& number);

// Nothing to show: `message` and `message`.why, the other ways, and another try. kNoTry: it was tried too often.
enum class Try : std::uint8_t { kAgain = 1, kNoMore };
[[nodiscard]] Content nothing_to_show(const Scene& scene, const std::string& message, Try another);

}  // namespace waymark::screens

// What may be said about a visit: a face and, if wanted, one reason from a list. No free text: it would be personal.
#pragma once

#include <array>
#include <string_view>

namespace waymark::core {

// Usage carries these codes; the words are in the catalogue as "feedback.reason." + code.
[[nodiscard]] constexpr std::array<std::string_view, 6> feedback_reasons() {
  return {"easy", "hard_words", "too_long", "could_not_do", "kiosk_problem", "other"};
}

}  // namespace waymark::core

// What may be said about a visit: a face and, if wanted, one reason from a list. No free text: it would be personal.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace waymark::core {

// Usage carries these codes; the words are in the catalogue as "feedback.reason." + code. Praise is the first.
inline constexpr std::array<std::string_view, 6> kFeedbackReasons{"easy",         "hard_words",    "too_long",
                                                                  "could_not_do", "kiosk_problem", "other"};

// Those that go with a rating of 1 to 5: who is dissatisfied is not offered praise.
[[nodiscard]] constexpr std::span<const std::string_view> feedback_reasons(int rating) {
  constexpr int kNeither = 3;
  return std::span{kFeedbackReasons}.subspan(rating < kNeither ? 1 : 0);
}

}  // namespace waymark::core

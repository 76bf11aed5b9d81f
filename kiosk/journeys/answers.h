// Answers: what the customer typed or chose, and its only home. Every value is a base::Secret.
//
// Two of them live in a visit: the *entries*, field by field as typed ("born.day" = "31"), kept even when they are
// wrong; and the *answers*, one normalised value for each question, which passed validation.
// The forms of a normalised value:
//   text, long text, email  trimmed text             number    "1234.5" (no commas, no pound sign)
//   date       "2026-11-22"                          postcode  "PA31 8RT"
//   photo      "taken" or "none"
//   yes_no     "yes" or "no"                         phone     "+441546604000" (E.164)
//   radios     the option's value                    checkboxes  values in the order of the options, by '\n'
// An optional question left blank has an answer that is empty; a question never reached has none.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace waymark::journeys {

class Answers {
 public:
  // Null when there is none.
  [[nodiscard]] const base::Secret* find(std::string_view key) const {
    const auto at = values_.find(key);
    return at == values_.end() ? nullptr : &at->second;
  }
  // The text, or "" when there is none.
  [[nodiscard]] std::string_view reveal(std::string_view key) const {
    const base::Secret* const found = find(key);
    return found == nullptr ? std::string_view{} : found->reveal();
  }
  [[nodiscard]] bool answered(std::string_view key) const { return !reveal(key).empty(); }

  void set(std::string_view key, base::Secret value) { values_.insert_or_assign(std::string{key}, std::move(value)); }
  // For editing in place (caret insert and erase); makes an empty one when there is none.
  [[nodiscard]] base::Secret& edit(std::string_view key) { return values_[std::string{key}]; }
  void erase(std::string_view key) {
    const auto at = values_.find(key);
    if (at != values_.end()) values_.erase(at);
  }
  void clear() { values_.clear(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }

  friend bool operator==(const Answers& a, const Answers& b) { return a.values_ == b.values_; }

 private:
  std::map<std::string, base::Secret, std::less<>> values_;  // question and field ids are no secret
};

// The values of a checkboxes answer or entry, without the separators. They view into `joined`.
[[nodiscard]] std::vector<std::string_view> chosen_values(std::string_view joined);
[[nodiscard]] bool is_chosen(std::string_view joined, std::string_view value);

}  // namespace waymark::journeys

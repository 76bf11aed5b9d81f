// Checking what was typed on a page, when Continue is pressed, with the GOV.UK Design System's messages.
//
// Input is forgiven first (spaces, zero-width characters, "£", commas, O for 0 in a postcode), then checked. Nothing
// here copies an answer into a message: the words name the question, never what was typed.
//
// Rules, in the order they are looked for; their names are also the keys of a question's own `messages`:
//   required too_short too_long pattern format not_an_option too_few too_many exclusive
//   number whole decimals too_small too_large
//   date_incomplete date_real date_past date_today_or_past date_future date_today_or_future date_after date_before
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journeys/answers.h"
#include "kiosk/journeys/definition.h"
#include "kiosk/words/catalogue.h"

namespace waymark::journeys {

// A single entry on the glass. Every kind has one, named as the question, but a date, which has three.
struct Field {
  std::string id;        // "born.day"; else the question's id
  std::string label_id;  // message id of "Day", "Month", "Year"; empty: the question's label
  int width_chars = 0;
  int max_graphemes = 0;
  bool operator==(const Field&) const = default;
};
[[nodiscard]] std::vector<Field> fields_of(const Question& question);

struct Problem {
  std::string question;
  std::string field;           // where the focus goes: one of fields_of(question); an option group has one field
  std::string rule;            // "too_long"
  std::string message_id;      // "error.too_long": in the catalogue
  words::Arguments arguments;  // without `what`, which depends on the language
  bool operator==(const Problem&) const = default;
};

struct Checked {
  Answers answers;                // one normalised value for every question that passed
  std::vector<Problem> problems;  // at most one for each question, in the order of the page
};

[[nodiscard]] Checked check_page(const Page& page, const Answers& entries, Day today);
[[nodiscard]] Checked check_question(const Question& question, const Answers& entries, Day today);

// The sentence on the screen: the question's own message for the rule, else the catalogue's.
[[nodiscard]] std::string problem_text(const Problem& problem, const Question& question, const words::Words& words);

// What a page shows when somebody comes back to it: accepted answers as entries again.
void restore_entries(const Page& page, const Answers& answers, Answers& entries);

// Chooses or un-chooses an option as a touch does: radios replace, checkboxes toggle, an exclusive one clears the rest.
void choose(const Question& question, std::string_view value, Answers& entries);

}  // namespace waymark::journeys

// What check-answers shows, what the receipt may say, and what is sent.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "kiosk/journeys/answers.h"
#include "kiosk/journeys/definition.h"
#include "kiosk/words/catalogue.h"

namespace waymark::journeys {

struct SummaryRow {
  std::string page;  // where Change goes
  std::string question;
  std::string section;  // its title in the language; empty: none
  std::string label;
  base::Secret value;  // in words, in the customer's language; empty when an optional one was left blank
  Privacy privacy = Privacy::kPrivate;
  bool mask = false;
};

// One row for each question on the route, in order.
[[nodiscard]] std::vector<SummaryRow> summary_rows(const Definition& definition, const Answers& answers, Day today,
                                                   const words::Words& words);

// What paper may hold of the answers, as it was stored: of questions that say `print`, on the route, in order.
struct PrintableAnswer {
  std::string question;
  base::Secret answer;
};
struct Printable {
  std::vector<PrintableAnswer> answers;
  bool leaves_out = false;  // something else was answered too
};
inline constexpr std::size_t kMostPrinted = 60;           // a metre of paper
inline constexpr std::size_t kMostPrintedBytes = 40'000;  // of all together; what is more is left out
[[nodiscard]] Printable printable_answers(const Definition& definition, const Answers& answers, Day today);

// An option's label; "Yes" and "No" come from the catalogue where the journey does not word them itself (Gaelic
// repeats the verb of the question).
[[nodiscard]] std::string option_in_words(const Option& option, const words::Words& words);

// One answer in words: "22 November 2026", "Yes", "01546 604000"; several
// chosen options each on a line of their own (by "\n").
[[nodiscard]] base::Secret answer_in_words(const Question& question, std::string_view answer,
                                           const words::Words& words);

// Who typed, where a member of staff helped.
struct Assistance {
  std::string by;                                            // the number of the member of staff; empty: nobody helped
  std::map<std::string, std::string, std::less<>> typed_by;  // by question: "staff" or "both"; the rest the customer
};

// The submission as JSON: {"journey", "version", "service_code", "language", "name", "questions": [{"category",
// "question", "page", "fields": [{"key", "title", "type", "answer"}]}]}: the shape that receivers of the
// digital form builder's webhook already read. Titles are in the default language; only answers on the route. With help
// also "assisted_by", and "typed_by" of a field.
[[nodiscard]] base::Secret submission_json(const Definition& definition, const Answers& answers, Day today,
                                           std::string_view language, const Assistance& help = {});

// The day promised when sent today; nothing promised gives today. Holidays are the council's own.
[[nodiscard]] Day due_day(const Promise& promise, Day today, std::span<const Day> holidays);
// The paragraphs of what_happens_next with the day written out.
[[nodiscard]] std::vector<std::string> what_happens_next(const Definition& definition, Day today,
                                                         std::span<const Day> holidays, const words::Words& words);

// A body's blocks: plain paragraphs and list items.
struct Block {
  bool list_item = false;
  std::string text;
  bool operator==(const Block&) const = default;
};
[[nodiscard]] std::vector<Block> blocks_of(std::string_view body);

}  // namespace waymark::journeys

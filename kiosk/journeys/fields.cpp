// Entries: the fields of a question, putting answers back into them, and choosing options by touch.
#include <algorithm>

#include "kiosk/journeys/formats.h"
#include "kiosk/journeys/validate.h"

namespace waymark::journeys {
namespace {

constexpr int kDayWidth = 2;
constexpr int kYearWidth = 4;
// Room for a month's name in any language; what is too long is for the check to say.
constexpr int kDatePartLimit = 12;

int width_of(const Question& question) {
  if (question.width_chars > 0) return question.width_chars;
  switch (question.kind) {
    case QuestionKind::kPostcode:
      return 10;
    case QuestionKind::kPhone:
      return 20;
    case QuestionKind::kNumber:
      return 10;
    default:
      return 0;
  }
}

bool is_exclusive(const Question& question, std::string_view value) {
  for (const Option& option : question.options) {
    if (option.value == value) return option.exclusive;
  }
  return false;
}

// Checkbox values in the order of the options, whatever order they were touched in.
base::Secret join(const Question& question, const std::vector<std::string_view>& chosen) {
  base::Secret out;
  for (const Option& option : question.options) {
    if (std::find(chosen.begin(), chosen.end(), option.value) == chosen.end()) continue;
    if (!out.empty()) out.insert(out.size(), "\n");
    out.insert(out.size(), option.value);
  }
  return out;
}

void set_part(Answers& entries, const std::string& question, std::string_view part, std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  entries.set(question + std::string{part}, base::Secret{digits});
}

}  // namespace

std::vector<Field> fields_of(const Question& question) {
  if (question.kind == QuestionKind::kDate) {
    return {{question.id + ".day", "field.day", kDayWidth, kDatePartLimit},
            {question.id + ".month", "field.month", kDayWidth, kDatePartLimit},
            {question.id + ".year", "field.year", kYearWidth, kDatePartLimit}};
  }
  // One more than allowed may be typed well past the limit: the check says it is too long, nothing is cut silently.
  const int limit = max_length_of(question);
  return {{question.id, "", width_of(question), limit == 0 ? 0 : std::max(limit * 2, limit + 100)}};
}

void restore_entries(const Page& page, const Answers& answers, Answers& entries) {
  for (const Question& question : page.questions) {
    const base::Secret* const answer = answers.find(question.id);
    if (answer == nullptr) continue;
    if (question.kind == QuestionKind::kDate) {
      const std::string_view day = answer->reveal();
      if (day.size() != 10) continue;
      set_part(entries, question.id, ".day", day.substr(8, 2));
      set_part(entries, question.id, ".month", day.substr(5, 2));
      entries.set(question.id + ".year", base::Secret{day.substr(0, 4)});
    } else if (question.kind == QuestionKind::kPhone && !answer->empty()) {
      entries.set(question.id, write_phone(answer->reveal()));
    } else {
      entries.set(question.id, *answer);
    }
  }
}

void choose(const Question& question, std::string_view value, Answers& entries) {
  if (question.kind != QuestionKind::kCheckboxes) {
    entries.set(question.id, base::Secret{value});
    return;
  }
  const base::Secret before{entries.reveal(question.id)};
  std::vector<std::string_view> chosen = chosen_values(before.reveal());
  const auto at = std::find(chosen.begin(), chosen.end(), value);
  if (at != chosen.end()) {
    chosen.erase(at);
  } else if (is_exclusive(question, value)) {
    chosen = {value};
  } else {
    std::erase_if(chosen, [&](std::string_view one) { return is_exclusive(question, one); });
    chosen.push_back(value);
  }
  entries.set(question.id, join(question, chosen));
}

}  // namespace waymark::journeys

#include "kiosk/journeys/summary.h"

#include "kiosk/journeys/formats.h"
#include "kiosk/journeys/route.h"

namespace waymark::journeys {
namespace {

void append(base::Secret& out, std::string_view text) { out.insert(out.size(), text); }

base::Secret choices_in_words(const Question& question, std::string_view answer, const words::Words& words) {
  base::Secret out;
  for (const std::string_view value : chosen_values(answer)) {
    for (const Option& option : question.options) {
      if (option.value != value) continue;
      if (!out.empty()) append(out, "\n");
      append(out, option_in_words(option, words));
    }
  }
  return out;
}

}  // namespace

std::string option_in_words(const Option& option, const words::Words& words) {
  if (!option.label.empty()) return option.label.in(words.language());
  return words("answer." + option.value);  // yes, no, taken and none have no words of their own
}

base::Secret answer_in_words(const Question& question, std::string_view answer, const words::Words& words) {
  if (answer.empty()) return {};
  if (has_options(question.kind)) return choices_in_words(question, answer, words);
  if (question.kind == QuestionKind::kPhone) return write_phone(answer);
  Day day;
  if (question.kind == QuestionKind::kDate && parse_day(answer, &day)) {
    return base::Secret{words.date(words::local_time(day), words::DateStyle::kDate)};
  }
  return base::Secret{answer};
}

std::vector<SummaryRow> summary_rows(const Definition& definition, const Answers& answers, Day today,
                                     const words::Words& words) {
  std::vector<SummaryRow> rows;
  const Route way = route(definition, answers, today);
  for (const std::size_t at : way.pages) {
    const Page& page = definition.pages[at];
    const Section* const section = definition.find_section(page.section);
    for (const Question& question : page.questions) {
      SummaryRow row;
      row.page = page.id;
      row.question = question.id;
      row.section = section == nullptr ? std::string{} : section->title.in(words.language());
      row.label = row_label_of(question).in(words.language());
      row.value = answer_in_words(question, way.answers.reveal(question.id), words);
      row.privacy = question.privacy;
      row.mask = question.mask;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

Printable printable_answers(const Definition& definition, const Answers& answers, Day today) {
  Printable out;
  std::size_t bytes = 0;
  const Route way = route(definition, answers, today);
  for (const std::size_t at : way.pages) {
    for (const Question& question : definition.pages[at].questions) {
      const std::string_view answer = way.answers.reveal(question.id);
      if (answer.empty()) continue;
      const bool may = question.print && !question.mask && question.privacy != Privacy::kSecret;
      bytes += may ? answer.size() : 0;
      if (may && out.answers.size() < kMostPrinted && bytes <= kMostPrintedBytes) {
        out.answers.push_back({question.id, base::Secret{answer}});
      } else {
        out.leaves_out = true;
      }
    }
  }
  return out;
}

}  // namespace waymark::journeys

// Any bytes as a journey. What the loader takes must then be walked, answered, summed up and sent without a fault.
#include <cstdint>
#include <cstdlib>

#include "kiosk/journeys/load.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/journeys/validate.h"

using namespace waymark;

namespace {

constexpr journeys::Day kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

void require(bool promise) {
  if (!promise) std::abort();
}

// Types the same text everywhere, and chooses every first option.
journeys::Answers answer_all(const journeys::Definition& definition, std::string_view typed) {
  journeys::Answers entries;
  journeys::Answers answers;
  for (const journeys::Page& page : definition.pages) {
    for (const journeys::Question& question : page.questions) {
      for (const journeys::Field& field : journeys::fields_of(question)) entries.set(field.id, base::Secret{typed});
      if (!question.options.empty()) journeys::choose(question, question.options.front().value, entries);
    }
    for (const auto& [id, value] : journeys::check_page(page, entries, kToday).answers) answers.set(id, value);
  }
  return answers;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const journeys::LintReport report = journeys::lint(text);
  require(report.definition.has_value() == report.findings.empty());
  require(report.findings.size() <= journeys::kMaxFindings);
  if (!report.definition) return 0;
  const journeys::Definition& definition = *report.definition;
  static const words::Catalogue catalogue;
  const words::Words words = catalogue.in("en-GB");
  for (const std::string_view typed : {std::string_view{"1"}, text.substr(0, 64)}) {
    const journeys::Answers answers = answer_all(definition, typed);
    const journeys::Route way = journeys::route(definition, answers, kToday);
    require(way.pages.size() <= definition.pages.size());
    require(journeys::is_complete(definition, answers, kToday) ||
            journeys::first_incomplete_page(definition, answers, kToday).has_value());
    require(journeys::summary_rows(definition, answers, kToday, words).size() >= way.answers.size());
    require(!journeys::submission_json(definition, answers, kToday, "en-GB").empty());
  }
  return 0;
}

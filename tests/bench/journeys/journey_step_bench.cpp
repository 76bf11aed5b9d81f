// Continue on a page of a 60-page journey: check what was typed, keep it, find the next page. And loading the whole.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "kiosk/journeys/load.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/validate.h"

namespace {

using namespace waymark;
using nlohmann::json;

constexpr int kPages = 60;
constexpr journeys::Day kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

// Kinds in turn; every fourth page hangs on an answer before it.
std::string definition_of_sixty_pages() {
  constexpr const char* kKinds[] = {"yes_no", "text", "date", "number", "postcode", "email"};
  json pages = json::array();
  for (int i = 0; i < kPages; ++i) {
    const std::string id = std::to_string(i);
    json page{{"id", "p" + id},
              {"questions", {{{"id", "q" + id}, {"kind", kKinds[i % 6]}, {"label", {{"en-GB", "Question " + id}}}}}}};
    if (i % 4 == 3) page["when"] = {{"eq", {"q" + std::to_string(i / 6 * 6 % i), "yes"}}};
    pages.push_back(page);
  }
  return json{
      {"format", 1},   {"id", "sixty"}, {"version", "1"}, {"languages", {"en-GB"}}, {"title", {{"en-GB", "Sixty"}}},
      {"pages", pages}}
      .dump();
}

journeys::Answers entries_for(const journeys::Definition& definition) {
  journeys::Answers entries;
  for (const journeys::Page& page : definition.pages) {
    for (const journeys::Question& question : page.questions) {
      switch (question.kind) {
        case journeys::QuestionKind::kYesNo:
          entries.set(question.id, base::Secret{"yes"});
          break;
        case journeys::QuestionKind::kNumber:
          entries.set(question.id, base::Secret{"12"});
          break;
        case journeys::QuestionKind::kPostcode:
          entries.set(question.id, base::Secret{"pa31 8rt"});
          break;
        case journeys::QuestionKind::kEmail:
          entries.set(question.id, base::Secret{"name@example.com"});
          break;
        case journeys::QuestionKind::kDate:
          entries.set(question.id + ".day", base::Secret{"27"});
          entries.set(question.id + ".month", base::Secret{"3"});
          entries.set(question.id + ".year", base::Secret{"1985"});
          break;
        default:
          entries.set(question.id, base::Secret{"Morag Bell"});
          break;
      }
    }
  }
  return entries;
}

journeys::Definition load_or_exit() {
  base::Result<journeys::Definition> definition = journeys::load(definition_of_sixty_pages());
  if (!definition) std::exit(1);
  return std::move(*definition);
}

void JourneyStep(benchmark::State& state) {
  const journeys::Definition definition = load_or_exit();
  const journeys::Answers entries = entries_for(definition);
  journeys::Answers answers;
  std::string at = journeys::first_page(definition, kToday);
  for (auto _ : state) {
    const journeys::Checked checked = journeys::check_page(*definition.find_page(at), entries, kToday);
    for (const auto& [id, value] : checked.answers) answers.set(id, value);
    at = journeys::next_page(definition, at, answers, kToday);
    if (at == journeys::kCheckAnswers) {
      answers.clear();
      at = journeys::first_page(definition, kToday);
    }
  }
}
BENCHMARK(JourneyStep);

void LoadSixtyPages(benchmark::State& state) {
  const std::string text = definition_of_sixty_pages();
  for (auto _ : state) benchmark::DoNotOptimize(journeys::load(text));
}
BENCHMARK(LoadSixtyPages);

}  // namespace

BENCHMARK_MAIN();

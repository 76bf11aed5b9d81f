#include "tests/walks/journey_paths.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "kiosk/journeys/route.h"

namespace waymark::walks {
namespace {

using journeys::Answers;
using journeys::Condition;
using journeys::Day;
using journeys::Definition;
using journeys::Page;
using journeys::Question;
using journeys::QuestionKind;

constexpr std::size_t kMostPaths = 50'000;  // before the choice; more means that a journey has grown too wide for this

void add_leaves(const Condition& condition, std::vector<Condition>& leaves) {
  if (condition.children.empty()) leaves.push_back(condition);
  for (const Condition& child : condition.children) add_leaves(child, leaves);
}

// What any condition of the journey asks about.
std::vector<Condition> leaves_of(const Definition& definition) {
  std::vector<Condition> leaves;
  for (const Page& page : definition.pages) {
    if (page.when) add_leaves(*page.when, leaves);
    for (const auto& link : page.next) {
      if (link.when) add_leaves(*link.when, leaves);
    }
  }
  return leaves;
}

void enter(Answers& entries, const Question& question, const std::string& text) {
  if (question.kind != QuestionKind::kDate) return entries.set(question.id, base::Secret{text});
  entries.set(question.id + ".year", base::Secret{text.substr(0, 4)});
  entries.set(question.id + ".month", base::Secret{text.substr(5, 2)});
  entries.set(question.id + ".day", base::Secret{text.substr(8, 2)});
}

// Words that a person might type, the shortest first: every question takes one of them or the walk says so.
std::vector<std::string> typed_candidates(const Question& question, Day today) {
  switch (question.kind) {
    case QuestionKind::kDate: {
      std::vector<std::string> days;
      for (const auto& [years, days_off] : {std::pair{0, -2}, {0, 7}, {-40, 0}, {0, 0}}) {
        days.push_back(journeys::format_day(journeys::day_from(today, {years, 0, days_off})));
      }
      return days;
    }
    case QuestionKind::kNumber:
      return {"1", "2", "3", "10", "100"};
    case QuestionKind::kPostcode:
      return {"pa31 8rt"};
    case QuestionKind::kPhone:
      return {"01632960123"};
    case QuestionKind::kEmail:
      return {"a@b.uk"};
    default:
      return {"ada lee", "ab12 cde", "123456", "1 high street"};
  }
}

bool accepted(const Question& question, const std::string& text, Day today) {
  Answers entries;
  enter(entries, question, text);
  return journeys::check_question(question, entries, today).problems.empty();
}

// The answers that lead somewhere else, and one that does not.
std::vector<std::string> alternatives(const Question& question, const std::vector<Condition>& leaves, Day today) {
  // A photograph needs a camera and a paper: tests/core/photo_of_request_test.cpp.
  if (question.kind == QuestionKind::kPhoto) return {std::string(journeys::kNoPhoto)};
  std::vector<std::string> wanted;
  for (const Condition& leaf : leaves) {
    if (leaf.question == question.id && !leaf.value.empty()) wanted.push_back(leaf.value);
  }
  const bool steers =
      std::any_of(leaves.begin(), leaves.end(), [&](const Condition& leaf) { return leaf.question == question.id; });
  std::vector<std::string> all;
  if (journeys::has_options(question.kind)) {
    for (const auto& option : question.options) all.push_back(option.value);
  } else {
    all = typed_candidates(question, today);
    all.insert(all.end(), wanted.begin(), wanted.end());
    std::erase_if(all, [&](const std::string& text) { return !accepted(question, text, today); });
  }
  if (all.empty()) throw std::runtime_error("no answer of this test fits the question " + question.id);
  std::vector<std::string> out;
  for (const std::string& one : all) {
    const bool named = std::find(wanted.begin(), wanted.end(), one) != wanted.end();
    const bool other = steers && out.size() < 4;
    if (out.empty() || named || other) out.push_back(one);
  }
  return out;
}

class Search {
 public:
  Search(const Definition& definition, Day today)
      : definition_(definition), today_(today), leaves_(leaves_of(definition)) {}

  std::vector<JourneyPath> all() {
    go(journeys::first_page(definition_, today_), {}, {});
    return std::move(found_);
  }

 private:
  void go(const std::string& id, JourneyPath path, const Answers& answers) {
    path.pages.push_back(id);
    const Page* const page = definition_.find_page(id);
    if (found_.size() >= kMostPaths) throw std::runtime_error(definition_.id + " has too many ways for this test");
    if (page == nullptr || page->outcome) {
      found_.push_back(std::move(path));
      return;
    }
    answer(*page, 0, std::move(path), answers);
  }

  // Every combination of what the questions of one page may be answered with.
  void answer(const Page& page, std::size_t at, JourneyPath path, const Answers& answers) {
    if (at == page.questions.size()) {
      const std::string next = journeys::next_page(definition_, page.id, answers, today_);
      path.branches.insert(page.id + " > " + next);
      return go(next, std::move(path), answers);
    }
    const Question& question = page.questions[at];
    for (const std::string& one : alternatives(question, leaves_, today_)) {
      JourneyPath with = path;
      Answers more = answers;
      if (journeys::has_options(question.kind)) {
        journeys::choose(question, one, with.entries);
      } else {
        enter(with.entries, question, one);
      }
      const auto checked = journeys::check_question(question, with.entries, today_);
      if (!checked.problems.empty()) throw std::runtime_error(question.id + " refuses " + one);
      if (const auto* value = checked.answers.find(question.id)) more.set(question.id, *value);
      with.branches.insert(question.id + " = " + one);
      answer(page, at + 1, std::move(with), more);
    }
  }

  const Definition& definition_;
  Day today_;
  std::vector<Condition> leaves_;
  std::vector<JourneyPath> found_;
};

}  // namespace

std::vector<JourneyPath> paths_through(const Definition& definition, Day today) {
  std::vector<JourneyPath> all = Search(definition, today).all();
  std::vector<JourneyPath> chosen;
  std::set<std::string> proven;
  const auto news = [&](const JourneyPath& path) {
    return std::count_if(path.branches.begin(), path.branches.end(),
                         [&](const std::string& branch) { return !proven.contains(branch); });
  };
  for (;;) {
    const auto best =
        std::max_element(all.begin(), all.end(), [&](const auto& a, const auto& b) { return news(a) < news(b); });
    if (best == all.end() || news(*best) == 0) return chosen;
    proven.insert(best->branches.begin(), best->branches.end());
    chosen.push_back(*best);
  }
}

}  // namespace waymark::walks

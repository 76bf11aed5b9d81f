// What can only be seen with all pages read: ids, references, conditions.
#include <charconv>
#include <set>

#include "kiosk/journeys/reader.h"

namespace waymark::journeys {
namespace {

constexpr int kMaxConditionNodes = 64;

void check_ids(const Definition& definition, Findings& findings) {
  std::set<std::string> pages;
  std::set<std::string> questions;
  std::set<std::string> sections;
  for (std::size_t i = 0; i < definition.sections.size(); ++i) {
    if (!sections.insert(definition.sections[i].id).second) {
      findings.add("sections/" + std::to_string(i), "has the id of another section");
    }
  }
  for (std::size_t i = 0; i < definition.pages.size(); ++i) {
    const Page& page = definition.pages[i];
    const std::string place = place_of_page(definition, i);
    if (page.id == kCheckAnswers) findings.add(place, "has the id that is kept for the summary");
    if (!pages.insert(page.id).second) findings.add(place, "has the id of another page");
    if (!page.section.empty() && sections.count(page.section) == 0) {
      findings.add(place + "/section", "there is no section called " + page.section);
    }
    for (const Question& question : page.questions) {
      if (!questions.insert(question.id).second) {
        findings.add(place + "/questions (" + question.id + ")", "has the id of another question");
      }
    }
  }
}

void check_links(const Definition& definition, Findings& findings) {
  for (std::size_t i = 0; i < definition.pages.size(); ++i) {
    const std::vector<Link>& links = definition.pages[i].next;
    for (std::size_t n = 0; n < links.size(); ++n) {
      if (links[n].page == kCheckAnswers || definition.find_page(links[n].page) != nullptr) continue;
      findings.add(place_of_page(definition, i) + "/next/" + std::to_string(n) + "/page",
                   "there is no page called " + links[n].page);
    }
  }
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

// Radios for "1", "2", "3"… may be compared as numbers.
bool has_number_options(const Question& question) {
  for (const Option& option : question.options) {
    if (!is_number(option.value)) return false;
  }
  return question.kind == QuestionKind::kRadios;
}

bool is_ordering(Operator op) {
  return op == Operator::kLess || op == Operator::kAtMost || op == Operator::kMore || op == Operator::kAtLeast;
}

Comparison comparison_for(Operator op, QuestionKind kind) {
  if (is_ordering(op)) return Comparison::kNumber;
  switch (kind) {
    case QuestionKind::kNumber:
      return Comparison::kNumber;
    case QuestionKind::kDate:
      return Comparison::kDay;
    case QuestionKind::kCheckboxes:
      return Comparison::kChoices;
    default:
      return Comparison::kText;
  }
}

bool is_words(QuestionKind kind) { return kind == QuestionKind::kText || kind == QuestionKind::kLongText; }

bool operator_fits(Operator op, const Question& question) {
  const QuestionKind kind = question.kind;
  switch (op) {
    case Operator::kEqual:
    case Operator::kNotEqual:
      return kind != QuestionKind::kCheckboxes;
    case Operator::kContains:
      return kind == QuestionKind::kCheckboxes || is_words(kind);
    case Operator::kLess:
    case Operator::kAtMost:
    case Operator::kMore:
    case Operator::kAtLeast:
      return kind == QuestionKind::kNumber || has_number_options(question);
    case Operator::kBefore:
    case Operator::kAfter:
      return kind == QuestionKind::kDate;
    case Operator::kLonger:
    case Operator::kShorter:
      return is_words(kind);
    default:
      return true;
  }
}

// Why the value can never be an answer; empty when it can.
std::string value_fault(const Condition& leaf, const Question& question) {
  if (leaf.op == Operator::kLonger || leaf.op == Operator::kShorter) {
    return is_number(leaf.value) ? "" : "compares a length with something that is not a number";
  }
  if (leaf.relative) {
    return question.kind == QuestionKind::kDate ? "" : "compares with a day, but this is not a date question";
  }
  Day day;
  if (question.kind == QuestionKind::kNumber && !is_number(leaf.value)) return "compares a number with something else";
  if (question.kind == QuestionKind::kDate && !parse_day(leaf.value, &day))
    return "compares a date with something else";
  if (is_ordering(leaf.op)) return is_number(leaf.value) ? "" : "compares a number with something else";
  if (!has_options(question.kind)) return leaf.value.empty() ? "compares with an empty text" : "";
  for (const Option& option : question.options) {
    if (option.value == leaf.value) return "";
  }
  return "compares with \"" + leaf.value.substr(0, kMaxIdBytes) + "\", which is not an option of the question";
}

// The conditions of one page, or of one of its links.
class ConditionCheck {
 public:
  ConditionCheck(const Definition& definition, Findings& findings, std::string place,
                 std::function<bool(std::size_t)> asked_before)
      : definition_(definition),
        findings_(findings),
        place_(std::move(place)),
        asked_before_(std::move(asked_before)) {}

  void check(Condition& condition) {
    if (++nodes_ == kMaxConditionNodes + 1) findings_.add(place_, "has over 64 parts");
    for (Condition& child : condition.children) check(child);
    if (condition.children.empty()) check_leaf(condition);
  }

 private:
  void check_leaf(Condition& leaf) {
    const std::string place = place_ + "/" + std::string{name_of(leaf.op)};
    for (std::size_t i = 0; i < definition_.pages.size(); ++i) {
      for (const Question& question : definition_.pages[i].questions) {
        if (question.id != leaf.question) continue;
        leaf.comparison = comparison_for(leaf.op, question.kind);
        if (!asked_before_(i))
          findings_.add(place, "asks about " + leaf.question + ", which has not been asked yet there");
        if (leaf.op == Operator::kAnswered) return;
        if (!operator_fits(leaf.op, question)) {
          findings_.add(place, "cannot be asked of " + leaf.question + ", a " + std::string{name_of(question.kind)} +
                                   " question");
        } else if (const std::string fault = value_fault(leaf, question); !fault.empty()) {
          findings_.add(place, fault);
        }
        return;
      }
    }
    findings_.add(place, "there is no question called " + leaf.question.substr(0, kMaxIdBytes));
  }

  const Definition& definition_;
  Findings& findings_;
  std::string place_;
  std::function<bool(std::size_t)> asked_before_;
  int nodes_ = 0;
};

void check_conditions(Definition& definition, Findings& findings, const std::vector<std::vector<bool>>& before) {
  for (std::size_t i = 0; i < definition.pages.size(); ++i) {
    const std::string place = place_of_page(definition, i);
    Page& page = definition.pages[i];
    if (page.when) {
      ConditionCheck{definition, findings, place + "/when", [&](std::size_t at) { return bool{before[at][i]}; }}.check(
          *page.when);
    }
    for (std::size_t n = 0; n < page.next.size(); ++n) {
      if (!page.next[n].when) continue;
      ConditionCheck{definition, findings, place + "/next/" + std::to_string(n) + "/when",
                     [&](std::size_t at) { return at == i || before[at][i]; }}
          .check(*page.next[n].when);
    }
  }
}

void check_promise(const Definition& definition, Findings& findings) {
  const bool promised = definition.promise.working_days > 0 || definition.promise.calendar_days > 0;
  for (const auto& [language, text] : definition.what_happens_next.all()) {
    const bool says_when = text.find("{due}") != std::string::npos;
    if (says_when && !promised) findings.add("what_happens_next/" + language, "says {due}, but there is no promise");
    if (!says_when && promised)
      findings.add("what_happens_next/" + language, "does not say {due}, the day of the promise");
  }
  if (promised && definition.what_happens_next.empty())
    findings.add("what_happens_next", "is missing beside a promise");
}

}  // namespace

void bind_condition(Condition& condition, const Definition& definition) {
  for (Condition& child : condition.children) bind_condition(child, definition);
  const Question* const question = definition.find_question(condition.question);
  if (question != nullptr) condition.comparison = comparison_for(condition.op, question->kind);
}

void check_definition(Definition& definition, Findings& findings) {
  check_ids(definition, findings);
  check_links(definition, findings);
  std::vector<std::vector<bool>> before;
  check_graph(definition, findings, before);
  check_conditions(definition, findings, before);
  check_promise(definition, findings);
}

}  // namespace waymark::journeys

#include "kiosk/journeys/validate.h"

#include <algorithm>
#include <charconv>

#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/date_entry.h"
#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

// One question under check: the outcome is a value, or one problem.
struct Check {
  const Question& question;
  Checked& out;

  void accept(base::Secret value) { out.answers.set(question.id, std::move(value)); }
  void refuse(std::string rule, std::string_view suffix = {}, words::Arguments arguments = {},
              std::string_view part = {}) {
    Problem problem{question.id, fields_of(question).front().id, rule, "error." + rule, std::move(arguments)};
    if (!suffix.empty()) problem.message_id += "." + std::string{suffix};
    if (!part.empty()) problem.field = question.id + "." + std::string{part};
    out.problems.push_back(std::move(problem));
  }
};

// The ending of error.required.*: what kind of thing is asked for.
std::string_view required_suffix(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::kText:
    case QuestionKind::kLongText:
      return "text";
    case QuestionKind::kRadios:
    case QuestionKind::kCheckboxes:
      return "choice";
    default:
      return name_of(kind);
  }
}

void refuse_or_accept_blank(Check& check) {
  if (check.question.optional) {
    check.accept(base::Secret{});
  } else {
    check.refuse("required", required_suffix(check.question.kind));
  }
}

bool within_length(Check& check, std::string_view answer) {
  const Limits& limits = check.question.limits;
  const int length = count_characters(answer);
  if (length > max_length_of(check.question)) {
    check.refuse("too_long", {}, {{"count", max_length_of(check.question)}});
    return false;
  }
  if (length < limits.min_length) {
    check.refuse("too_short", {}, {{"count", limits.min_length}});
    return false;
  }
  if (!limits.pattern.empty() && !matches_pattern(limits.pattern, answer)) {
    check.refuse("pattern");
    return false;
  }
  return true;
}

void check_text(Check& check, std::string_view typed) {
  const bool many = check.question.kind == QuestionKind::kLongText;
  base::Secret answer = tidy(typed, many ? Lines::kMany : Lines::kOne);
  if (within_length(check, answer.reveal())) check.accept(std::move(answer));
}

void check_format(Check& check, std::optional<base::Secret> answer) {
  if (!answer) {
    check.refuse("format", name_of(check.question.kind));
  } else if (within_length(check, answer->reveal())) {
    check.accept(std::move(*answer));
  }
}

void check_number(Check& check, std::string_view typed) {
  std::optional<base::Secret> number = read_number(typed);
  if (!number) {
    check.refuse("number");
    return;
  }
  const std::string_view text = number->reveal();
  const Limits& limits = check.question.limits;
  const std::size_t point = text.find('.');
  const auto decimals = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (decimals > limits.decimals) {
    if (limits.decimals == 0) {
      check.refuse("whole");
    } else {
      check.refuse("decimals", {}, {{"count", limits.decimals}});
    }
  } else if (limits.min && value < *limits.min) {
    check.refuse("too_small", {}, {{"limit", *limits.min}});
  } else if (limits.max && value > *limits.max) {
    check.refuse("too_large", {}, {{"limit", *limits.max}});
  } else {
    check.accept(std::move(*number));
  }
}

void check_date(Check& check, const Answers& entries, Day today) {
  const std::string& id = check.question.id;
  const DateReading reading =
      read_date(entries.reveal(id + ".day"), entries.reveal(id + ".month"), entries.reveal(id + ".year"));
  if (reading.blank) return refuse_or_accept_blank(check);
  std::optional<DateFault> fault = reading.fault;
  if (!fault) fault = check_day(*reading.day, check.question.limits, today);
  if (!fault) return check.accept(base::Secret{format_day(*reading.day)});
  words::Arguments arguments;
  if (fault->limit) arguments.emplace_back("day", words::local_time(*fault->limit));
  check.refuse(fault->rule, fault->detail, std::move(arguments), fault->part);
}

const Option* find_option(const Question& question, std::string_view value) {
  for (const Option& option : question.options) {
    if (option.value == value) return &option;
  }
  return nullptr;
}

void check_choices(Check& check, std::string_view typed) {
  const std::vector<std::string_view> chosen = chosen_values(typed);
  bool exclusive = false;
  for (const std::string_view value : chosen) {
    const Option* const option = find_option(check.question, value);
    if (option == nullptr) return check.refuse("not_an_option");
    exclusive = exclusive || option->exclusive;
  }
  const auto count = static_cast<int>(chosen.size());
  const Limits& limits = check.question.limits;
  if (exclusive && count > 1) return check.refuse("exclusive");
  if (count < limits.min_choices && !exclusive) {
    return check.refuse("too_few", {}, {{"count", limits.min_choices}});
  }
  if (limits.max_choices > 0 && count > limits.max_choices) {
    return check.refuse("too_many", {}, {{"count", limits.max_choices}});
  }
  check.accept(base::Secret{typed});
}

void check_choice(Check& check, std::string_view typed) {
  if (find_option(check.question, typed) == nullptr) return check.refuse("not_an_option");
  check.accept(base::Secret{typed});
}

void check_one(Check& check, const Answers& entries, Day today) {
  if (check.question.kind == QuestionKind::kDate) return check_date(check, entries, today);
  const std::string_view typed = entries.reveal(check.question.id);
  if (tidy(typed, Lines::kOne).empty()) return refuse_or_accept_blank(check);
  switch (check.question.kind) {
    case QuestionKind::kText:
    case QuestionKind::kLongText:
      return check_text(check, typed);
    case QuestionKind::kNumber:
      return check_number(check, typed);
    case QuestionKind::kPostcode:
      return check_format(check, read_postcode(typed));
    case QuestionKind::kPhone:
      return check_format(check, read_phone(typed));
    case QuestionKind::kEmail:
      return check_format(check, read_email(typed));
    case QuestionKind::kCheckboxes:
      return check_choices(check, typed);
    case QuestionKind::kRadios:
    case QuestionKind::kYesNo:
    case QuestionKind::kPhoto:
      return check_choice(check, typed);
    case QuestionKind::kDate:
      return;
  }
}

}  // namespace

Checked check_question(const Question& question, const Answers& entries, Day today) {
  Checked out;
  Check check{question, out};
  check_one(check, entries, today);
  return out;
}

Checked check_page(const Page& page, const Answers& entries, Day today) {
  Checked out;
  for (const Question& question : page.questions) {
    Check check{question, out};
    check_one(check, entries, today);
  }
  return out;
}

std::string problem_text(const Problem& problem, const Question& question, const words::Words& words) {
  const auto own = question.messages.find(problem.rule);
  if (own != question.messages.end()) return own->second.in(words.language());
  words::Arguments arguments{{"what", subject_of(question).in(words.language())}};
  for (const words::Argument& argument : problem.arguments) {
    if (const auto* const day = std::get_if<words::LocalTime>(&argument.value)) {
      arguments.emplace_back(argument.name, words.date(*day, words::DateStyle::kDate));
    } else {
      arguments.push_back(argument);
    }
  }
  return words(problem.message_id, arguments);
}

}  // namespace waymark::journeys

#include <algorithm>
#include <array>
#include <set>

#include "kiosk/journeys/formats.h"
#include "kiosk/journeys/reader.h"

namespace waymark::journeys {
namespace {

constexpr std::size_t kMaxOptions = 500;
constexpr int kMostCharacters = 10'000;

constexpr std::array<QuestionKind, 11> kKinds{QuestionKind::kText,   QuestionKind::kLongText,   QuestionKind::kDate,
                                              QuestionKind::kRadios, QuestionKind::kCheckboxes, QuestionKind::kYesNo,
                                              QuestionKind::kNumber, QuestionKind::kPostcode,   QuestionKind::kPhone,
                                              QuestionKind::kEmail,  QuestionKind::kPhoto};
constexpr std::array<Privacy, 3> kPrivacies{Privacy::kPublic, Privacy::kPrivate, Privacy::kSecret};
constexpr std::array<Keyboard, 7> kKeyboards{Keyboard::kText,     Keyboard::kName,  Keyboard::kDigits,
                                             Keyboard::kPostcode, Keyboard::kPhone, Keyboard::kEmail,
                                             Keyboard::kLongText};

constexpr std::array<std::string_view, 23> kRules{"required",
                                                  "too_short",
                                                  "too_long",
                                                  "pattern",
                                                  "format",
                                                  "not_an_option",
                                                  "too_few",
                                                  "too_many",
                                                  "exclusive",
                                                  "number",
                                                  "whole",
                                                  "decimals",
                                                  "too_small",
                                                  "too_large",
                                                  "date_incomplete",
                                                  "date_real",
                                                  "date_year_digits",
                                                  "date_past",
                                                  "date_today_or_past",
                                                  "date_future",
                                                  "date_today_or_future",
                                                  "date_after",
                                                  "date_before"};

// One of the names of an enum, or the default.
template <class Enum, std::size_t N>
Enum read_name(ObjectReader& reader, const char* key, Need need, const std::array<Enum, N>& all, Enum otherwise) {
  const std::string name = reader.text(key, need);
  if (name.empty()) return otherwise;
  for (const Enum one : all) {
    if (name_of(one) == name) return one;
  }
  reader.note(key, "is not one of the names that are known here");
  return otherwise;
}

Keyboard keyboard_for(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::kLongText:
      return Keyboard::kLongText;
    case QuestionKind::kDate:
    case QuestionKind::kNumber:
      return Keyboard::kDigits;
    case QuestionKind::kPostcode:
      return Keyboard::kPostcode;
    case QuestionKind::kPhone:
      return Keyboard::kPhone;
    case QuestionKind::kEmail:
      return Keyboard::kEmail;
    default:
      return Keyboard::kText;
  }
}

// Limits belong to some kinds only; one that would be ignored is a mistake.
void refuse_foreign_limits(ObjectReader& reader, QuestionKind kind) {
  const bool words = kind == QuestionKind::kText || kind == QuestionKind::kLongText;
  const bool typed = is_typed(kind) && kind != QuestionKind::kDate && kind != QuestionKind::kNumber;
  const auto allow = [&](bool allowed, std::initializer_list<const char*> keys) {
    for (const char* const key : keys) {
      if (!allowed && reader.has(key)) reader.note(key, "does not apply to this kind of question");
    }
  };
  allow(words, {"min_length"});
  allow(typed, {"max_length", "pattern"});
  allow(kind == QuestionKind::kNumber, {"min", "max", "decimals"});
  allow(kind == QuestionKind::kDate, {"not_before", "not_after"});
  allow(kind == QuestionKind::kCheckboxes, {"min_choices", "max_choices"});
  allow(has_options(kind), {"options"});
  allow(is_typed(kind), {"keyboard", "width"});
}

Limits read_limits(ObjectReader& reader) {
  Limits limits;
  limits.min_length = reader.whole("min_length", 0, 0, kMostCharacters);
  limits.max_length = reader.whole("max_length", 0, 1, kMostCharacters);
  limits.pattern = reader.text("pattern", Need::kOptional);
  limits.min = reader.number("min");
  limits.max = reader.number("max");
  limits.decimals = reader.whole("decimals", 0, 0, 6);
  if (const json* const day = reader.raw("not_before")) {
    limits.not_before = read_day_limit(*day, reader.at("not_before"), reader.findings());
  }
  if (const json* const day = reader.raw("not_after")) {
    limits.not_after = read_day_limit(*day, reader.at("not_after"), reader.findings());
  }
  limits.min_choices = reader.whole("min_choices", 0, 0, static_cast<int>(kMaxOptions));
  limits.max_choices = reader.whole("max_choices", 0, 1, static_cast<int>(kMaxOptions));
  return limits;
}

void check_limits(ObjectReader& reader, const Question& question) {
  const Limits& limits = question.limits;
  if (limits.min_length > 0 && limits.min_length > max_length_of(question)) {
    reader.note("min_length", "is more than max_length: no answer can meet both");
  }
  if (limits.min && limits.max && *limits.min > *limits.max) {
    reader.note("min", "is more than max: no answer can meet both");
  }
  if (limits.not_before && limits.not_after) {
    constexpr Day kAnyDay{std::chrono::year{2026}, std::chrono::month{6}, std::chrono::day{15}};
    const DayLimit& first = *limits.not_before;
    const DayLimit& last = *limits.not_after;
    const Day a = first.relative ? day_from(kAnyDay, first.offset) : first.day;
    const Day b = last.relative ? day_from(kAnyDay, last.offset) : last.day;
    if (first.relative == last.relative && a > b) {
      reader.note("not_before", "is after not_after: no answer can meet both");
    }
  }
  const auto count = static_cast<int>(question.options.size());
  if (limits.min_choices > count || (limits.max_choices > 0 && limits.min_choices > limits.max_choices)) {
    reader.note("min_choices", "is more than can be chosen");
  }
  if (limits.pattern.empty()) return;
  if (const auto fault = pattern_fault(limits.pattern)) reader.note("pattern", std::string{*fault});
}

// Of a kind that has two options of its own: how they are called, unless the journey has words for them.
void complete_own_options(ObjectReader& reader, Question& question, const std::set<std::string>& seen) {
  const bool photo = question.kind == QuestionKind::kPhoto;
  const std::string first{photo ? kPhotoTaken : "yes"};
  const std::string second{photo ? kNoPhoto : "no"};
  if (question.options.empty()) {
    question.options.push_back({first, {}, {}, {}, false});
    question.options.push_back({second, {}, {}, {}, false});
  } else if (seen != std::set<std::string>{first, second}) {
    reader.note("options", "of a " + std::string{name_of(question.kind)} + " question are \"" + first + "\" and \"" +
                               second + "\", each once");
  }
}

void read_options(ObjectReader& reader, Question& question, const std::vector<std::string>& languages) {
  std::set<std::string> seen;
  const bool own_words = question.kind == QuestionKind::kYesNo || question.kind == QuestionKind::kPhoto;
  reader.each("options", own_words ? Need::kOptional : Need::kRequired, kMaxOptions,
              [&](const json& item, const std::string& place) {
                ObjectReader option{item, place, reader.findings()};
                option.only({"value", "label", "hint", "icon", "exclusive"});
                Option out;
                out.value = option.text("value", Need::kRequired, kMaxLabelBytes);
                out.label = option.words("label", Need::kRequired, languages);
                out.hint = option.words("hint", Need::kOptional, languages);
                out.icon = option.text("icon", Need::kOptional, kMaxIdBytes);
                out.exclusive = option.flag("exclusive", false);
                if (out.value.find('\n') != std::string::npos) option.note("value", "has a line break in it");
                if (!out.value.empty() && !seen.insert(out.value).second) {
                  option.note("value", "is used by another option of this question");
                }
                if (out.exclusive && question.kind != QuestionKind::kCheckboxes) {
                  option.note("exclusive", "applies to checkboxes only");
                }
                question.options.push_back(std::move(out));
              });
  if (own_words) complete_own_options(reader, question, seen);
}

void read_messages(ObjectReader& reader, Question& question, const std::vector<std::string>& languages) {
  const json* const messages = reader.raw("messages");
  if (messages == nullptr) return;
  ObjectReader inner{*messages, reader.at("messages"), reader.findings()};
  if (!messages->is_object()) return;
  for (const auto& [rule, value] : messages->items()) {
    if (std::find(kRules.begin(), kRules.end(), rule) == kRules.end()) {
      inner.note(rule.substr(0, kMaxIdBytes).c_str(), "is not a rule that is checked");
      continue;
    }
    question.messages[rule] = inner.words(rule.c_str(), Need::kRequired, languages);
  }
}

}  // namespace

Question read_question(const json& from, const std::string& place, const std::vector<std::string>& languages,
                       Findings& findings) {
  ObjectReader reader{from, place, findings};
  reader.only({"id",   "kind",     "label",      "hint",      "subject",     "row",         "optional", "privacy",
               "mask", "print",    "keyboard",   "width",     "min_length",  "max_length",  "pattern",  "min",
               "max",  "decimals", "not_before", "not_after", "min_choices", "max_choices", "options",  "messages"});
  Question question;
  question.id = reader.id("id");
  question.kind = read_name(reader, "kind", Need::kRequired, kKinds, QuestionKind::kText);
  question.label = reader.words("label", Need::kRequired, languages);
  question.hint = reader.words("hint", Need::kOptional, languages);
  question.subject = reader.words("subject", Need::kOptional, languages);
  question.row = reader.words("row", Need::kOptional, languages);
  question.optional = reader.flag("optional", false);
  question.privacy = read_name(reader, "privacy", Need::kOptional, kPrivacies, Privacy::kPrivate);
  question.mask = reader.flag("mask", question.privacy == Privacy::kSecret);
  question.print = reader.flag("print", false);
  question.keyboard = read_name(reader, "keyboard", Need::kOptional, kKeyboards, keyboard_for(question.kind));
  question.width_chars = reader.whole("width", 0, 1, 80);
  refuse_foreign_limits(reader, question.kind);
  question.limits = read_limits(reader);
  if (has_options(question.kind)) read_options(reader, question, languages);
  read_messages(reader, question, languages);
  check_limits(reader, question);
  if (question.print && (question.mask || question.privacy == Privacy::kSecret)) {
    reader.note("print", "cannot be set on a secret or masked answer");
  }
  return question;
}

}  // namespace waymark::journeys

#include "kiosk/journeys/definition.h"

namespace waymark::journeys {

const Page* Definition::find_page(std::string_view page_id) const {
  for (const Page& page : pages) {
    if (page.id == page_id) return &page;
  }
  return nullptr;
}

const Page* Definition::page_of(std::string_view question_id) const {
  for (const Page& page : pages) {
    for (const Question& question : page.questions) {
      if (question.id == question_id) return &page;
    }
  }
  return nullptr;
}

const Question* Definition::find_question(std::string_view question_id) const {
  for (const Page& page : pages) {
    for (const Question& question : page.questions) {
      if (question.id == question_id) return &question;
    }
  }
  return nullptr;
}

const Section* Definition::find_section(std::string_view section_id) const {
  for (const Section& section : sections) {
    if (section.id == section_id) return &section;
  }
  return nullptr;
}

bool has_options(QuestionKind kind) {
  return kind == QuestionKind::kRadios || kind == QuestionKind::kCheckboxes || kind == QuestionKind::kYesNo ||
         kind == QuestionKind::kPhoto;
}

bool has_photo(const Definition& definition) {
  for (const Page& page : definition.pages) {
    for (const Question& question : page.questions) {
      if (question.kind == QuestionKind::kPhoto) return true;
    }
  }
  return false;
}

bool is_searched(const Question& question) {
  return has_options(question.kind) && question.options.size() > kMostAtAGlance;
}

bool is_typed(QuestionKind kind) { return !has_options(kind); }

int max_length_of(const Question& question) {
  if (question.limits.max_length > 0) return question.limits.max_length;
  switch (question.kind) {
    case QuestionKind::kText:
      return 200;
    case QuestionKind::kLongText:
      return 2000;
    case QuestionKind::kEmail:
      return 320;
    case QuestionKind::kPhone:
      return 40;
    case QuestionKind::kPostcode:
      return 16;
    case QuestionKind::kNumber:
      return 20;
    case QuestionKind::kDate:
      return 10;
    case QuestionKind::kRadios:
    case QuestionKind::kCheckboxes:
    case QuestionKind::kYesNo:
    case QuestionKind::kPhoto:
      return 0;
  }
  return 0;
}

bool heading_is_label(const Page& page) { return page.heading.empty() && page.questions.size() == 1; }

const Text& heading_of(const Page& page) {
  return heading_is_label(page) ? page.questions.front().label : page.heading;
}

const Text& subject_of(const Question& question) {
  return question.subject.empty() ? question.label : question.subject;
}

const Text& row_label_of(const Question& question) {
  return question.row.empty() ? subject_of(question) : question.row;
}

std::string_view name_of(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::kText:
      return "text";
    case QuestionKind::kLongText:
      return "long_text";
    case QuestionKind::kDate:
      return "date";
    case QuestionKind::kRadios:
      return "radios";
    case QuestionKind::kCheckboxes:
      return "checkboxes";
    case QuestionKind::kYesNo:
      return "yes_no";
    case QuestionKind::kNumber:
      return "number";
    case QuestionKind::kPostcode:
      return "postcode";
    case QuestionKind::kPhone:
      return "phone";
    case QuestionKind::kEmail:
      return "email";
    case QuestionKind::kPhoto:
      return "photo";
  }
  return "text";
}

std::string_view name_of(Privacy privacy) {
  switch (privacy) {
    case Privacy::kPublic:
      return "public";
    case Privacy::kPrivate:
      return "private";
    case Privacy::kSecret:
      return "secret";
  }
  return "private";
}

std::string_view name_of(Keyboard keyboard) {
  switch (keyboard) {
    case Keyboard::kText:
      return "text";
    case Keyboard::kName:
      return "name";
    case Keyboard::kDigits:
      return "digits";
    case Keyboard::kPostcode:
      return "postcode";
    case Keyboard::kPhone:
      return "phone";
    case Keyboard::kEmail:
      return "email";
    case Keyboard::kLongText:
      return "long_text";
  }
  return "text";
}

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kInformed:
      return "informed";
    case Outcome::kNotEligible:
      return "not_eligible";
    case Outcome::kHandedOver:
      return "handed_over";
  }
  return "informed";
}

std::string_view name_of(Operator op) {
  switch (op) {
    case Operator::kEqual:
      return "eq";
    case Operator::kNotEqual:
      return "ne";
    case Operator::kContains:
      return "contains";
    case Operator::kLess:
      return "lt";
    case Operator::kAtMost:
      return "le";
    case Operator::kMore:
      return "gt";
    case Operator::kAtLeast:
      return "ge";
    case Operator::kBefore:
      return "before";
    case Operator::kAfter:
      return "after";
    case Operator::kLonger:
      return "longer";
    case Operator::kShorter:
      return "shorter";
    case Operator::kAnswered:
      return "answered";
    case Operator::kAll:
      return "and";
    case Operator::kAny:
      return "or";
    case Operator::kNot:
      return "not";
  }
  return "answered";
}

}  // namespace waymark::journeys

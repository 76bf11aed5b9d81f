// Definition: a journey as a council writes it (JSON, provisioning/protocol/journey.schema.json), loaded and checked.
//
// Pages come in order. After a page the customer goes to the first of its `next` links whose condition holds, else
// to the next page in order; a page whose `when` does not hold is skipped. After the last page comes "check-answers".
// A page with an `outcome` ends the journey without a submission ("you can report it from 4pm"); without a `when` it is
// reached by a link only, never by order.
//
// Pure values. A Definition that load() returned keeps every promise below; build none by hand outside tests.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journeys/condition.h"
#include "kiosk/words/text.h"

namespace waymark::journeys {

using words::Text;

// The reserved page id for the summary.
inline constexpr std::string_view kCheckAnswers = "check-answers";

enum class QuestionKind {
  kText = 1,
  kLongText,
  kDate,  // three fields: day, month, year
  kRadios,
  kCheckboxes,
  kYesNo,
  kNumber,
  kPostcode,
  kPhone,
  kEmail,
  kPhoto,  // of a paper: two options, kPhotoTaken and kNoPhoto; the photograph itself is no answer
};
inline constexpr std::string_view kPhotoTaken = "taken";
inline constexpr std::string_view kNoPhoto = "none";

// Who may learn an answer: the same three classes as view::Privacy.
enum class Privacy { kPublic = 1, kPrivate, kSecret };

// Which on-screen keyboard suits: the same as view::InputPurpose.
enum class Keyboard { kText = 1, kName, kDigits, kPostcode, kPhone, kEmail, kLongText };

struct Option {
  std::string value;
  Text label;
  Text hint;
  std::string icon;        // a name in themes/icons, or empty
  bool exclusive = false;  // checkboxes: "none of these" clears the others
  bool operator==(const Option&) const = default;
};

// A limit for a date: a fixed day or one beside today.
struct DayLimit {
  bool relative = true;
  Day day{};
  DayOffset offset;
  bool operator==(const DayLimit&) const = default;
};

struct Limits {
  int min_length = 0;   // in characters as people count them (grapheme clusters)
  int max_length = 0;   // 0: the kind's own limit, see max_length_of()
  std::string pattern;  // PCRE2, whole answer, after normalisation
  std::optional<double> min;
  std::optional<double> max;
  int decimals = 0;  // numbers: how many are allowed
  std::optional<DayLimit> not_before;
  std::optional<DayLimit> not_after;
  int min_choices = 0;
  int max_choices = 0;  // 0: as many as there are
  bool operator==(const Limits&) const = default;
};

struct Question {
  std::string id;  // unique in the journey: lower-case words with hyphens
  QuestionKind kind = QuestionKind::kText;
  Text label;
  Text hint;
  Text subject;  // how an error message calls it: "Date of birth"; the label where it is not given
  Text row;      // how check-answers calls it; the subject where it is not given
  bool optional = false;
  Privacy privacy = Privacy::kPrivate;
  bool mask = false;   // covered on check-answers until asked for
  bool print = false;  // may go on the paper receipt
  Keyboard keyboard = Keyboard::kText;
  int width_chars = 0;  // the drawn width of the field; 0: full
  Limits limits;
  std::vector<Option> options;  // radios, checkboxes; yes_no, photo: two, labels may be empty (option_in_words)
  std::map<std::string, Text> messages;  // by rule, see rule names in validate.h
  bool operator==(const Question&) const = default;
};

struct Link {
  std::optional<Condition> when;
  std::string page;  // a page id or "check-answers"
  bool operator==(const Link&) const = default;
};

// How a journey can end before its summary; the words of the usage event journey.ended.
enum class Outcome { kInformed = 1, kNotEligible, kHandedOver };

struct Page {
  std::string id;
  Text heading;                     // empty: the label of the only question is the heading
  Text body;                        // paragraphs by "\n\n"; lines starting "- " are list items; no other markup
  std::vector<Question> questions;  // none: a page to read
  std::optional<Condition> when;
  std::vector<Link> next;
  std::optional<Outcome> outcome;
  std::string section;   // groups rows on check-answers; an id of `sections`, or empty
  std::string guidance;  // what an adviser reads who helps here, in the journey's default language; never shown here
  bool operator==(const Page&) const = default;
};

struct Section {
  std::string id;
  Text title;
  bool operator==(const Section&) const = default;
};

// "We will do it by": counted from the day of sending.
struct Promise {
  int working_days = 0;  // Monday to Friday without the council's holidays
  int calendar_days = 0;
  bool operator==(const Promise&) const = default;
};

struct Definition {
  std::string id;            // "report-a-missed-bin"
  std::string version;       // "2026-11-1": staff's own numbering
  std::string service_code;  // the council's, for reports and queues ("LGSL 524")
  std::string default_language = std::string{words::kFallbackLanguage};
  std::vector<std::string> languages;             // complete ones, the default first
  std::vector<std::string> unreviewed_languages;  // of these, what no speaker has checked yet
  Text title;
  Text description;  // one sentence for the tile
  Text keywords;     // by ", ": words that people search for
  std::string icon;
  std::vector<Section> sections;
  std::vector<Page> pages;
  Text declaration;        // empty: none is asked for
  Text what_happens_next;  // paragraphs; {due} stands for the day of `promise`
  Promise promise;
  std::string guidance;  // as a page's, for the whole journey
  bool operator==(const Definition&) const = default;

  [[nodiscard]] const Page* find_page(std::string_view page_id) const;
  [[nodiscard]] const Question* find_question(std::string_view question_id) const;
  [[nodiscard]] const Page* page_of(std::string_view question_id) const;
  [[nodiscard]] const Section* find_section(std::string_view section_id) const;
};

[[nodiscard]] bool has_options(QuestionKind kind);           // radios, checkboxes, yes_no, photo
[[nodiscard]] bool has_photo(const Definition& definition);  // asks for one somewhere
// More options than a page shows at a glance: they come with a field to search them.
inline constexpr std::size_t kMostAtAGlance = 7;
[[nodiscard]] bool is_searched(const Question& question);
[[nodiscard]] bool is_typed(QuestionKind kind);  // a text field, or three of them
[[nodiscard]] int max_length_of(const Question& question);
// The page's heading: its own, or its only question's label.
[[nodiscard]] const Text& heading_of(const Page& page);
[[nodiscard]] bool heading_is_label(const Page& page);
[[nodiscard]] const Text& subject_of(const Question& question);
[[nodiscard]] const Text& row_label_of(const Question& question);

// "text", "yes_no"...: the names in JSON.
[[nodiscard]] std::string_view name_of(QuestionKind kind);
[[nodiscard]] std::string_view name_of(Privacy privacy);
[[nodiscard]] std::string_view name_of(Keyboard keyboard);
[[nodiscard]] std::string_view name_of(Outcome outcome);
[[nodiscard]] std::string_view name_of(Operator op);

}  // namespace waymark::journeys

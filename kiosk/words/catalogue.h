// Catalogue: every fixed sentence of the kiosk, in every loaded language, by message id.
//
// A language is one file, themes/languages/<tag>/words.json:
//   {"language": {"tag": "gd", "name": "Gàidhlig", "english_name": "Scottish Gaelic", "direction": "ltr",
//                 "review": "unreviewed"},
//    "messages": {"home.title": "…", "ticket.wait": "{minutes, plural, one {# minute} other {# minutes}}"}}
// Messages are ICU MessageFormat (unicode-org.github.io/icu/userguide/format_parse/messages); a plain apostrophe
// is fine, a literal brace is written '{'. Keys are sorted, so that two people adding some do not collide.
//
// Promises: text is never blank. An id that a language lacks comes from en-GB; an id nobody has comes back as
// "⟦the.id⟧", which tests refuse to see on a screen. Text arguments are set apart with Unicode isolates in
// right-to-left languages (UAX #9), so that "C042" or a phone number keeps its order. Digits are European in all
// languages, as on the council's letters.
//
// Thread: const calls from any thread (formatters are made on first use behind a mutex).
#pragma once

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "kiosk/words/keyboard.h"
#include "kiosk/words/text.h"

namespace waymark::words {

enum class TextDirection { kLeftToRight = 1, kRightToLeft };

struct Language {
  std::string tag;           // BCP 47
  std::string name;          // in its own language: "Gàidhlig"
  std::string english_name;  // for staff
  TextDirection direction = TextDirection::kLeftToRight;
  bool reviewed = false;  // by a person who speaks it
  bool operator==(const Language&) const = default;
};

// A moment on the wall clock of the kiosk's own place: ready to be written, in no zone.
struct LocalTime {
  std::chrono::milliseconds since_epoch{0};
  bool operator==(const LocalTime&) const = default;
};
[[nodiscard]] inline LocalTime local_time(base::WallTime wall, std::chrono::minutes zone_offset) {
  return {wall.time_since_epoch() + zone_offset};
}
[[nodiscard]] inline LocalTime local_time(std::chrono::year_month_day day) {
  return {std::chrono::sys_days{day}.time_since_epoch()};
}

// One named value for a message: {"minutes", 6}, {"what", "Full name"}, {"due", local_time(day)}.
struct Argument {
  using Value = std::variant<std::string, std::int64_t, double, LocalTime>;
  std::string name;
  Value value;

  Argument(std::string n, std::string v) : name(std::move(n)), value(std::move(v)) {}
  Argument(std::string n, const char* v) : name(std::move(n)), value(std::string{v}) {}
  Argument(std::string n, std::string_view v) : name(std::move(n)), value(std::string{v}) {}
  Argument(std::string n, int v) : name(std::move(n)), value(std::int64_t{v}) {}
  Argument(std::string n, std::int64_t v) : name(std::move(n)), value(v) {}
  Argument(std::string n, double v) : name(std::move(n)), value(v) {}
  Argument(std::string n, LocalTime v) : name(std::move(n)), value(v) {}
  bool operator==(const Argument&) const = default;
};
using Arguments = std::vector<Argument>;

enum class DateStyle {
  kDay = 1,  // "Monday 23 November"
  kDate,     // "23 November 2026"
  kMonth,    // "November"
  kTime,     // "2:30pm"
  kDayTime,  // "Monday 23 November, 2:30pm"
};

class Catalogue;

// A catalogue read in one language: words("home.title"). A handle: the Catalogue must outlive it.
class Words {
 public:
  Words(const Catalogue& catalogue, std::string language) : catalogue_(&catalogue), language_(std::move(language)) {}
  [[nodiscard]] std::string operator()(std::string_view id, const Arguments& arguments = {}) const;
  [[nodiscard]] std::string date(LocalTime when, DateStyle style) const;
  [[nodiscard]] std::string number(double value, int decimals = 0) const;
  [[nodiscard]] const Keyboard& keyboard() const;
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }

 private:
  const Catalogue* catalogue_;
  std::string language_;
};

class Catalogue {
 public:
  Catalogue();
  ~Catalogue();
  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;

  // Adds one language file. Fails with the place ("messages/home.title") and the reason: not JSON, over 1 MB,
  // an unknown key, a message that is not ICU MessageFormat, the same language or key twice.
  [[nodiscard]] base::Status add(std::string_view json);

  // Puts a council's own words in place of a loaded language's: {"messages": {"home.title": "…"}}. All of them or,
  // with the place and the reason, none: over 64 kB, or over 1 kB for one; a language or a message that the kiosk has
  // not; other arguments than the message has. Before any words are asked for.
  [[nodiscard]] base::Status put_over(std::string_view tag, std::string_view json);

  // Adds the keyboard of a language that has been added. Fails as parse_keyboard() does, and for one of no language or
  // of one that has its keyboard already.
  [[nodiscard]] base::Status add_keyboard(std::string_view json);

  [[nodiscard]] const std::vector<Language>& languages() const;  // in the order they were added
  [[nodiscard]] const Language* find_language(std::string_view tag) const;
  [[nodiscard]] TextDirection direction(std::string_view tag) const;
  // The language's own keyboard, else that of en-GB, else one without keys.
  [[nodiscard]] const Keyboard& keyboard(std::string_view tag) const;

  [[nodiscard]] bool has(std::string_view tag, std::string_view id) const;  // without fallback
  [[nodiscard]] std::vector<std::string> ids(std::string_view tag) const;
  // The names of the arguments a message wants, sorted; empty when there is no such message.
  [[nodiscard]] std::vector<std::string> arguments_of(std::string_view tag, std::string_view id) const;
  [[nodiscard]] std::string pattern(std::string_view tag, std::string_view id) const;

  [[nodiscard]] Words in(std::string_view tag) const { return Words{*this, std::string{tag}}; }
  [[nodiscard]] std::string text(std::string_view tag, std::string_view id, const Arguments& arguments = {}) const;

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

// "23 November 2026" and its kin in any language ICU knows; en-GB where it does not.
[[nodiscard]] std::string format_date(std::string_view language, LocalTime when, DateStyle style);
// Grouped, with the decimals asked for: 1,234.50
[[nodiscard]] std::string format_number(std::string_view language, double value, int decimals);

}  // namespace waymark::words

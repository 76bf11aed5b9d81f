#include "kiosk/words/keyboard.h"

#include <unicode/brkiter.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.h"
#include "kiosk/words/formats.h"
#include "kiosk/words/strict_json.h"

namespace waymark::words {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMaxFileBytes = 64 * 1024;
constexpr int kMaxDepth = 3;
constexpr std::size_t kMaxKeyBytes = 16;
constexpr std::size_t kMaxRow = 12;  // more keys would be smaller than 20 mm on an upright panel
constexpr std::size_t kMaxBesideSpace = 3;
constexpr std::size_t kMaxHeld = 9;
constexpr std::size_t kMaxHeldKeys = 80;
constexpr std::size_t kMaxEndings = 4;
constexpr std::size_t kMaxEndingBytes = 12;

// What is wrong first.
struct Reading {
  std::optional<base::Error> error;
  void wrong(std::string where, std::string detail) {
    if (!error) error = base::Error{ErrorCode::kInvalid, std::move(where), std::move(detail)};
  }
};

bool is_one_letter(std::string_view key) {
  const icu::UnicodeString text = from_utf8(key);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) || text.isEmpty()) return false;
  breaks->setText(text);
  return breaks->following(0) == text.length();
}

bool can_be_typed(std::string_view text) {
  return base::is_utf8(text) && base::without_forbidden(text) == text && text.find(' ') == std::string_view::npos;
}

KeyRow read_row(const json& from, std::size_t most, const std::string& where, Reading& reading) {
  KeyRow row;
  if (!from.is_string()) {
    reading.wrong(where, "must be keys with a space between them");
    return row;
  }
  const std::string_view text = from.get_ref<const std::string&>();
  for (std::size_t at = 0; at < text.size() && !reading.error;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view key = text.substr(at, end - at);
    at = end + 1;
    if (key.empty()) continue;
    if (key.size() > kMaxKeyBytes || !can_be_typed(key) || !is_one_letter(key)) {
      reading.wrong(where, "has a key that is not one letter or sign");
    }
    row.emplace_back(key);
  }
  if (row.empty()) reading.wrong(where, "has no keys");
  if (row.size() > most) reading.wrong(where, "has more than " + std::to_string(most) + " keys");
  return row;
}

std::vector<KeyRow> read_rows(const json& from, std::size_t least, std::size_t most, const std::string& where,
                              Reading& reading) {
  std::vector<KeyRow> rows;
  if (!from.is_array() || from.size() < least || from.size() > most) {
    reading.wrong(where, "must be " + std::to_string(least) + " to " + std::to_string(most) + " rows");
    return rows;
  }
  std::set<std::string> seen;
  for (const json& each : from) {
    rows.push_back(read_row(each, kMaxRow, where + "/" + std::to_string(rows.size()), reading));
    for (const std::string& key : rows.back()) {
      if (!seen.insert(key).second) reading.wrong(where, "has a key twice");
    }
  }
  return rows;
}

bool has_key(const std::vector<KeyRow>& rows, std::string_view key) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const KeyRow& row) { return std::find(row.begin(), row.end(), key) != row.end(); });
}

void read_held(const json& from, Keyboard& into, Reading& reading) {
  if (!from.is_object() || from.size() > kMaxHeldKeys) return reading.wrong("held", "must be an object of few keys");
  for (const auto& [key, others] : from.items()) {
    const std::string where = "held/" + key;
    if (!has_key(into.letters, key)) reading.wrong(where, "is no key of the letters");
    KeyRow row = read_row(others, kMaxHeld, where, reading);
    std::set<std::string> seen{key};
    for (const std::string& other : row) {
      if (!seen.insert(other).second) reading.wrong(where, "has a letter twice");
    }
    into.held.emplace(key, std::move(row));
  }
}

void read_endings(const json& from, KeyRow& into, Reading& reading) {
  if (!from.is_array() || from.size() > kMaxEndings) return reading.wrong("email_endings", "must be a short list");
  for (const json& each : from) {
    const std::string text = each.is_string() ? each.get<std::string>() : std::string{};
    if (text.size() < 2 || text.size() > kMaxEndingBytes || !can_be_typed(text) || text.front() != '.') {
      return reading.wrong("email_endings", "must be endings like \".com\"");
    }
    if (std::find(into.begin(), into.end(), text) != into.end()) reading.wrong("email_endings", "has one twice");
    into.push_back(text);
  }
}

std::string read_word(const json& root, const char* name, std::size_t least, std::size_t most, Reading& reading) {
  const auto found = root.find(name);
  const std::string text = found != root.end() && found->is_string() ? found->get<std::string>() : std::string{};
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return std::isalnum(c) != 0 || c == '-'; });
  if (text.size() < least || text.size() > most || !plain) reading.wrong(name, "is missing or is no tag");
  return text;
}

// The letter as a capital of the language; itself where there is none that is one letter too.
std::string capital_of(std::string_view letter, std::string_view language) {
  std::string capital = to_utf8(from_utf8(letter).toUpper(locale_of(language)));
  return is_one_letter(capital) ? capital : std::string{letter};
}

std::vector<KeyRow> capitals_of(std::vector<KeyRow> rows, std::string_view language) {
  for (KeyRow& row : rows) {
    for (std::string& key : row) key = capital_of(key, language);
  }
  return rows;
}

std::string small_of(std::string_view letter, std::string_view language) {
  return to_utf8(from_utf8(letter).toLower(locale_of(language)));
}

Keyboard read_keyboard(const json& root, Reading& reading) {
  static const std::set<std::string> known{"language", "script",       "borrowed",    "letters",       "accents",
                                           "signs",    "before_space", "after_space", "email_endings", "held"};
  for (const auto& [name, value] : root.items()) {
    if (!known.contains(name)) reading.wrong(name, "is not known");
  }
  Keyboard out;
  out.language = read_word(root, "language", 2, 16, reading);
  out.script = read_word(root, "script", 4, 4, reading);
  if (root.contains("borrowed")) {
    if (!root["borrowed"].is_boolean()) reading.wrong("borrowed", "must be true or false");
    out.borrowed = root["borrowed"] == true;
  }
  const auto member = [&root](const char* name) { return root.value(name, json()); };
  out.letters = read_rows(member("letters"), 3, 4, "letters", reading);
  if (root.contains("accents")) out.accents = read_rows(root["accents"], 1, 3, "accents", reading);
  out.signs = read_rows(member("signs"), 1, 3, "signs", reading);
  if (root.contains("before_space")) {
    out.before_space = read_row(root["before_space"], kMaxBesideSpace, "before_space", reading);
  }
  if (root.contains("after_space")) {
    out.after_space = read_row(root["after_space"], kMaxBesideSpace, "after_space", reading);
  }
  for (const KeyRow* row : {&out.before_space, &out.after_space}) {
    for (const std::string& key : *row) {
      const bool twice = has_key(out.letters, key) || has_key(out.signs, key) || has_key(out.accents, key) ||
                         std::count(out.before_space.begin(), out.before_space.end(), key) +
                                 std::count(out.after_space.begin(), out.after_space.end(), key) !=
                             1;
      if (twice) reading.wrong("before_space", "has a key that is in a row too");
    }
  }
  if (root.contains("email_endings")) read_endings(root["email_endings"], out.email_endings, reading);
  if (root.contains("held")) read_held(root["held"], out, reading);
  out.capital_letters = capitals_of(out.letters, out.language);
  out.capital_accents = capitals_of(out.accents, out.language);
  return out;
}

}  // namespace

KeyRow Keyboard::others_of(std::string_view key) const {
  if (const auto found = held.find(key); found != held.end()) return found->second;
  const std::string small = small_of(key, language);
  const auto found = held.find(small);
  if (found == held.end() || small == key) return {};
  KeyRow capitals;
  for (const std::string& one : found->second) {
    std::string capital = capital_of(one, language);
    if (capital != key && std::find(capitals.begin(), capitals.end(), capital) == capitals.end()) {
      capitals.push_back(std::move(capital));
    }
  }
  return capitals;
}

base::Result<Keyboard> parse_keyboard(std::string_view text) {
  const auto root = parse_strict_json(text, kMaxFileBytes, kMaxDepth);
  if (!root) return tl::unexpected(root.error());
  if (!root->is_object()) return base::fail(ErrorCode::kInvalid, "", "must be an object");
  Reading reading;
  Keyboard keyboard = read_keyboard(*root, reading);
  if (reading.error) return tl::unexpected(*reading.error);
  return keyboard;
}

}  // namespace waymark::words

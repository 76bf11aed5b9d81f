#include "kiosk/words/catalogue.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/words/formats.h"
#include "kiosk/words/strict_json.h"

namespace waymark::words {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMaxFileBytes = 1024 * 1024;
constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxMessageBytes = 8 * 1024;
constexpr std::size_t kMaxOwnFileBytes = 64 * 1024;
constexpr std::size_t kMaxOwnMessageBytes = 1024;

struct Message {
  std::string pattern;
  bool plain = true;                           // no argument and no quoting: the pattern is the text
  std::unique_ptr<icu::MessageFormat> format;  // made on first use
};

struct LanguageFile {
  Language language;
  std::map<std::string, Message, std::less<>> messages;
};

icu::MessagePattern parse_pattern(const std::string& pattern, UErrorCode& status) {
  icu::MessagePattern parsed{UMSGPAT_APOS_DOUBLE_OPTIONAL, status};
  UParseError error{};
  if (U_SUCCESS(status)) parsed.parse(from_utf8(pattern), &error, status);
  return parsed;
}

std::vector<std::string> argument_names(const std::string& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern parsed = parse_pattern(pattern, status);
  std::set<std::string> names;
  if (U_FAILURE(status)) return {};
  for (std::int32_t i = 0; i < parsed.countParts(); ++i) {
    const icu::MessagePattern::Part& part = parsed.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.insert(to_utf8(parsed.getSubstring(part)));
  }
  return {names.begin(), names.end()};
}

std::string in_braces(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "{" : ", {") + name + "}";
  return out.empty() ? "no argument" : out;
}

base::Result<Language> read_language(const json& from) {
  static const std::set<std::string> known{"tag", "name", "english_name", "direction", "review"};
  if (!from.is_object()) return base::fail(ErrorCode::kInvalid, "language", "is missing");
  for (const auto& [key, value] : from.items()) {
    if (known.count(key) == 0) return base::fail(ErrorCode::kInvalid, "language/" + key, "is not a known key");
    if (!value.is_string()) return base::fail(ErrorCode::kInvalid, "language/" + key, "is not text");
  }
  for (const std::string& key : known) {
    if (!from.contains(key)) return base::fail(ErrorCode::kInvalid, "language/" + key, "is missing");
  }
  const auto direction = from.at("direction").get<std::string>();
  if (direction != "ltr" && direction != "rtl") {
    return base::fail(ErrorCode::kInvalid, "language/direction", "is neither ltr nor rtl");
  }
  const auto review = from.at("review").get<std::string>();
  if (review != "reviewed" && review != "unreviewed") {
    return base::fail(ErrorCode::kInvalid, "language/review", "is neither reviewed nor unreviewed");
  }
  return Language{from.at("tag").get<std::string>(), from.at("name").get<std::string>(),
                  from.at("english_name").get<std::string>(),
                  direction == "rtl" ? TextDirection::kRightToLeft : TextDirection::kLeftToRight, review == "reviewed"};
}

base::Result<Message> read_message(const std::string& id, const json& from) {
  const std::string place = "messages/" + id;
  if (!from.is_string()) return base::fail(ErrorCode::kInvalid, place, "is not text");
  Message message;
  message.pattern = from.get<std::string>();
  if (message.pattern.empty()) return base::fail(ErrorCode::kInvalid, place, "is empty");
  if (message.pattern.size() > kMaxMessageBytes) return base::fail(ErrorCode::kTooLarge, place, "is over 8 kB");
  if (message.pattern.find_first_of("{}'") == std::string::npos) return message;  // nothing that ICU would read
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern parsed = parse_pattern(message.pattern, status);
  if (U_FAILURE(status)) return base::fail(ErrorCode::kInvalid, place, "is not ICU MessageFormat");
  message.plain = parsed.countParts() == 2;  // only the start and the end
  return message;
}

}  // namespace

struct Catalogue::Inner {
  std::vector<LanguageFile> files;
  std::vector<Language> languages;
  std::map<std::string, Keyboard, std::less<>> keyboards;
  mutable std::mutex making;

  LanguageFile* find(std::string_view tag) {
    for (LanguageFile& file : files) {
      if (file.language.tag == tag) return &file;
    }
    return nullptr;
  }
};

Catalogue::Catalogue() : inner_(std::make_unique<Inner>()) {}
Catalogue::~Catalogue() = default;
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;

base::Status Catalogue::add(std::string_view text) {
  const base::Result<json> parsed = parse_strict_json(text, kMaxFileBytes, kMaxDepth);
  if (!parsed) return tl::unexpected(parsed.error());
  if (!parsed->is_object()) return base::fail(ErrorCode::kInvalid, "", "is not an object");
  for (const auto& [key, value] : parsed->items()) {
    if (key != "language" && key != "messages") return base::fail(ErrorCode::kInvalid, key, "is not a known key");
  }
  if (!parsed->contains("messages") || !parsed->at("messages").is_object()) {
    return base::fail(ErrorCode::kInvalid, "messages", "is missing");
  }
  base::Result<Language> language = read_language(parsed->value("language", json{}));
  if (!language) return tl::unexpected(language.error());
  if (inner_->find(language->tag) != nullptr) {
    return base::fail(ErrorCode::kConflict, "language/tag", language->tag + " is loaded already");
  }
  LanguageFile file{*language, {}};
  for (const auto& [id, value] : parsed->at("messages").items()) {
    base::Result<Message> message = read_message(id, value);
    if (!message) return tl::unexpected(message.error());
    file.messages.emplace(id, std::move(*message));
  }
  inner_->languages.push_back(*language);
  inner_->files.push_back(std::move(file));
  return {};
}

base::Status Catalogue::add_keyboard(std::string_view text) {
  base::Result<Keyboard> keyboard = parse_keyboard(text);
  if (!keyboard) return tl::unexpected(keyboard.error());
  const std::string tag = keyboard->language;
  if (inner_->find(tag) == nullptr) return base::fail(ErrorCode::kInvalid, "language", tag + " has no words");
  if (!inner_->keyboards.emplace(tag, std::move(*keyboard)).second) {
    return base::fail(ErrorCode::kConflict, "language", tag + " has a keyboard already");
  }
  return {};
}

const Keyboard& Catalogue::keyboard(std::string_view tag) const {
  static const Keyboard none;
  for (const std::string_view each : {tag, kFallbackLanguage}) {
    if (const auto found = inner_->keyboards.find(each); found != inner_->keyboards.end()) return found->second;
  }
  return none;
}

const std::vector<Language>& Catalogue::languages() const { return inner_->languages; }

const Language* Catalogue::find_language(std::string_view tag) const {
  for (const Language& language : inner_->languages) {
    if (language.tag == tag) return &language;
  }
  return nullptr;
}

TextDirection Catalogue::direction(std::string_view tag) const {
  const Language* const language = find_language(tag);
  return language == nullptr ? TextDirection::kLeftToRight : language->direction;
}

bool Catalogue::has(std::string_view tag, std::string_view id) const {
  const LanguageFile* const file = inner_->find(tag);
  return file != nullptr && file->messages.find(id) != file->messages.end();
}

std::vector<std::string> Catalogue::ids(std::string_view tag) const {
  std::vector<std::string> out;
  if (const LanguageFile* const file = inner_->find(tag)) {
    for (const auto& [id, message] : file->messages) out.push_back(id);
  }
  return out;
}

std::string Catalogue::pattern(std::string_view tag, std::string_view id) const {
  const LanguageFile* const file = inner_->find(tag);
  if (file == nullptr) return {};
  const auto at = file->messages.find(id);
  return at == file->messages.end() ? std::string{} : at->second.pattern;
}

std::vector<std::string> Catalogue::arguments_of(std::string_view tag, std::string_view id) const {
  return argument_names(pattern(tag, id));
}

base::Status Catalogue::put_over(std::string_view tag, std::string_view text) {
  const base::Result<json> parsed = parse_strict_json(text, kMaxOwnFileBytes, kMaxDepth);
  if (!parsed) return tl::unexpected(parsed.error());
  if (!parsed->is_object() || parsed->size() != 1 || !parsed->contains("messages") ||
      !parsed->at("messages").is_object()) {
    return base::fail(ErrorCode::kInvalid, "messages", "is missing, or not alone");
  }
  LanguageFile* const file = inner_->find(tag);
  if (file == nullptr) return base::fail(ErrorCode::kInvalid, "", std::string{tag} + " is not a language of the kiosk");
  std::map<std::string, Message, std::less<>> own;
  for (const auto& [id, value] : parsed->at("messages").items()) {
    const std::string place = "messages/" + id;
    const std::string_view like = has(tag, id) ? tag : kFallbackLanguage;
    if (!has(like, id)) return base::fail(ErrorCode::kInvalid, place, "is not a message of the kiosk");
    base::Result<Message> message = read_message(id, value);
    if (!message) return tl::unexpected(message.error());
    if (message->pattern.size() > kMaxOwnMessageBytes) return base::fail(ErrorCode::kTooLarge, place, "is over 1 kB");
    const std::vector<std::string> wanted = arguments_of(like, id);
    if (argument_names(message->pattern) != wanted) {
      return base::fail(ErrorCode::kInvalid, place, "must have " + in_braces(wanted) + " and no other");
    }
    own.emplace(id, std::move(*message));
  }
  for (auto& [id, message] : own) file->messages.insert_or_assign(id, std::move(message));
  return {};
}

namespace {

icu::Formattable formattable(const Argument& argument, TextDirection direction) {
  if (const auto* const text = std::get_if<std::string>(&argument.value)) {
    icu::UnicodeString value = from_utf8(*text);
    if (direction == TextDirection::kRightToLeft) {
      value.insert(0, static_cast<char16_t>(0x2068)).append(static_cast<char16_t>(0x2069));
    }
    return icu::Formattable{value};
  }
  if (const auto* const whole = std::get_if<std::int64_t>(&argument.value)) return icu::Formattable{*whole};
  if (const auto* const real = std::get_if<double>(&argument.value)) return icu::Formattable{*real};
  return icu::Formattable{udate_of(std::get<LocalTime>(argument.value)), icu::Formattable::kIsDate};
}

std::string format_message(Message& message, const Language& language, const Arguments& arguments) {
  UErrorCode status = U_ZERO_ERROR;
  if (!message.format) {
    UParseError where{};
    message.format =
        std::make_unique<icu::MessageFormat>(from_utf8(message.pattern), locale_of(language.tag), where, status);
  }
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const Argument& argument : arguments) {
    names.push_back(from_utf8(argument.name));
    values.push_back(formattable(argument, language.direction));
  }
  icu::UnicodeString out;
  message.format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  return U_FAILURE(status) ? std::string{} : to_utf8(out);
}

}  // namespace

std::string Catalogue::text(std::string_view tag, std::string_view id, const Arguments& arguments) const {
  for (const std::string_view language : {tag, kFallbackLanguage}) {
    LanguageFile* const file = inner_->find(language);
    if (file == nullptr) continue;
    const auto at = file->messages.find(id);
    if (at == file->messages.end()) continue;
    if (at->second.plain) return at->second.pattern;
    const std::lock_guard lock{inner_->making};
    std::string out = format_message(at->second, file->language, arguments);
    if (!out.empty()) return out;
  }
  return "⟦" + std::string{id} + "⟧";
}

std::string Words::operator()(std::string_view id, const Arguments& arguments) const {
  return catalogue_->text(language_, id, arguments);
}

const Keyboard& Words::keyboard() const { return catalogue_->keyboard(language_); }

std::string Words::date(LocalTime when, DateStyle style) const { return format_date(language_, when, style); }

std::string Words::number(double value, int decimals) const { return format_number(language_, value, decimals); }

}  // namespace waymark::words

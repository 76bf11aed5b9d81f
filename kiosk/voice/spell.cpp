#include "kiosk/voice/spell.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace waymark::voice {
namespace {

constexpr std::size_t kLongestCode = 24;
constexpr std::string_view kCheckSigns = "*~$=";  // Crockford's, beside the letters; one reference in nine has one
constexpr std::size_t kLongNumber = 5;            // figures in a row that nobody hears as one number
constexpr std::size_t kNumberGroup = 3;

using Sign = std::pair<std::string_view, std::string_view>;
constexpr std::array<Sign, 43> kSigns{{
    {" ", "voice.sign.space"},        {"\n", "voice.sign.new_line"},     {".", "voice.sign.full_stop"},
    {"۔", "voice.sign.full_stop"},    {"。", "voice.sign.full_stop"},    {",", "voice.sign.comma"},
    {"،", "voice.sign.comma"},        {"，", "voice.sign.comma"},        {"、", "voice.sign.comma"},
    {"-", "voice.sign.hyphen"},       {"'", "voice.sign.apostrophe"},    {"’", "voice.sign.apostrophe"},
    {"@", "voice.sign.at"},           {"_", "voice.sign.underscore"},    {"+", "voice.sign.plus"},
    {"#", "voice.sign.hash"},         {"£", "voice.sign.pound"},         {"$", "voice.sign.dollar"},
    {"€", "voice.sign.euro"},         {"&", "voice.sign.ampersand"},     {"%", "voice.sign.percent"},
    {"*", "voice.sign.asterisk"},     {"/", "voice.sign.slash"},         {"\\", "voice.sign.backslash"},
    {"(", "voice.sign.open_bracket"}, {")", "voice.sign.close_bracket"}, {":", "voice.sign.colon"},
    {";", "voice.sign.semicolon"},    {"؛", "voice.sign.semicolon"},     {"!", "voice.sign.exclamation"},
    {"！", "voice.sign.exclamation"}, {"?", "voice.sign.question"},      {"؟", "voice.sign.question"},
    {"？", "voice.sign.question"},    {"=", "voice.sign.equals"},        {"\"", "voice.sign.quote"},
    {"<", "voice.sign.less"},         {">", "voice.sign.greater"},       {"[", "voice.sign.open_square"},
    {"]", "voice.sign.close_square"}, {"~", "voice.sign.tilde"},         {"|", "voice.sign.bar"},
    {"^", "voice.sign.caret"},
}};

bool is_figure(char one) { return one >= '0' && one <= '9'; }

std::size_t figures_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_figure(text[end])) ++end;
  return end - at;
}

void append_spelled(std::string& into, std::string_view figures) {
  for (const char figure : figures) {
    if (!into.empty() && is_figure(into.back())) into += ' ';
    into += figure;
  }
}

}  // namespace

bool is_code(std::string_view text) {
  if (text.empty() || text.size() > kLongestCode) return false;
  if (kCheckSigns.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  const auto fits = [](char one) { return is_figure(one) || one == '-' || (one >= 'A' && one <= 'Z'); };
  // A reference may have no figure; its three parts tell it from a word.
  const bool in_parts = std::count(text.begin(), text.end(), '-') == 2;
  return std::all_of(text.begin(), text.end(), fits) && (in_parts || std::any_of(text.begin(), text.end(), is_figure));
}

std::string spelled(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '-') {
      out += ". ";
      continue;
    }
    if (i > 0 && code[i - 1] != '-') out += ", ";
    out += code[i];
  }
  return out;
}

std::string with_numbers_spelled(std::string_view text) {
  std::string out;
  bool in_number = false;  // the groups that follow belong to it: "01546 605 522"
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t count = figures_from(text, at);
    if (count == 0) {
      in_number = in_number && text[at] == ' ';
      out += text[at++];
      continue;
    }
    // After a point or a comma they are a part of a price or a figure.
    const bool part = at > 0 && (text[at - 1] == '.' || text[at - 1] == ',') && at > 1 && is_figure(text[at - 2]);
    const bool begins = !part && (count >= kLongNumber || (count >= kNumberGroup && text[at] == '0'));
    in_number = begins || (in_number && count >= kNumberGroup);
    if (in_number) {
      append_spelled(out, text.substr(at, count));
    } else {
      out += text.substr(at, count);
    }
    at += count;
  }
  return out;
}

std::string without_directions(std::string_view text) {
  // U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069: three bytes each, E2 80 or E2 81 and the last.
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view three = text.substr(at, 3);
    const auto last = three.size() == 3 ? static_cast<unsigned char>(three[2]) : 0U;
    const bool general =
        three.starts_with("\xE2\x80") && (last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE));
    const bool isolate = three.starts_with("\xE2\x81") && last >= 0xA6 && last <= 0xA9;
    if (general || isolate) {
      at += 3;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string_view message_of_sign(std::string_view sign) {
  const auto found = std::find_if(kSigns.begin(), kSigns.end(), [sign](const Sign& one) { return one.first == sign; });
  return found == kSigns.end() ? std::string_view{} : found->second;
}

bool is_capital(std::string_view letter) {
  if (letter.empty() || letter.size() > 4) return false;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(letter.data());
  const auto size = static_cast<std::int32_t>(letter.size());
  UChar32 character = 0;
  std::int32_t at = 0;
  U8_NEXT(bytes, at, size, character);
  return at == size && character > 0 && u_isupper(character) != 0;
}

}  // namespace waymark::voice

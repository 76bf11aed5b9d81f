#include <phonenumbers/phonenumberutil.h>

#include <string>

#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// The library wants std::string; this one lives on the heap and is zeroed however the scope is left.
struct PlainText {
  std::string text;
  explicit PlainText(std::string_view from) {
    text.reserve(from.size() + 64);
    text.assign(from);
  }
  PlainText(const PlainText&) = delete;
  PlainText& operator=(const PlainText&) = delete;
  ~PlainText() { base::zeroise(text.data(), text.capacity()); }
};

bool is_phone_mark(char32_t code) {
  return code == U'+' || code == U'(' || code == U')' || code == U'/' || code == U'.' || code == U'-' ||
         code == 0x2212 || (code >= 0x2010 && code <= 0x2015);
}

// Digits and the marks people write between them, and nothing but an extension after. The library alone would take a
// number out of the middle of a sentence, and would dial letters.
bool looks_like_a_number(std::string_view text) {
  int digits = 0;
  int letters = 0;
  char last = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (code >= U'0' && code <= U'9') {
      ++digits;
    } else if ((code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z')) {
      if (digits < 6 || ++letters > 9) return false;
    } else if (!is_phone_mark(code) && code != U' ' && code != U'#' && code != U':') {
      return false;
    }
    last = code < 0x80 ? static_cast<char>(code) : ' ';
  }
  return digits >= 5 && last != '.';
}

// The slips people make most with a British number: a digit left out of a mobile's eleven, or a short service number
// that nobody answers. By length alone both would pass for some other kind of number.
bool is_likely_slip(const PhoneNumber& number) {
  constexpr std::size_t kMobileDigits = 10;
  constexpr std::size_t kShortServiceDigits = 7;
  if (number.country_code() != 44) return false;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PlainText national{""};
  util.GetNationalSignificantNumber(number, &national.text);
  if (national.text.front() == '7' && national.text.size() != kMobileDigits) return true;
  return national.text.size() == kShortServiceDigits && !util.IsValidNumber(number);
}

bool is_possible(const PhoneNumber& number) {
  return PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE &&
         !is_likely_slip(number);
}

// With the country code and no plus, as "44 117 496 0860" or "1-202-555-0104": only when it is nothing at home.
bool parse_number(const PlainText& typed, PhoneNumber* number) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  if (util.Parse(typed.text, "GB", number) == PhoneNumberUtil::NO_PARSING_ERROR && is_possible(*number)) return true;
  if (typed.text.empty() || typed.text.front() == '+' || typed.text.front() == '0') return false;
  const PlainText abroad{"+" + typed.text};
  return util.Parse(abroad.text, "GB", number) == PhoneNumberUtil::NO_PARSING_ERROR && is_possible(*number);
}

}  // namespace

std::optional<base::Secret> read_phone(std::string_view typed) {
  const base::Secret tidied = tidy(typed, Lines::kOne);
  if (!looks_like_a_number(tidied.reveal())) return std::nullopt;
  const PlainText text{tidied.reveal()};
  PhoneNumber number;
  if (!parse_number(text, &number)) return std::nullopt;
  PlainText out{""};
  PhoneNumberUtil::GetInstance()->Format(number, PhoneNumberUtil::E164, &out.text);
  base::Secret value{out.text};
  if (number.has_extension()) {
    value.insert(value.size(), ";ext=");
    value.insert(value.size(), number.extension());
  }
  number.Clear();
  return value;
}

base::Secret write_phone(std::string_view e164) {
  const PlainText text{e164};
  PhoneNumber number;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  if (util.Parse(text.text, "GB", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return base::Secret{e164};
  PlainText out{""};
  util.Format(number, number.country_code() == 44 ? PhoneNumberUtil::NATIONAL : PhoneNumberUtil::INTERNATIONAL,
              &out.text);
  return base::Secret{out.text};
}

}  // namespace waymark::journeys

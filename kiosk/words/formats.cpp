#include "kiosk/words/formats.h"

#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <memory>

namespace waymark::words {
namespace {

constexpr int kMinutesInADay = 24 * 60;

int minute_of_day(LocalTime when) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(when.since_epoch).count() % kMinutesInADay;
  return static_cast<int>(minutes < 0 ? minutes + kMinutesInADay : minutes);
}

// As GOV.UK writes them: "9am", "2:30pm", "midday", "midnight".
std::string british_time(LocalTime when) {
  const int minute = minute_of_day(when);
  if (minute == 0) return "'midnight'";
  if (minute == kMinutesInADay / 2) return "'midday'";
  return minute % 60 == 0 ? "ha" : "h:mma";
}

// British dates have their own fixed shapes (GOV.UK style: no comma after the weekday); other languages take ICU's best
// pattern for the same fields.
std::string british_pattern(DateStyle style, LocalTime when) {
  switch (style) {
    case DateStyle::kDay:
      return "EEEE d MMMM";
    case DateStyle::kDate:
      return "d MMMM y";
    case DateStyle::kMonth:
      return "LLLL";
    case DateStyle::kTime:
      return british_time(when);
    case DateStyle::kDayTime:
      return "EEEE d MMMM, " + british_time(when);
  }
  return "d MMMM y";
}

std::string skeleton(DateStyle style) {
  switch (style) {
    case DateStyle::kDay:
      return "EEEEdMMMM";
    case DateStyle::kDate:
      return "dMMMMy";
    case DateStyle::kMonth:
      return "LLLL";
    case DateStyle::kTime:
      return "jmm";
    case DateStyle::kDayTime:
      return "EEEEdMMMMjmm";
  }
  return "dMMMMy";
}

icu::UnicodeString best_pattern(const icu::Locale& locale, DateStyle style, LocalTime when, UErrorCode& status) {
  const std::unique_ptr<icu::DateTimePatternGenerator> generator{
      icu::DateTimePatternGenerator::createInstance(locale, status)};
  if (U_FAILURE(status)) return {};
  std::string wanted = skeleton(style);
  const bool has_time = style == DateStyle::kTime || style == DateStyle::kDayTime;
  // Whole hours lose their noughts where a word for the half of the day follows; "09" alone would be no time.
  const UDateFormatHourCycle cycle = generator->getDefaultHourCycle(status);
  const bool half_days = cycle == UDAT_HOUR_CYCLE_12 || cycle == UDAT_HOUR_CYCLE_11;
  if (has_time && half_days && minute_of_day(when) % 60 == 0) wanted.resize(wanted.size() - 2);
  return generator->getBestPattern(icu::UnicodeString::fromUTF8(wanted), status);
}

}  // namespace

icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
  if (U_FAILURE(status) || locale.isBogus()) locale = icu::Locale::getUK();
  status = U_ZERO_ERROR;
  locale.setKeywordValue("numbers", "latn", status);
  return locale;
}

UDate udate_of(LocalTime when) {
  const auto local = static_cast<UDate>(when.since_epoch.count());
  const std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createDefault()};
  std::int32_t raw = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(local, /*local=*/true, raw, daylight, status);
  return U_FAILURE(status) ? local : local - raw - daylight;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string format_date(std::string_view language, LocalTime when, DateStyle style) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = locale_of(language);
  const bool british = language.substr(0, 2) == "en";
  const icu::UnicodeString pattern =
      british ? icu::UnicodeString::fromUTF8(british_pattern(style, when)) : best_pattern(locale, style, when, status);
  if (U_FAILURE(status)) return {};
  icu::SimpleDateFormat format{pattern, locale, status};
  if (U_FAILURE(status)) return {};
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString out;
  return to_utf8(format.format(static_cast<UDate>(when.since_epoch.count()), out));
}

std::string format_number(std::string_view language, double value, int decimals) {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = icu::number::NumberFormatter::withLocale(locale_of(language))
                             .precision(icu::number::Precision::fixedFraction(decimals))
                             .formatDouble(value, status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString out = formatted.toString(status);
  return U_FAILURE(status) ? std::string{} : to_utf8(out);
}

}  // namespace waymark::words

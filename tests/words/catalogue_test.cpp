#include "kiosk/words/catalogue.h"

#include <gmock/gmock.h>
#include <unicode/timezone.h>

#include <memory>

namespace waymark::words {
namespace {

using testing::ElementsAre;

std::string file(const std::string& tag, const std::string& direction, const std::string& messages) {
  return R"({"language": {"tag": ")" + tag + R"(", "name": "N", "english_name": "E", "direction": ")" + direction +
         R"(", "review": "reviewed"}, "messages": {)" + messages + "}}";
}

Catalogue british(const std::string& messages) {
  Catalogue out;
  const base::Status added = out.add(file("en-GB", "ltr", messages));
  EXPECT_TRUE(added.has_value()) << (added ? "" : base::to_string(added.error()));
  return out;
}

std::string refusal(const std::string& text) {
  Catalogue out;
  const base::Status added = out.add(text);
  return added ? std::string{} : base::to_string(added.error());
}

constexpr LocalTime kAfternoon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}.time_since_epoch() +
                               std::chrono::hours{14} + std::chrono::minutes{30}};

TEST(AMessage, IsThereAsWritten) { EXPECT_EQ(british(R"("a": "It's plain")").text("en-GB", "a"), "It's plain"); }

TEST(AMessage, TakesPluralsAndNumbersOfItsLanguage) {
  const Catalogue words = british(R"("a": "{n, plural, one {# minute} other {# minutes}}", "b": "{n}")");
  EXPECT_EQ(words.text("en-GB", "a", {{"n", 1}}), "1 minute");
  EXPECT_EQ(words.text("en-GB", "a", {{"n", 1200}}), "1,200 minutes");
  EXPECT_EQ(words.text("en-GB", "b", {{"n", 2.5}}), "2.5");
}

TEST(AMessage, UsesArabicsSixPluralFormsWithEuropeanDigits) {
  Catalogue words;
  ASSERT_TRUE(
      words
          .add(file("ar", "rtl", R"("a": "{n, plural, zero {0z} one {1o} two {2t} few {# f} many {# m} other {# o}}")"))
          .has_value());
  std::vector<std::string> said;
  for (const int n : {0, 1, 2, 3, 11, 100}) said.push_back(words.text("ar", "a", {{"n", n}}));
  EXPECT_THAT(said, ElementsAre("0z", "1o", "2t", "3 f", "11 m", "100 o"));
}

TEST(AMessage, MissingInALanguageComesFromEnglish) {
  Catalogue words = british(R"("a": "English", "b": "Only English")");
  ASSERT_TRUE(words.add(file("gd", "ltr", R"("a": "Gàidhlig")")).has_value());
  EXPECT_EQ(words.text("gd", "a"), "Gàidhlig");
  EXPECT_EQ(words.text("gd", "b"), "Only English");
  EXPECT_EQ(words.text("cy", "a"), "English");
  EXPECT_FALSE(words.has("gd", "b"));
}

TEST(AMessage, ThatNobodyHasIsSeenAtOnce) { EXPECT_EQ(british(R"("a": "x")").text("en-GB", "b"), "⟦b⟧"); }

TEST(AnArgument, IsSetApartInARightToLeftLanguage) {
  Catalogue words;
  ASSERT_TRUE(words.add(file("ar", "rtl", R"("a": "رقمك {n}")")).has_value());
  EXPECT_EQ(words.text("ar", "a", {{"n", "C 042"}}),
            "رقمك \xE2\x81\xA8"
            "C 042\xE2\x81\xA9");
}

TEST(AnArgument, CannotSmuggleInAPattern) {
  EXPECT_EQ(british(R"("a": "Hello {name}")").text("en-GB", "a", {{"name", "{other} '{'"}}), "Hello {other} '{'");
}

// What a council wants instead: applied, or refused with the place and the reason.
struct Own {
  const char* json;
  const char* refusal;
};
class BadOwnWords : public testing::TestWithParam<Own> {};

TEST_P(BadOwnWords, AreRefusedWithThePlaceAndTheReason) {
  Catalogue words = british(R"("a": "Hello {name}", "b": "Bye")");
  const base::Status done = words.put_over("en-GB", GetParam().json);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(base::to_string(done.error()), GetParam().refusal);
  EXPECT_EQ(words.text("en-GB", "b"), "Bye") << "all or none";
}
INSTANTIATE_TEST_SUITE_P(
    All, BadOwnWords,
    testing::Values(
        Own{R"({"messages": {"b": "Cheerio", "c": "?"}})", "invalid: messages/c: is not a message of the kiosk"},
        Own{R"({"messages": {"b": "Cheerio", "a": "Hello"}})", "invalid: messages/a: must have {name} and no other"},
        Own{R"({"messages": {"b": "Bye {name}"}})", "invalid: messages/b: must have no argument and no other"},
        Own{R"({"messages": {"b": ""}})", "invalid: messages/b: is empty"},
        Own{R"({"messages": {"b": "{"}})", "invalid: messages/b: is not ICU MessageFormat"},
        Own{R"({"words": {}})", "invalid: messages: is missing, or not alone"},
        Own{"[", "invalid: line 1, column 2: is not JSON"}));

TEST(OwnWords, StandInPlaceOfTheInstalledOnes) {
  Catalogue words = british(R"("a": "Hello {name}", "b": "Bye")");
  ASSERT_TRUE(words.put_over("en-GB", R"({"messages": {"a": "Good day, {name}"}})").has_value());
  EXPECT_EQ(words.text("en-GB", "a", {{"name", "Ann"}}), "Good day, Ann");
  EXPECT_EQ(words.text("en-GB", "b"), "Bye");
}

TEST(OwnWords, AreForTheKiosksLanguagesAndNotLong) {
  Catalogue words = british(R"("a": "Hello")");
  EXPECT_EQ(words.put_over("cy", R"({"messages": {}})").error().detail, "cy is not a language of the kiosk");
  EXPECT_EQ(words.put_over("en-GB", R"({"messages": {"a": ")" + std::string(2000, 'x') + R"("}})").error().code,
            base::ErrorCode::kTooLarge);
  EXPECT_EQ(words.put_over("en-GB", std::string(70'000, ' ')).error().code, base::ErrorCode::kTooLarge);
}

TEST(ADate, IsWrittenAsOnGovUk) {
  EXPECT_EQ(format_date("en-GB", kAfternoon, DateStyle::kDay), "Sunday 22 November");
  EXPECT_EQ(format_date("en-GB", kAfternoon, DateStyle::kDate), "22 November 2026");
  EXPECT_EQ(format_date("en-GB", kAfternoon, DateStyle::kTime), "2:30pm");
  EXPECT_EQ(format_date("gd", kAfternoon, DateStyle::kMonth), "An t-Samhain");
}

TEST(ADate, IsWrittenAsEachLanguageWritesIt) {
  EXPECT_EQ(format_date("cy", kAfternoon, DateStyle::kDate), "22 Tachwedd 2026");
  EXPECT_EQ(format_date("pl", kAfternoon, DateStyle::kDate), "22 listopada 2026");
  EXPECT_EQ(format_date("uk", kAfternoon, DateStyle::kDate), "22 листопада 2026\u202fр.");
  EXPECT_EQ(format_date("ar", kAfternoon, DateStyle::kDate), "22 نوفمبر 2026");
  EXPECT_EQ(format_date("ur", kAfternoon, DateStyle::kDate), "22 نومبر، 2026");
  EXPECT_EQ(format_date("zh-Hans", kAfternoon, DateStyle::kDate), "2026年11月22日");
}

TEST(ANumber, IsGroupedAsEachLanguageDoesWithEuropeanDigits) {
  EXPECT_EQ(format_number("cy", 1234567, 0), "1,234,567");
  EXPECT_EQ(format_number("pl", 1234567, 0), "1\u00a0234\u00a0567");
  EXPECT_EQ(format_number("uk", 1234567, 0), "1\u00a0234\u00a0567");
  EXPECT_EQ(format_number("ur", 1234567, 0), "1,234,567");
  EXPECT_EQ(format_number("zh-Hans", 1234567, 0), "1,234,567");
}

TEST(ADate, SaysWholeHoursWithoutNoughts) {
  const auto at = [](int hour) { return LocalTime{std::chrono::hours{24 * 20'000 + hour}}; };
  EXPECT_EQ(format_date("en-GB", at(9), DateStyle::kTime), "9am");
  EXPECT_EQ(format_date("en-GB", at(17), DateStyle::kTime), "5pm");
  EXPECT_EQ(format_date("en-GB", at(12), DateStyle::kTime), "midday");
  EXPECT_EQ(format_date("en-GB", at(24), DateStyle::kTime), "midnight");
  EXPECT_EQ(format_date("en-GB", at(9), DateStyle::kDayTime), "Friday 4 October, 9am");
  EXPECT_EQ(format_date("ar", at(9), DateStyle::kTime), "9 ص");
  EXPECT_EQ(format_date("ar", at(24 * 7 + 9), DateStyle::kDayTime).find(":00"), std::string::npos);
  EXPECT_EQ(format_date("pl", at(9), DateStyle::kTime), "09:00") << "a day of 24 hours keeps its minutes";
}

TEST(ADate, InAMessageDoesNotDependOnTheZoneOfTheProcess) {
  const std::unique_ptr<icu::TimeZone> before{icu::TimeZone::createDefault()};
  for (const char* const zone : {"Etc/UTC", "Asia/Kolkata", "America/Los_Angeles"}) {
    icu::TimeZone::adoptDefault(icu::TimeZone::createTimeZone(zone));
    const Catalogue words = british(R"("a": "{when, date, ::yyyyMMMMdjjmm}")");
    const std::string here = words.text("en-GB", "a", {{"when", kAfternoon}});
    EXPECT_THAT(here, testing::HasSubstr("22 November 2026")) << zone;
    EXPECT_THAT(here, testing::HasSubstr("14:30")) << zone;
  }
  icu::TimeZone::setDefault(*before);
}

TEST(ACatalogue, RefusesWhatItDoesNotUnderstandWithThePlace) {
  EXPECT_EQ(refusal(file("en-GB", "ltr", R"("a": "{n, plural, one {x")")),
            "invalid: messages/a: is not ICU MessageFormat");
  EXPECT_EQ(refusal(file("en-GB", "up", R"("a": "x")")), "invalid: language/direction: is neither ltr nor rtl");
  EXPECT_EQ(refusal(file("en-GB", "ltr", R"("a": "x", "a": "y")")), "invalid: a: is given twice");
  EXPECT_EQ(refusal(file("en-GB", "ltr", R"("a": "")")), "invalid: messages/a: is empty");
  EXPECT_EQ(refusal(R"({"words": {}})"), "invalid: words: is not a known key");
  EXPECT_EQ(refusal("{"), "invalid: line 1, column 2: is not JSON");
}

TEST(ACatalogue, RefusesALanguageTwice) {
  Catalogue words = british(R"("a": "x")");
  EXPECT_FALSE(words.add(file("en-GB", "ltr", R"("a": "x")")).has_value());
}

}  // namespace
}  // namespace waymark::words

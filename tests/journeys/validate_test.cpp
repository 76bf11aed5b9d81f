#include "kiosk/journeys/validate.h"

#include "tests/journeys/a_journey.h"
#include "tests/journeys/read_whole.h"

namespace waymark::journeys {
namespace {

using namespace test;

Question a_question(const std::string& kind, json more = json::object()) {
  more.emplace("subject", text("The answer"));
  const Definition definition = loaded(journey({page("one", question("it", kind, std::move(more)))}));
  return definition.pages.empty() ? Question{} : definition.pages[0].questions[0];
}

// What the person reads, or "" when the entry is accepted.
std::string message_for(const Question& asked, const Answers& entries) {
  const Checked checked = check_question(asked, entries, kToday);
  if (checked.problems.empty()) return {};
  return problem_text(checked.problems.front(), asked, catalogue().in("en-GB"));
}
std::string message_for(const Question& asked, const std::string& typed) {
  return message_for(asked, answers({{"it", typed}}));
}
std::string accepted(const Question& asked, const std::string& typed) {
  return std::string{check_question(asked, answers({{"it", typed}}), kToday).answers.reveal("it")};
}
Answers date(const std::string& day, const std::string& month, const std::string& year) {
  return answers({{"it.day", day}, {"it.month", month}, {"it.year", year}});
}

TEST(AText, IsTrimmedAndFreedOfWhatCannotBeSeen) {
  EXPECT_EQ(accepted(a_question("text"), "\t \xE2\x80\x8B Morag\xC2\xA0  Bell \xEF\xBB\xBF\r\n"), "Morag Bell");
}

TEST(AText, KeepsTheJoinersThatShapeAScript) {
  const std::string persian = "می\xE2\x80\x8Cخواهم";
  EXPECT_EQ(accepted(a_question("text"), persian), persian);
}

TEST(AText, MadeOfSpacesIsNoAnswer) { EXPECT_EQ(message_for(a_question("text"), " \xE2\x80\x8B "), "Enter an answer"); }

TEST(AText, IsMeasuredInCharactersAsPeopleCountThem) {
  const Question asked = a_question("text", {{"max_length", 5}, {"min_length", 2}});
  EXPECT_EQ(message_for(asked, "àèìòù"), "");
  EXPECT_EQ(message_for(asked, "👩‍👩‍👧"), "The answer must be 2 characters or more")
      << "a family is one character";
  EXPECT_EQ(message_for(asked, "abcdef"), "The answer must be 5 characters or less");
}

TEST(AText, MayNotOutrunAPattern) {
  const Question asked = a_question("text", {{"pattern", "(a+)+b"}});
  EXPECT_EQ(message_for(asked, std::string(100, 'a')), "The answer is not in the correct format");
  EXPECT_EQ(message_for(asked, "aab"), "");
  EXPECT_NE(message_for(asked, "aabc"), "") << "a pattern is about the whole answer";
}

TEST(ALongText, KeepsItsParagraphsAndNoMore) {
  EXPECT_EQ(accepted(a_question("long_text"), "\n\nBehind the flats\r\n\n\n\nby the gate  \n"),
            "Behind the flats\n\nby the gate");
}

TEST(AnOptionalQuestion, MayBeLeftBlank) {
  const Checked checked = check_question(a_question("email", {{"optional", true}}), Answers{}, kToday);
  EXPECT_TRUE(checked.problems.empty());
  ASSERT_NE(checked.answers.find("it"), nullptr);
  EXPECT_TRUE(checked.answers.find("it")->empty());
}

TEST(AnUnansweredQuestion, IsAskedForInTheWordsOfItsKind) {
  EXPECT_EQ(message_for(a_question("date"), Answers{}), "Enter a date");
  EXPECT_EQ(message_for(a_question("yes_no"), ""), "Select yes or no");
  EXPECT_EQ(message_for(a_question("photo"), ""), "Take a photo, or choose no photo now");
  EXPECT_EQ(message_for(a_question("radios", options({"a"})), ""), "Select an answer");
  EXPECT_EQ(message_for(a_question("phone"), ""), "Enter a phone number");
}

TEST(AQuestionsOwnMessage, ReplacesTheGeneralOne) {
  const Question asked = a_question("text", {{"messages", {{"required", text("Enter your full name")}}}});
  EXPECT_EQ(message_for(asked, ""), "Enter your full name");
}

TEST(ADate, MayBeTypedInShort) {
  const Checked checked = check_question(a_question("date"), date(" 1", "2", "2024"), kToday);
  EXPECT_EQ(checked.answers.reveal("it"), "2024-02-01");
  EXPECT_EQ(check_question(a_question("date"), date("1", "nov", "2024"), kToday).answers.reveal("it"), "2024-11-01");
  EXPECT_EQ(check_question(a_question("date"), date("٣", "٤", "٢٠٢٤"), kToday).answers.reveal("it"), "2024-04-03");
}

TEST(ADate, SaysWhatIsMissing) {
  const Question asked = a_question("date");
  EXPECT_EQ(message_for(asked, date("", "2", "2024")), "The answer must include a day");
  EXPECT_EQ(message_for(asked, date("1", "", "")), "The answer must include a month and year");
  EXPECT_EQ(message_for(asked, date("", "2", "")), "The answer must include a day and year");
  EXPECT_EQ(check_question(asked, date("1", "2", ""), kToday).problems.at(0).field, "it.year");
}

TEST(ADate, MustBeReal) {
  const Question asked = a_question("date");
  EXPECT_EQ(message_for(asked, date("29", "2", "2023")), "The answer must be a real date");
  EXPECT_EQ(message_for(asked, date("29", "2", "2024")), "");
  EXPECT_EQ(message_for(asked, date("1", "13", "2024")), "The answer must be a real date");
  EXPECT_EQ(message_for(asked, date("1", "1", "24")), "Year must include 4 numbers");
  EXPECT_EQ(check_question(asked, date("1", "13", "2024"), kToday).problems.at(0).field, "it.month");
}

TEST(ADate, KeepsToPastAndFuture) {
  const json past{{"not_after", {{"days", -1}}}};
  const json today_or_past{{"not_after", "today"}};
  const json future{{"not_before", {{"days", 1}}}};
  const json adult{{"not_after", {{"years", -18}}}};
  EXPECT_EQ(message_for(a_question("date", past), date("22", "11", "2026")), "The answer must be in the past");
  EXPECT_EQ(message_for(a_question("date", today_or_past), date("22", "11", "2026")), "");
  EXPECT_EQ(message_for(a_question("date", today_or_past), date("23", "11", "2026")),
            "The answer must be today or in the past");
  EXPECT_EQ(message_for(a_question("date", future), date("22", "11", "2026")), "The answer must be in the future");
  EXPECT_EQ(message_for(a_question("date", adult), date("23", "11", "2008")),
            "The answer must be the same as or before 22 November 2008");
}

TEST(ANumber, IsReadThroughPoundsAndCommas) {
  const Question money = a_question("number", {{"decimals", 2}});
  EXPECT_EQ(accepted(money, " £1,234.50 "), "1234.50");
  EXPECT_EQ(accepted(money, "-3"), "-3");
  EXPECT_EQ(message_for(money, "12.345"), "The answer must have 2 decimal places or fewer");
  EXPECT_EQ(message_for(money, "twelve"), "The answer must be a number");
  EXPECT_EQ(message_for(money, "1e5"), "The answer must be a number");
  EXPECT_EQ(message_for(a_question("number"), "1.5"), "The answer must be a whole number");
}

TEST(ANumber, KeepsToItsRange) {
  const Question asked = a_question("number", {{"min", 1}, {"max", 1000}});
  EXPECT_EQ(message_for(asked, "0"), "The answer must be 1 or more");
  EXPECT_EQ(message_for(asked, "1001"), "The answer must be 1,000 or less");
}

TEST(APostcode, IsForgivenItsSpelling) {
  const Question asked = a_question("postcode");
  EXPECT_EQ(accepted(asked, "pa318rt"), "PA31 8RT");
  EXPECT_EQ(accepted(asked, "OX1 OAA"), "OX1 0AA") << "O is typed for 0";
  EXPECT_EQ(accepted(asked, "sw1a 1aa"), "SW1A 1AA");
  EXPECT_EQ(accepted(asked, "B1-1AA"), "B1 1AA");
  EXPECT_EQ(message_for(asked, "PA31"), "Enter a full UK postcode");
  EXPECT_EQ(message_for(asked, "ZZ1 1AA"), "Enter a full UK postcode");
}

TEST(APhoneNumber, TakesTheDesignSystemsOwnExamples) {
  const Question asked = a_question("phone");
  EXPECT_EQ(accepted(asked, "01632 960 001"), "+441632960001");
  EXPECT_EQ(accepted(asked, "07700 900 982"), "+447700900982");
  EXPECT_EQ(accepted(asked, "+44 808 157 0192"), "+448081570192");
  EXPECT_EQ(accepted(asked, "01546 604000 ext. 12"), "+441546604000;ext=12");
  EXPECT_NE(message_for(asked, "604000"), "") << "a local number without its area cannot be called back";
}

TEST(Checkboxes, AnExclusiveOneStandsAlone) {
  json choices = options({"hoist", "lift", "none"});
  choices["options"][2]["exclusive"] = true;
  const Question asked = a_question("checkboxes", choices);
  EXPECT_EQ(message_for(asked, "hoist\nlift"), "");
  EXPECT_NE(message_for(asked, "hoist\nnone"), "");
  EXPECT_EQ(message_for(asked, "stairs"), "Select one of the answers shown");
}

TEST(Checkboxes, TouchingTheExclusiveOneClearsTheOthersAndBack) {
  json choices = options({"hoist", "lift", "none"});
  choices["options"][2]["exclusive"] = true;
  const Question asked = a_question("checkboxes", choices);
  Answers entries;
  choose(asked, "lift", entries);
  choose(asked, "hoist", entries);
  EXPECT_EQ(entries.reveal("it"), "hoist\nlift") << "in the order of the options";
  choose(asked, "none", entries);
  EXPECT_EQ(entries.reveal("it"), "none");
  choose(asked, "lift", entries);
  EXPECT_EQ(entries.reveal("it"), "lift");
  choose(asked, "lift", entries);
  EXPECT_EQ(entries.reveal("it"), "");
}

TEST(Checkboxes, KeepToHowManyMayBeChosen) {
  json choices = options({"a", "b", "c"});
  choices.update({{"min_choices", 2}, {"max_choices", 2}});
  const Question asked = a_question("checkboxes", choices);
  EXPECT_EQ(message_for(asked, "a"), "Select at least 2 answers");
  EXPECT_EQ(message_for(asked, "a\nb\nc"), "Select 2 answers or fewer");
}

TEST(Radios, ChoosingAgainReplaces) {
  const Question asked = a_question("radios", options({"a", "b"}));
  Answers entries;
  choose(asked, "a", entries);
  choose(asked, "b", entries);
  EXPECT_EQ(entries.reveal("it"), "b");
}

TEST(Entries, ComeBackFromAcceptedAnswers) {
  const Definition definition =
      loaded(journey({page("one", question("it", "date")), page("two", question("tel", "phone"))}));
  const Answers accepted_before = answers({{"it", "2026-02-01"}, {"tel", "+441632960001"}});
  Answers entries;
  for (const Page& each : definition.pages) restore_entries(each, accepted_before, entries);
  EXPECT_EQ(entries.reveal("it.day"), "1");
  EXPECT_EQ(entries.reveal("it.month"), "2");
  EXPECT_EQ(entries.reveal("it.year"), "2026");
  EXPECT_EQ(entries.reveal("tel"), "01632 960001");
  for (const Page& each : definition.pages) EXPECT_TRUE(check_page(each, entries, kToday).problems.empty());
}

TEST(AProblem, NeverRepeatsWhatWasTyped) {
  for (const std::string kind : {"text", "number", "postcode", "phone", "email", "radios"}) {
    json more = kind == "radios" ? options({"a"}) : json::object();
    if (kind == "text") more["max_length"] = 3;
    const Question asked = a_question(kind, more);
    for (const words::Language& language : catalogue().languages()) {
      const Checked checked = check_question(asked, answers({{"it", "Marker!"}}), kToday);
      ASSERT_EQ(checked.problems.size(), 1U) << kind;
      const std::string message = problem_text(checked.problems[0], asked, catalogue().in(language.tag));
      EXPECT_EQ(message.find("Marker"), std::string::npos) << message;
      EXPECT_EQ(message.find("⟦"), std::string::npos) << message;
    }
  }
}

}  // namespace
}  // namespace waymark::journeys

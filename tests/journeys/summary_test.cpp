#include "kiosk/journeys/summary.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/journeys/a_journey.h"
#include "tests/journeys/read_whole.h"

namespace waymark::journeys {
namespace {

using namespace test;
using testing::ElementsAre;

Definition permit() {
  json from = journey({page("when", question("when", "date", {{"row", text("Start")}, {"print", true}})),
                       page("badge", question("badge", "yes_no")),
                       page("needs", question("needs", "checkboxes", options({"hoist", "lift"}))),
                       page("card", question("card", "text", {{"privacy", "secret"}})),
                       page("left", question("left", "text"))});
  from["sections"] = {{{"id", "about"}, {"title", text("About you")}}};
  from["pages"][1]["section"] = "about";
  from["pages"][4]["when"] = {{"eq", {"badge", "no"}}};
  from["service_code"] = "LGSL-1";
  return loaded(from);
}

const Answers& given() {
  static const Answers values = answers({{"when", "2026-12-01"},
                                         {"badge", "yes"},
                                         {"needs", "hoist\nlift"},
                                         {"card", "A \"quoted\"\\\n\x01 card"},
                                         {"left", "on another branch"}});
  return values;
}

TEST(CheckAnswers, ShowsWhatIsOnTheRouteInWords) {
  const std::vector<SummaryRow> rows = summary_rows(permit(), given(), kToday, catalogue().in("en-GB"));
  ASSERT_EQ(rows.size(), 4U) << "the page on the other branch is not shown";
  EXPECT_EQ(rows[0].label, "Start");
  EXPECT_EQ(rows[0].value.reveal(), "1 December 2026");
  EXPECT_EQ(rows[1].value.reveal(), "Yes");
  EXPECT_EQ(rows[1].section, "About you");
  EXPECT_EQ(rows[2].value.reveal(), "Option hoist\nOption lift");
  EXPECT_TRUE(rows[3].mask);
  EXPECT_EQ(rows[3].privacy, Privacy::kSecret);
}

TEST(CheckAnswers, SpeaksTheCustomersLanguage) {
  const std::vector<SummaryRow> rows = summary_rows(permit(), given(), kToday, catalogue().in("gd"));
  EXPECT_EQ(rows.at(0).value.reveal(), "1mh dhen Dùbhlachd 2026");
  EXPECT_EQ(rows.at(1).value.reveal(), "Tha");
  EXPECT_EQ(rows.at(2).label, "What is needs?") << "what a journey lacks in a language falls back";
}

std::vector<std::string> questions_of(const Printable& printable) {
  std::vector<std::string> ids;
  for (const PrintableAnswer& each : printable.answers) ids.push_back(each.question);
  return ids;
}

Definition letting_on_paper(std::initializer_list<std::string_view> ids) {
  Definition definition = permit();
  for (Page& page : definition.pages) {
    for (Question& question : page.questions) {
      question.print = std::find(ids.begin(), ids.end(), question.id) != ids.end();
    }
  }
  return definition;
}

TEST(OnPaper, AreTheAnswersThatTheirQuestionLetsThereInOrder) {
  const Printable printable = printable_answers(letting_on_paper({"when", "needs"}), given(), kToday);
  EXPECT_THAT(questions_of(printable), ElementsAre("when", "needs"));
  EXPECT_EQ(printable.answers[0].answer.reveal(), "2026-12-01");
  EXPECT_TRUE(printable.leaves_out);
}

TEST(OnPaper, IsNoSecretOrMaskedAnswerWhateverItsQuestionSaysAndNoneOfAnotherBranch) {
  EXPECT_TRUE(printable_answers(letting_on_paper({"card", "left"}), given(), kToday).answers.empty());
  Definition masked = letting_on_paper({"badge"});
  for (Page& page : masked.pages) {
    for (Question& question : page.questions) question.mask = true;
  }
  EXPECT_TRUE(printable_answers(masked, given(), kToday).answers.empty());
}

TEST(OnPaper, NothingIsLeftOutWhereAllMayBePrintedAndWhatWasNotAnsweredDoesNotCount) {
  const Answers one = answers({{"when", "2026-12-01"}});
  const Printable printable = printable_answers(letting_on_paper({"when"}), one, kToday);
  EXPECT_THAT(questions_of(printable), ElementsAre("when"));
  EXPECT_FALSE(printable.leaves_out);
}

TEST(OnPaper, IsAtMostAMetre) {
  Definition definition = permit();
  definition.pages = {definition.pages[1]};
  const std::string long_one(kMostPrintedBytes / 10, 'x');
  Answers many;
  const Question model = definition.pages[0].questions[0];
  definition.pages[0].questions.clear();
  for (int i = 0; i < 80; ++i) {
    Question question = model;
    question.id = "q" + std::to_string(i);
    question.print = true;
    many.set(question.id, base::Secret{i < 40 ? "yes" : long_one});
    definition.pages[0].questions.push_back(std::move(question));
  }
  const Printable printable = printable_answers(definition, many, kToday);
  EXPECT_EQ(printable.answers.size(), 49U) << "forty short ones, nine long ones";
  EXPECT_TRUE(printable.leaves_out);
}

TEST(ASubmission, IsJsonWithTheAnswersOfTheRoute) {
  const base::Secret sent = submission_json(permit(), given(), kToday, "gd");
  const json read = json::parse(sent.reveal());
  EXPECT_EQ(read["journey"], "a-journey");
  EXPECT_EQ(read["service_code"], "LGSL-1");
  EXPECT_EQ(read["language"], "gd");
  ASSERT_EQ(read["questions"].size(), 4U);
  EXPECT_EQ(read["questions"][1]["category"], "about");
  EXPECT_EQ(read["questions"][0]["fields"][0]["key"], "when");
  EXPECT_EQ(read["questions"][0]["fields"][0]["answer"], "2026-12-01");
  EXPECT_EQ(read["questions"][0]["fields"][0]["title"], "Start");
  EXPECT_EQ(read["questions"][2]["fields"][0]["answer"], (json{"hoist", "lift"}));
  EXPECT_EQ(read["questions"][3]["fields"][0]["answer"], "A \"quoted\"\\\n\x01 card");
}

TEST(ThePromise, CountsWorkingDaysAroundWeekendsAndHolidays) {
  const Day friday{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{24}};
  Day christmas;
  Day boxing_day;
  ASSERT_TRUE(parse_day("2026-12-25", &christmas) && parse_day("2026-12-28", &boxing_day));
  const std::vector<Day> holidays{christmas, boxing_day};
  EXPECT_EQ(format_day(due_day({2, 0}, friday, holidays)), "2026-12-30");
  EXPECT_EQ(format_day(due_day({0, 2}, friday, holidays)), "2026-12-26");
  EXPECT_EQ(due_day({}, friday, holidays), friday);
}

TEST(WhatHappensNext, NamesTheDay) {
  json from = journey({page("one", question("a", "text"))});
  from["promise"] = {{"working_days", 2}};
  from["what_happens_next"] = text("We come by {due}.\n\nKeep the lid closed.");
  EXPECT_THAT(what_happens_next(loaded(from), kToday, {}, catalogue().in("en-GB")),
              ElementsAre("We come by Tuesday 24 November.", "Keep the lid closed."));
}

TEST(ABody, IsParagraphsAndLists) {
  EXPECT_THAT(
      blocks_of("One\nline\n\n- first\n- second\nAfter"),
      ElementsAre(Block{false, "One line"}, Block{true, "first"}, Block{true, "second"}, Block{false, "After"}));
}

}  // namespace
}  // namespace waymark::journeys

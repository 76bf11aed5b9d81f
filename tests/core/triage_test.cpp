// "Help me choose": each row of the table, what is never recommended, and that nobody says anything twice.
#include <gtest/gtest.h>

#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using core::How;
using core::Reach;
using core::Reaches;
using core::Way;
using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

Reaches everything() { return {Reach::kReady, Reach::kReady, Reach::kReady, Reach::kReady, Reach::kReady, true}; }

struct Row {
  const char* name;
  bool urgent;
  How how;
  std::vector<Way> in_turn;  // each becomes what is recommended when those before it are not ready
};

std::vector<Row> rows() {
  return {
      {"Urgent", true, How::kNotAsked, {Way::kStaff, Way::kTelephone, Way::kInPerson}},
      {"Myself",
       false,
       How::kMyself,
       {Way::kHere, Way::kStaff, Way::kNumber, Way::kAdviser, Way::kTelephone, Way::kInPerson}},
      {"Beside", false, How::kBeside, {Way::kStaff, Way::kNumber, Way::kAdviser, Way::kTelephone, Way::kInPerson}},
      {"Talking", false, How::kTalking, {Way::kAdviser, Way::kNumber, Way::kStaff, Way::kTelephone, Way::kInPerson}},
      {"NoScreen", false, How::kNoScreen, {Way::kNumber, Way::kStaff, Way::kTelephone, Way::kInPerson}},
  };
}

Reach& reach_of(Reaches& reaches, Way way) {
  switch (way) {
    case Way::kHere:
      return reaches.here;
    case Way::kStaff:
      return reaches.staff;
    case Way::kNumber:
      return reaches.number;
    case Way::kAdviser:
      return reaches.adviser;
    default:
      return reaches.telephone;
  }
}

class TriageRow : public testing::TestWithParam<Row> {};

TEST_P(TriageRow, RecommendsTheFirstThatIsReady) {
  Reaches left = everything();
  for (const Way way : GetParam().in_turn) {
    EXPECT_EQ(core::recommend(GetParam().urgent, GetParam().how, left), way) << core::word_of(way);
    reach_of(left, way) = Reach::kThere;
  }
}

TEST_P(TriageRow, NeverRecommendsWhatIsOnlyThere) {
  Reaches none;
  none.here = none.staff = none.number = none.adviser = none.telephone = Reach::kThere;
  EXPECT_EQ(core::recommend(GetParam().urgent, GetParam().how, none), Way::kInPerson);
}

INSTANTIATE_TEST_SUITE_P(Each, TriageRow, testing::ValuesIn(rows()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Triage, RecommendsNoNumberWithoutPaperToWhomWouldRatherNotUseAScreen) {
  Reaches without = everything();
  without.paper = false;
  EXPECT_EQ(core::recommend(false, How::kNoScreen, without), Way::kStaff);
  EXPECT_EQ(core::recommend(false, How::kTalking, without), Way::kAdviser);
}

TEST(Triage, HidesNoOtherWay) {
  EXPECT_EQ(core::other_ways(Way::kNumber, everything()),
            (std::vector<Way>{Way::kHere, Way::kStaff, Way::kAdviser, Way::kAppointment}));
}

TEST(Triage, HasATopicOnceHoweverManyOfTheCouncilsOwnNamesLeadToIt) {
  std::vector<std::string> names;
  for (const core::Topic& topic : core::topics(*doubles::demo_council())) names.push_back(topic.id);
  EXPECT_EQ(names, (std::vector<std::string>{"service.bins", "service.housing", "service.parking", "service.moving",
                                             "service.council-tax", "queue.general"}));
}

// ---- On the glass ----

void to_triage(Visitor& visit) {
  visit.begin();
  visit.press("Do it here");
  visit.press("Help me choose");
}

void answer(Visitor& visit, std::string_view topic, std::string_view how) {
  to_triage(visit);
  visit.press_id(topic);
  visit.press("No, it can wait");
  visit.press_id("triage.how." + std::string(how));
}

void somebody_is_there(Visitor& visit, int advisers = 1) {
  visit.send(core::CallOffer{visit.tag_of_last<core::AskCallOffer>(),
                             {{"council-tax", true, advisers, 4, 9}, {"general", true, advisers, 4, 9}}});
}

std::string recommended(const Visitor& visit) {
  const view::Node* const set = visit.find("recommended");
  return set == nullptr ? std::string() : set->children.at(0).id;
}

TEST(Triage, AsksThreeThingsOneAPage) {
  Visitor visit;
  to_triage(visit);
  EXPECT_TRUE(visit.sees(Role::kHeading, "What is it about?"));
  visit.press("None of these, or I am not sure");
  EXPECT_TRUE(visit.sees(Role::kHeading, "Is it urgent, or is somebody not safe?"));
  visit.press("No, it can wait");
  EXPECT_TRUE(visit.sees(Role::kHeading, "How would you like to do it?"));
  visit.press("By myself, on this screen");
  EXPECT_EQ(recommended(visit), "triage.way.here");
}

TEST(Triage, LeadsBackPageByPage) {
  Visitor visit;
  answer(visit, "triage.topic.service.bins", "myself");
  for (const char* screen : {"triage_how", "triage_urgent", "triage_topic", "services", "home"}) {
    visit.press("Back");
    EXPECT_EQ(visit.screen(), screen);
  }
}

TEST(Triage, GoesStraightToAPersonWhenItIsUrgent) {
  Visitor visit;
  visit.online();
  to_triage(visit);
  visit.press_id("triage.topic.service.housing");
  EXPECT_TRUE(visit.sees("If somebody is in danger now, phone 999."));
  visit.press("Yes, it cannot wait");
  EXPECT_EQ(recommended(visit), "triage.way.staff");
  EXPECT_TRUE(visit.sees("Because it cannot wait, talk to a person first"));
  visit.press_id("triage.way.staff");
  EXPECT_EQ(visit.last<core::RaiseHelp>()->page, "triage_way");
}

TEST(Triage, WithoutALineGivesTheTelephoneFirst) {
  Visitor visit;
  to_triage(visit);
  visit.press_id("triage.topic.service.housing");
  visit.press("Yes, it cannot wait");
  EXPECT_EQ(visit.find("recommended"), nullptr);
  ASSERT_NE(visit.find("way.telephone"), nullptr);
  EXPECT_EQ(visit.find("triage.way.staff"), nullptr);
}

TEST(Triage, OpensTheServiceThatWasTold) {
  Visitor visit;
  answer(visit, "triage.topic.service.bins", "myself");
  visit.press_id("triage.way.here");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_EQ(visit.state().visit.journey.journey, "report-a-missed-bin");
}

TEST(Triage, OpensTheServicesForWhoIsNotSure) {
  Visitor visit;
  answer(visit, "triage.unsure", "myself");
  visit.press_id("triage.way.here");
  EXPECT_EQ(visit.screen(), "services");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "triage_way");
}

TEST(Triage, GivesTheNumberOfTheQueueThatWasTold) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.topic.service.housing", "talking");
  EXPECT_EQ(recommended(visit), "triage.way.number");
  visit.press_id("triage.way.number");
  EXPECT_EQ(visit.last<core::IssueTicket>()->service, "housing");
}

TEST(Triage, AsksTheAdviserWhoIsThereAboutWhatWasTold) {
  Visitor visit;
  visit.online();
  to_triage(visit);
  somebody_is_there(visit);
  visit.press_id("triage.topic.service.council-tax");
  visit.press("No, it can wait");
  visit.press("By talking to someone");
  EXPECT_EQ(recommended(visit), "triage.way.adviser");
  visit.press_id("triage.way.adviser");
  EXPECT_EQ(visit.screen(), "call_how");
  EXPECT_EQ(visit.state().visit.call.skill, "council-tax");
}

TEST(Triage, RecommendsNoAdviserToAnEmptyDesk) {
  Visitor visit;
  visit.online();
  to_triage(visit);
  somebody_is_there(visit, 0);
  visit.press_id("triage.topic.service.council-tax");
  visit.press("No, it can wait");
  visit.press("By talking to someone");
  EXPECT_EQ(recommended(visit), "triage.way.number");
  EXPECT_NE(visit.find("triage.way.adviser"), nullptr) << "and hides none";
}

TEST(Triage, HasTheServiceOnTheScreenWhenSomebodyComes) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.topic.service.bins", "beside");
  EXPECT_EQ(recommended(visit), "triage.way.staff");
  visit.press_id("triage.way.staff");
  EXPECT_EQ(visit.screen(), "help");
  EXPECT_EQ(visit.last<core::RaiseHelp>()->page, "report-a-missed-bin/which-bin");
  visit.press("Back to what I was doing");
  EXPECT_EQ(visit.screen(), "question");
}

TEST(Triage, RecommendsNoStaffWhomNobodyCouldReachAMomentAgo) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.topic.service.bins", "beside");
  visit.press_id("triage.way.staff");
  visit.answer_help_unavailable();
  visit.press("Back to what I was doing");
  visit.press("Back");
  visit.press("Help me choose");
  visit.press_id("triage.topic.service.bins");
  visit.press("No, it can wait");
  visit.press_id("triage.how.beside");
  EXPECT_EQ(recommended(visit), "triage.way.number");
  EXPECT_NE(visit.find("triage.way.staff"), nullptr) << "and may be asked again";
}

TEST(Triage, IsGoneWithTheVisit) {
  Visitor visit;
  answer(visit, "triage.topic.service.bins", "myself");
  visit.press("Start again");
  EXPECT_TRUE(visit.state().visit.triage.topic.empty());
}

TEST(Triage, RecommendsNoDeskOnceTheSiteHasClosed) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.topic.service.housing", "talking");
  EXPECT_EQ(core::reaches(visit.state()).number, Reach::kReady);
  core::State state = visit.state();
  auto closed = std::make_shared<core::Configuration>(*state.configuration);
  closed->hours = {};
  closed->hours.always = false;  // no day has hours
  state.configuration = std::move(closed);
  EXPECT_EQ(core::reaches(state).number, Reach::kThere);
  EXPECT_EQ(core::reaches(state).staff, Reach::kThere);
}

TEST(Triage, MovesNothingBecauseAnAdviserHasCome) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.topic.service.council-tax", "talking");
  EXPECT_EQ(recommended(visit), "triage.way.number");
  somebody_is_there(visit);
  EXPECT_EQ(recommended(visit), "triage.way.number");
}

TEST(Triage, RecommendsAnotherWayWhenTheLineIsLost) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.topic.service.bins", "beside");
  visit.send(core::LinkChanged{false});
  EXPECT_TRUE(visit.sees("Because you can talk to someone by telephone"));
}

TEST(Triage, IsCountedByTheWayAlone) {
  Visitor visit;
  answer(visit, "triage.topic.service.bins", "myself");
  visit.press("Back");
  visit.press("By myself, on this screen");
  const auto done = visit.usage("triage.done");
  ASSERT_EQ(done.size(), 1u);
  ASSERT_EQ(done[0].fields.size(), 1u);
  EXPECT_EQ(done[0].fields[0], (core::UsageField{"way", "here"}));
  EXPECT_TRUE(done[0].service.empty());
}

TEST(Triage, ReturnsFromAWayThatWasThoughtBetterOf) {
  Visitor visit;
  visit.online();
  answer(visit, "triage.unsure", "talking");
  for (const char* way : {"triage.way.number", "triage.way.appointment", "triage.way.adviser"}) {
    visit.press_id(way);
    visit.press("Back");
    EXPECT_EQ(visit.screen(), "triage_way") << way;
  }
}

}  // namespace
}  // namespace waymark

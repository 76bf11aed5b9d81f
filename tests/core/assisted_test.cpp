// Assisted mode: who typed is kept with the answers, and only the customer agrees to a declaration.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/doubles/missed_bin.h"
#include "tests/doubles/staff.h"

namespace waymark {
namespace {

using doubles::open_staff_menu;
using doubles::Visitor;
using nlohmann::json;

std::shared_ptr<const core::Configuration> with_a_declaration() {
  auto council = doubles::demo_configuration();
  for (auto& journey : council.journeys) {
    auto declared = *journey;
    declared.declaration = journeys::Text("en-GB", "What I have told you is true.");
    journey = std::make_shared<const journeys::Definition>(std::move(declared));
  }
  return std::make_shared<const core::Configuration>(std::move(council));
}

Visitor helped(std::shared_ptr<const core::Configuration> council = doubles::demo_council()) {
  Visitor visit{std::move(council)};
  visit.online();
  visit.begin();
  open_staff_menu(visit);
  visit.press("I am helping this customer");
  return visit;
}

json sent(const Visitor& visit) { return json::parse(visit.last<core::StoreSubmission>()->answers.reveal()); }

std::string typed_by(const Visitor& visit, std::string_view question) {
  const json all = sent(visit);
  for (const json& page : all["questions"]) {
    for (const json& field : page["fields"]) {
      if (field["key"] == question) return field.value("typed_by", "");
    }
  }
  return "?";
}

TEST(Assisted, SaysSoOnThePageAndInUsage) {
  Visitor visit = helped();
  EXPECT_EQ(visit.screen(), "home");
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "A member of staff is typing for you."));
  ASSERT_EQ(visit.usage("assist.started").size(), 1U);
  EXPECT_EQ(visit.usage("assist.started").front().mode, "assisted");
  EXPECT_EQ(visit.last<core::ReportStaffAct>()->act, "assisted");
}

TEST(Assisted, KeepsWhoTypedWithEachAnswer) {
  Visitor visit = helped();
  doubles::open_missed_bin_from_home(visit);
  doubles::answer_missed_bin(visit);
  visit.press("The customer will type");
  visit.press_id("change.address-line-1");
  visit.type("X");
  visit.press("Continue");
  visit.press("Accept and send");
  EXPECT_EQ(sent(visit)["assisted_by"], "101");
  EXPECT_EQ(typed_by(visit, "which-bin"), "staff");
  EXPECT_EQ(typed_by(visit, "address-line-1"), "both");
}

TEST(Assisted, WithoutHelpNothingIsSaidOfIt) {
  Visitor visit;
  visit.online();
  doubles::fill_in_missed_bin(visit);
  visit.press("Accept and send");
  EXPECT_FALSE(sent(visit).contains("assisted_by"));
  EXPECT_EQ(typed_by(visit, "which-bin"), "");
}

TEST(Assisted, EndsWhenStaffSayThatTheyHaveFinished) {
  Visitor visit = helped();
  open_staff_menu(visit);
  visit.press("I have finished helping");
  EXPECT_EQ(visit.find("assisted"), nullptr);
  EXPECT_EQ(visit.usage("assist.ended").size(), 1U);
}

TEST(Assisted, IsNotInheritedByTheNextCustomer) {
  Visitor visit = helped();
  visit.press("Start again");
  visit.answer_wiped();
  visit.begin();
  EXPECT_EQ(visit.find("assisted"), nullptr);
  EXPECT_EQ(visit.usage("session.started").back().mode, "self");
}

TEST(Assisted, OnlyTheCustomerAgreesToADeclaration) {
  Visitor visit = helped(with_a_declaration());
  doubles::open_missed_bin_from_home(visit);
  doubles::answer_missed_bin(visit);
  visit.press_id("send");
  EXPECT_TRUE(visit.sees("Only the customer can agree. Please let them read this."));
  EXPECT_EQ(visit.find("agree"), nullptr);
  visit.press("I am the customer and have read this");
  visit.press_id("agree");
  EXPECT_EQ(visit.count<core::StoreSubmission>(), 1U);
}

}  // namespace
}  // namespace waymark

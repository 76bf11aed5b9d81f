// However a visit ends, every owner forgets, says so, and only then comes the next customer.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "kiosk/shell/wipe_owners.h"
#include "tests/shell/a_kiosk.h"

namespace waymark::shell {
namespace {

using namespace std::chrono_literals;

TEST(WipeOwners, AreNamedOnceAndSayWhatTheyClear) {
  std::set<std::string_view> names;
  for (const WipeOwner& owner : wipe_owners()) {
    EXPECT_TRUE(names.insert(owner.name).second) << owner.name << " is asked twice";
    EXPECT_GT(owner.clears.size(), 20U) << owner.name;
  }
}

TEST(WipeOwners, EndWithTheStackOfEachThread) {
  const auto owners = wipe_owners();
  for (const WipeThread thread : {WipeThread::kStore, WipeThread::kLocal, WipeThread::kLink}) {
    const auto last =
        std::find_if(owners.rbegin(), owners.rend(), [=](const WipeOwner& owner) { return owner.thread == thread; });
    ASSERT_NE(last, owners.rend());
    EXPECT_TRUE(last->name.ends_with("_stack")) << last->name << " leaves a stack that nobody scrubs";
    EXPECT_EQ(last->forget({}).held, 512U * 1024);
  }
}

class Wiped : public AKiosk {
 protected:
  void fills_in_a_page() {
    does(core::Activate{"start"});
    for (const char* id :
         {"language.en-GB", "home.do-it-here", "service.bins", "field.which-bin.recycling", "continue"})
      does(core::Activate{id});
    does(core::TextTyped{base::Secret{"19"}});
    ASSERT_EQ(loop_->state().visit.journey.entries.reveal("missed-on.day"), "19");
  }
  // Up to the photograph that the customer looks at before anybody gets it.
  void photographs_a_paper() {
    does(core::LinkChanged{true});
    for (const char* id : {"start", "language.en-GB", "home.talk", "call.skill.council-tax", "call.speak.aloud"})
      does(core::Activate{id});
    core::CallChanged accepted;
    accepted.call_id = loop_->state().visit.call.call_id;
    accepted.revision = 1;
    accepted.state = core::HubCall::kAccepted;
    accepted.leg = 1;
    does(accepted);
    const core::Tag tag{loop_->state().epoch, 0};
    for (const char* id : {"call.picture-and-sound", "call.begin"}) does(core::Activate{id});
    does(core::LegChanged{tag, 1, core::LegState::kConnected});
    does(core::AssistArrived{tag, 1, core::AskedForPhoto{"f1"}});
    clock_.advance(1s);
    for (const char* id : {"request.yes", "photo.take"}) does(core::Activate{id});
    does(core::PhotoTaken{tag, true, base::Secret{"a photograph"}});
    ASSERT_EQ(loop_->state().visit.photo.jpeg.reveal(), "a photograph");
  }
  void expect_that_all_forgot() {
    const auto& report = loop_->last_wipe().owners;
    ASSERT_EQ(report.size(), wipe_owners().size());
    for (std::size_t i = 0; i < report.size(); ++i) {
      EXPECT_EQ(report[i].name, wipe_owners()[i].name);
      EXPECT_TRUE(report[i].cleared) << report[i].name;
    }
    EXPECT_FALSE(core::in_visit(loop_->state()));
    EXPECT_TRUE(loop_->state().visit.journey.entries.empty());
  }
  [[nodiscard]] std::size_t held(std::string_view name) const {
    for (const auto& owner : loop_->last_wipe().owners) {
      if (owner.name == name) return owner.held;
    }
    return 0;
  }
};

TEST_F(Wiped, ByStartAgain) {
  fills_in_a_page();
  EXPECT_FALSE(does(core::Activate{"control.start-again"}));
  EXPECT_FALSE(until("attract"));
  expect_that_all_forgot();
}

TEST_F(Wiped, ByGoodbye) {
  fills_in_a_page();
  does(core::Activate{"control.help"});
  does(core::Activate{"back"});
  for (const char* id : {"back", "back", "back", "home.get-a-number", "queue.housing"}) does(core::Activate{id});
  EXPECT_FALSE(until("no_ticket"));
  for (const char* id : {"finish", "feedback.skip"}) does(core::Activate{id});
  EXPECT_FALSE(until("attract"));
  expect_that_all_forgot();
}

TEST_F(Wiped, ByTheTimeThatNobodyWasThere) {
  fills_in_a_page();
  EXPECT_FALSE(until("attract"));
  expect_that_all_forgot();
}

TEST_F(Wiped, AtTheEndOfAVisitThatWasTheLastBeforeTheKioskIsTakenOutOfService) {
  fills_in_a_page();
  EXPECT_FALSE(does(core::OutOfServiceOrdered{"E1"}));
  EXPECT_EQ(loop_->view().screen, "question") << "nobody is thrown out of their visit";
  EXPECT_FALSE(does(core::Activate{"control.start-again"}));
  EXPECT_FALSE(until("out_of_service"));
  expect_that_all_forgot();
}

TEST_F(Wiped, EachOwnerSaysHowMuchItHeld) {
  fills_in_a_page();
  EXPECT_FALSE(does(core::Activate{"control.start-again"}));
  EXPECT_FALSE(until("attract"));
  EXPECT_GE(held("heart"), 2U) << "an option and a day";
  EXPECT_EQ(held("glass"), 7U);
}

TEST_F(Wiped, APhotographOfAPaperIsInTheHeartAndInAProcessThatIsKilledAndNowhereElse) {
  photographs_a_paper();
  EXPECT_FALSE(does(core::Activate{"control.start-again"}));
  EXPECT_FALSE(until("attract"));
  expect_that_all_forgot();
  EXPECT_EQ(held("heart"), 1U) << "the photograph";
  EXPECT_TRUE(process_->was_told("stop"));
  EXPECT_TRUE(loop_->state().visit.photo.jpeg.empty());
  EXPECT_EQ(outbox_->counts()->notes, 0U) << "it was not sent";
}

TEST_F(Wiped, APhotographThatNobodyHasLookedAtIsForgotten) {
  mailbox_.post(core::PhotoTaken{{1, 0}, true, base::Secret{"late"}});
  EXPECT_EQ(mailbox_.forget_acts(), 1U);
}

TEST_F(Wiped, ActsThatNobodyHasLookedAtAreForgottenAndNewsOfTheWorldIsNot) {
  fills_in_a_page();
  mailbox_.post(core::TextTyped{base::Secret{"late"}});
  mailbox_.post(core::LinkChanged{true});
  EXPECT_EQ(mailbox_.forget_acts(), 1U);
  const auto left = mailbox_.take();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<core::LinkChanged>(left.front()));
}

TEST_F(Wiped, AStoreThatStandsStillEndsTheProcess) {
  fills_in_a_page();
  store_stands_still_ = true;
  static_cast<void>(does(core::Activate{"control.start-again"}));
  EXPECT_EQ(until("attract"), core::kExitInternal);
  const auto& owners = loop_->last_wipe().owners;
  const auto prints =
      std::find_if(owners.begin(), owners.end(), [](const auto& owner) { return owner.name == "prints"; });
  ASSERT_NE(prints, owners.end());
  EXPECT_FALSE(prints->cleared);
}

}  // namespace
}  // namespace waymark::shell

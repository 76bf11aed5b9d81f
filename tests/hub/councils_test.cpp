// Whose advisers are rung for whose customers: ardwell, bellhaven and culross share a hub.
#include "provisioning/hub/calls/councils.h"

#include "tests/hub/routing_stage.h"

namespace waymark::hub::calls {
namespace {

using bundle::HelpWhen;
using std::chrono::seconds;

class SeveralCouncils : public ::testing::Test, public RoutingStage {
 protected:
  SeveralCouncils() { share(); }

  // Bellhaven helps Ardwell by the policy of the test; Culross helps nobody and is helped by nobody.
  void share(HelpWhen when = HelpWhen::kNever, bool ardwell_open = true, bool bellhaven_open = true, int after_s = 60) {
    routing_.set_councils(
        {{{"ardwell", "Ardwell", {"ardwell-library"}, {}, when, {"bellhaven"}, after_s}, ardwell_open},
         {{"bellhaven", "Bellhaven", {"bellhaven-hall"}, {}}, bellhaven_open},
         {{"culross", "Culross", {"culross-square"}, {}}, true}});
  }
  void on_duty_for(const std::string& name, std::vector<std::string> councils) {
    on_duty(name, {"benefits"}, {"en-GB"}, {}, std::move(councils));
  }
  std::string from_ardwell() {
    auto id = try_ask("benefits", "en-GB", {}, "ardwell-library");
    EXPECT_TRUE(id.has_value());
    return id.value_or("");
  }
  std::string refused_at_ardwell() {
    const auto asked = try_ask("benefits", "en-GB", {}, "ardwell-library");
    return asked ? "" : asked.error().where;
  }
  protocol::SkillPromise promised_to_ardwell() { return routing_.promise("benefits", "ardwell-library", now()); }
};

TEST_F(SeveralCouncils, AnAdviserOfAnotherCouncilIsNobody) {
  on_duty_for("bea", {"bellhaven"});
  EXPECT_EQ(refused_at_ardwell(), "nobody");
  EXPECT_EQ(promised_to_ardwell().advisers_on, 0);
}

TEST_F(SeveralCouncils, AnAccountWithoutCouncilsServesThatOfItsSite) {
  on_duty("ann", {"benefits"}, {"en-GB"}, "ardwell-library");
  on_duty("bea", {"benefits"}, {"en-GB"}, "bellhaven-hall");
  EXPECT_EQ(call(from_ardwell()).ringing, "ann");
  EXPECT_EQ(state("bea"), AdviserState::kAvailable);
}

TEST_F(SeveralCouncils, AnAccountOfSeveralCouncilsServesEachOfThem) {
  on_duty_for("ann", {"ardwell", "culross"});
  EXPECT_EQ(call(from_ardwell()).ringing, "ann");
  EXPECT_FALSE(try_ask("benefits", "en-GB", {}, "bellhaven-hall").has_value());
}

TEST_F(SeveralCouncils, OneCouncilIsServedByEverybodyWhateverTheirAccountSays) {
  routing_.set_councils({{{"ardwell", "Ardwell", {"ardwell-library"}, {}}, true}});
  on_duty_for("bea", {"bellhaven"});
  EXPECT_EQ(call(from_ardwell()).ringing, "bea");
}

TEST_F(SeveralCouncils, AKioskAtNobodysSiteIsClosed) {
  on_duty_for("ann", {"ardwell"});
  EXPECT_EQ(try_ask("benefits", "en-GB", {}, "nowhere").error().where, "closed");
}

TEST_F(SeveralCouncils, WithNeverNobodyElseHelpsHoweverLongTheWait) {
  on_duty_for("ann", {"ardwell"});
  on_duty_for("bea", {"bellhaven"});
  ASSERT_TRUE(routing_.accept("ann", from_ardwell(), now()).has_value());
  const std::string waiting = from_ardwell();
  pass(std::chrono::minutes{10});
  EXPECT_EQ(call(waiting).phase, CallPhase::kWaiting);
}

TEST_F(SeveralCouncils, WithNobodyOthersHelpOnlyWhereNoneOfItsOwnIsOnDuty) {
  share(HelpWhen::kNobody);
  on_duty_for("bea", {"bellhaven"});
  EXPECT_EQ(promised_to_ardwell().advisers_on, 1);
  EXPECT_EQ(call(from_ardwell()).ringing, "bea");
  on_duty_for("ann", {"ardwell"});
  on_duty_for("ben", {"bellhaven"});
  ASSERT_TRUE(routing_.accept("ann", from_ardwell(), now()).has_value());
  const std::string waiting = from_ardwell();
  pass(std::chrono::minutes{10});
  EXPECT_EQ(call(waiting).phase, CallPhase::kWaiting) << "ann is busy, but on duty";
}

TEST_F(SeveralCouncils, WithWaitingOthersHelpAfterTheWaitAndNotBefore) {
  share(HelpWhen::kWaiting);
  on_duty_for("ann", {"ardwell"});
  on_duty_for("bea", {"bellhaven"});
  ASSERT_TRUE(routing_.accept("ann", from_ardwell(), now()).has_value());
  const std::string waiting = from_ardwell();
  pass(seconds{59});
  EXPECT_EQ(call(waiting).phase, CallPhase::kWaiting);
  pass(seconds{1});
  EXPECT_EQ(call(waiting).ringing, "bea");
}

TEST_F(SeveralCouncils, WithWaitingOthersHelpAtOnceWhereNoneOfItsOwnIsOnDuty) {
  share(HelpWhen::kWaiting);
  on_duty_for("bea", {"bellhaven"});
  EXPECT_EQ(call(from_ardwell()).ringing, "bea");
}

TEST_F(SeveralCouncils, WithClosedOthersHelpOnlyOutsideOfItsOwnHours) {
  share(HelpWhen::kClosed);
  on_duty_for("bea", {"bellhaven"});
  EXPECT_EQ(refused_at_ardwell(), "nobody");
  share(HelpWhen::kClosed, false);
  EXPECT_TRUE(promised_to_ardwell().open);
  EXPECT_EQ(call(from_ardwell()).ringing, "bea");
}

TEST_F(SeveralCouncils, OutsideOfItsHoursItsOwnAdvisersAreNotPromised) {
  share(HelpWhen::kClosed, false);
  on_duty_for("ann", {"ardwell"});
  EXPECT_EQ(refused_at_ardwell(), "nobody");
}

TEST_F(SeveralCouncils, WhoHelpsDoesSoOnlyWhileTheirOwnDeskIsOpen) {
  share(HelpWhen::kClosed, false, false);
  on_duty_for("bea", {"bellhaven"});
  EXPECT_EQ(refused_at_ardwell(), "closed");
  EXPECT_FALSE(promised_to_ardwell().open);
}

TEST_F(SeveralCouncils, WhoWaitsWhenTheHoursEndIsServedByWhoIsStillThere) {
  on_duty_for("ann", {"ardwell"});
  const std::string first = from_ardwell();
  ASSERT_TRUE(routing_.accept("ann", first, now()).has_value());
  const std::string waiting = from_ardwell();
  share(HelpWhen::kNever, false);
  ASSERT_TRUE(routing_.leave("ann", first, CallEnd::kAdviser, now()).has_value());
  pass(seconds{40});
  EXPECT_EQ(call(waiting).ringing, "ann");
}

TEST_F(SeveralCouncils, ItsOwnIsRungBeforeAnotherWhoIsIdleForLonger) {
  share(HelpWhen::kWaiting, true, true, 0);
  on_duty_for("bea", {"bellhaven"});
  pass(seconds{5});
  on_duty_for("ann", {"ardwell"});
  EXPECT_EQ(call(from_ardwell()).ringing, "ann");
  EXPECT_EQ(call(from_ardwell()).ringing, "bea");
}

TEST_F(SeveralCouncils, ATransferGoesToNobodyWhoDoesNotServeTheCustomersCouncil) {
  on_duty_for("ann", {"ardwell"});
  on_duty_for("bea", {"bellhaven"});
  const std::string id = from_ardwell();
  ASSERT_TRUE(routing_.accept("ann", id, now()).has_value());
  const auto to_person = routing_.transfer("ann", id, {"", "bea", false}, now());
  ASSERT_FALSE(to_person.has_value());
  EXPECT_EQ(to_person.error().where, "council");
  EXPECT_FALSE(routing_.transfer("ann", id, {"benefits", "", true}, now()).has_value());
  share(HelpWhen::kNobody);
  EXPECT_TRUE(routing_.transfer("ann", id, {"", "bea", false}, now()).has_value());
}

TEST_F(SeveralCouncils, ColleaguesWorkForOneCouncil) {
  on_duty_for("ann", {"ardwell", "culross"});
  on_duty_for("cat", {"culross"});
  on_duty_for("bea", {"bellhaven"});
  EXPECT_TRUE(routing_.colleagues("ann", "cat"));
  EXPECT_FALSE(routing_.colleagues("ann", "bea"));
}

}  // namespace
}  // namespace waymark::hub::calls

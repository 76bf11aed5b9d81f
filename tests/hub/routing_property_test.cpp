// Whatever people do, in whatever order: nobody is lost, nobody is in two calls, and the line keeps its order.
#include <algorithm>
#include <random>

#include "tests/hub/routing_stage.h"

namespace waymark::hub::calls {
namespace {

using std::chrono::milliseconds;

constexpr int kSeeds = 60;
constexpr int kSteps = 400;

// Ardwell is helped by Bellhaven once somebody has waited, Bellhaven by Ardwell outside of its hours; each has hours.
struct Policy {
  bool several = false;
  bool ardwell_open = true;
  bool bellhaven_open = true;
};

class Crowd : public RoutingStage {
 public:
  explicit Crowd(unsigned seed) : chance_(seed) {
    policy_.several = seed % 2 == 0;
    on_duty("ann", {"benefits"}, {"en-GB"}, "library", {"ardwell"});
    on_duty("bob", {"benefits", "housing"}, {"en-GB", "pl"}, "library");
    on_duty("mairi", {"benefits", "urgent"}, {"gd", "en-GB"}, "hall", {"bellhaven"});
    on_duty("hugh", {"housing", "urgent"}, {"en-GB"}, "hall", {"ardwell", "bellhaven"});
    keep_hours();
  }

  void step() {
    const std::string name = pick(people_);
    const std::string id = calls_.empty() ? std::string{} : pick(calls_);
    const std::string theirs = adviser(name).call_id;
    switch (number(17)) {
      case 0:
      case 1:
      case 2:
        if (auto made = try_ask(pick(skills_), pick(languages_), "kiosk " + std::to_string(number(12)),
                                number(2) == 0 ? "library" : "hall")) {
          calls_.push_back(*made);
        }
        break;
      case 3:
      case 4:
      case 5:
        static_cast<void>(routing_.accept(name, theirs, now()));
        break;
      case 6:
        static_cast<void>(routing_.decline(name, theirs, now()));
        break;
      case 7:
        if (const Call* call = routing_.call(id)) {
          static_cast<void>(routing_.report(id, protocol::LegReport::kConnected, call->leg, now()));
        }
        break;
      case 8:
        static_cast<void>(routing_.set_state(
            name, pick(std::vector{AdviserState::kAvailable, AdviserState::kAvailable, AdviserState::kBreak}), now()));
        break;
      case 9:
        static_cast<void>(number(2) == 0 ? routing_.hold(name, theirs, now()) : routing_.resume(name, theirs, now()));
        break;
      case 10: {
        TransferTo to;
        (number(2) == 0 ? to.skill : to.adviser) = number(2) == 0 ? pick(skills_) : pick(people_);
        to.consult = number(2) == 0;
        static_cast<void>(routing_.transfer(name, theirs, to, now()));
        break;
      }
      case 11:
        static_cast<void>(number(2) == 0 ? routing_.leave(name, theirs, CallEnd::kAdviser, now())
                                         : routing_.wrap_up(name, theirs, now()));
        break;
      case 12:
        if (!id.empty()) static_cast<void>(routing_.end(id, CallEnd::kCustomer, now()));
        break;
      case 13:
        routing_.console_connected(name, number(4) != 0, now());
        break;
      case 14:
        if (const std::string kiosk = "kiosk " + std::to_string(number(12)); !silent_.erase(kiosk))
          silent_.insert(kiosk);
        break;
      case 15:
        if (number(4) == 0) (number(2) == 0 ? policy_.ardwell_open : policy_.bellhaven_open) ^= true;
        keep_hours();
        break;
      default:
        pass(milliseconds{number(9000)});
    }
  }

  // Nobody is rung for a council that they neither serve nor, by its policy of this moment, help.
  void check_rings() {
    for (const auto& [name, id] : routing_.take_changes().rings) {
      const Call& call = *routing_.call(id);
      const auto works_for = [&, &who = name](const std::string& council) {
        const auto& named = works_for_.at(who);
        return std::find(named.begin(), named.end(), council) != named.end();
      };
      if (!policy_.several || works_for(call.site == "library" ? "ardwell" : "bellhaven")) continue;
      if (call.site == "library") {
        EXPECT_TRUE(policy_.bellhaven_open) << name << " helps while their own desk is closed";
      } else {
        EXPECT_TRUE(!policy_.bellhaven_open && policy_.ardwell_open) << name << " helps within the hours";
      }
    }
  }

  void check() {
    std::map<std::string, int> held;
    for (const auto& [id, call] : routing_.calls()) {
      if (!call.live()) {
        EXPECT_TRUE(call.end_reason.has_value());
        EXPECT_TRUE(call.adviser.empty() && call.ringing.empty() && call.consulted.empty());
        continue;
      }
      // Nobody is lost: in the line without an adviser, or with one who knows of it.
      EXPECT_EQ(call.with_adviser(), !call.adviser.empty()) << protocol::name_of(call.phase);
      EXPECT_FALSE(call.phase == CallPhase::kOffered && call.ringing.empty());
      EXPECT_FALSE(call.phase == CallPhase::kWaiting && !call.ringing.empty());
      for (const std::string& name : {call.adviser, call.ringing, call.consulted}) {
        if (name.empty()) continue;
        ++held[name];
        EXPECT_EQ(adviser(name).call_id, id);
      }
      EXPECT_TRUE(call.adviser.empty() || state(call.adviser) == AdviserState::kBusy);
      EXPECT_TRUE(call.ringing.empty() || state(call.ringing) == AdviserState::kRinging);
    }
    for (const auto& [name, count] : held) EXPECT_EQ(count, 1) << name << " is in two calls";
    for (const auto& [name, one] : routing_.advisers()) {
      const bool taken = one.state == AdviserState::kBusy || one.state == AdviserState::kRinging;
      EXPECT_EQ(taken, held.contains(name)) << name << " " << name_of(one.state);
    }
    check_order();
  }

  // Of two with the same wish who never were at the head, the later one is not rung before the earlier.
  void check_order() const {
    for (const auto& [id, early] : routing_.calls()) {
      if (early.phase != CallPhase::kWaiting || early.head || !early.passed_over.empty()) continue;
      for (const auto& [other, late] : routing_.calls()) {
        const bool later = late.phase == CallPhase::kOffered && !late.head && late.asked > early.asked &&
                           late.skill == early.skill && late.request.language == early.request.language &&
                           late.site == early.site;
        EXPECT_FALSE(later && late.passed_over.empty()) << "the line was jumped";
      }
    }
  }

  // When everybody stays away, everybody's call ends.
  void check_the_end() {
    for (const std::string& name : people_) routing_.console_connected(name, false, now());
    pass(std::chrono::minutes{2});
    for (const auto& [id, call] : routing_.calls()) EXPECT_FALSE(call.live());
    for (const std::string& name : people_) EXPECT_EQ(state(name), AdviserState::kAway);
  }

 private:
  void keep_hours() {
    if (!policy_.several) return;
    routing_.set_councils(
        {{{"ardwell", "A", {"library"}, {}, bundle::HelpWhen::kWaiting, {"bellhaven"}, 5}, policy_.ardwell_open},
         {{"bellhaven", "B", {"hall"}, {}, bundle::HelpWhen::kClosed, {"ardwell"}}, policy_.bellhaven_open}});
  }
  unsigned number(unsigned below) { return static_cast<unsigned>(chance_() % below); }
  template <class T>
  T pick(const std::vector<T>& list) {
    return list[number(static_cast<unsigned>(list.size()))];
  }

  Policy policy_;
  const std::map<std::string, std::vector<std::string>> works_for_{
      {"ann", {"ardwell"}}, {"bob", {"ardwell"}}, {"mairi", {"bellhaven"}}, {"hugh", {"ardwell", "bellhaven"}}};
  std::mt19937 chance_;
  std::vector<std::string> calls_;
  const std::vector<std::string> people_{"ann", "bob", "mairi", "hugh"};
  const std::vector<std::string> skills_{"benefits", "benefits", "housing", "urgent"};
  const std::vector<std::string> languages_{"en-GB", "en-GB", "gd", "ur"};
};

TEST(CallRoutingProperties, HoldThroughEverySequenceOfEvents) {
  for (unsigned seed = 1; seed <= kSeeds && !::testing::Test::HasFailure(); ++seed) {
    Crowd crowd(seed);
    for (int i = 0; i < kSteps && !::testing::Test::HasFailure(); ++i) {
      crowd.step();
      crowd.check_rings();
      crowd.check();
    }
    crowd.check_the_end();
    EXPECT_FALSE(::testing::Test::HasFailure()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace waymark::hub::calls

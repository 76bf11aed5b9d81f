#include "provisioning/hub/calls/people.h"

#include <array>
#include <utility>

namespace waymark::hub::calls {
namespace {

constexpr std::array<std::pair<AdviserState, std::string_view>, 6> kStates{{{AdviserState::kAway, "away"},
                                                                            {AdviserState::kAvailable, "available"},
                                                                            {AdviserState::kRinging, "ringing"},
                                                                            {AdviserState::kBusy, "busy"},
                                                                            {AdviserState::kWrapUp, "wrap_up"},
                                                                            {AdviserState::kBreak, "break"}}};
constexpr std::array<std::pair<Fact, std::string_view>, 18> kFacts{{{Fact::kAsked, "asked"},
                                                                    {Fact::kOffered, "offered"},
                                                                    {Fact::kUnanswered, "unanswered"},
                                                                    {Fact::kDeclined, "declined"},
                                                                    {Fact::kAccepted, "accepted"},
                                                                    {Fact::kConnected, "connected"},
                                                                    {Fact::kReconnecting, "reconnecting"},
                                                                    {Fact::kNewLeg, "new_leg"},
                                                                    {Fact::kHeld, "held"},
                                                                    {Fact::kResumed, "resumed"},
                                                                    {Fact::kTransferred, "transferred"},
                                                                    {Fact::kConsulted, "consulted"},
                                                                    {Fact::kAdviserLost, "adviser_lost"},
                                                                    {Fact::kEnded, "ended"},
                                                                    {Fact::kWrappedUp, "wrapped_up"},
                                                                    {Fact::kMoving, "moving"},
                                                                    {Fact::kStayed, "stayed"},
                                                                    {Fact::kMoved, "moved"}}};

}  // namespace

std::string_view name_of(AdviserState state) {
  for (const auto& [each, name] : kStates) {
    if (each == state) return name;
  }
  return {};
}

std::optional<AdviserState> adviser_state(std::string_view wanted) {
  for (const auto& [state, name] : kStates) {
    if (name == wanted) return state;
  }
  return std::nullopt;
}

std::string_view name_of(Fact fact) {
  for (const auto& [each, name] : kFacts) {
    if (each == fact) return name;
  }
  return {};
}

}  // namespace waymark::hub::calls

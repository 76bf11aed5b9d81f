#include "kiosk/shell/script_call.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "kiosk/core/assist_message.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> kKinds{"call_offer", "call",     "leg",   "assist",
                                                 "text",       "callback", "paper", "document"};
constexpr int kMostNumber = 100'000;

template <class Value, std::size_t kCount>
std::optional<Value> word(const std::array<std::pair<std::string_view, Value>, kCount>& words, const json& text) {
  for (const auto& [name, value] : words) {
    if (text == name) return value;
  }
  return std::nullopt;
}

int number(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_unsigned()) return 0;
  return static_cast<int>(std::min<std::uint64_t>(found->get<std::uint64_t>(), kMostNumber));
}

std::optional<core::Event> offer_of(const json& value) {
  if (!value.is_array() || value.size() > 20) return std::nullopt;
  core::CallOffer offer;
  for (const json& one : value) {
    if (!one.is_object() || !one.contains("skill") || !one["skill"].is_string()) return std::nullopt;
    offer.skills.push_back({one["skill"].get<std::string>(), one.value("open", json(true)) == true,
                            number(one, "advisers_on"), number(one, "about_minutes"), number(one, "up_to_minutes")});
  }
  return offer;
}

std::optional<core::Event> call_of(const json& value) {
  using core::CallEnd;
  using core::CallRefusal;
  using core::HubCall;
  static constexpr std::array<std::pair<std::string_view, CallRefusal>, 3> kRefusals{
      {{"nobody", CallRefusal::kNobody}, {"closed", CallRefusal::kClosed}, {"unreachable", CallRefusal::kUnreachable}}};
  static constexpr std::array<std::pair<std::string_view, HubCall>, 7> kStates{
      {{"waiting", HubCall::kWaiting},
       {"offered", HubCall::kOffered},
       {"accepted", HubCall::kAccepted},
       {"connected", HubCall::kConnected},
       {"held", HubCall::kHeld},
       {"transferring", HubCall::kTransferring},
       {"ended", HubCall::kEnded}}};
  static constexpr std::array<std::pair<std::string_view, CallEnd>, 4> kEnds{{{"adviser", CallEnd::kByAdviser},
                                                                              {"unanswered", CallEnd::kUnanswered},
                                                                              {"closed", CallEnd::kClosed},
                                                                              {"lost", CallEnd::kLost}}};
  if (const auto refusal = word(kRefusals, value)) return core::CallRefused{{}, *refusal};
  const auto state = value.is_object() ? word(kStates, value.value("state", json())) : std::nullopt;
  if (!state) return std::nullopt;
  core::CallChanged changed;
  changed.state = *state;
  changed.leg = number(value, "leg");
  changed.place = number(value, "place");
  changed.about_minutes = number(value, "about_minutes");
  changed.up_to_minutes = number(value, "up_to_minutes");
  if (value.contains("adviser") && value["adviser"].is_string()) changed.adviser = value["adviser"].get<std::string>();
  changed.end = word(kEnds, value.value("end", json())).value_or(CallEnd::kNone);
  return changed;
}

std::optional<core::Event> leg_of(const json& value) {
  using core::LegState;
  static constexpr std::array<std::pair<std::string_view, LegState>, 3> kStates{
      {{"connected", LegState::kConnected}, {"interrupted", LegState::kInterrupted}, {"failed", LegState::kFailed}}};
  if (value == "media_lost") return core::MediaLost{};
  if (!value.is_object()) return std::nullopt;
  const auto state = word(kStates, value.value("state", json()));
  if (!state) return std::nullopt;
  return core::LegChanged{{}, number(value, "leg"), *state};
}

// A word of the camera's, or that it was taken.
std::optional<core::Event> paper_of(const json& value) {
  using core::PaperSight;
  static constexpr std::array<std::pair<std::string_view, PaperSight>, 7> kSights{{{"looking", PaperSight::kLooking},
                                                                                   {"found", PaperSight::kFound},
                                                                                   {"too_dark", PaperSight::kTooDark},
                                                                                   {"too_far", PaperSight::kTooFar},
                                                                                   {"blurred", PaperSight::kBlurred},
                                                                                   {"glare", PaperSight::kGlare},
                                                                                   {"steady", PaperSight::kSteady}}};
  if (value == "taken") return core::PhotoTaken{{}, true, base::Secret{"a picture"}};
  if (const auto sight = word(kSights, value)) return core::PaperSighted{{}, *sight};
  return std::nullopt;
}

std::optional<core::Event> document_of(const json& value) {
  if (value == "stored") return core::DocumentStored{};
  if (value == "failed") return core::DocumentFailed{};
  return std::nullopt;
}

}  // namespace

bool is_of_a_call(std::string_view kind) { return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end(); }

std::optional<core::Event> call_event(std::string_view kind, const json& value) {
  if (kind == "call_offer") return offer_of(value);
  if (kind == "call") return call_of(value);
  if (kind == "leg") return leg_of(value);
  if (kind == "paper") return paper_of(value);
  if (kind == "document") return document_of(value);
  if (kind == "assist") {
    if (auto message = core::parse_assist(value.dump())) return core::AssistArrived{{}, 0, std::move(*message)};
  } else if (kind == "text") {
    if (auto line = core::parse_text_line(value.dump())) {
      return core::TextArrived{{}, 0, line->line, std::move(line->text), line->done};
    }
  } else if (value == "stored") {
    return core::CallbackStored{};
  } else if (value == "failed") {
    return core::CallbackFailed{};
  }
  return std::nullopt;
}

}  // namespace waymark::shell

// A visit written down: what a person does, how the world answers, how time moves and what must then be on the screen.
// JSON, described by provisioning/protocol/script.schema.json; tests/scripts holds examples.
//
// Pure values; parsing is strict and names the place of what it refuses ("steps/4/press/role").
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "kiosk/core/event.h"
#include "kiosk/view/view.h"

namespace waymark::shell {

// A node by its id, or by what a person would call it. An empty member does not matter.
struct Target {
  view::NodeId id;
  std::optional<view::Role> role;
  std::string name;
};

struct PressStep {
  Target target;
};
struct FocusStep {
  Target target;
};
struct TypeStep {
  std::string text;
};  // on a keyboard
struct TypeOnGlassStep {
  std::string text;
};  // key by key on the on-screen keyboard
struct KeyStep {
  core::Key key = core::Key::kSelect;
  int times = 1;
};
struct CaretStep {
  Target target;
  std::size_t grapheme = 0;
};
// A key of the on-screen keyboard, or a place in a text field, held for as long as a long press takes.
struct LongPressStep {
  Target target;
  std::optional<std::size_t> grapheme;
};
struct WaitStep {
  std::chrono::milliseconds time{0};
};
// An event that needs nothing from the run: card, link, printer, presence, staged bundle, out of service.
struct EventStep {
  core::Event event;
};
// A reply to the last effect of its kind; the player puts the Tag in.
struct AnswerStep {
  core::Event reply;
};
struct AcknowledgeStep {};  // staff answer the last help request
struct ClockStep {
  base::WallTime wall{};
};  // the wall clock is set
struct ExpectStep {
  std::string screen;
  view::NodeId focus;
  std::vector<Target> sees;
  std::vector<Target> misses;
  std::vector<std::pair<Target, std::string>> values;
};

using StepBody = std::variant<PressStep, FocusStep, TypeStep, TypeOnGlassStep, KeyStep, CaretStep, LongPressStep,
                              WaitStep, EventStep, AnswerStep, AcknowledgeStep, ClockStep, ExpectStep>;

struct Script {
  std::string about;
  std::string council;  // folder of council.json and journeys/, relative to the script
  std::string site;
  base::WallTime start{};
  std::chrono::minutes zone_offset{0};
  std::vector<StepBody> steps;
};

inline constexpr std::size_t kMaxScriptBytes = 1024 * 1024;
inline constexpr std::size_t kMaxScriptSteps = 10'000;
[[nodiscard]] base::Result<Script> parse_script(std::string_view json);

}  // namespace waymark::shell

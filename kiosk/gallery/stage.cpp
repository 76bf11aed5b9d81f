#include "kiosk/gallery/stage.h"

#include <algorithm>
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/gallery/steps.h"
#include "kiosk/shell/configuration_load.h"
#include "kiosk/shell/script_player.h"
#include "kiosk/shell/words_load.h"

namespace waymark::gallery {
namespace {

constexpr const char* kSite = "ardwell-library";
constexpr base::WallTime kMondayAtTen{std::chrono::milliseconds{1'795'428'000'000}};  // 2026-11-23 10:00 UTC

constexpr std::pair<view::Contrast, std::string_view> kContrasts[] = {{view::Contrast::kStandard, "standard"},
                                                                      {view::Contrast::kLightOnDark, "light-on-dark"},
                                                                      {view::Contrast::kDarkOnLight, "dark-on-light"}};

// The council speaks this language first, so that the screens of nobody's visit are in it too.
core::Configuration council_in(const core::Configuration& council, const Situation& situation, const Setting& setting) {
  core::Configuration own = council;
  const auto found = std::find(own.languages.begin(), own.languages.end(), setting.language);
  std::rotate(own.languages.begin(), found, found == own.languages.end() ? found : found + 1);
  own.default_text_percent = setting.text_percent;
  if (situation.council) situation.council(own);
  return own;
}

bool presses(const shell::StepBody& step, std::string_view id) {
  const auto* const press = std::get_if<shell::PressStep>(&step);
  return press != nullptr && press->target.id == id;
}

bool presses(const Situation& situation, std::string_view id) {
  return std::any_of(situation.steps.begin(), situation.steps.end(),
                     [id](const auto& step) { return presses(step, id); });
}

// Whoever is there then has the always-there controls before them.
bool brings_somebody(const shell::StepBody& step) {
  const auto* const happens = std::get_if<shell::EventStep>(&step);
  return presses(step, core::ids::kStart) ||
         (happens != nullptr && std::holds_alternative<core::StaffCalled>(happens->event));
}

Steps controls_pressed(const Situation& situation, const Setting& setting) {
  Steps steps;
  if (setting.speech && !presses(situation, core::ids::kListen)) steps.press(core::ids::kListen);
  if (setting.low_reach && !presses(situation, core::ids::kReach)) steps.press(core::ids::kReach);
  return steps;
}

std::vector<shell::StepBody> all_steps(const Situation& situation, const Setting& setting) {
  Steps first;
  first.happens(core::LinkChanged{true}).happens(core::PrinterChanged{core::PrinterState::kReady});
  const Steps set = controls_pressed(situation, setting);
  std::vector<shell::StepBody> rest = situation.steps;
  if (situation.begins == Begins::kInAVisit) {
    first.press(core::ids::kStart).press(core::ids::with(core::ids::kLanguage, setting.language));
    const int turns = static_cast<int>(setting.contrast) - static_cast<int>(view::Contrast::kStandard);
    for (int turn = 0; turn < turns; ++turn) first.press(core::ids::kContrast);
    first.then(set);
  } else if (const auto met = std::find_if(rest.begin(), rest.end(), brings_somebody); met != rest.end()) {
    rest.insert(met + 1, set.list().begin(), set.list().end());
  }
  std::vector<shell::StepBody> steps = first.list();
  steps.insert(steps.end(), rest.begin(), rest.end());
  return steps;
}

}  // namespace

std::string_view name_of(view::Contrast contrast) {
  for (const auto& [each, name] : kContrasts) {
    if (each == contrast) return name;
  }
  return kContrasts[0].second;
}

base::Result<view::Contrast> contrast_named(std::string_view name) {
  for (const auto& [contrast, each] : kContrasts) {
    if (each == name) return contrast;
  }
  return base::fail(base::ErrorCode::kInvalid, std::string(name),
                    "is no theme: there are standard, light-on-dark and dark-on-light");
}

std::string Setting::name() const {
  return language + "-" + std::to_string(text_percent) + "-" + std::string(name_of(contrast)) +
         (speech ? "-speech" : "") + (low_reach ? "-low" : "");
}

base::Result<Stage> Stage::open(const std::filesystem::path& council, const std::filesystem::path& themes) {
  Stage stage;
  auto configuration = shell::load_configuration(council, 1, kSite, "gallery");
  if (!configuration) return tl::unexpected<base::Error>(configuration.error());
  stage.council_ = std::move(*configuration);
  auto words = shell::load_words(themes);
  if (!words) return tl::unexpected<base::Error>(words.error());
  stage.words_ = std::move(*words);
  return stage;
}

base::Result<view::View> Stage::view(const Situation& situation, const Setting& setting) const {
  auto council = std::make_shared<const core::Configuration>(council_in(*council_, situation, setting));
  shell::ScriptPlayer player(std::move(council), words_, {});
  shell::Script script;
  script.start = kMondayAtTen;
  script.steps = all_steps(situation, setting);
  if (const auto played = player.play(script); !played) {
    return base::fail(played.error().code, situation.name() + "/" + played.error().where, played.error().detail);
  }
  if (player.view().screen != situation.screen) {
    return base::fail(base::ErrorCode::kInvalid, situation.name(),
                      "leads to the screen \"" + player.view().screen + "\"");
  }
  view::View view = player.view();
  // Where nobody has set anything, the pictures still show each theme.
  view.presentation.contrast = setting.contrast;
  return view;
}

}  // namespace waymark::gallery

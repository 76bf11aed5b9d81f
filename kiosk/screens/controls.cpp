// The toolbar that is always there, and the dialog that asks whether anybody is.
#include "kiosk/core/idle.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node control(const Scene& scene, std::string_view id, std::string_view words, std::string icon, bool on) {
  Node node = button(id, scene.words(words), Emphasis::kQuiet, std::move(icon));
  node.selected = on;
  return node;
}

std::string contrast_word(view::Contrast contrast) {
  switch (contrast) {
    case view::Contrast::kStandard:
      return "control.contrast.standard";
    case view::Contrast::kLightOnDark:
      return "control.contrast.light_on_dark";
    case view::Contrast::kDarkOnLight:
      return "control.contrast.dark_on_light";
  }
  return "control.contrast.standard";
}

Node bar_of_controls(const Scene& scene) {
  Node bar = group(Role::kToolbar, scene.words("control.toolbar"), {});
  bar.id = "controls";
  return bar;
}

void add_hearing_and_sight(Node& bar, const Scene& scene) {
  const view::Presentation& presentation = core::presentation_in_use(scene.state);
  const bool has_voice = scene.state.has_voice;
  Node listen = control(scene, ids::kListen, has_voice ? "control.listen" : "control.listen.none", "listen",
                        core::speech_in_use(scene.state).on);
  listen.disabled = !has_voice;
  bar.children.push_back(std::move(listen));
  Node size = control(scene, ids::kTextSize, "control.text_size", "text-size",
                      presentation.text_percent != scene.configuration().default_text_percent);
  size.value = std::to_string(presentation.text_percent) + "%";
  bar.children.push_back(std::move(size));
  Node contrast = control(scene, ids::kContrast, "control.contrast", "contrast",
                          presentation.contrast != view::Contrast::kStandard);
  contrast.value = scene.words(contrast_word(presentation.contrast));
  bar.children.push_back(std::move(contrast));
}

Node reach_control(const Scene& scene) {
  return control(scene, ids::kReach, "control.reach", "lower", core::presentation_in_use(scene.state).low_reach);
}

}  // namespace

Node toolbar(const Scene& scene) {
  const view::Presentation& presentation = scene.visit().presentation;
  Node bar = bar_of_controls(scene);
  add_hearing_and_sight(bar, scene);
  Node language = control(scene, ids::kLanguages, "control.language", "language", false);
  if (const auto* own = scene.words.catalogue().find_language(scene.words.language())) language.value = own->name;
  bar.children.push_back(std::move(language));
  bar.children.push_back(reach_control(scene));
  Node help = control(scene, ids::kHelp, "control.help", "help", scene.visit().help.stage != core::Help::kNone);
  help.value = help_in_words(scene);
  bar.children.push_back(std::move(help));
  bar.children.push_back(control(scene, ids::kHide, presentation.hidden ? "control.show" : "control.hide",
                                 presentation.hidden ? "show" : "hide", presentation.hidden));
  bar.children.push_back(control(scene, ids::kMoment, "control.moment", "moment", core::is_covered(scene.state)));
  bar.children.push_back(control(scene, ids::kStartAgain, "control.start_again", "restart", false));
  return bar;
}

// What a member of staff may need as well as anybody.
Node staff_toolbar(const Scene& scene) {
  Node bar = bar_of_controls(scene);
  add_hearing_and_sight(bar, scene);
  bar.children.push_back(reach_control(scene));
  return bar;
}

Node speech_bar(const Scene& scene) {
  const view::Speech& speech = core::speech_in_use(scene.state);
  Node bar = group(Role::kToolbar, scene.words("speech.toolbar"), {});
  bar.id = "speech";
  const auto step = [&](std::string_view id, std::string_view words, std::string icon, int level, int last, int end) {
    Node node = control(scene, id, words, std::move(icon), false);
    node.value = scene.words("speech.level", {{"level", level}, {"count", last}});
    node.disabled = level == end;
    return node;
  };
  const int fastest = view::Speech::kFastest;
  const int loudest = view::Speech::kLoudest;
  bar.children.push_back(control(scene, ids::kSayAgain, "speech.again", "say-again", false));
  bar.children.push_back(control(scene, ids::kPauseSpeech, speech.paused ? "speech.go_on" : "speech.pause",
                                 speech.paused ? "go-on" : "pause", speech.paused));
  bar.children.push_back(step(ids::kSlower, "speech.slower", "slower", speech.rate, fastest, 1));
  bar.children.push_back(step(ids::kFaster, "speech.faster", "faster", speech.rate, fastest, fastest));
  bar.children.push_back(step(ids::kQuieter, "speech.quieter", "quieter", speech.volume, loudest, 1));
  bar.children.push_back(step(ids::kLouder, "speech.louder", "listen", speech.volume, loudest, loudest));
  bar.children.push_back(control(scene, ids::kHush, "speech.stop", "hush", false));
  return bar;
}

void add_quiet_ways(Node& dialog, const Scene& scene, std::string_view help, std::string_view start_again) {
  dialog.children.push_back(button(help, scene.words("control.help"), Emphasis::kQuiet, "help"));
  dialog.children.push_back(button(start_again, scene.words("control.start_again"), Emphasis::kQuiet, "restart"));
}

Node keys_aloud_dialog(const Scene& scene) {
  Node dialog = group(Role::kDialog, scene.words("keys_aloud.title"), {});
  dialog.id = ids::kKeysAloudDialog;
  dialog.children.push_back(heading(dialog.name));
  dialog.children.push_back(paragraph(scene.words("keys_aloud.means")));
  dialog.children.push_back(button(ids::kKeysAloudNo, scene.words("keys_aloud.no"), Emphasis::kSecondary));
  dialog.children.push_back(button(ids::kKeysAloudYes, scene.words("keys_aloud.yes"), Emphasis::kPrimary));
  add_quiet_ways(dialog, scene, ids::kKeysAloudHelp, ids::kKeysAloudStartAgain);
  return dialog;
}

Node still_there(const Scene& scene) {
  const int seconds = core::countdown_seconds(scene.state);
  Node dialog = group(Role::kDialog, scene.words("still_there.title"), {});
  dialog.id = "still-there";
  dialog.children.push_back(heading(dialog.name));
  Node timer = text(Role::kTimer, scene.words("still_there.countdown", {{"seconds", seconds}}));
  timer.id = "still-there.timer";
  timer.value = std::to_string(seconds);
  timer.live = true;
  dialog.children.push_back(std::move(timer));
  // Who listens does not see the seconds go, and cannot find a button at a glance.
  if (scene.visit().speech.on) dialog.children.push_back(paragraph(scene.words("still_there.any_key")));
  dialog.children.push_back(button(ids::kMoreTime, scene.words("still_there.more_time"), Emphasis::kPrimary, "time"));
  dialog.children.push_back(button(ids::kStillMoment, scene.words("control.moment"), Emphasis::kSecondary, "moment"));
  add_quiet_ways(dialog, scene, ids::kStillHelp, ids::kStillStartAgain);
  return dialog;
}

}  // namespace waymark::screens

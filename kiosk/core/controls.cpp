// The controls that are always there between attract and wipe, in every language.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

constexpr int kTextStep = 25;
constexpr int kTextLargest = 200;

view::Contrast next_contrast(view::Contrast contrast) {
  switch (contrast) {
    case view::Contrast::kStandard:
      return view::Contrast::kLightOnDark;
    case view::Contrast::kLightOnDark:
      return view::Contrast::kDarkOnLight;
    case view::Contrast::kDarkOnLight:
      return view::Contrast::kStandard;
  }
  return view::Contrast::kStandard;
}

}  // namespace

bool press_presentation(view::Presentation& presentation, std::string_view node) {
  if (node == ids::kTextSize) {
    presentation.text_percent += kTextStep;
    if (presentation.text_percent > kTextLargest) presentation.text_percent = 100;
  } else if (node == ids::kContrast) {
    presentation.contrast = next_contrast(presentation.contrast);
  } else if (node == ids::kReach) {
    presentation.low_reach = !presentation.low_reach;
  } else {
    return false;
  }
  return true;
}

bool press_control(Change& change, std::string_view node) {
  view::Presentation& presentation = change.visit().presentation;
  if (press_presentation(presentation, node)) return true;
  if (node == ids::kListen) {
    toggle_speech(change);
  } else if (node == ids::kHide) {
    presentation.hidden = !presentation.hidden;
  } else if (node == ids::kLanguages) {
    open_aside(change, Screen::kLanguage);
  } else if (node == ids::kMoment) {
    ask_for_moment(change);
  } else if (node == ids::kHelp) {
    ask_for_help(change);
  } else if (node == ids::kStartAgain) {
    is_covered(change.state) ? ask_to_clear(change) : leave(change, Leaving::kStartAgain);
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core

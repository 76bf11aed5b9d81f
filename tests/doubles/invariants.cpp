#include "tests/doubles/invariants.h"

#include <algorithm>
#include <set>

#include "kiosk/view/describe.h"
#include "kiosk/view/redact.h"
#include "kiosk/voice/speak.h"
#include "tests/doubles/demo_council.h"

namespace waymark::doubles {
namespace {

using view::Node;
using view::Role;

constexpr std::string_view kListen = "control.listen";
constexpr std::string_view kAlwaysThere[] = {"control.listen",   "control.text-size", "control.contrast",
                                             "control.language", "control.reach",     "control.help",
                                             "control.hide",     "control.moment",    "control.start-again"};

bool has(const view::View& view, std::string_view id) {
  bool found = false;
  view::for_each(view.regions, [&](const Node& node) { found = found || (node.id == id && view::focusable(node)); });
  return found;
}

bool has_dialog(const view::View& view) {
  return std::any_of(view.regions.begin(), view.regions.end(),
                     [](const Node& node) { return node.role == Role::kDialog; });
}

std::string broken_node(const Node& node, std::set<std::string>& ids) {
  const std::string what = node.id.empty() ? std::string(view::name_of(node.role)) : node.id;
  if (!node.id.empty() && !ids.insert(node.id).second) return what + " is there twice";
  for (const std::string* text : {&node.name, &node.value, &node.description}) {
    if (text->find("⟦") != std::string::npos) return what + " has no words: " + *text;
  }
  if (view::focusable(node) && node.id.empty()) return "a control has no id: " + node.name;
  if (view::focusable(node) && node.name.empty()) return what + " has no name";
  if (node.caret && node.role != Role::kTextField) return what + " has a caret";
  return {};
}

}  // namespace

std::string broken_screen(const core::State& state, const view::View& view) {
  std::set<std::string> ids;
  std::string broken;
  view::for_each(view.regions, [&](const Node& node) {
    if (broken.empty()) broken = broken_node(node, ids);
  });
  if (!broken.empty()) return broken;
  if (view.title.empty()) return "the page has no title";
  const auto& stops = state.focus_stops;
  const bool reachable =
      std::any_of(stops.begin(), stops.end(), [&](const core::FocusStop& stop) { return stop.id == view.focus; });
  if (!stops.empty() && !reachable) return "the focus is lost: " + view.focus;
  if (state.staff && core::shown(state) != core::Screen::kPause) {
    const bool cleaning = state.staff->page == core::StaffPage::kCleaning;
    return has(view, "staff.close") || has(view, "back") || cleaning ? std::string{} : "the staff menu has no way out";
  }
  if (!core::in_visit(state)) return {};
  const bool calm = core::shown(state) == core::Screen::kPause;
  for (const std::string_view control : kAlwaysThere) {
    const bool cannot_speak = control == kListen && !state.has_voice;
    const bool opens_a_page = control == "control.language" || control == "control.moment";
    if (has(view, control) || cannot_speak || (calm && opens_a_page)) continue;
    return std::string(control) + " is not there";
  }
  const std::string dialog = has(view, "request.no")      ? "request."
                             : has(view, "keys-aloud.no") ? "keys-aloud."
                                                          : "still-there.";
  for (const std::string_view button : {"start-again", "help"}) {
    if (has_dialog(view) && !has(view, dialog + std::string(button))) return "the dialog lacks " + std::string(button);
  }
  return {};
}

std::string leaked(const view::View& view, const std::vector<core::Effect>& effects, std::string_view marker) {
  std::string where;
  view::for_each(view.regions, [&](const Node& node) {
    const bool in_words =
        node.name.find(marker) != std::string::npos || node.description.find(marker) != std::string::npos;
    const bool in_value = node.value.find(marker) != std::string::npos && node.privacy != view::Privacy::kPrivate;
    if (in_words || in_value) where = "on the screen at " + node.id;
  });
  if (view::to_json(view::redact(view)).find(marker) != std::string::npos) where = "in the mirror";
  for (const voice::Segment& segment : voice::speak(view, demo_words(), voice::Listening::kAloud)) {
    if (segment.text.find(marker) != std::string::npos) where = "spoken aloud";
  }
  for (const auto& effect : effects) {
    if (const auto* event = std::get_if<core::RecordUsage>(&effect.body)) {
      for (const auto& field : event->fields) {
        const auto* text = std::get_if<std::string>(&field.value);
        if (text != nullptr && text->find(marker) != std::string::npos) where = "in usage: " + event->name;
      }
    }
    if (const auto* help = std::get_if<core::RaiseHelp>(&effect.body)) {
      if (help->page.find(marker) != std::string::npos) where = "in a help request";
    }
  }
  return where;
}

std::string residue(const core::State& state) {
  if (core::in_visit(state) || state.staff) return {};
  const core::Visit& visit = state.visit;
  if (!visit.journey.entries.empty() || !visit.journey.answers.empty()) return "answers are left";
  if (!visit.submission.printable.answers.empty()) return "answers for the paper are left";
  if (!visit.submission.reference.empty() || !visit.ticket.display.empty()) return "a reference or a number is left";
  if (visit.presentation != view::Presentation{} || visit.speech != view::Speech{})
    return "somebody's settings are left";
  if (!visit.usage.held.empty()) return "usage is left";
  if (!visit.triage.topic.empty() || visit.triage.how != core::How::kNotAsked) return "what was told is left";
  if (!visit.call.call_id.empty() || !visit.call.lines.empty()) return "a call is left";
  if (!visit.photo.jpeg.empty() || !visit.journey.photos.empty()) return "a photograph is left";
  return {};
}

}  // namespace waymark::doubles

#include "kiosk/screens/render.h"

#include <algorithm>

#include "base/graphemes.h"
#include "kiosk/core/call_clock.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/focus.h"
#include "kiosk/screens/screens.h"
#include "kiosk/view/redact.h"

namespace waymark::screens {
namespace {

using core::Screen;
using view::Node;
using view::Role;
using view::View;

bool at_rest(Screen screen) {
  return screen == Screen::kAttract || screen == Screen::kClosed || screen == Screen::kOutOfService;
}
bool at_staff_menu(const core::State& state) { return state.staff && core::shown(state) != Screen::kPause; }
bool leaving(Screen screen) { return screen == Screen::kGoodbye || screen == Screen::kWiping; }

std::string language_of(const core::State& state) {
  const auto& languages = state.configuration->languages;
  if (at_staff_menu(state)) return languages.front();
  if (at_rest(state.screen)) return languages[state.attract_turns % languages.size()];
  if (leaving(state.screen)) return state.leaving_language.empty() ? languages.front() : state.leaving_language;
  return state.visit.language;
}

Content content_of(const Scene& scene, const words::Catalogue& catalogue) {
  switch (core::shown(scene.state)) {
    case Screen::kAttract:
      return scene.state.kept_until ? kept_room(scene) : attract(scene);
    case Screen::kClosed:
      return closed(scene);
    case Screen::kOutOfService:
      return out_of_service(scene);
    case Screen::kLanguage:
      return language(scene, catalogue);
    case Screen::kHome:
      return home(scene);
    case Screen::kServices:
      return services(scene);
    case Screen::kRequests:
      return requests(scene);
    case Screen::kRequestStatus:
      return request_status(scene);
    case Screen::kTriageTopic:
      return triage_topic(scene);
    case Screen::kTriageUrgent:
      return triage_urgent(scene);
    case Screen::kTriageHow:
      return triage_how(scene);
    case Screen::kTriageWay:
      return triage_way(scene);
    case Screen::kLeaflets:
      return leaflets(scene);
    case Screen::kReading:
      return reading(scene);
    case Screen::kJourneyLanguage:
      return journey_language(scene);
    case Screen::kService:
      return service(scene);
    case Screen::kQuestion:
      return question(scene);
    case Screen::kEnding:
      return ending(scene);
    case Screen::kCheck:
      return check(scene);
    case Screen::kDeclaration:
      return declaration(scene);
    case Screen::kSending:
      return sending(scene);
    case Screen::kNotSent:
      return not_sent(scene);
    case Screen::kConfirmation:
      return confirmation(scene);
    case Screen::kTicketChoice:
      return ticket_choice(scene);
    case Screen::kTicketWaiting:
      return ticket_waiting(scene);
    case Screen::kTicket:
      return ticket(scene);
    case Screen::kNoTicket:
      return no_ticket(scene);
    case Screen::kTalk:
      return talk(scene);
    case Screen::kCallTopic:
      return call_topic(scene);
    case Screen::kCallHow:
      return call_how(scene);
    case Screen::kCallWaiting:
      return call_waiting(scene);
    case Screen::kCallPermission:
      return call_permission(scene);
    case Screen::kCall:
      return call(scene);
    case Screen::kCallEnded:
      return call_ended(scene);
    case Screen::kCallback:
      return callback(scene);
    case Screen::kRoomWay:
      return room_way(scene);
    case Screen::kRoomCode:
      return room_code(scene);
    case Screen::kPrivateQuestion:
      return private_question(scene);
    case Screen::kPhoto:
      return photo(scene);
    case Screen::kPrivacy:
      return privacy(scene);
    case Screen::kAppointment:
      return appointment(scene);
    case Screen::kAppointmentCode:
      return appointment_code(scene);
    case Screen::kAppointmentTold:
      return appointment_told(scene);
    case Screen::kHelp:
      return help(scene);
    case Screen::kMomentCode:
      return moment_code(scene);
    case Screen::kMoment:
      return moment(scene);
    case Screen::kFeedback:
      return feedback(scene);
    case Screen::kGoodbye:
      return goodbye(scene);
    case Screen::kWiping:
      return wiping(scene);
    case Screen::kPause:
      return pause(scene);
    case Screen::kStaffPin:
      return staff_pin(scene);
    case Screen::kStaffMenu:
      return staff_menu(scene);
    case Screen::kStaffCheck:
      return staff_check(scene);
    case Screen::kStaffPart:
      return staff_part(scene);
    case Screen::kStaffPaper:
      return staff_paper(scene);
    case Screen::kStaffWhyOut:
      return staff_why_out(scene);
    case Screen::kStaffCleaning:
      return staff_cleaning(scene);
    case Screen::kStaffAbout:
      return staff_about(scene);
    case Screen::kStaffCard:
      return staff_card(scene);
  }
  return {};
}

// These lead to pages of their own, which nobody would see before the calm screen has gone.
void leave_out_what_opens_pages(std::vector<Node>& nodes) {
  for (Node& node : nodes) leave_out_what_opens_pages(node.children);
  std::erase_if(nodes,
                [](const Node& node) { return node.id == core::ids::kLanguages || node.id == core::ids::kMoment; });
}

Node banner(const Scene& scene) {
  Node node = local_text(Role::kBanner, scene.configuration().council, scene);
  node.id = "banner";
  node.icon = "council";
  const Screen screen = core::shown(scene.state);
  if (at_staff_menu(scene.state)) {
    if (screen != Screen::kStaffCleaning) node.children.push_back(staff_toolbar(scene));
  } else if (core::in_visit(scene.state)) {
    node.children.push_back(toolbar(scene));
  }
  if (core::speech_in_use(scene.state).on && !node.children.empty()) node.children.push_back(speech_bar(scene));
  if (screen == Screen::kPause) leave_out_what_opens_pages(node.children);
  return node;
}

// How far a call for help has come is told on whatever page the customer is.
void add_help_line(Content& content, const Scene& scene) {
  const Screen screen = core::shown(scene.state);
  if (screen == Screen::kHelp || at_staff_menu(scene.state)) return;
  std::string words = help_in_words(scene);
  if (words.empty()) return;
  Node line = status("help-line", std::move(words), scene.visit().help.stage == core::Help::kComing ? "staff" : "help");
  content.main.insert(content.main.begin(), std::move(line));
}

bool asks_for_words(const Node& node) {
  using view::InputPurpose;
  const bool words = node.purpose == InputPurpose::kText || node.purpose == InputPurpose::kName ||
                     node.purpose == InputPurpose::kLongText;
  return (node.role == Role::kTextField && words) ||
         std::any_of(node.children.begin(), node.children.end(), asks_for_words);
}

// A keyboard of another script than the language's (Chinese: pinyin): wherever words are asked for, that they can be
// written all the same, or a person helps. Once on a screen.
void add_borrowed_note(Content& content, const Scene& scene) {
  if (!scene.words.keyboard().borrowed) return;
  for (std::vector<Node>* const nodes : {&content.main, &content.aside}) {
    const auto asked = std::find_if(nodes->begin(), nodes->end(), asks_for_words);
    if (asked == nodes->end()) continue;
    Node note = text(Role::kHint, scene.words("keyboard.borrowed"));
    note.id = "note.keyboard";
    nodes->insert(asked, std::move(note));
    return;
  }
}

// A call goes on beside whatever else is done. Behind a cover nobody knows who stands there: only words.
void add_call(Content& content, const Scene& scene) {
  const Screen screen = core::shown(scene.state);
  if (screen == Screen::kPause || at_staff_menu(scene.state) || core::is_call_screen(screen) ||
      !core::in_visit(scene.state))
    return;
  if (screen == Screen::kMoment) {
    if (!core::call_is_on(scene.visit().call)) return;
    content.main.push_back(
        status("call.covered", scene.words("call.covered", {{"adviser", adviser_name(scene)}}), "call"));
    return add_camera_light(content.main, scene);
  }
  if (auto panel = call_panel(scene, !content.keyboard.empty()))
    content.aside.insert(content.aside.begin(), std::move(*panel));
}

// What the adviser points at: a ring, and its name in words.
void mark_pointed(View& view, const core::State& state, const words::Words& words) {
  const std::string& id = state.visit.call.pointed;
  if (id.empty()) return;
  std::string name;
  const auto mark = [&](auto&& self, std::vector<Node>& nodes) -> void {
    for (Node& node : nodes) {
      if (node.id == id && name.empty()) {
        node.pointed = true;
        name = node.name.empty() ? node.value : node.name;
      }
      self(self, node.children);
    }
  };
  mark(mark, view.regions);
  const auto say = [&](auto&& self, std::vector<Node>& nodes) -> void {
    for (Node& node : nodes) {
      if (node.id == "call.pointing") node.name = words("call.pointing", {{"name", name}});
      self(self, node.children);
    }
    if (name.empty()) std::erase_if(nodes, [](const Node& node) { return node.id == "call.pointing"; });
  };
  say(say, view.regions);
  if (!name.empty()) view.scroll_into_view = id;
}

// `stays`: it is to be in sight whatever the page holds.
void add_region(View& view, Role role, std::vector<Node> children, bool stays = false) {
  if (children.empty()) return;
  Node region = group(role, {}, std::move(children));
  region.id = core::ids::with("region.", role == Role::kMain ? "main" : role == Role::kAside ? "aside" : "footer");
  if (stays) region.emphasis = view::Emphasis::kPrimary;
  view.regions.push_back(std::move(region));
}

bool is_answer(const Node& node) { return node.id.starts_with(core::ids::kField) || node.id.starts_with("row."); }

// "Hide my answers": they are covered here, so that no painter, mirror or voice can forget to; all of them, whoever may
// learn them otherwise. The field that is being typed in shows a bullet for each character, and a set says that
// something is chosen, or nobody could follow what they do.
void cover(std::vector<Node>& nodes, view::Privacy inherited, const words::Words& words) {
  for (Node& node : nodes) {
    const view::Privacy privacy = std::max(node.privacy, inherited);
    const bool chosen = std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) {
      return child.selected && (is_answer(child) || privacy != view::Privacy::kPublic);
    });
    if (chosen) node.description += (node.description.empty() ? "" : " ") + words("hide.chosen");
    if (is_answer(node) || privacy != view::Privacy::kPublic) {
      if (!node.value.empty()) {
        std::string bullets;
        const std::size_t count = node.caret ? base::count_graphemes(node.value) : 0;
        for (std::size_t i = 0; i < count; ++i) bullets += "•";
        node.value = node.caret ? bullets : std::string(view::kMask);
      }
      node.selected = false;
    }
    cover(node.children, privacy, words);
  }
}

}  // namespace

View render(const core::State& state, const words::Catalogue& catalogue) {
  const words::Words words = catalogue.in(language_of(state));
  const Scene scene{state, words};
  Content content = content_of(scene, catalogue);
  add_borrowed_note(content, scene);
  add_assisted_line(content, scene);
  add_help_line(content, scene);
  add_call(content, scene);
  std::optional<Node> request;
  const bool staff = at_staff_menu(state);
  if (core::shown(state) != Screen::kPause && !staff && !core::is_covered(state))
    request = request_dialog(scene, content);
  if (!request && core::in_visit(state) && !staff && state.visit.keys_aloud.asking) request = keys_aloud_dialog(scene);
  View view;
  view.screen = core::screen_name(core::shown(state));
  view.title = std::move(content.title);
  view.lang = words.language();
  view.direction = catalogue.direction(view.lang) == words::TextDirection::kRightToLeft ? view::Direction::kRightToLeft
                                                                                        : view::Direction::kLeftToRight;
  view.theme = state.configuration->theme;
  view.presentation = core::presentation_at_rest(*state.configuration);
  if (staff) {
    view.presentation = state.staff->presentation;
    view.speech = state.staff->speech;
  } else if (core::in_visit(state)) {
    view.presentation = state.visit.presentation;
    view.speech = state.visit.speech;
  } else if (leaving(state.screen)) {
    view.presentation = state.leaving_presentation;
    view.speech = state.leaving_speech;
  } else if (state.listening_until) {
    view.speech.on = view.speech.in_private = true;
  }
  view.regions.push_back(banner(scene));
  add_region(view, Role::kMain, std::move(content.main));
  const bool panel = !content.aside.empty() && content.aside.front().id == "call.panel";
  add_region(view, Role::kAside, std::move(content.aside), panel);
  add_region(view, Role::kFooter, std::move(content.footer));
  if (!content.keyboard.empty()) {
    Node keyboard = group(Role::kKeyboard, words("keyboard.name"), std::move(content.keyboard));
    keyboard.id = "keyboard";
    view.regions.push_back(std::move(keyboard));
  }
  if (state.visit.countdown_until && core::shown(state) != Screen::kPause && !staff) {
    view.regions.push_back(still_there(scene));
  } else if (request) {
    view.regions.push_back(std::move(*request));
  }
  if (view.presentation.hidden) cover(view.regions, view::Privacy::kPublic, words);
  set_focus(view, state);
  mark_pointed(view, state, words);
  return view;
}

}  // namespace waymark::screens

// The staff menu: the PIN, and what can be done after it. In the council's own language; nothing of a visit is here.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/out_of_service.h"
#include "kiosk/core/own_field.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::PinProblem;
using core::PrinterState;
using core::StaffMenu;
using core::TestPrint;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

const StaffMenu& menu_of(const Scene& scene) { return *scene.state.staff; }

Node close_button(const Scene& scene) {
  return button(ids::kStaffClose, scene.words("staff.close"), Emphasis::kSecondary, "lock");
}

// A page of the menu: its heading, the way back, and the way out.
Content page(const Scene& scene, const char* title) {
  Content content;
  content.title = scene.words(title);
  content.main.push_back(heading(content.title));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(close_button(scene));
  return content;
}

void add_field(Content& content, const Scene& scene, std::string_view id, std::string label) {
  const journeys::Question* const question = core::own_field(scene.state, id);
  if (question == nullptr) return;
  Node field = field_of(scene, *question, std::move(label));
  field.purpose = view::InputPurpose::kPasscode;
  content.main.push_back(std::move(field));
  if (scene.visit().editing.field == id) content.keyboard = keyboard_rows(scene, *question);
}

void add_problem(Content& content, const Scene& scene) {
  const StaffMenu& menu = menu_of(scene);
  if (menu.problem == PinProblem::kNone) return;
  const bool wrong = menu.problem == PinProblem::kWrong;
  Node message = text(Role::kErrorMessage, wrong ? scene.words("staff_pin.wrong", {{"count", menu.tries_left}})
                                                 : scene.words("staff_pin.unavailable"));
  message.id = "message.pin";
  message.live = true;
  content.main.push_back(std::move(message));
}

int minutes_locked(const Scene& scene) {
  const auto left = *menu_of(scene).locked_until - scene.state.clock.mono;
  return static_cast<int>(std::chrono::ceil<std::chrono::minutes>(left).count());
}

std::string printer_words(const Scene& scene) {
  switch (scene.state.printer) {
    case PrinterState::kAbsent:
      return scene.words("printer.absent");
    case PrinterState::kReady:
      return scene.words("printer.ready");
    case PrinterState::kPaperLow:
      return scene.words("printer.paper_low");
    case PrinterState::kPaperOut:
      return scene.words("printer.paper_out");
    case PrinterState::kCoverOpen:
      return scene.words("printer.cover_open");
    case PrinterState::kFault:
      break;
  }
  return scene.words("printer.fault");
}

void add_tiles_in_visit(Node& tiles, const Scene& scene) {
  const bool helps = !scene.visit().assisted.staff.empty();
  tiles.children.push_back(
      helps ? tile(ids::kStaffHelp, scene.words("staff_menu.help_stop"), {}, "staff")
            : tile(ids::kStaffHelp, scene.words("staff_menu.help"), scene.words("staff_menu.help.hint"), "staff"));
  tiles.children.push_back(tile(ids::kStaffEndVisit, scene.words("staff_menu.end_visit"),
                                scene.words("staff_menu.end_visit.hint"), "restart"));
}

void add_tiles_at_rest(Node& tiles, const Scene& scene) {
  tiles.children.push_back(
      tile(ids::kStaffCheck, scene.words("staff_check.title"), scene.words("staff_menu.check.hint"), "pledge"));
}

}  // namespace

Content staff_pin(const Scene& scene) {
  Content content;
  const StaffMenu& menu = menu_of(scene);
  content.title = scene.words("staff_pin.title");
  content.main.push_back(heading(content.title));
  content.footer.push_back(button(ids::kStaffClose, scene.words("staff_pin.close"), Emphasis::kSecondary));
  if (menu.problem == PinProblem::kLocked) {
    content.main.push_back(
        status("locked", scene.words("staff_pin.locked", {{"minutes", minutes_locked(scene)}}), "lock"));
    return content;
  }
  content.main.push_back(paragraph(scene.words("staff_pin.why")));
  if (menu.asked != 0) {
    Node wait = status("checking", scene.words("staff_pin.checking"));
    wait.busy = true;
    content.main.push_back(std::move(wait));
    return content;
  }
  add_problem(content, scene);
  if (!menu.with_card) add_field(content, scene, ids::kStaffNumber, scene.words("staff_pin.number"));
  add_field(content, scene, ids::kStaffPin,
            menu.with_card ? scene.words("staff_pin.pin_of", {{"number", menu.number}}) : scene.words("staff_pin.pin"));
  return content;
}

Content staff_menu(const Scene& scene) {
  Content content;
  const bool in_visit = core::in_visit(scene.state);
  content.title = scene.words("staff_menu.title");
  content.main.push_back(heading(content.title));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "staff-menu";
  in_visit ? add_tiles_in_visit(tiles, scene) : add_tiles_at_rest(tiles, scene);
  tiles.children.push_back(tile(ids::kStaffPaper, scene.words("staff_paper.title"), printer_words(scene), "print"));
  const std::string& code = scene.state.out_of_service_code;
  tiles.children.push_back(code.empty() ? tile(ids::kStaffOut, scene.words("staff_menu.out"), {}, "out-of-service")
                                        : tile(ids::kStaffOut, scene.words("staff_menu.back"),
                                               scene.words("staff_menu.back.hint", {{"code", code}}), "done"));
  tiles.children.push_back(tile(ids::kStaffCleaning, scene.words("staff_menu.cleaning"),
                                scene.words("staff_menu.cleaning.hint"), "cleaning"));
  tiles.children.push_back(tile(ids::kStaffAbout, scene.words("staff_about.title"), {}, "info"));
  if (!in_visit) {
    tiles.children.push_back(tile(ids::kStaffCard, scene.words("staff_card.title"), {}, "badge"));
    tiles.children.push_back(
        tile(ids::kStaffRestart, scene.words("staff_menu.restart"), scene.words("staff_menu.restart.hint"), "restart"));
  }
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  content.main.push_back(paragraph(scene.words("staff_menu.locks", {{"number", menu_of(scene).number}})));
  content.footer.push_back(close_button(scene));
  return content;
}

void add_test_print(std::vector<Node>& into, const Scene& scene) {
  const TestPrint print = menu_of(scene).print;
  if (print == TestPrint::kPrinting) {
    Node node = status("test-print", scene.words("staff_print.printing"), "print");
    node.busy = true;
    return into.push_back(std::move(node));
  }
  if (print == TestPrint::kPrinted) into.push_back(status("test-print", scene.words("staff_print.printed"), "done"));
  if (print == TestPrint::kFailed) into.push_back(status("test-print", scene.words("staff_print.failed"), "warning"));
  into.push_back(button(ids::kStaffPrint, scene.words("staff_print.start"), Emphasis::kSecondary, "print"));
}

Content staff_paper(const Scene& scene) {
  Content content = page(scene, "staff_paper.title");
  content.main.push_back(status("printer", printer_words(scene), core::can_print(scene.state) ? "done" : "warning"));
  Node steps = group(Role::kList, {}, {});
  for (const char* step : {"staff_paper.open", "staff_paper.take_out", "staff_paper.put_in", "staff_paper.close"}) {
    steps.children.push_back(text(Role::kListItem, scene.words(step)));
  }
  content.main.push_back(std::move(steps));
  add_test_print(content.main, scene);
  return content;
}

Content staff_why_out(const Scene& scene) {
  Content content = page(scene, "staff_why.title");
  if (core::in_visit(scene.state)) content.main.push_back(paragraph(scene.words("staff_why.after_visit")));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "reasons";
  for (const auto& [reason, code] : core::kOutOfServiceReasons) {
    tiles.children.push_back(tile(ids::with(ids::kStaffWhy, reason), scene.words("staff_why." + std::string(reason)),
                                  scene.words("staff_why.code", {{"code", std::string(code)}}), "out-of-service"));
  }
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  return content;
}

Content staff_cleaning(const Scene& scene) {
  Content content;
  content.title = scene.words("staff_cleaning.title");
  content.main.push_back(heading(content.title));
  const int seconds = core::cleaning_seconds(scene.state);
  Node timer = text(Role::kTimer, scene.words("staff_cleaning.left", {{"seconds", seconds}}));
  timer.id = "cleaning.timer";
  timer.value = std::to_string(seconds);
  content.main.push_back(std::move(timer));
  return content;
}

Content staff_about(const Scene& scene) {
  Content content = page(scene, "staff_about.title");
  const core::Configuration& configuration = scene.configuration();
  const auto tell = [&](const char* name, std::string value) {
    if (value.empty()) return;
    Node row = text(Role::kSummaryRow, scene.words(name));
    row.id = std::string("about.") + name;
    row.value = std::move(value);
    content.main.back().children.push_back(std::move(row));
  };
  content.main.push_back(group(Role::kSummaryList, content.title, {}));
  tell("staff_about.status", core::status_code(scene.state));
  tell("staff_about.kiosk", configuration.kiosk_name);
  tell("staff_about.site", local(configuration.site, scene));
  tell("staff_about.bundle", std::to_string(configuration.version));
  tell("staff_about.line", scene.words(scene.state.online ? "staff_about.online" : "staff_about.offline"));
  tell("staff_about.printer", printer_words(scene));
  tell("staff_about.speech", scene.words(scene.state.has_voice ? "verdict.works" : "verdict.broken"));
  tell("staff_about.clock", scene.words.date(words::local_time(scene.state.clock.wall, scene.state.clock.zone_offset),
                                             words::DateStyle::kDayTime));
  if (const auto& facts = menu_of(scene).facts) {
    tell("staff_about.software", facts->software);
    tell("staff_about.waiting", std::to_string(facts->waiting));
    if (facts->put_aside > 0) tell("staff_about.put_aside", std::to_string(facts->put_aside));
  }
  return content;
}

Content staff_card(const Scene& scene) {
  Content content = page(scene, "staff_card.title");
  content.main.push_back(menu_of(scene).card_added ? status("card", scene.words("staff_card.done"), "done")
                                                   : status("card", scene.words("staff_card.how"), "badge"));
  return content;
}

}  // namespace waymark::screens

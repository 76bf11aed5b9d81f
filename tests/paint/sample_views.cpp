#include "tests/paint/sample_views.h"

#include "tests/paint/sample_nodes.h"
#include "tests/paint/sample_words.h"

namespace waymark::paint::samples {
namespace {

Node banner(const Words& w, bool with_tools) {
  Node made = node(Role::kBanner, "banner", w.council);
  if (!with_tools) return made;
  const auto tool = [](const char* id, const char* name, const char* icon) {
    return control(Role::kButton, std::string("control.") + id, name, icon);
  };
  made.children = {node(Role::kToolbar, "toolbar", w.controls,
                        {tool("listen", w.listen, "listen"), tool("text-size", w.text_size, "text-size"),
                         tool("contrast", w.contrast, "contrast"), tool("language", w.language, "language"),
                         tool("reach", w.lower, "lower"), tool("help", w.help, "help"), tool("hide", w.hide, "hide"),
                         tool("start-again", w.start_again, "restart")})};
  return made;
}

view::View base_view(const Words& w, std::string screen, std::string title) {
  view::View made;
  made.screen = std::move(screen);
  made.title = std::move(title);
  made.lang = w.tag;
  made.presentation.text_percent = 125;  // the size that a visit begins with
  made.direction = w.right_to_left ? view::Direction::kRightToLeft : view::Direction::kLeftToRight;
  made.regions.push_back(banner(w, true));
  return made;
}

Node footer(const Words& w, std::string next) {
  return node(Role::kFooter, "footer", {}, {button("back", w.back, "back"), primary("continue", std::move(next))});
}

Node progress(const Words& w, int step, int of) {
  Node made = node(Role::kProgress, "progress", step == 2 ? w.step_2_of_5 : w.step_5_of_5);
  made.position = step;
  made.set_size = of;
  return made;
}

Node key(std::string letter) { return control(Role::kKey, "key." + letter, letter); }

Node keyboard(const Words& w) {
  Node board = node(Role::kKeyboard, "keyboard", w.keyboard);
  for (const auto& letters : w.rows) {
    Node one = node(Role::kKeyRow, {}, {});
    for (const char* letter : letters) one.children.push_back(key(letter));
    board.children.push_back(one);
  }
  Node capitals = control(Role::kKey, "keyboard.capitals", w.capitals, "capitals");
  auto& last = board.children.back().children;
  if (!w.right_to_left) last.insert(last.begin(), capitals);
  Node bottom = node(Role::kKeyRow, {}, {});
  bottom.children = {control(Role::kKey, "keyboard.symbols", "#+="), control(Role::kKey, "keyboard.accents", "àéç"),
                     control(Role::kKey, "keyboard.space", w.space), key("."), key(",")};
  board.children.push_back(bottom);
  const auto wide = [](Node made) {
    made.width_chars = 2;
    return made;
  };
  const std::vector<std::vector<Node>> editing{{wide(control(Role::kKey, "keyboard.delete", w.remove, "backspace"))},
                                               {control(Role::kKey, "keyboard.undo", "Undo", "undo"),
                                                control(Role::kKey, "keyboard.redo", "Put it back", "redo")},
                                               {control(Role::kKey, "keyboard.left", "<", "arrow_back"),
                                                control(Role::kKey, "keyboard.right", ">", "arrow_forward")},
                                               {wide(control(Role::kKey, "keyboard.clear", "Clear"))},
                                               {wide(control(Role::kKey, "keyboard.done", "Done"))}};
  for (std::size_t i = 0; i < editing.size(); ++i) {
    auto& keys = board.children[i].children;
    keys.insert(keys.end(), editing[i].begin(), editing[i].end());
  }
  return board;
}

const Words& words(Language language) { return words_of(static_cast<int>(language)); }

}  // namespace

view::View attract(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "attract", w.touch_to_start);
  made.regions.front().children.clear();
  Node status = text(w.status_code, Role::kStatus);
  status.emphasis = view::Emphasis::kQuiet;
  Node start = primary("start", w.touch_to_start);
  start.icon = "touch";
  Node gaelic = text("Suath ris an sgrìn gus tòiseachadh");
  gaelic.lang = "gd";
  Node arabic = text("المس الشاشة للبدء");
  arabic.lang = "ar";
  Node notice = node(Role::kNotice, "notice", w.notice_title);
  notice.description = w.notice_text;
  made.regions.push_back(node(Role::kMain, "main", {}, {heading(w.touch_to_start), gaelic, arabic, start, notice}));
  Node hours = node(Role::kGroup, "hours", w.hours, {text(w.hours_text)});
  hours.icon = "hours";
  Node pledge = node(Role::kGroup, "pledge", w.pledge, {text(w.pledge_text)});
  pledge.icon = "pledge";
  made.regions.push_back(node(Role::kAside, "aside", {}, {hours, pledge, status}));
  return made;
}

view::View home(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "home", w.how_can_we_help);
  made.regions.push_back(node(Role::kMain, "main", {},
                              {heading(w.how_can_we_help), quiet(w.nothing_is_sent),
                               node(Role::kTileGroup, "choices", w.how_can_we_help,
                                    {tile("home.do-it-here", w.do_it_here, w.do_it_here_text, "do-it-here"),
                                     tile("home.get-a-number", w.get_a_number, w.get_a_number_text, "ticket"),
                                     tile("home.talk", w.talk, w.talk_text, "talk"),
                                     tile("home.appointment", w.appointment, w.appointment_text, "appointment")})}));
  made.focus = "home.get-a-number";
  return made;
}

view::View services(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "services", w.how_can_we_help);
  const char* icons[] = {"home", "recycling", "repairs", "parking", "money", "appointment"};
  Node tiles = node(Role::kTileGroup, "services", w.how_can_we_help);
  for (int i = 0; i < 6; ++i)
    tiles.children.push_back(tile("service." + std::to_string(i), w.service[i][0], w.service[i][1], icons[i]));
  made.regions.push_back(node(Role::kMain, "main", {}, {heading(w.how_can_we_help), quiet(w.nothing_is_sent), tiles}));
  Node card = node(Role::kTicket, "ticket", w.your_place);
  card.value = "C042";
  card.description = w.wait;
  made.regions.push_back(node(Role::kAside, "aside", {}, {card}));
  made.regions.push_back(node(Role::kFooter, "footer", {}, {button("back", w.back, "back")}));
  made.focus = "service.1";
  return made;
}

view::View question(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "question", w.what_is_your_name);
  Node name = field("field.name", w.what_is_your_name, w.name);
  name.description = w.name_hint;
  name.caret = view::Caret{4};
  made.regions.push_back(node(Role::kMain, "main", {}, {progress(w, 2, 5), heading(w.what_is_your_name), name}));
  made.regions.push_back(footer(w, w.next));
  made.regions.push_back(keyboard(w));
  made.focus = "field.name";
  return made;
}

view::View question_in_error(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "question", w.postcode_question);
  Node postcode = field("field.postcode", w.postcode_question, "AB12 3");
  postcode.description = w.postcode_hint;
  postcode.width_chars = 10;
  postcode.invalid = true;
  postcode.children = {node(Role::kErrorMessage, {}, w.postcode_error)};
  Node link = control(Role::kLink, "error.postcode", w.postcode_error);
  made.regions.push_back(node(Role::kMain, "main", {},
                              {node(Role::kErrorSummary, "errors", w.problem, {link}), progress(w, 2, 5),
                               heading(w.postcode_question), postcode}));
  made.regions.push_back(footer(w, w.next));
  made.focus = "error.postcode";
  return made;
}

view::View choice(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "question", w.which_bin);
  Node group = node(Role::kRadioGroup, "bins", w.which_bin);
  group.description = w.which_bin_hint;
  for (int i = 0; i < 4; ++i) {
    Node option = control(Role::kRadio, "field.bin." + std::to_string(i), w.bins[i]);
    option.selected = i == 1;
    option.position = i + 1;
    option.set_size = 4;
    group.children.push_back(option);
  }
  made.regions.push_back(node(Role::kMain, "main", {}, {progress(w, 2, 5), heading(w.which_bin), group}));
  made.regions.push_back(footer(w, w.next));
  made.focus = "field.bin.2";
  return made;
}

view::View date_in_error(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "question", w.when);
  Node day = field("field.day", w.day, "31");
  Node month = field("field.month", w.month, "2");
  Node year = field("field.year", w.year, "2025");
  day.width_chars = month.width_chars = 2;
  year.width_chars = 4;
  day.purpose = month.purpose = year.purpose = view::InputPurpose::kDigits;
  Node group = node(Role::kGroup, "date", w.when, {node(Role::kErrorMessage, {}, w.date_error), day, month, year});
  group.description = w.when_hint;
  group.invalid = true;
  made.regions.push_back(node(Role::kMain, "main", {}, {progress(w, 2, 5), heading(w.when), group}));
  made.regions.push_back(footer(w, w.next));
  made.focus = "field.month";
  return made;
}

view::View check_answers(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "check-answers", w.check);
  Node list = node(Role::kSummaryList, "answers", {});
  for (int i = 0; i < 5; ++i) list.children.push_back(row(w.rows_of_summary[i][0], w.rows_of_summary[i][1], w.change));
  made.regions.push_back(node(Role::kMain, "main", {}, {progress(w, 5, 5), heading(w.check), list}));
  made.regions.push_back(footer(w, w.send));
  made.focus = std::string("change.") + w.rows_of_summary[3][0];
  return made;
}

view::View confirmation(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "confirmation", w.sent);
  Node reference = node(Role::kKeyValue, "reference", w.reference);
  reference.value = "7K3M-9QTX-R";
  Node panel = node(Role::kGroup, "panel", {}, {heading(w.sent), reference});
  panel.emphasis = view::Emphasis::kPrimary;
  Node code = node(Role::kQrCode, "qr", w.scan);
  code.value = "https://ardwell.example/r/7K3M-9QTX-R";
  made.regions.push_back(
      node(Role::kMain, "main", {},
           {panel, heading(w.what_next, 2), text(w.what_next_text), button("receipt.paper", w.print, "print"), code}));
  made.regions.push_back(node(Role::kFooter, "footer", {}, {primary("finish", w.finish)}));
  made.focus = "finish";
  return made;
}

view::View ticket(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "ticket", w.your_ticket);
  Node card = node(Role::kTicket, "ticket", w.your_place);
  card.value = "C042";
  card.description = w.wait;
  Node code = node(Role::kQrCode, "qr", w.scan);
  code.value = "https://ardwell.example/t/C042";
  made.regions.push_back(node(Role::kMain, "main", {}, {heading(w.your_ticket), card, code}));
  made.regions.push_back(
      node(Role::kFooter, "footer", {}, {button("ticket.written-down", w.start_again), primary("finish", w.finish)}));
  made.focus = "finish";
  return made;
}

view::View feedback(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "feedback", w.how_was_it);
  Node group = node(Role::kRatingGroup, "rating", w.how_was_it);
  for (int i = 0; i < 5; ++i) {
    Node face = control(Role::kRating, "rating." + std::to_string(i + 1), w.faces[i]);
    face.position = i + 1;
    face.set_size = 5;
    face.selected = i == 3;
    group.children.push_back(face);
  }
  made.regions.push_back(node(Role::kMain, "main", {}, {heading(w.how_was_it), quiet(w.nothing_is_sent), group}));
  made.regions.push_back(
      node(Role::kFooter, "footer", {}, {button("feedback.skip", w.back), primary("feedback.send", w.finish)}));
  made.focus = "rating.5";
  return made;
}

view::View still_there(Language language) {
  const Words& w = words(language);
  view::View made = check_answers(language);
  made.screen = "still-there";
  Node timer = node(Role::kTimer, "countdown", w.seconds_left);
  timer.value = "24";
  made.regions.push_back(
      node(Role::kDialog, "still-there", w.still_there,
           {heading(w.still_there), text(w.still_there_text), timer, primary("still-there.more-time", w.more_time),
            button("still-there.start-again", w.start_again)}));
  made.regions.back().children.back().emphasis = view::Emphasis::kQuiet;
  made.focus = "still-there.more-time";
  return made;
}

view::View out_of_service(Language language) {
  const Words& w = words(language);
  view::View made = base_view(w, "out-of-service", w.out_of_service);
  made.regions.front().children.clear();
  Node picture = node(Role::kImage, {}, {});
  picture.icon = "out-of-service";
  Node code = node(Role::kKeyValue, "code", w.status_code);
  code.value = "K-204";
  made.regions.push_back(
      node(Role::kMain, "main", {}, {picture, heading(w.out_of_service), text(w.out_of_service_text), code}));
  return made;
}

const Named (&all())[kCount] {
  static const Named kAll[kCount] = {{"attract", attract},
                                     {"home", home},
                                     {"services", services},
                                     {"question", question},
                                     {"question-in-error", question_in_error},
                                     {"choice", choice},
                                     {"date-in-error", date_in_error},
                                     {"check-answers", check_answers},
                                     {"confirmation", confirmation},
                                     {"ticket", ticket},
                                     {"feedback", feedback},
                                     {"still-there", still_there},
                                     {"out-of-service", out_of_service}};
  return kAll;
}

}  // namespace waymark::paint::samples

#include "tests/walks/intents.h"

#include <stdexcept>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/voice/speak.h"

namespace waymark::walks {
namespace {

namespace ids = core::ids;

// Walks by the names of the inside, and writes down what others will see and hear.
class Guide {
 public:
  Guide(const journeys::Definition& definition, const JourneyPath& path, Walk& walk)
      : definition_(&definition), path_(&path), walk_(walk) {}
  explicit Guide(Walk& walk) : walk_(walk) {}

  void go() {
    begin();
    answer_and_send();
    if (visit_.find(ids::kReceiptNone) != nullptr) press(ids::kReceiptNone);
    end();
  }

  void go_to_paper() {
    begin();
    answer_and_send();
    expect("confirmation");
    world(Intent::Act::kPrinterReady);
    press(ids::kReceiptAnswers);
    world(Intent::Act::kPrinted);
    end();
  }

  void go_to_appointment() {
    begin();
    press(ids::kAppointment);
    expect("appointment_code");
    type(ids::with(ids::kField, ids::kBooking), "KX4PM2");
    press(ids::kContinue);
    world(Intent::Act::kCheckedIn);
    expect("ticket");
    walk_.last_screen = visit_.screen();
    press(ids::kWrittenDown);
    end();
  }

 private:
  void begin() {
    visit_.online();
    visit_.touch_attract();
    press(ids::with(ids::kLanguage, walk_.language));
  }

  void answer_and_send() {
    press(ids::kDoItHere);
    press(ids::with(ids::kService, service()));
    while (visit_.screen() == "question") answer_page();
    if (visit_.screen() == "check") send();
    walk_.last_screen = visit_.screen();
  }

  void end() {
    press(ids::kFinish);
    press(ids::with(ids::kRating, "4"));
    press(ids::kSendFeedback);
    expect("goodbye");
    world(Intent::Act::kWiped);
  }

  std::string service() {
    for (const core::Service& one : visit_.state().configuration->services) {
      if (one.journey == definition_->id) return one.id;
    }
    throw std::runtime_error(definition_->id + " has no tile");
  }

  void expect(const std::string& screen) {
    if (visit_.screen() != screen) {
      throw std::runtime_error(walk_.name + ": came to \"" + visit_.screen() + "\" instead of \"" + screen + "\"");
    }
  }

  Intent intent(Intent::Act act, std::string_view id) {
    const view::Node& node = visit_.at(id);
    const auto said = voice::speak_node(visit_.view(), node, doubles::demo_words(), voice::Listening::kPrivately);
    return {act, node.role, node.name, said.empty() ? "" : said.front().text, {}, visit_.screen()};
  }

  void press(std::string_view id) {
    walk_.intents.push_back(intent(Intent::Act::kPress, id));
    visit_.press_id(id);
  }

  void type(const std::string& id, std::string_view text) {
    Intent one = intent(Intent::Act::kType, id);
    one.text = text;
    walk_.intents.push_back(std::move(one));
    visit_.send(core::CaretSet{id, 0});
    visit_.type(text);
  }

  void world(Intent::Act act) {
    walk_.intents.push_back({act, {}, {}, {}, {}, visit_.screen()});
    let_the_world(visit_, act);
  }

  void answer_page() {
    const journeys::Page& page = *core::page_on_screen(visit_.state());
    for (const auto& question : page.questions) answer(question);
    press(ids::kContinue);
    if (visit_.screen() == "question" && core::page_on_screen(visit_.state())->id == page.id) {
      throw std::runtime_error(walk_.name + ": " + page.id + " did not take the answer");
    }
  }

  void answer(const journeys::Question& question) {
    if (!journeys::has_options(question.kind)) {
      for (const auto& field : journeys::fields_of(question)) {
        type(ids::with(ids::kField, field.id), path_->entries.reveal(field.id));
      }
      return;
    }
    for (const auto& option : question.options) {
      if (journeys::is_chosen(path_->entries.reveal(question.id), option.value)) {
        press(ids::with(ids::kField, question.id + "." + option.value));
      }
    }
  }

  void send() {
    press(ids::kSend);
    if (visit_.screen() == "declaration") {
      press(ids::kAgree);
      if (visit_.screen() == "declaration") press(ids::kSend);
    }
    expect("sending");
    world(Intent::Act::kStored);
    expect("confirmation");
  }

  const journeys::Definition* definition_ = nullptr;  // null: no journey is walked
  const JourneyPath* path_ = nullptr;
  Walk& walk_;
  doubles::Visitor visit_;
};

}  // namespace

void let_the_world(doubles::Visitor& visit, Intent::Act act) {
  if (act == Intent::Act::kStored) visit.answer_stored();
  if (act == Intent::Act::kCheckedIn) {
    protocol::CheckIn told{protocol::CheckInOutcome::kCheckedIn, "council-tax", "Ardwell Library", {2026, 11, 23, 630}};
    told.display = "C042";
    visit.answer_check_in(std::move(told));
  }
  if (act == Intent::Act::kPrinterReady) visit.printer();
  if (act == Intent::Act::kPrinted) visit.answer_printed();
  if (act == Intent::Act::kWiped) visit.answer_wiped();
}

void carry_out(doubles::Visitor& visit, const Intent& intent) {
  if (intent.act == Intent::Act::kPress) return visit.press(intent.role, intent.name);
  if (intent.act != Intent::Act::kType) return let_the_world(visit, intent.act);
  view::NodeId field;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (field.empty() && node.role == intent.role && node.name == intent.name) field = node.id;
  });
  visit.send(core::CaretSet{field, 0});
  visit.type(intent.text);
}

Walk walk_along(const journeys::Definition& definition, const JourneyPath& path, std::string language) {
  Walk walk;
  walk.name = definition.id + " to " + path.pages.back();
  walk.language = std::move(language);
  Guide(definition, path, walk).go();
  return walk;
}

Walk walk_to_paper(const journeys::Definition& definition, const JourneyPath& path, std::string language) {
  Walk walk;
  walk.name = definition.id + " on paper " + language;
  walk.language = std::move(language);
  Guide(definition, path, walk).go_to_paper();
  return walk;
}

Walk walk_to_appointment(std::string language) {
  Walk walk;
  walk.name = "appointment " + language;
  walk.language = std::move(language);
  Guide(walk).go_to_appointment();
  return walk;
}

std::vector<Walk> every_walk(const std::string& language) {
  const doubles::Visitor visit;
  const auto today = core::today(visit.state().clock);
  std::vector<Walk> walks;
  for (const auto& definition : visit.state().configuration->journeys) {
    int number = 0;
    const auto paths = paths_through(*definition, today);
    for (const JourneyPath& path : paths) {
      walks.push_back(walk_along(*definition, path, language));
      walks.back().name += " " + std::to_string(++number) + " " + language;
    }
    if (walks.back().name.starts_with("report-a-missed-bin")) {
      walks.push_back(walk_to_paper(*definition, paths.front(), language));
    }
  }
  walks.push_back(walk_to_appointment(language));
  return walks;
}

}  // namespace waymark::walks

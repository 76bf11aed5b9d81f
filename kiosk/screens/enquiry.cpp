// "Check my request": the number on the receipt, and what became of the request in plain words. Where a promise was not
// kept it says so.
#include <algorithm>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/own_field.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/typed_number.h"

namespace waymark::screens {

using core::Enquiry;
using core::EnquiryStage;
using core::ReferenceProblem;
using protocol::RequestStatus;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

constexpr const char* kExample = "7K3M-9QTX-R";  // as receipts print them

journeys::Day day_of(const Scene& scene, std::int64_t time) {
  core::Clock then = scene.state.clock;
  then.wall = base::WallTime{std::chrono::milliseconds{time}};
  return core::today(then);
}

std::string date(const Scene& scene, std::int64_t time) {
  return scene.words.date(words::local_time(day_of(scene, time)), words::DateStyle::kDate);
}

void add_ways(Content& content, const Scene& scene) {
  content.main.push_back(heading(scene.words("ways.title"), 2));
  add_other_ways(content.main, scene);
}

std::string problem_words(const Scene& scene) {
  switch (scene.visit().enquiry.problem) {
    case ReferenceProblem::kNone:
      return {};
    case ReferenceProblem::kMissing:
      return scene.words("requests.missing");
    case ReferenceProblem::kWrong:
      return scene.words("requests.wrong");
  }
  return {};
}

Content asking(const Scene& scene) {
  Content content;
  content.title = scene.words("request_status.asking");
  content.main.push_back(heading(content.title));
  add_wait(content.main, core::waiting(scene.state, scene.visit().enquiry.reply_by), scene.words("request_status.wait"),
           scene.words("request_status.long"));
  content.footer.push_back(back_button(scene));
  return content;
}

// Large; and as a panel once there is nothing more to come.
Node status_panel(const Scene& scene, RequestStatus status, std::string words) {
  Node panel =
      group(Role::kGroup, {}, {key_value("request.status", scene.words("request_status.title"), std::move(words))});
  panel.id = "request";
  if (status == RequestStatus::kFinished) {
    panel.icon = "done";
    panel.emphasis = Emphasis::kPrimary;
  }
  return panel;
}

// In the journey's own language, where it lacks the customer's.
void add_what_happens_next(Content& content, const Scene& scene, const journeys::Definition& journey,
                           journeys::Day sent) {
  const auto& languages = journey.languages;
  const bool speaks = std::find(languages.begin(), languages.end(), scene.words.language()) != languages.end();
  const words::Words words{scene.words.catalogue(), speaks ? scene.words.language() : journey.default_language};
  content.main.push_back(heading(scene.words("confirmation.next"), 2));
  for (std::string& each : journeys::what_happens_next(journey, sent, scene.configuration().holidays, words)) {
    Node node = paragraph(std::move(each));
    if (!speaks) node.lang = words.language();
    content.main.push_back(std::move(node));
  }
}

// What was promised of it: that it is still to come, or that it is late.
void add_promise(Content& content, const Scene& scene, const journeys::Definition& journey) {
  const protocol::RequestState& request = scene.visit().enquiry.request;
  if (request.status == RequestStatus::kFinished) return;
  const journeys::Day sent = day_of(scene, request.created_at);
  const journeys::Day due = journeys::due_day(journey.promise, sent, scene.configuration().holidays);
  const bool promised = journey.promise != journeys::Promise{};
  if (promised && due < core::today(scene.state.clock)) {
    const std::string day = scene.words.date(words::local_time(due), words::DateStyle::kDay);
    content.main.push_back(status("request.late", scene.words("request_status.late", {{"day", day}}), "warning"));
    add_ways(content, scene);
  } else if (request.status != RequestStatus::kMoreNeeded) {
    add_what_happens_next(content, scene, journey, sent);
  }
}

Content found(const Scene& scene) {
  Content content;
  const protocol::RequestState& request = scene.visit().enquiry.request;
  const journeys::Definition* const journey = scene.configuration().journey(request.journey);
  content.main.push_back(journey == nullptr ? heading(scene.words("request_status.title"))
                                            : local_text(Role::kHeading, journey->title, scene));
  content.main.back().level = 1;
  content.title = content.main.back().name;
  const std::string message = "request_status." + std::string(protocol::name_of(request.status));
  content.main.push_back(status_panel(scene, request.status, scene.words(message)));
  content.main.push_back(paragraph(scene.words(message + ".means")));
  Node dates = group(Role::kGroup, {}, {});
  dates.children.push_back(
      key_value("request.sent", scene.words("request_status.sent"), date(scene, request.created_at)));
  if (request.status != RequestStatus::kReceived) {
    dates.children.push_back(
        key_value("request.changed", scene.words("request_status.changed"), date(scene, request.status_at)));
  }
  dates.id = "request.dates";
  content.main.push_back(std::move(dates));
  if (journey != nullptr) add_promise(content, scene, *journey);
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kTalk, scene.words("home.talk"), Emphasis::kSecondary, "talk"));
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  return content;
}

}  // namespace

Content requests(const Scene& scene) {
  const journeys::Question* const field = core::own_field(scene.state, ids::kReference);
  if (field == nullptr) return nothing_to_show(scene, "request_status.too_many", Try::kNoMore);
  Content content = typed_number_page(scene, *field,
                                      {scene.words("requests.title"), scene.words("requests.field"),
                                       scene.words("requests.hint", {{"example", kExample}}), problem_words(scene)});
  content.footer.push_back(back_button(scene));
  content.footer.push_back(continue_button(scene));
  return content;
}

Content request_status(const Scene& scene) {
  const Enquiry& enquiry = scene.visit().enquiry;
  switch (enquiry.stage) {
    case EnquiryStage::kFound:
      return found(scene);
    case EnquiryStage::kUnknown:
      return core::may_enquire(enquiry) ? nothing_to_show(scene, "request_status.unknown", Try::kAgain)
                                        : nothing_to_show(scene, "request_status.too_many", Try::kNoMore);
    case EnquiryStage::kUnavailable:
      return nothing_to_show(scene, "request_status.unavailable", Try::kAgain);
    case EnquiryStage::kEntry:
    case EnquiryStage::kAsking:
      break;
  }
  return asking(scene);
}

}  // namespace waymark::screens

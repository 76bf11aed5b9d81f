// "Help me choose", page by page. The way that is chosen goes on with what was told: nobody says it twice.
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

Triage& triage_of(Change& change) { return change.visit().triage; }

Topic topic_in(Change& change) { return topic_of(change.configuration(), triage_of(change).topic); }

void begin_triage(Change& change) {
  Visit& visit = change.visit();
  visit.triage = Triage{};
  const bool free = visit.call.stage == CallStage::kNone;
  if (free && change.state.online && !change.configuration().calls.skills.empty()) {
    visit.call.offers_known = false;
    visit.call.effect = change.ask(AskCallOffer{});  // who is there, by the time that a way is recommended
  }
  show(change, topics(change.configuration()).empty() ? Screen::kTriageUrgent : Screen::kTriageTopic);
}

void show_way(Change& change) {
  Triage& triage = triage_of(change);
  triage.recommended = recommend(triage.urgent, triage.how, reaches(change.state));
  if (!triage.counted) record(change, "triage.done", {{"way", std::string(word_of(triage.recommended))}});
  triage.counted = true;
  show(change, Screen::kTriageWay);
}

bool answer_topic(Change& change, std::string_view node) {
  const auto topic = ids::after(ids::kTriageTopic, node);
  if (node != ids::kTriageUnsure && topic_of(change.configuration(), topic).id.empty()) return false;
  triage_of(change).topic = node == ids::kTriageUnsure ? std::string_view{} : topic;
  show(change, Screen::kTriageUrgent);
  return true;
}

// People come first, and no further question before them.
bool answer_urgent(Change& change, std::string_view node) {
  if (node != ids::kTriageYes && node != ids::kTriageNo) return false;
  Triage& triage = triage_of(change);
  triage.urgent = node == ids::kTriageYes;
  triage.how = How::kNotAsked;
  triage.urgent ? show_way(change) : show(change, Screen::kTriageHow);
  return true;
}

bool answer_how(Change& change, std::string_view node) {
  const auto how = how_of(ids::after(ids::kTriageHow, node));
  if (!how) return false;
  triage_of(change).how = *how;
  show_way(change);
  return true;
}

// The service itself; without one, all of them to choose from.
void go_here(Change& change) {
  const Service* const service = change.configuration().service(topic_in(change).service);
  if (service == nullptr || service->journey.empty()) return show(change, Screen::kServices);
  record(change, "service.opened", {{"service", service->id}});
  change.visit().service = service->id;
  open_journey(change, *service);
}

// Whoever wants to use the screen has it before them when somebody comes.
void ask_staff(Change& change) {
  const How how = triage_of(change).how;
  const bool uses_screen = how == How::kMyself || how == How::kBeside;
  if (uses_screen && reaches(change.state).here == Reach::kReady) go_here(change);
  ask_for_help(change);
}

void take_number(Change& change) {
  const auto& queues = change.configuration().queues;
  const std::string queue = topic_in(change).queue;
  ask_for_ticket(change, queue.empty() && queues.size() == 1 ? queues.front().service : queue);
}

void go(Change& change, Way way) {
  change.visit().before_call = Screen::kTriageWay;  // Back, and the end of a call, lead here
  switch (way) {
    case Way::kHere:
      return go_here(change);
    case Way::kStaff:
      return ask_staff(change);
    case Way::kNumber:
      return take_number(change);
    case Way::kAdviser:
      return talk_about(change, topic_in(change).skill);
    case Way::kAppointment:
      return open_appointment(change);
    case Way::kTelephone:
    case Way::kInPerson:
      return;  // only told
  }
}

bool press_back(Change& change) {
  switch (change.state.screen) {
    case Screen::kTriageWay:
      show(change, triage_of(change).urgent ? Screen::kTriageUrgent : Screen::kTriageHow);
      return true;
    case Screen::kTriageHow:
      show(change, Screen::kTriageUrgent);
      return true;
    case Screen::kTriageUrgent:
      if (!topics(change.configuration()).empty()) {
        show(change, Screen::kTriageTopic);
        return true;
      }
      [[fallthrough]];
    case Screen::kTriageTopic:
      change.visit().before_call = Screen::kHome;
      show(change, Screen::kServices);
      return true;
    default:
      return false;
  }
}

}  // namespace

bool press_triage(Change& change, std::string_view node) {
  const Screen screen = change.state.screen;
  if (screen == Screen::kServices && node == ids::kTriage) {
    begin_triage(change);
    return true;
  }
  if (node == ids::kBack) return press_back(change);
  if (screen == Screen::kTriageTopic) return answer_topic(change, node);
  if (screen == Screen::kTriageUrgent) return answer_urgent(change, node);
  if (screen == Screen::kTriageHow) return answer_how(change, node);
  if (screen != Screen::kTriageWay) return false;
  const auto way = way_of(ids::after(ids::kTriageWay, node));
  if (way) go(change, *way);
  return way.has_value();
}

}  // namespace waymark::core

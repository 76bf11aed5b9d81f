// Language, the first screen's four choices, the services, and the two ways to a person.
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

bool press_language(Change& change, std::string_view node) {
  const std::string_view wanted = ids::after(ids::kLanguage, node);
  for (const std::string& language : change.configuration().languages) {
    if (language != wanted) continue;
    const std::string before = std::exchange(change.visit().language, language);
    // Help opened on the first screen of a visit leads back to it, but not once a language is chosen.
    std::optional<Aside>& aside = change.visit().aside;
    if (aside && aside->from == Screen::kLanguage) aside.reset();
    close_aside(change);
    follow_language(change, before);
    return true;
  }
  return false;
}

bool press_service(Change& change, std::string_view node) {
  const Service* const service = change.configuration().service(ids::after(ids::kService, node));
  if (node == ids::kAllServices) change.visit().journey.entries.erase(ids::kSearch);
  if (service == nullptr) return node == ids::kAllServices;
  change.visit().journey.entries.erase(ids::kSearch);
  record(change, "service.opened", {{"service", service->id}});
  change.visit().service = service->id;
  if (!service->journey.empty() && !service->queue.empty()) {
    show(change, Screen::kService);
  } else if (!service->journey.empty()) {
    open_journey(change, *service);
  } else {
    ask_for_ticket(change, service->queue);
  }
  return true;
}

// The ways to one service. Talking to someone is no different from the first screen's.
bool press_way(Change& change, std::string_view node) {
  const Service* const service = change.configuration().service(change.visit().service);
  if (service == nullptr) return false;
  if (node == ids::kDoItHere) {
    open_journey(change, *service);
  } else if (node == ids::kGetNumber) {
    ask_for_ticket(change, service->queue);
  } else if (node == ids::kBack) {
    show(change, Screen::kServices);
  } else {
    return false;
  }
  return true;
}

bool press_back(Change& change) {
  switch (change.state.screen) {
    case Screen::kLanguage:
    case Screen::kHelp:
    case Screen::kPrivacy:
      close_aside(change);
      return true;
    case Screen::kLeaflets:
      show(change, Screen::kServices);
      return true;
    case Screen::kServices:
      show(change, change.visit().before_call == Screen::kTriageWay ? Screen::kTriageWay : Screen::kHome);
      return true;
    case Screen::kTicketChoice:
    case Screen::kNoTicket:
    case Screen::kTalk:
    case Screen::kAppointment:
      show(change, change.visit().before_call);
      return true;
    case Screen::kHome:
      show(change, Screen::kLanguage);
      return true;
    default:
      return false;
  }
}

}  // namespace

bool press_home(Change& change, std::string_view node) {
  const Screen screen = change.state.screen;
  if (screen == Screen::kLanguage && press_language(change, node)) return true;
  if (screen == Screen::kServices && press_service(change, node)) return true;
  if (screen == Screen::kService && press_way(change, node)) return true;
  if (node == ids::kBack && press_back(change)) return true;
  if (screen == Screen::kHome) change.visit().before_call = screen;  // what is begun here returns here
  if (node == ids::kDoItHere) {
    show(change, Screen::kServices);
  } else if (node == ids::kGetNumber) {
    show(change, change.visit().ticket.stage == TicketStage::kWaiting ? Screen::kTicket : Screen::kTicketChoice);
  } else if (node == ids::kTalk) {
    talk(change);
  } else if (node == ids::kAppointment) {
    open_appointment(change);
  } else if (node == ids::kHome) {
    show(change, Screen::kHome);
  } else if (node == ids::kFinish) {
    show(change, Screen::kFeedback);
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core

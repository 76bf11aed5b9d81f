#include "kiosk/core/state.h"

#include <array>
#include <utility>

namespace waymark::core {
namespace {

constexpr std::array<std::pair<Screen, std::string_view>, 59> kNames{{
    {Screen::kAttract, "attract"},
    {Screen::kClosed, "closed"},
    {Screen::kOutOfService, "out_of_service"},
    {Screen::kLanguage, "language"},
    {Screen::kHome, "home"},
    {Screen::kServices, "services"},
    {Screen::kRequests, "requests"},
    {Screen::kRequestStatus, "request_status"},
    {Screen::kTriageTopic, "triage_topic"},
    {Screen::kTriageUrgent, "triage_urgent"},
    {Screen::kTriageHow, "triage_how"},
    {Screen::kTriageWay, "triage_way"},
    {Screen::kLeaflets, "leaflets"},
    {Screen::kReading, "reading"},
    {Screen::kJourneyLanguage, "journey_language"},
    {Screen::kService, "service"},
    {Screen::kQuestion, "question"},
    {Screen::kCheck, "check"},
    {Screen::kDeclaration, "declaration"},
    {Screen::kEnding, "ending"},
    {Screen::kSending, "sending"},
    {Screen::kNotSent, "not_sent"},
    {Screen::kConfirmation, "confirmation"},
    {Screen::kTicketChoice, "ticket_choice"},
    {Screen::kTicketWaiting, "ticket_waiting"},
    {Screen::kTicket, "ticket"},
    {Screen::kNoTicket, "no_ticket"},
    {Screen::kTalk, "talk"},
    {Screen::kCallTopic, "call_topic"},
    {Screen::kCallHow, "call_how"},
    {Screen::kCallWaiting, "call_waiting"},
    {Screen::kCallPermission, "call_permission"},
    {Screen::kCall, "call"},
    {Screen::kCallEnded, "call_ended"},
    {Screen::kCallback, "callback"},
    {Screen::kRoomWay, "room_way"},
    {Screen::kRoomCode, "room_code"},
    {Screen::kPrivateQuestion, "private_question"},
    {Screen::kPhoto, "photo"},
    {Screen::kPrivacy, "privacy"},
    {Screen::kAppointment, "appointment"},
    {Screen::kAppointmentCode, "appointment_code"},
    {Screen::kAppointmentTold, "appointment_told"},
    {Screen::kHelp, "help"},
    {Screen::kMomentCode, "moment_code"},
    {Screen::kMoment, "moment"},
    {Screen::kFeedback, "feedback"},
    {Screen::kGoodbye, "goodbye"},
    {Screen::kWiping, "wiping"},
    {Screen::kPause, "pause"},
    {Screen::kStaffPin, "staff_pin"},
    {Screen::kStaffMenu, "staff_menu"},
    {Screen::kStaffCheck, "staff_check"},
    {Screen::kStaffPart, "staff_part"},
    {Screen::kStaffPaper, "staff_paper"},
    {Screen::kStaffWhyOut, "staff_why_out"},
    {Screen::kStaffCleaning, "staff_cleaning"},
    {Screen::kStaffAbout, "staff_about"},
    {Screen::kStaffCard, "staff_card"},
}};

}  // namespace

journeys::Day today(const Clock& clock) {
  const auto local =
      std::chrono::sys_time<std::chrono::milliseconds>(clock.wall.time_since_epoch() + clock.zone_offset);
  return journeys::Day{std::chrono::floor<std::chrono::days>(local)};
}

Screen screen_of(StaffPage page) {
  switch (page) {
    case StaffPage::kPin:
      return Screen::kStaffPin;
    case StaffPage::kMenu:
      return Screen::kStaffMenu;
    case StaffPage::kCheck:
      return Screen::kStaffCheck;
    case StaffPage::kPart:
      return Screen::kStaffPart;
    case StaffPage::kPaper:
      return Screen::kStaffPaper;
    case StaffPage::kWhyOut:
      return Screen::kStaffWhyOut;
    case StaffPage::kCleaning:
      return Screen::kStaffCleaning;
    case StaffPage::kAbout:
      return Screen::kStaffAbout;
    case StaffPage::kCard:
      return Screen::kStaffCard;
  }
  return Screen::kStaffMenu;
}

std::string_view screen_name(Screen screen) {
  for (const auto& [each, name] : kNames) {
    if (each == screen) return name;
  }
  return {};
}

// A letter for each thing that can be wrong, then how much of the bundle's version a person can read out:
// "A0" is all well, "L" no line to the hub, "P" the printer, "O" taken out of service.
std::string status_code(const State& state) {
  std::string code;
  if (!state.online) code += 'L';
  if (!can_print(state)) code += 'P';
  if (!state.out_of_service_code.empty()) code += 'O';
  if (code.empty()) code = "A";
  return code + std::to_string(state.configuration->version % 1'000);
}

}  // namespace waymark::core

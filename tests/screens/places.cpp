#include "tests/screens/places.h"

#include "tests/doubles/a_call.h"

namespace waymark::screens {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

void to_cover(Visitor& visit) {
  visit.press_id("control.moment");
  visit.type("1357");
  visit.press_id("continue");
}

void to_line(Visitor& visit) {
  visit.online();
  doubles::ACall{visit}.choose_in_visit();
}

void to_call(Visitor& visit) {
  to_line(visit);
  doubles::ACall call{visit};
  call.hub_accepts(1);
  call.agree_and_connect();
}

void ask_about_a_request(Visitor& visit) {
  visit.press_id("home.do-it-here");
  visit.press_id("requests");
  visit.type("0000-0000-0");
  visit.press_id("continue");
}

void to_request(Visitor& visit, protocol::RequestStatus status) {
  constexpr std::int64_t kLongAgo = 1'790'000'000'000;
  ask_about_a_request(visit);
  visit.answer_request({"report-a-missed-bin", status, kLongAgo, kLongAgo});
}

void check_in(Visitor& visit) {
  visit.press_id("home.appointment");
  visit.type("KX4PM2");
  visit.press_id("continue");
}

void to_appointment(Visitor& visit, protocol::CheckInOutcome outcome, std::string desk = {}) {
  check_in(visit);
  protocol::CheckIn told{outcome, "council-tax", "Ardwell Library", {2026, 11, 24, 630}, 3'600};
  told.display = "C042";
  told.desk = std::move(desk);
  visit.answer_check_in(std::move(told));
}

}  // namespace

void to_summary(doubles::Visitor& visit) {
  for (const char* id : {"home.do-it-here", "service.bins", "field.which-bin.recycling", "continue"})
    visit.press_id(id);
  visit.type("19");
  visit.press_id("field.missed-on.month");
  visit.type("11");
  visit.press_id("field.missed-on.year");
  visit.type("2026");
  for (const char* id : {"continue", "field.out-in-time.yes", "continue", "field.tag.no", "continue",
                         "field.kind-of-place.home", "continue"}) {
    visit.press_id(id);
  }
  visit.type("14 Harbour Row");
  visit.press_id("field.town");
  visit.type("Ardwell");
  visit.press_id("field.postcode");
  visit.type("pa31 8rt");
  for (const char* id : {"continue", "field.assisted.no", "continue", "field.contact-by.none", "continue"}) {
    visit.press_id(id);
  }
}

void to_ticket(doubles::Visitor& visit) {
  visit.press_id("home.get-a-number");
  visit.press_id("queue.housing");
  visit.answer_ticket("H007");
}

Visitor brought(const Place& place, std::string_view language) {
  Visitor visit;
  visit.online();
  visit.begin(language);
  place.go(visit);
  return visit;
}

std::vector<Place> places() {
  return {
      {"home", [](Visitor&) {}},
      {"language", [](Visitor& v) { v.press_id("control.language"); }},
      {"services", [](Visitor& v) { v.press_id("home.do-it-here"); }},
      {"requests",
       [](Visitor& v) {
         v.press_id("home.do-it-here");
         v.press_id("requests");
         v.press_id("continue");
       }},
      {"request_status", ask_about_a_request},
      {"request_status", [](Visitor& v) { to_request(v, protocol::RequestStatus::kReceived); }},
      {"request_status", [](Visitor& v) { to_request(v, protocol::RequestStatus::kInProgress); }},
      {"request_status", [](Visitor& v) { to_request(v, protocol::RequestStatus::kMoreNeeded); }},
      {"request_status", [](Visitor& v) { to_request(v, protocol::RequestStatus::kFinished); }},
      {"request_status",
       [](Visitor& v) {
         ask_about_a_request(v);
         v.answer_unknown_request();
       }},
      {"request_status",
       [](Visitor& v) {
         ask_about_a_request(v);
         v.answer_no_request_status();
       }},
      {"appointment_code",
       [](Visitor& v) {
         v.press_id("home.appointment");
         v.press_id("continue");
       }},
      {"appointment",
       [](Visitor& v) {
         v.press_id("home.appointment");
         v.press_id("appointment.no-code");
       }},
      {"appointment_told", check_in},
      {"appointment_told", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kEarly); }},
      {"appointment_told", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kOtherDay); }},
      {"appointment_told", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kOtherSite); }},
      {"appointment_told", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kAlready); }},
      {"appointment_told", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kAlready, "Desk 3"); }},
      {"appointment_told", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kOver); }},
      {"ticket", [](Visitor& v) { to_appointment(v, protocol::CheckInOutcome::kCheckedIn); }},
      {"appointment_told",
       [](Visitor& v) {
         check_in(v);
         v.answer_unknown_appointment();
       }},
      {"appointment_told",
       [](Visitor& v) {
         check_in(v);
         v.answer_no_check_in();
       }},
      {"question",
       [](Visitor& v) {
         v.press_id("home.do-it-here");
         v.press_id("service.bins");
       }},
      {"question",
       [](Visitor& v) {
         v.press_id("home.do-it-here");
         v.press_id("service.bins");
         v.press_id("continue");
       }},
      {"ending",
       [](Visitor& v) {
         for (const char* id : {"home.do-it-here", "service.bins", "field.which-bin.garden", "continue",
                                "field.garden-permit.no", "continue"})
           v.press_id(id);
       }},
      {"check", to_summary},
      {"sending",
       [](Visitor& v) {
         to_summary(v);
         v.press_id("send");
       }},
      {"not_sent",
       [](Visitor& v) {
         to_summary(v);
         v.press_id("send");
         v.answer_not_stored();
       }},
      {"confirmation",
       [](Visitor& v) {
         to_summary(v);
         v.press_id("send");
         v.answer_stored();
       }},
      {"confirmation",
       [](Visitor& v) {
         to_summary(v);
         v.press_id("send");
         v.answer_stored();
         v.press_id("receipt.qr");
       }},
      {"ticket_choice", [](Visitor& v) { v.press_id("home.get-a-number"); }},
      {"ticket_waiting",
       [](Visitor& v) {
         v.press_id("home.get-a-number");
         v.press_id("queue.housing");
       }},
      {"ticket", to_ticket},
      {"ticket",
       [](Visitor& v) {
         to_ticket(v);
         v.press_id("ticket.written-down");
       }},
      {"no_ticket",
       [](Visitor& v) {
         v.press_id("home.get-a-number");
         v.press_id("queue.housing");
         v.answer_no_ticket();
       }},
      {"talk",
       [](Visitor& v) {
         v.send(core::LinkChanged{false});
         v.press_id("home.talk");
       }},
      {"call_topic",
       [](Visitor& v) {
         v.online();
         v.press_id("home.talk");
       }},
      {"call_waiting", to_line},
      {"call_permission",
       [](Visitor& v) {
         to_line(v);
         doubles::ACall{v}.hub_accepts(1);
       }},
      {"call", to_call},
      {"home",
       [](Visitor& v) {
         to_call(v);
         v.press_id("call.carry-on");
       }},
      {"private_question",
       [](Visitor& v) {
         to_call(v);
         doubles::ACall{v}.says(core::AskedInPrivate{"q", base::Secret{"?"}});
       }},
      {"photo",
       [](Visitor& v) {
         to_call(v);
         doubles::ACall{v}.asks_for_photo();
       }},
      {"photo",
       [](Visitor& v) {
         to_call(v);
         doubles::ACall{v}.asks_for_photo();
         doubles::ACall{v}.photo_is_taken();
       }},
      {"call_ended",
       [](Visitor& v) {
         to_call(v);
         v.press_id("call.end");
       }},
      {"callback",
       [](Visitor& v) {
         to_line(v);
         v.press_id("callback");
       }},
      {"help", [](Visitor& v) { v.press_id("control.help"); }},
      {"help",
       [](Visitor& v) {
         v.press_id("control.help");
         v.answer_help_raised();
         v.acknowledge_help();
       }},
      {"help",
       [](Visitor& v) {
         v.press_id("control.help");
         v.answer_help_unavailable();
       }},
      {"feedback",
       [](Visitor& v) {
         to_ticket(v);
         v.press_id("ticket.written-down");
         v.press_id("finish");
         v.press_id("rating.2");
       }},
      {"ticket",
       [](Visitor& v) {
         v.printer();
         to_ticket(v);
       }},
      {"ticket_waiting",
       [](Visitor& v) {
         v.press_id("home.get-a-number");
         v.press_id("queue.housing");
         v.wait(10s);
       }},
      {"services",
       [](Visitor& v) {
         v.press_id("home.do-it-here");
         v.press_id("field.@search");
         v.type("zzz");
       }},
      {"talk",
       [](Visitor& v) {
         v.send(core::LinkChanged{false});
         v.press_id("home.talk");
       }},
      {"moment_code",
       [](Visitor& v) {
         v.press_id("control.moment");
         v.press_id("continue");
       }},
      {"moment", to_cover},
      {"moment",
       [](Visitor& v) {
         to_cover(v);
         v.press_id("control.start-again");
         v.press_id("control.help");
         v.answer_help_unavailable();
       }},
      {"home", [](Visitor& v) { v.wait(95s); }},
  };
}

}  // namespace waymark::screens

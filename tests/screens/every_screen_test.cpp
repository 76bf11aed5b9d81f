// Every screen in every language: all its words are there, nothing is a dead end, and it is what the painter, the
// voice and the mirror can use.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "kiosk/view/describe.h"
#include "tests/doubles/a_call.h"
#include "tests/doubles/demo_council.h"
#include "tests/doubles/invariants.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

void to_summary(Visitor& visit) {
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

void to_ticket(Visitor& visit) {
  visit.press_id("home.get-a-number");
  visit.press_id("queue.housing");
  visit.answer_ticket("H007");
}

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

struct Place {
  const char* screen;
  std::function<void(Visitor&)> go;
};

// From the first screen on.
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

class EveryScreen : public testing::TestWithParam<std::string> {};

int ways_on(const view::View& view) {
  int count = 0;
  for (const auto& region : view.regions) {
    if (region.role == Role::kBanner || region.role == Role::kKeyboard) continue;
    view::for_each(region.children, [&](const view::Node& node) { count += view::focusable(node) ? 1 : 0; });
  }
  return count;
}

TEST_P(EveryScreen, HasItsWordsItsControlsAndAWayOn) {
  for (const Place& place : places()) {
    Visitor visit;
    visit.online();
    visit.begin(GetParam());
    place.go(visit);
    ASSERT_EQ(visit.screen(), place.screen);
    EXPECT_EQ(visit.view().lang, GetParam());
    EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "") << place.screen;
    const view::Node* const paper = visit.find("ticket.paper");
    const bool waits = visit.screen() == "sending" || (paper != nullptr && paper->busy);  // for seconds
    if (!waits) {
      EXPECT_GT(ways_on(visit.view()), 0) << place.screen << " is a dead end";
    }
    const auto back = view::view_from_json(view::to_json(visit.view()));
    ASSERT_TRUE(back.has_value()) << base::to_string(back.error());
    EXPECT_EQ(*back, visit.view());
  }
}

TEST_P(EveryScreen, AtRestAndAtTheEndHasItsWordsToo) {
  Visitor visit;
  visit.begin(GetParam());
  to_ticket(visit);
  visit.press_id("ticket.written-down");
  visit.press_id("finish");
  visit.press_id("feedback.skip");
  EXPECT_EQ(visit.view().lang, GetParam()) << "goodbye is said in the language of the visit";
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
  visit.answer_wiped();
  visit.wait(8s);
  while (visit.view().lang != GetParam()) visit.wait(10s);
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
  visit.send(core::OutOfServiceOrdered{"E1"});
  while (visit.view().lang != GetParam()) visit.wait(10s);
  EXPECT_EQ(visit.screen(), "out_of_service");
  EXPECT_EQ(doubles::broken_screen(visit.state(), visit.view()), "");
}

int notes_on(const view::View& view) {
  int count = 0;
  view::for_each(view.regions, [&](const view::Node& node) { count += node.id == "note.keyboard" ? 1 : 0; });
  return count;
}

Visitor brought(const Place& place, const char* language) {
  Visitor visit;
  visit.online();
  visit.begin(language);
  place.go(visit);
  return visit;
}

TEST(InChinese, EveryScreenThatAsksForWordsSaysHowToWriteThem) {
  const std::set<std::string> asking{"services", "call", "private_question", "callback"};
  for (const Place& place : places()) {
    const bool asks = asking.contains(place.screen);
    EXPECT_EQ(notes_on(brought(place, "zh-Hans").view()), asks ? 1 : 0) << place.screen;
    EXPECT_EQ(notes_on(brought(place, "en-GB").view()), 0) << place.screen;
  }
}

TEST(InChinese, APageOfThreeFieldsSaysItOnceAndADateNever) {
  const auto at = [](const char* change) {
    return notes_on(brought({"question", [change](Visitor& v) {
                               to_summary(v);
                               v.press_id(change);
                             }},
                            "zh-Hans")
                        .view());
  };
  EXPECT_EQ(at("change.town"), 1);
  EXPECT_EQ(at("change.missed-on"), 0);
}

INSTANTIATE_TEST_SUITE_P(Languages, EveryScreen, testing::ValuesIn(doubles::demo_configuration().languages),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(HomeScreen, HasAtMostFourChoicesEachWithAPicture) {
  Visitor visit;
  visit.begin();
  int tiles = 0;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (node.role != Role::kTile) return;
    ++tiles;
    EXPECT_FALSE(node.icon.empty()) << node.id;
    EXPECT_EQ(node.set_size, 4);
  });
  EXPECT_EQ(tiles, 4);
}

TEST(LanguageScreen, NamesEachLanguageInItself) {
  Visitor visit;
  visit.touch_attract();
  EXPECT_EQ(visit.at("language.gd").name, "Gàidhlig");
  EXPECT_EQ(visit.at("language.gd").lang, "gd");
  EXPECT_EQ(visit.at("language.ar").name, "العربية");
}

TEST(SecretAnswer, IsBulletsOnTheGlassAndCoveredInTheSummary) {
  auto council = doubles::demo_configuration();
  auto journey = *council.journey("report-a-missed-bin");
  for (auto& page : journey.pages) {
    for (auto& question : page.questions) {
      if (question.id == "town") question.privacy = journeys::Privacy::kSecret;
    }
  }
  council.journeys = {std::make_shared<const journeys::Definition>(journey)};
  Visitor visit(std::make_shared<const core::Configuration>(std::move(council)));
  doubles::fill_in_missed_bin(visit);
  EXPECT_FALSE(visit.sees("Ardwell West"));
  EXPECT_EQ(visit.at("row.town").value, "••••••");
  visit.press_id("change.town");
  EXPECT_EQ(visit.at("field.town").value, "•••••••");
  EXPECT_EQ(visit.state().visit.journey.entries.reveal("town"), "Ardwell");
}

}  // namespace
}  // namespace waymark

// Appointments: a day's list, checking in at a kiosk and with staff, and who is called before whom.
#include "base/io/files.h"
#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;
using std::chrono::minutes;

class Appointments : public HubTest {
 protected:
  Appointments() {
    clock_.advance(std::chrono::milliseconds{60'000 - now() % 60'000});  // booking systems know no seconds
    EXPECT_TRUE(wait<Nothing>([&](auto then) {
      hub_->add_staff({"hamish", "Hamish", password_hash(), "ardwell-library", {"staff", "supervisor"}}, then);
    }));
    hamish_ = person("hamish");
    kiosk_ = kiosk();
  }

  // So many minutes from now, as a booking system writes it. The tests' clock stands far from midnight.
  std::string row(const std::string& reference, int in_minutes, const std::string& queue = "housing") {
    const std::int64_t at = now() + in_minutes * 60'000LL;
    const std::int64_t midnight = hub_->days().end_of_day(now()) - 24LL * 60 * 60 * 1000;
    const auto minute = (at - midnight) / 60'000;
    char text[128];
    std::snprintf(text, sizeof text, "%s,%s,%02d:%02d,%s\n", reference.c_str(), hub_->today().c_str(),
                  static_cast<int>(minute / 60), static_cast<int>(minute % 60), queue.c_str());
    return text;
  }
  Response put(const std::string& rows, const Person* who = nullptr, const std::string& site = "ardwell-library") {
    return ask(who == nullptr ? hamish_ : *who, "POST", "/api/v1/appointments",
               {{"site", site}, {"list", "reference,day,time,queue\n" + rows}});
  }
  json kept(const std::string& rows) {
    const Response response = put(rows);
    EXPECT_EQ(response.status, 200) << response.body;
    return json_of(response);
  }
  // The whole list of this day, which may be empty.
  Response put_day(const std::string& day, const std::string& list) {
    return ask(hamish_, "POST", "/api/v1/appointments", {{"site", "ardwell-library"}, {"day", day}, {"list", list}});
  }
  Response check_in(const std::string& reference, bool waits = false, std::string id = {},
                    const Kiosk* where = nullptr) {
    last_id_ = id.empty() ? new_id() : std::move(id);
    return ask(where == nullptr ? kiosk_ : *where, "POST", "/kiosk/v1/appointments/check-in",
               {{"reference", reference}, {"request_id", last_id_}, {"language", "en-GB"}, {"waits", waits}});
  }
  void confirm(const std::string& id) {
    EXPECT_EQ(ask(kiosk_, "POST", "/kiosk/v1/tickets/" + id + "/confirm", {{"method", "printed"}}).status, 200);
  }
  // Checks in and takes the number; its display.
  std::string arrive(const std::string& reference, bool waits = false) {
    const Response response = check_in(reference, waits);
    EXPECT_EQ(response.status, 201) << response.body;
    confirm(last_id_);
    return json_of(response)["ticket"].value("display", "");
  }
  json walk_in(const std::string& service = "housing") {
    const std::string id = new_id();
    const json issued = json_of(ask(kiosk_, "POST", "/kiosk/v1/tickets", {{"request_id", id}, {"service", service}}));
    confirm(id);
    return issued;
  }
  json staff_list() { return json_of(ask(hamish_, "GET", "/api/v1/appointments"))["appointments"]; }
  std::string state_of(const std::string& reference) {
    for (const json& one : staff_list()) {
      if (one["reference"] == reference) return one["state"];
    }
    return "none";
  }
  json call_next() {
    return json_of(ask(hamish_, "POST", "/api/v1/queues/housing/call-next", {{"desk", "3"}}))["ticket"];
  }
  void let_time_pass(minutes time) {
    clock_.advance(time);
    for (int i = 0; i < 16; ++i) hub_->tick();
    hamish_ = person("hamish");
    take_token(kiosk_);
  }
  std::int64_t counted(const std::string& measure) {
    return figure("SELECT coalesce(sum(count), 0) FROM rollup WHERE measure = '" + measure + "'");
  }

  Person hamish_;
  Kiosk kiosk_;
  std::string last_id_;
};

TEST_F(Appointments, AListIsTakenAndShownInTheOrderOfItsTimes) {
  EXPECT_EQ(kept(row("LATE-2", 60) + row("soon-1", 10))["added"], 2);
  const json list = staff_list();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0]["reference"], "SOON-1");
  EXPECT_EQ(list[0]["state"], "expected");
  EXPECT_EQ(list[0]["queue"], "Housing");
  EXPECT_EQ(list[0]["at"], now() + 10 * 60'000);
}

TEST_F(Appointments, SentAgainNothingChanges) {
  const std::string rows = row("SOON-1", 10) + row("LATE-2", 60);
  kept(rows);
  EXPECT_EQ(kept(rows), (json{{"added", 0}, {"changed", 0}, {"removed", 0}, {"kept", 2}}));
  EXPECT_EQ(counted("appointment_booked"), 2);
}

TEST_F(Appointments, ANewListMovesAndRemovesWhoHasNotCome) {
  kept(row("SOON-1", 10) + row("MOVED-2", 60) + row("GONE-3", 70));
  arrive("SOON-1");
  EXPECT_EQ(kept(row("MOVED-2", 90)), (json{{"added", 0}, {"changed", 1}, {"removed", 1}, {"kept", 1}}));
  EXPECT_EQ(state_of("SOON-1"), "arrived") << "whoever has come stays";
  EXPECT_EQ(state_of("GONE-3"), "none");
  EXPECT_EQ(staff_list()[1]["at"], now() + 90 * 60'000);
  EXPECT_EQ(counted("appointment_booked"), 2);
}

TEST_F(Appointments, ADayOfWhichAllAreCancelledIsTakenAsAnEmptyList) {
  const std::string tomorrow = day_plus(hub_->today(), 1);
  for (const char* empty : {"", "\n", "reference,day,time,queue\n"}) {
    kept(row("SOON-1", 10) + row("GONE-2", 70) + "NEXT-3," + tomorrow + ",10:30,housing\n");
    const Response taken = put_day(hub_->today(), empty);
    ASSERT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(json_of(taken)["removed"], 2) << "those of tomorrow stay";
    EXPECT_TRUE(staff_list().empty());
  }
  EXPECT_EQ(counted("appointment_booked"), 1) << "tomorrow's";
}

TEST_F(Appointments, WhoHasComeStaysThoughTheirDayIsEmptied) {
  kept(row("SOON-1", 10));
  arrive("SOON-1");
  EXPECT_EQ(json_of(put_day(hub_->today(), ""))["kept"], 1);
  EXPECT_EQ(state_of("SOON-1"), "arrived");
}

TEST_F(Appointments, AListOfOneDayHasNoRowOfAnother) {
  const std::string head = "reference,day,time,queue\n";
  const std::string tomorrow = day_plus(hub_->today(), 1);
  EXPECT_EQ(put_day(tomorrow, head + row("SOON-1", 10)).status, 400);
  EXPECT_EQ(put_day("yesterday", "").status, 400);
  EXPECT_EQ(put_day(day_plus(hub_->today(), -1), "").status, 400) << "that day is past";
  EXPECT_EQ(put("").status, 400) << "of no day, an empty list says nothing";
  EXPECT_EQ(put_day(hub_->today(), head + row("SOON-1", 10)).status, 200);
}

TEST_F(Appointments, AListWithOneWrongRowIsNotTakenAtAll) {
  const Response wrong = put(row("SOON-1", 10) + "LATE-2,tomorrow,10:30,housing\n");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_NE(wrong.body.find("line 3"), std::string::npos) << wrong.body;
  EXPECT_EQ(put(row("SOON-1", 10, "parking-fines")).status, 400) << "there is no such queue";
  EXPECT_EQ(put("SOON-1,2020-01-01,10:30,housing\n").status, 400) << "that day is past";
  EXPECT_TRUE(staff_list().empty());
}

TEST_F(Appointments, AListIsForThoseWhoMayAndTheirOwnSites) {
  const Person morag = person("morag");
  EXPECT_EQ(put(row("SOON-1", 10), &morag).status, 403);
  EXPECT_EQ(put(row("SOON-1", 10), nullptr, "nowhere").status, 404);
  EXPECT_EQ(ask(morag, "GET", "/api/v1/appointments").status, 200);
}

TEST_F(Appointments, ACodeAsAPersonTypesItGivesANumberForItsQueue) {
  kept(row("SO0N-1", 10));
  const Response response = check_in(" soon i ");
  EXPECT_EQ(response.status, 201) << response.body;
  const json told = json_of(response);
  EXPECT_EQ(told["outcome"], "checked_in");
  EXPECT_EQ(told["service"], "housing");
  EXPECT_EQ(told["ticket"]["display"], "H001");
  EXPECT_EQ(told["early_s"], 600);
  EXPECT_FALSE(told["late"]);
  confirm(last_id_);
  EXPECT_EQ(state_of("SO0N-1"), "arrived");
  EXPECT_EQ(counted("appointment_arrived"), 1);
  EXPECT_EQ(counted("ticket"), 0) << "counted among the appointments only";
}

TEST_F(Appointments, TheSameRequestGivesTheSameNumber) {
  kept(row("SOON-1", 10));
  check_in("SOON-1");
  const Response again = check_in("SOON-1", false, last_id_);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(json_of(again)["ticket"]["display"], "H001");
  confirm(last_id_);
  EXPECT_EQ(check_in("OTHER-1", false, last_id_).status, 409);
}

TEST_F(Appointments, WhoeverChecksInAgainIsToldTheSameNumber) {
  kept(row("SOON-1", 10));
  arrive("SOON-1");
  const json told = json_of(check_in("SOON-1"));
  EXPECT_EQ(told["outcome"], "already");
  EXPECT_EQ(told["ticket"]["display"], "H001");
  call_next();
  EXPECT_EQ(json_of(check_in("SOON-1"))["ticket"]["desk"], "3");
}

TEST_F(Appointments, ANumberWhoseAnswerWasLostIsReplaced) {
  kept(row("SOON-1", 10));
  check_in("SOON-1");
  EXPECT_EQ(arrive("SOON-1"), "H002");
  EXPECT_EQ(figure("SELECT count(*) FROM ticket WHERE state = 2"), 1);
}

TEST_F(Appointments, ANumberThatWasGivenUpIsNoArrival) {
  kept(row("SOON-1", 10));
  check_in("SOON-1");
  ask(kiosk_, "POST", "/kiosk/v1/tickets/" + last_id_ + "/void", {{"reason", "cancelled"}});
  EXPECT_EQ(check_in("SOON-1", false, last_id_).status, 409);
  EXPECT_EQ(state_of("SOON-1"), "expected");
  EXPECT_EQ(arrive("SOON-1"), "H002");
}

TEST_F(Appointments, WhoeverIsEarlyHasNoNumberUntilTheyWouldWait) {
  kept(row("LATER-1", 90));
  const json told = json_of(check_in("LATER-1"));
  EXPECT_EQ(told["outcome"], "early");
  EXPECT_FALSE(told.contains("ticket"));
  EXPECT_EQ(arrive("LATER-1", true), "H001");
}

TEST_F(Appointments, AnotherDayOrSiteIsTold) {
  ASSERT_EQ(put("NEXT-1," + day_plus(hub_->today(), 1) + ",10:30,housing\n").status, 200);
  const json other_day = json_of(check_in("NEXT-1"));
  EXPECT_EQ(other_day["outcome"], "other_day");
  EXPECT_EQ(other_day["day"], day_plus(hub_->today(), 1));
  EXPECT_EQ(other_day["time"], "10:30");
  kept(row("HERE-1", 10));
  json council = json::parse(*base::io::read_file(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json", 1 << 20));
  json braes = council["sites"][0];
  braes["id"] = "braes-hub";
  council["sites"].push_back(braes);
  ASSERT_TRUE(publish(with_file("council.json", council.dump())).has_value());
  const Kiosk elsewhere = kiosk(person(), "braes-hub");
  const json told = json_of(check_in("HERE-1", false, {}, &elsewhere));
  EXPECT_EQ(told["outcome"], "other_site");
  EXPECT_EQ(told["place"], hub_->in_force()->council.site("ardwell-library")->name);
}

TEST_F(Appointments, WhoeverWasCalledAndServedCannotComeAgain) {
  kept(row("SOON-1", 10));
  arrive("SOON-1");
  const json called = call_next();
  ask(hamish_, "POST", "/api/v1/tickets/" + called["ticket_id"].dump() + "/done", {{"outcome", "served"}});
  EXPECT_EQ(json_of(check_in("SOON-1"))["outcome"], "over");
  EXPECT_EQ(state_of("SOON-1"), "served");
}

TEST_F(Appointments, TryingCodesTellsNothing) {
  kept(row("SOON-1", 10));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(check_in("WRONG" + std::to_string(i)).status, 404);
  EXPECT_EQ(check_in("SOON-1").status, 429);
  clock_.advance(minutes{5});
  EXPECT_EQ(check_in("SOON-1").status, 201);
}

TEST_F(Appointments, TheRightCodeIsNoTry) {
  kept(row("SOON-1", 10));
  arrive("SOON-1");
  for (int i = 0; i < 12; ++i) EXPECT_EQ(check_in("SOON-1").status, 200);
}

TEST_F(Appointments, WhatIsNoCodeIsRefused) {
  EXPECT_EQ(check_in("AB1").status, 400);
  EXPECT_EQ(check_in("DROP TABLE;").status, 400);
}

TEST_F(Appointments, DueItIsCalledBeforeWhoeverCameBefore) {
  kept(row("SOON-1", 10));
  walk_in();
  arrive("SOON-1");
  walk_in();
  EXPECT_EQ(call_next()["display"], "H001") << "its time has not come";
  let_time_pass(minutes{11});
  walk_in();
  EXPECT_EQ(call_next()["display"], "H002");
  EXPECT_EQ(call_next()["display"], "H003");
}

TEST_F(Appointments, BeforeItsTimeItIsCalledWhereNobodyElseWaits) {
  kept(row("SOON-1", 10));
  arrive("SOON-1");
  EXPECT_EQ(call_next()["display"], "H001");
}

TEST_F(Appointments, StaffMayCallItByHand) {
  kept(row("SOON-1", 10));
  walk_in();
  arrive("SOON-1");
  const json queue = json_of(ask(hamish_, "GET", "/api/v1/queues"))["queues"];
  json mine;
  for (const json& one : queue) {
    for (const json& ticket : one["tickets"]) {
      if (ticket.contains("appointment_at")) mine = ticket;
    }
  }
  EXPECT_EQ(mine["appointment_at"], now() + 10 * 60'000);
  const std::string path = "/api/v1/tickets/" + mine["ticket_id"].dump() + "/call";
  EXPECT_EQ(json_of(ask(hamish_, "POST", path, {{"desk", "7"}}))["desk"], "7");
  EXPECT_EQ(ask(hamish_, "POST", path, {{"desk", "7"}}).status, 200) << "pressed twice";
  EXPECT_EQ(ask(hamish_, "POST", path, {{"desk", "8"}}).status, 409);
  EXPECT_EQ(ask(hamish_, "POST", "/api/v1/tickets/99999/call", {{"desk", "7"}}).status, 404);
}

TEST_F(Appointments, ALateOneWaitsAsThoseWhoHaveNone) {
  kept(row("SOON-1", 10));
  let_time_pass(minutes{26});
  EXPECT_EQ(state_of("SOON-1"), "missed");
  EXPECT_EQ(counted("appointment_missed"), 1);
  walk_in();
  const json told = json_of(check_in("SOON-1"));
  EXPECT_EQ(told["outcome"], "checked_in");
  EXPECT_TRUE(told["late"]);
  EXPECT_EQ(told["ticket"]["ahead"], 1);
  confirm(last_id_);
  EXPECT_EQ(counted("appointment_missed"), 0) << "they have come after all";
  EXPECT_EQ(counted("appointment_arrived"), 1);
  EXPECT_EQ(call_next()["display"], "H001");
}

TEST_F(Appointments, InTimeItIsNotMissed) {
  kept(row("SOON-1", 10));
  let_time_pass(minutes{24});
  EXPECT_EQ(state_of("SOON-1"), "expected");
  EXPECT_FALSE(json_of(check_in("SOON-1"))["late"]);
}

TEST_F(Appointments, AreForgottenSomeDaysAfterTheirDay) {
  kept(row("SOON-1", 10));
  const auto left = [&] { return figure("SELECT count(*) FROM appointment"); };
  wait<int>([&](auto then) { store_->forget_appointments(hub_->today(), then); });
  EXPECT_EQ(left(), 1);
  wait<int>([&](auto then) { store_->forget_appointments(day_plus(hub_->today(), 1), then); });
  EXPECT_EQ(left(), 0);
}

TEST_F(Appointments, StaffCheckInWhoeverHasNoCode) {
  kept(row("SOON-1", 90));
  const Person morag = person("morag");
  const json told = json_of(ask(morag, "POST", "/api/v1/appointments/check-in", {{"reference", "SOON-1"}}));
  EXPECT_EQ(told["outcome"], "checked_in");
  EXPECT_EQ(told["display"], "H001");
  EXPECT_EQ(told["state"], "arrived");
  EXPECT_EQ(figure("SELECT count(*) FROM ticket WHERE state = 2"), 1) << "told across the counter, it waits";
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'appointment.checked_in' AND actor = 'morag'"), 1);
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE instr(subject, 'SOON')"), 0);
  EXPECT_EQ(ask(morag, "POST", "/api/v1/appointments/check-in", {{"reference", "NOBODY-1"}}).status, 404);
}

TEST_F(Appointments, WaitFromTheirTimeOrFromWhenTheirOwnersCame) {
  kept(row("SOON-1", 10));
  arrive("SOON-1");
  let_time_pass(minutes{14});
  call_next();
  EXPECT_EQ(figure("SELECT part FROM rollup WHERE measure = 'appointment_wait'"), 4 * 60 / 15);
  EXPECT_EQ(counted("wait"), 0) << "a wait for an appointment says nothing of those who have none";
}

TEST_F(Appointments, WhoeverHasNoneIsToldOfThoseWhoComeBefore) {
  kept(row("SOON-1", 5) + row("SOON-2", 6) + row("LATER-3", 59));
  for (int i = 0; i < 4; ++i) walk_in();
  for (const char* one : {"SOON-1", "SOON-2", "LATER-3"}) arrive(one);
  EXPECT_EQ(walk_in()["ahead"], 6) << "four came before, two will be due before their turn";
}

TEST_F(Appointments, WithoutThemInTheConfigurationNobodyChecksIn) {
  json council = json::parse(*base::io::read_file(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json", 1 << 20));
  council.erase("appointments");
  ASSERT_TRUE(publish(with_file("council.json", council.dump())).has_value());
  EXPECT_EQ(check_in("SOON-1").status, 404);
  EXPECT_FALSE(json_of(ask(hamish_, "GET", "/api/v1/appointments"))["offered"]);
}

TEST(AppointmentSettings, HaveLimits) {
  const auto read = [](const json& appointments) {
    json council = json::parse(*base::io::read_file(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json", 1 << 20));
    council["appointments"] = appointments;
    return bundle::parse_council(council.dump());
  };
  EXPECT_EQ(read(json::object())->appointments->early_minutes, 60);
  EXPECT_EQ(read({{"late_minutes", 5}})->appointments->late_minutes, 5);
  for (const json& wrong :
       {json::array(), json{{"early_minutes", -1}}, json{{"keep_days", 32}}, json{{"late_minutes", 1.5}}}) {
    EXPECT_FALSE(read(wrong).has_value()) << wrong.dump();
  }
}

}  // namespace
}  // namespace waymark::hub

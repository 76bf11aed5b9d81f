// One hub, two councils: what the staff of one may see of the other's customers, and what each one's report counts.
#include "base/io/files.h"
#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class SharedHub : public HubTest {
 protected:
  SharedHub() {
    EXPECT_TRUE(publish(with_file("council.json", shared("nobody").dump())).has_value());
    add("ann", {"staff"}, {"ardwell"});
    add("bea", {"staff"}, {"bellhaven"});
    add("bess", {"staff", "supervisor"}, {"bellhaven"});
    add("boss", {"staff", "supervisor", "admin"}, {"ardwell", "bellhaven"});
  }

  // Bellhaven, with one site, helps Ardwell.
  static json shared(const std::string& when) {
    const auto bytes = base::io::read_file(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json", 1024 * 1024);
    json council = json::parse(bytes.value_or(""));
    json hall = council["sites"][0];
    hall["id"] = "bellhaven-hall";
    council["sites"].push_back(hall);
    json ardwell_sites = json::array();
    for (const json& site : council["sites"]) {
      if (site["id"] != "bellhaven-hall") ardwell_sites.push_back(site["id"]);
    }
    council["councils"] = {
        {{"id", "ardwell"},
         {"name", {{"en-GB", "Ardwell Council"}}},
         {"sites", ardwell_sites},
         {"calls", {{"help", {{"when", when}, {"from", {"bellhaven"}}}}}}},
        {{"id", "bellhaven"}, {"name", {{"en-GB", "Bellhaven Council"}}}, {"sites", {"bellhaven-hall"}}}};
    return council;
  }
  void add(const std::string& name, std::vector<std::string> roles, std::vector<std::string> councils) {
    const std::string site = councils.front() == "ardwell" ? "ardwell-library" : "bellhaven-hall";
    EXPECT_TRUE(wait<Nothing>([&](auto then) {
      hub_->add_staff({name,
                       "Staff " + name,
                       password_hash(),
                       site,
                       std::move(roles),
                       "",
                       {"general"},
                       {"en-GB"},
                       std::move(councils)},
                      then);
    }));
  }
  Person on_duty(const std::string& name) {
    const Person made = person(name);
    Request open = request(Door::kBrowsers, "GET", "/api/v1/live");
    open.headers = {{"cookie", made.cookie}, {"origin", "http://127.0.0.1:8080"}};
    open.upgrade = true;
    consoles_[name] = send(std::move(open));
    EXPECT_EQ(ask(made, "PUT", "/api/v1/adviser/state", {{"state", "available"}}).status, 200);
    return made;
  }
  std::string asked_at(const Kiosk& kiosk) {
    const json wanted{{"call_id", new_id()}, {"skill", "general"}, {"language", "en-GB"}, {"needs", json::array()},
                      {"speak", "handset"},  {"page", "home"},     {"allowed", {"see"}}};
    EXPECT_EQ(ask(kiosk, "POST", "/kiosk/v1/calls", wanted).status, 201);
    return wanted["call_id"];
  }
  json report(const Person& who, const std::string& council = {}) {
    const std::string path = "/api/v1/reports/overview";
    return json_of(ask(who, "GET", council.empty() ? path : path + "?council=" + council));
  }

  std::map<std::string, Response> consoles_;
};

TEST_F(SharedHub, TheAdviserReadsWhoseCustomerItIs) {
  const Person bea = on_duty("bea");
  const std::string id = asked_at(kiosk());
  json ring;
  while (auto text = consoles_["bea"].feed->take()) {
    const json one = json::parse(*text, nullptr, false);
    if (one.value("type", "") == "call.ring") ring = one;
  }
  EXPECT_EQ(ring["call"]["council_name"], "Ardwell Council");
  EXPECT_EQ(json_of(ask(bea, "GET", "/api/v1/calls/" + id))["summary"]["council"], "ardwell");
}

TEST_F(SharedHub, WhatAKioskIsPromisedIsItsOwnCouncils) {
  const Kiosk here = kiosk();
  const Kiosk there = kiosk(person("boss"), "bellhaven-hall");
  const Person ann = on_duty("ann");
  const auto advisers_on = [this](const Kiosk& who) {
    int most = 0;
    const Response offer = ask(who, "GET", "/kiosk/v1/calls/offer");
    EXPECT_EQ(offer.status, 200) << offer.body;
    const json body = json_of(offer);
    for (const json& skill : body["skills"]) {
      most = std::max(most, skill["advisers_on"].get<int>());
    }
    return most;
  };
  EXPECT_EQ(advisers_on(here), 1);
  EXPECT_EQ(advisers_on(there), 0);
}

TEST_F(SharedHub, ASupervisorSeesNothingOfAnotherCouncilsCalls) {
  const Person ann = on_duty("ann");
  const std::string id = asked_at(kiosk());
  const Person bess = person("bess");
  EXPECT_EQ(ask(ann, "POST", "/api/v1/calls/" + id + "/accept").status, 200);
  const json list = json_of(ask(bess, "GET", "/api/v1/calls"));
  EXPECT_TRUE(list["calls"].empty());
  EXPECT_TRUE(list["advisers"].empty());
  EXPECT_EQ(ask(bess, "GET", "/api/v1/calls/" + id).status, 404);
  EXPECT_EQ(json_of(ask(person("boss"), "GET", "/api/v1/calls"))["calls"].size(), 1U);
}

TEST_F(SharedHub, TheKiosksQueuesAndSitesOfAnotherCouncilAreNotShown) {
  const Kiosk here = kiosk();
  const Person bess = person("bess");
  EXPECT_TRUE(json_of(ask(bess, "GET", "/api/v1/kiosks"))["kiosks"].empty());
  EXPECT_EQ(json_of(ask(bess, "GET", "/api/v1/session"))["sites"].size(), 1U);
  EXPECT_EQ(ask(bess, "GET", "/api/v1/queues?site=ardwell-library").status, 404);
  EXPECT_EQ(ask(bess, "GET", "/api/v1/queues?site=bellhaven-hall").status, 200);
}

TEST_F(SharedHub, ARequestForHelpIsTakenOnByTheStaffOfItsCouncilOnly) {
  const Kiosk here = kiosk();
  const std::string id = new_id();
  const json wanted{{"request_id", id}, {"page", "home"}, {"language", "en-GB"}, {"needs", json::array()}};
  ASSERT_EQ(ask(here, "POST", "/kiosk/v1/help", wanted).status, 201);
  const Person bess = person("bess");
  EXPECT_TRUE(json_of(ask(bess, "GET", "/api/v1/help"))["requests"].empty());
  EXPECT_EQ(ask(bess, "POST", "/api/v1/help/" + id + "/acknowledge").status, 404);
  EXPECT_EQ(ask(person("ann"), "POST", "/api/v1/help/" + id + "/acknowledge").status, 200);
}

TEST_F(SharedHub, ATicketIsCalledAndFinishedByTheStaffOfItsCouncilOnly) {
  const Kiosk here = kiosk();
  const std::string id = new_id();
  ASSERT_EQ(ask(here, "POST", "/kiosk/v1/tickets", {{"request_id", id}, {"service", "housing"}}).status, 201);
  ASSERT_EQ(ask(here, "POST", "/kiosk/v1/tickets/" + id + "/confirm", {{"method", "printed"}}).status, 200);
  const Person ann = person("ann");
  const Person bess = person("bess");
  const json at_library{{"desk", "3"}, {"site", "ardwell-library"}};
  EXPECT_EQ(ask(bess, "POST", "/api/v1/queues/housing/call-next", at_library).status, 404);
  const json called = json_of(ask(ann, "POST", "/api/v1/queues/housing/call-next", at_library));
  ASSERT_EQ(called["ticket"]["display"], "H001");
  const std::string done = "/api/v1/tickets/" + std::to_string(called["ticket"]["ticket_id"].get<int>()) + "/done";
  EXPECT_EQ(ask(bess, "POST", done, {{"outcome", "no_show"}}).status, 404);
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE actor = 'bess' AND action LIKE 'ticket.%'"), 0);
  EXPECT_EQ(json_of(ask(ann, "POST", done, {{"outcome", "served"}}))["state"], "served");
}

TEST_F(SharedHub, ANumberToCallBackIsOpenedByTheCustomersCouncilAndByItsOwner) {
  const Person bea = on_duty("bea");
  const std::string id = asked_at(kiosk());
  ASSERT_EQ(ask(bea, "POST", "/api/v1/calls/" + id + "/accept").status, 200);
  const std::string callback = new_id();
  ASSERT_EQ(ask(bea, "POST", "/api/v1/callbacks",
                {{"callback_id", callback},
                 {"call_id", id},
                 {"skill", "general"},
                 {"language", "en-GB"},
                 {"name", "A Customer"},
                 {"phone", "01632 960000"},
                 {"due_at", 1'795'000'000'000}})
                .status,
            201);
  const std::string path = "/api/v1/callbacks/" + callback;
  EXPECT_EQ(ask(bea, "GET", path).status, 200);
  EXPECT_EQ(ask(person("ann"), "GET", path).status, 200);
  EXPECT_EQ(ask(person("bess"), "GET", path).status, 404);
}

TEST_F(SharedHub, TheReportIsOfOneCouncilAndSaysWhoHelped) {
  const Person bea = on_duty("bea");
  const std::string id = asked_at(kiosk());
  ASSERT_EQ(ask(bea, "POST", "/api/v1/calls/" + id + "/accept").status, 200);
  const Person boss = person("boss");
  const json ardwell = report(boss, "ardwell");
  EXPECT_EQ(ardwell["calls"]["asked"], 1);
  EXPECT_EQ(ardwell["calls"]["helped"][0]["name"], "Bellhaven Council");
  EXPECT_EQ(ardwell["councils"].size(), 2U);
  EXPECT_EQ(report(boss, "bellhaven")["calls"]["asked"], 0);
  EXPECT_EQ(report(bea)["council"]["id"], "bellhaven");
  EXPECT_EQ(ask(bea, "GET", "/api/v1/reports/overview?council=ardwell").status, 404);
}

TEST_F(SharedHub, AConfigurationThatLeavesASiteToNobodyIsRefused) {
  json wrong = shared("nobody");
  wrong["councils"][1]["sites"] = json::array();
  EXPECT_FALSE(bundle::parse_council(wrong.dump()).has_value());
}

TEST_F(SharedHub, HelpFromACouncilThatIsNotThereIsRefused) {
  json wrong = shared("nobody");
  wrong["councils"][0]["calls"]["help"]["from"] = {"culross"};
  EXPECT_FALSE(bundle::parse_council(wrong.dump()).has_value());
}

TEST_F(SharedHub, AWordForWhenThatIsNotKnownIsRefused) {
  EXPECT_FALSE(bundle::parse_council(shared("sometimes").dump()).has_value());
}

TEST_F(SharedHub, ARequestOfAnotherCouncilIsAsUnknownAsNone) {
  const Person boss = person("boss");
  const Kiosk library = kiosk(boss, "ardwell-library");
  const Kiosk hall = kiosk(boss, "bellhaven-hall");
  const json made = submission();
  ASSERT_EQ(ask(library, "POST", "/kiosk/v1/submissions", made).status, 201);
  const auto told = [&](const Kiosk& who, const std::string& reference) {
    return ask(who, "POST", "/kiosk/v1/requests/status", {{"reference", reference}});
  };
  EXPECT_EQ(told(library, made["reference"]).status, 200);
  const Response theirs = told(hall, made["reference"]);
  const Response nobodys = told(hall, base::make_reference(base::io::random_16()));
  EXPECT_EQ(theirs.status, 404);
  EXPECT_EQ(theirs.body, nobodys.body);
  const std::string path = "/api/v1/submissions/" + made["submission_id"].get<std::string>();
  const json change{{"shown", "received"}, {"status", "finished"}};
  EXPECT_EQ(ask(person("bea"), "GET", path + "/head").status, 404);
  EXPECT_EQ(ask(person("bea"), "PUT", path + "/status", change).status, 404);
  EXPECT_EQ(ask(person("ann"), "PUT", path + "/status", change).status, 200);
}

TEST_F(SharedHub, AnAppointmentOfAnotherCouncilIsAsUnknownAsNone) {
  add("sue", {"staff", "supervisor"}, {"ardwell"});
  const Person sue = person("sue");
  const Person boss = person("boss");
  const Kiosk library = kiosk(boss, "ardwell-library");
  const Kiosk hall = kiosk(boss, "bellhaven-hall");
  const auto list = [&](const std::string& site) {
    const std::string rows = "reference,day,time,queue\nKX4PM2," + hub_->today() + ",23:50,general\n";
    return ask(sue, "POST", "/api/v1/appointments", {{"site", site}, {"list", rows}});
  };
  EXPECT_EQ(list("bellhaven-hall").status, 404) << "that site is not hers";
  ASSERT_EQ(list("ardwell-library").status, 200);
  const auto told = [&](const Kiosk& who, const std::string& reference) {
    return ask(who, "POST", "/kiosk/v1/appointments/check-in", {{"reference", reference}, {"request_id", new_id()}});
  };
  EXPECT_EQ(told(library, "KX4PM2").status, 200);
  const Response theirs = told(hall, "KX4PM2");
  EXPECT_EQ(theirs.status, 404);
  EXPECT_EQ(theirs.body, told(hall, "NOBODY7").body);
  EXPECT_EQ(ask(person("bea"), "GET", "/api/v1/appointments?site=ardwell-library").status, 404);
}

}  // namespace
}  // namespace waymark::hub

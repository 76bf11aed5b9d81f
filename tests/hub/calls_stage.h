// Calls at a hub: three members of staff who take them, what a kiosk asks with, and what the open lines heard.
#pragma once

#include <map>

#include "tests/hub/hub_test.h"

namespace waymark::hub {

class Calls : public HubTest {
 protected:
  using json = nlohmann::json;

  Calls() {
    for (const auto& [name, roles] : std::map<std::string, std::vector<std::string>>{
             {"ann", {"staff"}}, {"bob", {"staff"}}, {"sue", {"staff", "supervisor"}}}) {
      EXPECT_TRUE(wait<Nothing>([&, &who = name, &may = roles](auto then) {
        hub_->add_staff({who,
                         "Staff " + who,
                         password_hash(),
                         "ardwell-library",
                         may,
                         "Adviser " + who,
                         {"general", "council-tax"},
                         {"en-GB"}},
                        then);
      }));
    }
  }

  // Signed in, with a console open, and available.
  Person on_duty(const std::string& name) {
    const Person made = person(name);
    consoles_[name] = open_console(made);
    EXPECT_EQ(ask(made, "PUT", "/api/v1/adviser/state", {{"state", "available"}}).status, 200);
    return made;
  }
  Response open_console(const Person& who) {
    Request made = request(Door::kBrowsers, "GET", "/api/v1/live");
    made.headers["cookie"] = who.cookie;
    made.headers["origin"] = "http://127.0.0.1:8080";
    made.upgrade = true;
    return send(std::move(made));
  }
  Response open_stream(const Kiosk& who) { return ask(who, "GET", "/kiosk/v1/events"); }

  static json call_request(const std::string& id = new_id()) {
    return {{"call_id", id},
            {"skill", "general"},
            {"language", "en-GB"},
            {"needs", {"large_text"}},
            {"speak", "handset"},
            {"page", "where"},
            {"journey", "report-a-missed-bin"},
            {"allowed", {"see", "point"}}};
  }
  // The messages of this kind that came since the last look.
  static std::vector<json> heard(const Response& open, const std::string& kind) {
    std::vector<json> list;
    while (auto text = open.feed->take()) {
      if (text->starts_with("event: ")) {
        if (!text->starts_with("event: " + kind + "\n")) continue;
        list.push_back(json::parse(text->substr(text->find("data: ") + 6), nullptr, false));
      } else if (json one = json::parse(*text, nullptr, false); one.value("type", "") == kind) {
        list.push_back(std::move(one));
      }
    }
    return list;
  }
  std::string state_of(const Person& who) { return json_of(ask(who, "GET", "/api/v1/adviser")).value("state", ""); }
  // A second at a time; what is written meanwhile is waited for by asking something.
  void pass(int seconds, const Person& who) {
    for (int i = 0; i < seconds; ++i) {
      clock_.advance(std::chrono::seconds{1});
      hub_->tick();
    }
    EXPECT_EQ(ask(who, "GET", "/api/v1/callbacks").status, 200);
    ASSERT_TRUE(wait<Nothing>([&](auto then) { store_->write_audit({"test", "waited", ""}, then); }));
  }
  std::string accepted_call(const Kiosk& kiosk, const Person& adviser) {
    const json request = call_request();
    EXPECT_EQ(ask(kiosk, "POST", "/kiosk/v1/calls", request).status, 201);
    const std::string id = request["call_id"];
    EXPECT_EQ(ask(adviser, "POST", "/api/v1/calls/" + id + "/accept").status, 200);
    return id;
  }

  Response wrap_up(const Person& who, const std::string& path, const char* outcome, const char* reason) {
    return ask(who, "POST", path + "/wrap-up", {{"outcome", outcome}, {"reasons", {reason}}});
  }
  json figures(const Person& who) { return json_of(ask(who, "GET", "/api/v1/reports/overview"))["calls"]; }

  std::map<std::string, Response> consoles_;
};

}  // namespace waymark::hub

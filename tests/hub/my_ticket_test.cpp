// A ticket on its owner's own phone.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class MyTicket : public HubTest {
 protected:
  MyTicket() : staff_(person()), kiosk_(kiosk(staff_, "ardwell-library")) {}

  std::string issued(const std::string& request_id, const std::string& language = "en-GB") {
    const Response response = ask(kiosk_, "POST", "/kiosk/v1/tickets",
                                  {{"request_id", request_id}, {"service", "housing"}, {"language", language}});
    return json_of(response).value("follow", "");
  }
  void confirm(const std::string& request_id) {
    EXPECT_EQ(take_token(kiosk_).status, 200);
    EXPECT_EQ(ask(kiosk_, "POST", "/kiosk/v1/tickets/" + request_id + "/confirm", {{"method", "followed"}}).status,
              200);
    clock_.advance(std::chrono::seconds{1});
  }
  // The address of a ticket that waits.
  std::string waiting(const std::string& language = "en-GB") {
    const std::string id = new_id();
    const std::string address = issued(id, language);
    confirm(id);
    return address;
  }
  Response phone(const std::string& address, const std::string& method = "GET", const std::string& word = "",
                 const json& body = {}) {
    Request made = request(Door::kBrowsers, method, "/api/v1/my-ticket" + word, body);
    made.headers["authorization"] = "Bearer " + code_of(address);
    return send(std::move(made));
  }
  json seen(const std::string& address) { return json_of(phone(address)); }
  json more_time(const std::string& address, int which) {
    return json_of(phone(address, "POST", "/more-time", {{"which", which}}));
  }
  json leave(const std::string& address) { return json_of(phone(address, "POST", "/leave")); }
  json call() { return json_of(ask(staff_, "POST", "/api/v1/queues/housing/call-next", {{"desk", "3"}}))["ticket"]; }
  void finish(const json& ticket, const std::string& outcome) {
    const std::string path = "/api/v1/tickets/" + std::to_string(ticket["ticket_id"].get<int>()) + "/done";
    EXPECT_EQ(ask(staff_, "POST", path, {{"outcome", outcome}}).status, 200);
  }
  static std::string code_of(const std::string& address) { return address.substr(address.find('#') + 1); }
  std::vector<std::string> line() {
    std::vector<std::string> displays;
    const json all = json_of(ask(staff_, "GET", "/api/v1/queues"));
    for (const json& queue : all["queues"]) {
      for (const json& ticket : queue["tickets"]) displays.push_back(ticket["display"]);
    }
    return displays;
  }

  Person staff_;
  Kiosk kiosk_;
};

TEST_F(MyTicket, HasACodeThatNoServerIsTold) {
  const std::string address = waiting();
  EXPECT_TRUE(address.starts_with("http://127.0.0.1:8080/ticket#")) << address;
  EXPECT_EQ(code_of(address).size(), 32U);
}

TEST_F(MyTicket, IsFollowedByEitherAnswerWhenTheFirstWasLost) {
  const std::string id = new_id();
  const std::string first = issued(id);
  const std::string second = issued(id);
  confirm(id);
  EXPECT_NE(first, second);
  EXPECT_EQ(seen(first)["display"], "H001");
  EXPECT_EQ(seen(second)["display"], "H001");
}

TEST_F(MyTicket, SaysHowManyAreInFrontInTheCustomersLanguage) {
  waiting();
  waiting();
  const json mine = seen(waiting("cy"));
  EXPECT_EQ(mine["state"], "waiting");
  EXPECT_EQ(mine["ahead"], 2);
  EXPECT_EQ(mine["language"], "cy");
  EXPECT_EQ(mine["council"], "Cyngor Ardwell");
  EXPECT_GT(mine["about_minutes"], 0);
}

TEST_F(MyTicket, IsNotInTheQueueUntilItIsConfirmedHoweverLate) {
  const std::string id = new_id();
  const std::string address = issued(id);
  EXPECT_EQ(seen(address)["state"], "not_yet");
  clock_.advance(std::chrono::seconds{61});
  hub_->tick();
  while (mailbox_.run_one()) {
  }
  EXPECT_EQ(seen(address)["state"], "not_yet");
  clock_.advance(std::chrono::minutes{40});
  confirm(id);
  EXPECT_EQ(seen(address)["state"], "waiting");
}

TEST_F(MyTicket, SaysWhichDeskToGoToAndHowItEnded) {
  const std::string address = waiting();
  const json called = call();
  EXPECT_EQ(seen(address)["state"], "called");
  EXPECT_EQ(seen(address)["desk"], "3");
  finish(called, "served");
  EXPECT_EQ(seen(address)["state"], "served");
}

TEST_F(MyTicket, SaysThatItWasMissed) {
  const std::string address = waiting();
  finish(call(), "no_show");
  EXPECT_EQ(seen(address)["state"], "missed");
}

TEST_F(MyTicket, LetsTheNextThreeGoFirst) {
  const std::string mine = waiting();
  for (int i = 0; i < 4; ++i) waiting();
  EXPECT_EQ(seen(mine)["lets_past"], 3);
  const json after = more_time(mine, 1);
  EXPECT_EQ(after["ahead"], 3);
  EXPECT_EQ(after["more_times_left"], 2);
  EXPECT_EQ(line(), (std::vector<std::string>{"H002", "H003", "H004", "H001", "H005"}));
}

TEST_F(MyTicket, AskedTwiceForTheSameTimeMovesOnce) {
  const std::string mine = waiting();
  for (int i = 0; i < 5; ++i) waiting();
  more_time(mine, 1);
  EXPECT_EQ(more_time(mine, 1)["ahead"], 3);
}

TEST_F(MyTicket, IsMovedThreeTimesAtMost) {
  const std::string mine = waiting();
  for (int i = 0; i < 12; ++i) waiting();
  for (const int which : {1, 2, 3}) more_time(mine, which);
  EXPECT_EQ(seen(mine)["ahead"], 9);
  EXPECT_EQ(seen(mine)["more_times_left"], 0);
  EXPECT_EQ(phone(mine, "POST", "/more-time", {{"which", 4}}).status, 400);
}

TEST_F(MyTicket, TwoWhoLetTheSamePeoplePastKeepTheirOrder) {
  const std::string first = waiting();
  const std::string second = waiting();
  for (int i = 0; i < 3; ++i) waiting();
  more_time(first, 1);
  more_time(second, 1);
  EXPECT_EQ(line(), (std::vector<std::string>{"H003", "H004", "H001", "H002", "H005"}));
}

TEST_F(MyTicket, LetsNobodyPastWhereNobodyIsBehind) {
  const std::string mine = waiting();
  EXPECT_EQ(seen(mine)["lets_past"], 0);
  EXPECT_EQ(more_time(mine, 1)["more_times_left"], 3);
}

TEST_F(MyTicket, LeavesTheLineForGoodAndIsCountedOnce) {
  const std::string mine = waiting();
  const std::string other = waiting();
  EXPECT_EQ(leave(mine)["state"], "left");
  EXPECT_EQ(leave(mine)["state"], "left");
  EXPECT_EQ(seen(other)["ahead"], 0);
  EXPECT_EQ(call()["display"], "H002");
  EXPECT_EQ(figure("SELECT sum(count) FROM rollup WHERE measure = 'left_line'"), 1);
}

TEST_F(MyTicket, CannotLeaveWhenItIsDone) {
  const std::string mine = waiting();
  finish(call(), "served");
  EXPECT_EQ(leave(mine)["state"], "served");
}

TEST_F(MyTicket, StaffSeeThatOthersWereLetPast) {
  const std::string mine = waiting();
  waiting();
  more_time(mine, 1);
  const json queues = json_of(ask(staff_, "GET", "/api/v1/queues"))["queues"];
  for (const json& queue : queues) {
    if (queue["service"] != "housing") continue;
    EXPECT_EQ(queue["tickets"][1]["display"], "H001");
    EXPECT_EQ(queue["tickets"][1]["more_time"], 1);
  }
}

TEST_F(MyTicket, IsForgottenHalfAnHourAfterItIsDone) {
  const std::string mine = waiting();
  finish(call(), "served");
  clock_.advance(std::chrono::minutes{29});
  EXPECT_EQ(phone(mine).status, 200);
  clock_.advance(std::chrono::minutes{2});
  EXPECT_EQ(phone(mine).status, 404);
}

TEST_F(MyTicket, IsForgottenAtTheEndOfTheDay) {
  const std::string mine = waiting();
  clock_.advance(std::chrono::hours{24});
  EXPECT_EQ(phone(mine).status, 404);
}

TEST_F(MyTicket, WrongCodesAreSlowedDownByAddressButNotAnotherAddress) {
  const std::string mine = waiting();
  int refused = 0;
  for (int i = 0; i < 40; ++i) {
    if (phone("#" + std::string(30, '0') + std::to_string(10 + i)).status == 429) ++refused;
  }
  EXPECT_EQ(refused, 10);
  Request elsewhere = request(Door::kBrowsers, "GET", "/api/v1/my-ticket");
  elsewhere.peer = "192.0.2.7";
  elsewhere.headers["authorization"] = "Bearer " + code_of(mine);
  EXPECT_EQ(send(std::move(elsewhere)).status, 200);
}

TEST_F(MyTicket, IsNotAskedForMoreThanItMayBe) {
  const std::string mine = waiting();
  int refused = 0;
  for (int i = 0; i < 40; ++i) {
    const Response response = phone(mine);
    if (response.status != 429) continue;
    ++refused;
    EXPECT_EQ(response.headers.front().first, "Retry-After");
  }
  EXPECT_GT(refused, 0);
}

TEST_F(MyTicket, ItsCodeIsNowhereInTheDatabase) {
  const std::string code = code_of(waiting());
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    EXPECT_EQ(bytes.str().find(code), std::string::npos) << entry.path();
  }
}

TEST_F(MyTicket, IsNotOfferedWhereTheCouncilDoesNotSay) {
  json council = json::parse(std::ifstream(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json"));
  council.erase("follow");
  ASSERT_TRUE(publish(with_file("council.json", council.dump())).has_value());
  EXPECT_EQ(waiting(), "");
}

TEST_F(MyTicket, APhonesOwnAddressMustBeOneThatAPhoneCanTrust) {
  json council = json::parse(std::ifstream(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json"));
  for (const char* wrong : {"http://queue.ardwell.example", "https://", "https://a/b", "https://a b"}) {
    council["follow"]["address"] = wrong;
    EXPECT_FALSE(publish(with_file("council.json", council.dump())).has_value()) << wrong;
  }
}

TEST_F(MyTicket, UnderThePhonesOwnNameThereIsTheTicketAndNothingElse) {
  json council = json::parse(std::ifstream(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json"));
  council["follow"]["address"] = "https://queue.ardwell.example";
  ASSERT_TRUE(publish(with_file("council.json", council.dump())).has_value());
  EXPECT_TRUE(waiting().starts_with("https://queue.ardwell.example/ticket#"));
  const auto asked = [&](const char* path) {
    Request made = request(Door::kBrowsers, "GET", path);
    made.headers["host"] = "queue.ardwell.example";
    return send(std::move(made)).status;
  };
  EXPECT_EQ(asked("/ticket"), 200);
  EXPECT_EQ(asked("/ticket.js"), 200);
  EXPECT_EQ(asked("/api/v1/my-ticket"), 404);
  EXPECT_EQ(asked("/"), 421);
  EXPECT_EQ(asked("/api/v1/queues"), 421);
}

TEST_F(MyTicket, ItsPageIsForNoSearchEngineAndNoOtherSite) {
  const Response page = send(request(Door::kBrowsers, "GET", "/ticket"));
  EXPECT_EQ(page.status, 200);
  std::map<std::string, std::string> headers(page.headers.begin(), page.headers.end());
  EXPECT_EQ(headers["X-Robots-Tag"], "noindex, nofollow");
  EXPECT_EQ(headers["Referrer-Policy"], "no-referrer");
  EXPECT_EQ(headers.count("Set-Cookie"), 0U);
  EXPECT_EQ(headers["Content-Security-Policy"],
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
}

}  // namespace
}  // namespace waymark::hub

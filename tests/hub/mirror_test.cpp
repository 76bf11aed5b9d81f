#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class Mirror : public HubTest {
 protected:
  Response state(const Kiosk& who, bool demo) {
    return ask(who, "POST", "/kiosk/v1/state",
               {{"sent_at", now()},
                {"glass", "attract"},
                {"screen", "attract"},
                {"software", "0.1.0"},
                {"bundle_version", 1},
                {"demo", demo}});
  }
  Response console(const Person& who) {
    Request request = HubTest::request(Door::kBrowsers, "GET", "/api/v1/live");
    request.headers = {{"cookie", who.cookie}, {"origin", "http://127.0.0.1:8080"}};
    request.upgrade = true;
    return send(std::move(request));
  }
  static std::string all(const std::shared_ptr<Feed>& feed) {
    std::string heard;
    while (auto text = feed->take()) heard += *text + "\n";
    return heard;
  }
  static std::string command(const char* type, const Kiosk& kiosk, const json& input = {}) {
    json made{{"type", type}, {"kiosk", kiosk.kiosk_id}};
    if (!input.is_null()) made["input"] = input;
    return made.dump();
  }
};

TEST_F(Mirror, AKioskWhoseCallsAreUsedUpIsStillReached) {
  const Kiosk who = kiosk();
  int calls = 0;
  while (state(who, true).status == 200) ASSERT_LT(++calls, 1000);
  EXPECT_EQ(state(who, true).status, 429);
  EXPECT_NE(ask(who, "GET", "/kiosk/v1/events").feed, nullptr);
}

TEST_F(Mirror, AStreamThatIsOpenedAgainAndAgainIsSlowedDown) {
  const Kiosk who = kiosk();
  int opened = 0;
  while (ask(who, "GET", "/kiosk/v1/events").feed != nullptr) ASSERT_LT(++opened, 1000);
  EXPECT_EQ(opened, 10);
}

TEST_F(Mirror, TheViewReachesWhoeverWatchesAndTheirInputReachesTheKiosk) {
  const Kiosk who = kiosk();
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  static_cast<void>(state(who, true));
  const Response socket = console(person("morag"));
  ASSERT_NE(socket.feed, nullptr);
  socket.on_message(command("mirror.watch", who));
  EXPECT_NE(all(stream.feed).find("event: mirror.wanted\ndata: {\"watchers\":1}"), std::string::npos);
  EXPECT_EQ(
      json_of(ask(who, "POST", "/kiosk/v1/mirror", {{"sequence", 7}, {"view", {{"screen", "home"}}}}))["watchers"], 1);
  EXPECT_NE(all(socket.feed).find("\"view\":{\"screen\":\"home\"}"), std::string::npos);
  socket.on_message(command("mirror.input", who, {{"event", "activate"}, {"node", "start"}}));
  EXPECT_NE(all(stream.feed).find("event: mirror.input\ndata: {\"event\":\"activate\",\"node\":\"start\"}"),
            std::string::npos);
}

TEST_F(Mirror, OnlyTheNewestOfUnsentFramesIsSent) {
  const Kiosk who = kiosk();
  const Response socket = console(person("morag"));
  socket.on_message(command("mirror.watch", who));
  for (int i = 1; i <= 50; ++i) {
    static_cast<void>(ask(who, "POST", "/kiosk/v1/mirror", {{"sequence", i}, {"view", {{"screen", "home"}}}}));
  }
  const std::string heard = all(socket.feed);
  EXPECT_NE(heard.find("\"sequence\":50"), std::string::npos);
  EXPECT_EQ(heard.find("\"sequence\":49"), std::string::npos);
}

TEST_F(Mirror, AKioskThatWasNotStartedForItTakesNoInput) {
  const Kiosk who = kiosk();
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  static_cast<void>(state(who, false));
  const Response socket = console(person("morag"));
  socket.on_message(command("mirror.watch", who));
  socket.on_message(command("mirror.input", who, {{"event", "activate"}, {"node", "start"}}));
  EXPECT_EQ(all(stream.feed).find("mirror.input"), std::string::npos);
}

TEST_F(Mirror, InputThatIsNoneIsDropped) {
  const Kiosk who = kiosk();
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  static_cast<void>(state(who, true));
  const Response socket = console(person("morag"));
  socket.on_message(command("mirror.watch", who));
  for (const json& input : {json{{"event", "wipe"}}, json{{"event", "activate"}}, json{{"event", "key"}, {"key", "f1"}},
                            json{{"event", "activate"}, {"node", 7}}, json(nullptr), json("x")}) {
    socket.on_message(json{{"type", "mirror.input"}, {"kiosk", who.kiosk_id}, {"input", input}}.dump());
  }
  for (const char* text : {"", "[]", "{\"type\":7}", "{\"type\":\"mirror.watch\",\"kiosk\":{}}"})
    socket.on_message(text);
  EXPECT_EQ(all(stream.feed).find("mirror.input"), std::string::npos);
}

TEST_F(Mirror, WithoutTheDemonstrationNothingIsPassedOn) {
  Kiosk who = kiosk();
  const Person morag = person("morag");
  hub_.reset();
  start(false);
  ASSERT_EQ(take_token(who).status, 200);
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/mirror", {{"sequence", 1}, {"view", json::object()}}).status, 403);
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  const Response socket = console(morag);
  socket.on_message(command("mirror.watch", who));
  EXPECT_EQ(all(stream.feed).find("mirror"), std::string::npos);
}

TEST_F(Mirror, StaffAreOnlineWhileTheyAreSignedInAndConnected) {
  Kiosk who = kiosk();
  const auto online = [&] {
    const json help{{"request_id", new_id()}, {"page", "home"}, {"language", "gd"}};
    return json_of(ask(who, "POST", "/kiosk/v1/help", help))["staff_online"].get<int>();
  };
  const Person morag = person("morag");
  EXPECT_EQ(online(), 0) << "signed in, but no page is open";
  const Response socket = console(morag);
  EXPECT_EQ(online(), 1);
  clock_.advance(StaffAccounts::kIdleLife + std::chrono::minutes{1});
  ASSERT_EQ(take_token(who).status, 200);
  EXPECT_EQ(online(), 0) << "the session has run out";
}

TEST_F(Mirror, SigningOutClosesTheConsole) {
  const Kiosk who = kiosk();
  const Person morag = person("morag");
  const Response socket = console(morag);
  EXPECT_EQ(ask(morag, "DELETE", "/api/v1/session").status, 204);
  EXPECT_TRUE(socket.feed->closed());
}

TEST_F(Mirror, ALiveConnectionNeedsTheHubsOwnOrigin) {
  Request request = HubTest::request(Door::kBrowsers, "GET", "/api/v1/live");
  request.headers = {{"cookie", person("morag").cookie}, {"origin", "http://evil.example"}};
  request.upgrade = true;
  EXPECT_EQ(send(std::move(request)).status, 403);
}

TEST_F(Mirror, AKioskIsConnectedWhileItsStreamIsOpen) {
  const Kiosk who = kiosk();
  const Person morag = person("morag");
  const auto connected = [&] {
    return json_of(ask(morag, "GET", "/api/v1/kiosks"))["kiosks"][0]["connected"].get<bool>();
  };
  EXPECT_FALSE(connected());
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  EXPECT_TRUE(connected());
  const Response newer = ask(who, "GET", "/kiosk/v1/events");
  EXPECT_TRUE(stream.feed->closed());
  stream.feed->on_end();
  EXPECT_TRUE(connected());
  newer.feed->close();
  newer.feed->on_end();
  EXPECT_FALSE(connected());
}

TEST_F(Mirror, AReaderThatCannotKeepUpIsLetGo) {
  Feed feed;
  for (std::size_t i = 0; i < Feed::kMaxWaiting; ++i) feed.push("x");
  EXPECT_FALSE(feed.closed());
  feed.push("x");
  EXPECT_TRUE(feed.closed());
}

}  // namespace
}  // namespace waymark::hub

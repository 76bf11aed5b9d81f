#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

class StaffSessions : public HubTest {
 protected:
  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }
};

TEST_F(StaffSessions, TheCookieIsOutOfReachOfScriptsAndOtherSites) {
  const std::string cookie = header(sign_in("morag", "a long password"), "Set-Cookie");
  EXPECT_NE(cookie.find("waymark="), std::string::npos);
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
}

TEST_F(StaffSessions, OverTlsTheCookieIsBoundToTheHost) {
  const Response response =
      send(request(Door::kKiosks, "POST", "/api/v1/session", {{"name", "morag"}, {"password", "a long password"}}));
  const std::string cookie = header(response, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("__Host-waymark="));
  EXPECT_NE(cookie.find("Secure"), std::string::npos);
}

TEST_F(StaffSessions, AWrongPasswordAndAnUnknownNameGetTheSameAnswer) {
  const Response wrong = sign_in("morag", "wrong");
  const Response unknown = sign_in("nobody", "wrong");
  EXPECT_EQ(wrong.status, 403);
  EXPECT_EQ(wrong.body, unknown.body);
}

TEST_F(StaffSessions, TenWrongTriesAreEnoughForAWhile) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(sign_in("nobody", "wrong").status, 403);
  const Response response = sign_in("morag", "a long password");
  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(header(response, "Retry-After"), "30");
  clock_.advance(std::chrono::seconds{30});
  EXPECT_EQ(sign_in("morag", "a long password").status, 200);
}

TEST_F(StaffSessions, NothingIsShownWithoutOne) {
  for (const char* path : {"/api/v1/session", "/api/v1/kiosks", "/api/v1/queues", "/api/v1/submissions", "/api/v1/help",
                           "/api/v1/reports/overview", "/api/v1/reports/overview.csv", "/api/v1/live"}) {
    EXPECT_EQ(send(request(Door::kBrowsers, "GET", path)).status, 401) << path;
  }
}

TEST_F(StaffSessions, NothingIsChangedWithoutTheToken) {
  Person forged = person("morag");
  forged.csrf = "guessed";
  EXPECT_EQ(ask(forged, "POST", "/api/v1/queues/housing/call-next", {{"desk", "1"}}).status, 403);
  EXPECT_EQ(ask(forged, "DELETE", "/api/v1/session").status, 403);
  EXPECT_EQ(ask(forged, "GET", "/api/v1/queues").status, 200);
}

TEST_F(StaffSessions, NothingIsChangedFromAnotherOrigin) {
  const Person morag = person("morag");
  Request foreign = request(Door::kBrowsers, "POST", "/api/v1/queues/housing/call-next", {{"desk", "1"}});
  foreign.headers = {{"cookie", morag.cookie}, {"x-csrf-token", morag.csrf}, {"origin", "http://evil.example"}};
  EXPECT_EQ(send(foreign).status, 403);
  foreign.headers["origin"] = "http://127.0.0.1:8080";
  EXPECT_EQ(send(foreign).status, 200);
}

TEST_F(StaffSessions, APageElsewhereCannotSignAnybodyIn) {
  Request foreign =
      request(Door::kBrowsers, "POST", "/api/v1/session", {{"name", "morag"}, {"password", "a long password"}});
  foreign.headers["origin"] = "http://evil.example";
  EXPECT_EQ(send(foreign).status, 403);
  foreign.headers.erase("origin");
  foreign.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(send(foreign).status, 403);
}

TEST_F(StaffSessions, AnotherHostNameThatLeadsHereIsRefused) {
  Request rebound = request(Door::kBrowsers, "GET", "/");
  rebound.headers["host"] = "evil.example:8080";
  EXPECT_EQ(send(rebound).status, 421);
}

TEST_F(StaffSessions, EndAfterAnHourOfNothing) {
  const Person morag = person("morag");
  clock_.advance(std::chrono::minutes{50});
  EXPECT_EQ(ask(morag, "GET", "/api/v1/session").status, 200);
  clock_.advance(std::chrono::minutes{50});
  EXPECT_EQ(ask(morag, "GET", "/api/v1/session").status, 200);
  clock_.advance(std::chrono::minutes{61});
  EXPECT_EQ(ask(morag, "GET", "/api/v1/session").status, 401);
}

TEST_F(StaffSessions, EndWhenSignedOut) {
  const Person morag = person("morag");
  EXPECT_EQ(ask(morag, "DELETE", "/api/v1/session").status, 204);
  EXPECT_EQ(ask(morag, "GET", "/api/v1/session").status, 401);
}

TEST_F(StaffSessions, SurviveARestartOfTheHub) {
  const Person morag = person("morag");
  hub_.reset();
  start();
  EXPECT_EQ(ask(morag, "GET", "/api/v1/session").status, 200);
}

TEST_F(StaffSessions, AnUnknownPathGivesThePageThatKnowsItsAddress) {
  const Response page = send(request(Door::kBrowsers, "GET", "/fleet"));
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.content_type.starts_with("text/html"));
  const std::string policy = header(page, "Content-Security-Policy");
  EXPECT_NE(policy.find("script-src 'self';"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(send(request(Door::kBrowsers, "GET", "/api/v1/nothing")).status, 404);
}

}  // namespace
}  // namespace waymark::hub

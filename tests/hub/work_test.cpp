#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class KioskWork : public HubTest {
 protected:
  json event(std::int64_t seq, const std::string& name, json more = json::object()) {
    json made{{"seq", seq}, {"event_id", new_id()}, {"name", name}, {"at", now()}};
    made.update(more);
    return made;
  }
  Response usage(const Kiosk& who, json events) {
    return ask(who, "POST", "/kiosk/v1/usage",
               {{"stream_id", "0123456789abcdef"}, {"sent_at", now()}, {"events", std::move(events)}});
  }
  json photograph(const std::string& submission_id, const std::string& picture) {
    const auto sealed = base::io::seal(picture, hub_->keys().submission.key.public_key);
    return {{"document_id", new_id()},
            {"submission_id", submission_id},
            {"media_type", "image/jpeg"},
            {"sealed", base::io::to_base64(*sealed)},
            {"key_id", hub_->keys().submission.id}};
  }
};

TEST_F(KioskWork, UsageIsAcknowledgedToTheLastEventAndBadOnesDoNotBlock) {
  const Kiosk who = kiosk();
  json events = json::array({event(1, "session.started"), event(2, "NOT A NAME"), event(3, "page.shown")});
  const Response response = usage(who, events);
  ASSERT_EQ(response.status, 200) << response.body;
  const json body = json_of(response);
  EXPECT_EQ(body["ack"], 3);
  EXPECT_EQ(body["accepted"], 2);
  ASSERT_EQ(body["rejected"].size(), 1U);
  EXPECT_EQ(body["rejected"][0]["seq"], 2);
  EXPECT_EQ(json_of(usage(who, events))["duplicate"], 2);
}

TEST_F(KioskWork, UsageThatLooksLikeSomethingTypedIsRefused) {
  const Kiosk who = kiosk();
  const json body =
      json_of(usage(who, json::array({event(1, "page.shown", {{"fields", {{"page", std::string(121, 'x')}}}}),
                                      event(2, "page.shown", {{"fields", {{"page", json::array({1})}}}})})));
  EXPECT_EQ(body["accepted"], 0);
  EXPECT_EQ(body["rejected"].size(), 2U);
}

TEST_F(KioskWork, UsageWithSequenceNumbersThatFallIsRefusedWhole) {
  EXPECT_EQ(usage(kiosk(), json::array({event(2, "session.started"), event(1, "session.ended")})).status, 400);
}

TEST_F(KioskWork, TheFleetTellsHowTheNewestVisitEndedThoughAnOlderOneIsReportedLater) {
  const Kiosk who = kiosk();
  const auto last_session = [&] {
    return json_of(ask(person("morag"), "GET", "/api/v1/kiosks"))["kiosks"][0]["last_session"];
  };
  EXPECT_TRUE(last_session().is_null());
  ASSERT_EQ(usage(who, json::array({event(2, "session.ended", {{"fields", {{"outcome", "goodbye"}}}})})).status, 200);
  const json older = event(1, "session.ended", {{"at", now() - 60'000}, {"fields", {{"outcome", "timeout"}}}});
  ASSERT_EQ(usage(who, json::array({older})).status, 200);
  EXPECT_EQ(last_session(), (json{{"outcome", "goodbye"}, {"ended_at", now()}}));
}

TEST_F(KioskWork, AKiosksWrongClockIsCorrectedByTheDifference) {
  const Kiosk who = kiosk();
  const std::int64_t wrong = now() - 86'400'000LL * 30;
  json made = event(1, "session.started");
  made["at"] = wrong - 5000;
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/usage",
                {{"stream_id", "0123456789abcdef"}, {"sent_at", wrong}, {"events", json::array({made})}})
                .status,
            200);
  EXPECT_EQ(figure("SELECT corrected_at FROM usage_event"), now() - 5000);
  EXPECT_EQ(figure("SELECT at FROM usage_event"), wrong - 5000);
}

TEST_F(KioskWork, ATicketGoesFromTheKioskToTheDesk) {
  const Kiosk who = kiosk();
  const Person morag = person("morag");
  const std::string id = new_id();
  const Response issued = ask(who, "POST", "/kiosk/v1/tickets", {{"request_id", id}, {"service", "housing"}});
  ASSERT_EQ(issued.status, 201) << issued.body;
  EXPECT_EQ(json_of(issued)["display"], "H001");
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/tickets", {{"request_id", id}, {"service", "housing"}}).status, 200);
  EXPECT_EQ(json_of(ask(who, "POST", "/kiosk/v1/tickets/" + id + "/confirm", {{"method", "printed"}}))["state"],
            "waiting");
  const json called = json_of(ask(morag, "POST", "/api/v1/queues/housing/call-next", {{"desk", "3"}}));
  EXPECT_EQ(called["ticket"]["display"], "H001");
  const std::string ticket = std::to_string(called["ticket"]["ticket_id"].get<int>());
  EXPECT_EQ(json_of(ask(morag, "POST", "/api/v1/tickets/" + ticket + "/done", {{"outcome", "served"}}))["state"],
            "served");
  EXPECT_TRUE(json_of(ask(morag, "POST", "/api/v1/queues/housing/call-next", {{"desk", "3"}}))["ticket"].is_null());
}

TEST_F(KioskWork, AServiceWithoutAQueueGivesNoTicket) {
  EXPECT_EQ(ask(kiosk(), "POST", "/kiosk/v1/tickets", {{"request_id", new_id()}, {"service", "nothing"}}).status, 404);
}

TEST_F(KioskWork, UnconfirmedTicketsBecomeVoidByThemselves) {
  const Kiosk who = kiosk();
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/tickets", {{"request_id", new_id()}, {"service", "housing"}}).status, 201);
  clock_.advance(std::chrono::seconds{61});
  hub_->tick();
  ASSERT_TRUE(mailbox_.run_one());
  EXPECT_EQ(figure("SELECT count(*) FROM ticket WHERE state = 5 AND reason = 'unconfirmed'"), 1);
}

TEST_F(KioskWork, TicketNumbersBeginAgainAtLocalMidnightInSummer) {
  // 23:30 UTC on 30 June is half past midnight on 1 July in London.
  clock_.set_wall(base::WallTime{std::chrono::milliseconds{1'814'398'200'000}});
  Kiosk who = kiosk();
  const json issued =
      json_of(ask(who, "POST", "/kiosk/v1/tickets", {{"request_id", new_id()}, {"service", "housing"}}));
  EXPECT_EQ(issued["day"], "2027-07-01");
  const json lent = json_of(ask(who, "POST", "/kiosk/v1/leases", {{"service", "housing"}}));
  EXPECT_EQ(lent["expires_at"], 1'814'398'200'000 + (23 * 60 + 30) * 60'000LL);
}

TEST_F(KioskWork, ASubmissionIsCiphertextAtRestAndWordsForStaff) {
  const Kiosk who = kiosk();
  const json sent = submission();
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/submissions", sent).status, 201);
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/submissions", sent).status, 200);
  EXPECT_EQ(figure("SELECT count(*) FROM submission WHERE instr(sealed, 'Marker') > 0"), 0);
  const std::string id = sent["submission_id"];
  const Person morag = person("morag");
  const json opened = json_of(ask(morag, "GET", "/api/v1/submissions/" + id));
  EXPECT_EQ(opened["rows"][0]["label"], "Street");
  EXPECT_EQ(opened["rows"][0]["value"], "Marker Street 7");
  EXPECT_EQ(opened["rows"][1]["value"], "one, two");
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'submission.opened' AND actor = 'morag'"), 1);
  const json listed = json_of(ask(morag, "GET", "/api/v1/submissions"));
  EXPECT_EQ(listed["submissions"].size(), 1U);
  EXPECT_EQ(listed.dump().find("Marker"), std::string::npos);
}

TEST_F(KioskWork, PhotographsSentWithASubmissionAreListedWhenItIsOpenedAndOpenedOneByOne) {
  const Kiosk who = kiosk();
  const Person morag = person("morag");
  const json sent = submission();
  const std::string id = sent["submission_id"];
  const json first = photograph(id, "first page");
  const json second = photograph(id, "second page");
  for (const json& document : {first, second, photograph(new_id(), "of another request")}) {
    ASSERT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 201);
    clock_.advance(std::chrono::seconds{1});
  }
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/submissions", sent).status, 201);
  const json listed = json_of(ask(morag, "GET", "/api/v1/submissions"));
  EXPECT_FALSE(listed["submissions"][0].contains("documents"));
  const auto documents = [&] { return json_of(ask(morag, "GET", "/api/v1/submissions/" + id))["documents"]; };
  ASSERT_EQ(documents().size(), 2U);
  EXPECT_EQ(documents()[0]["document_id"], first["document_id"]);
  EXPECT_EQ(documents()[1]["document_id"], second["document_id"]);
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'document.opened'"), 0) << "a list opens none";
  const std::string path = "/api/v1/documents/" + second["document_id"].get<std::string>();
  const Response opened = ask(morag, "GET", path);
  EXPECT_EQ(opened.content_type, "image/jpeg");
  EXPECT_EQ(opened.body, "second page");
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'document.opened' AND actor = 'morag'"), 1);
}

TEST_F(KioskWork, APhotographSentWithASubmissionIsGoneAfterTheCouncilsTime) {
  const json sent = submission();
  const json document = photograph(sent["submission_id"], "a page");
  const Kiosk who = kiosk();
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 201);
  ASSERT_EQ(ask(who, "POST", "/kiosk/v1/submissions", sent).status, 201);
  const auto opened_after = [&](std::chrono::hours time) {
    clock_.advance(time);
    start();
    hub_->tick();  // the first of an hour tidies up
    const Person morag = person("morag");
    const json opened = json_of(ask(morag, "GET", "/api/v1/submissions/" + sent["submission_id"].get<std::string>()));
    const std::string path = "/api/v1/documents/" + document["document_id"].get<std::string>();
    return std::pair{opened["documents"].size(), ask(morag, "GET", path).status};
  };
  const int days = hub_->in_force()->council.calls.document_days;
  EXPECT_EQ(opened_after(std::chrono::hours{24 * days - 1}), std::pair(std::size_t{1}, 200));
  EXPECT_EQ(opened_after(std::chrono::hours{2}), std::pair(std::size_t{0}, 404));
  EXPECT_EQ(figure("SELECT count(*) FROM submission"), 1);
}

TEST_F(KioskWork, ASubmissionWithAMisreadReferenceOrAnotherKeyIsRefused) {
  const Kiosk who = kiosk();
  json wrong = submission();
  std::string reference = wrong["reference"];
  reference[0] = reference[0] == '0' ? '1' : '0';
  wrong["reference"] = reference;
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/submissions", wrong).status, 400);
  wrong = submission();
  wrong["key_id"] = "another";
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/submissions", wrong).status, 422);
}

TEST_F(KioskWork, HelpIsPromisedOnlyWhenSomebodyAcknowledged) {
  const Kiosk who = kiosk();
  const Response stream = ask(who, "GET", "/kiosk/v1/events");
  ASSERT_NE(stream.feed, nullptr);
  const std::string id = new_id();
  const json raised =
      json_of(ask(who, "POST", "/kiosk/v1/help", {{"request_id", id}, {"page", "home"}, {"language", "gd"}}));
  EXPECT_EQ(raised["state"], "open");
  EXPECT_EQ(raised["staff_online"], 0);
  const Person morag = person("morag");
  EXPECT_EQ(json_of(ask(morag, "POST", "/api/v1/help/" + id + "/acknowledge"))["acknowledged_by"], "Staff morag");
  std::string heard;
  while (auto text = stream.feed->take()) heard += *text;
  EXPECT_NE(heard.find("event: help.acknowledged\ndata: {\"request_id\":\"" + id + "\"}\n\n"), std::string::npos);
}

TEST_F(KioskWork, AnUnknownMemberIsRefusedWithItsPlace) {
  const Response response = ask(kiosk(), "POST", "/kiosk/v1/tickets",
                                {{"request_id", new_id()}, {"service", "housing"}, {"name", "somebody"}});
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(json_of(response)["error"]["code"], "invalid");
}

TEST_F(KioskWork, WhatIsNoJsonIsRefused) {
  const Kiosk who = kiosk();
  for (const char* path : {"/kiosk/v1/tickets", "/kiosk/v1/usage", "/kiosk/v1/submissions", "/kiosk/v1/help",
                           "/kiosk/v1/state", "/kiosk/v1/leases", "/kiosk/v1/tickets/leased"}) {
    for (const std::string body : {"", "[]", "{", "null", "\"x\"", "{\"a\":1}"}) {
      Request request = HubTest::request(Door::kKiosks, "POST", path);
      request.headers["authorization"] = "Bearer " + who.token;
      request.body = body;
      EXPECT_EQ(send(request).status, 400) << path << " " << body;
    }
  }
}

}  // namespace
}  // namespace waymark::hub

// What staff did at the kiosks: written down once, and shown on the fleet page.
#include "tests/hub/hub_test.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class StaffActs : public HubTest {
 protected:
  json act(const std::string& what, json details = json::object()) {
    return {{"act_id", new_id()}, {"act", what}, {"staff", "101"}, {"at", now()}, {"details", std::move(details)}};
  }
  Response tell(const Kiosk& who, const json& body) { return ask(who, "POST", "/kiosk/v1/staff-acts", body); }
  json shown() { return json_of(ask(person("morag"), "GET", "/api/v1/kiosks"))["kiosks"][0]; }
};

TEST_F(StaffActs, ACheckIsShownWithWhatDoesNotWork) {
  const Kiosk who = kiosk();
  ASSERT_EQ(tell(who, act("checked", {{"touch", "works"}, {"camera", "broken"}, {"handset", "none"}})).status, 200);
  EXPECT_EQ(shown()["last_check"], (json{{"at", now()}, {"staff", "101"}, {"broken", {"camera"}}}));
}

TEST_F(StaffActs, TheNewestCheckCounts) {
  const Kiosk who = kiosk();
  ASSERT_EQ(tell(who, act("checked", {{"camera", "works"}})).status, 200);
  json older = act("checked", {{"camera", "broken"}});
  older["at"] = now() - 60'000;
  ASSERT_EQ(tell(who, older).status, 200);
  EXPECT_EQ(shown()["last_check"]["broken"], json::array());
}

TEST_F(StaffActs, AreWrittenIntoTheAuditTrailOnceHoweverOftenTheyAreSent) {
  const Kiosk who = kiosk();
  const json body = act("out_of_service", {{"reason", "printer"}});
  ASSERT_EQ(tell(who, body).status, 200);
  ASSERT_EQ(tell(who, body).status, 200);
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'kiosk.out_of_service' "
                   "AND actor = 'staff 101 at the kiosk'"),
            1);
}

TEST_F(StaffActs, LockedPinsAreShownWithoutANumber) {
  const Kiosk who = kiosk();
  json body = act("locked");
  body.erase("staff");
  ASSERT_EQ(tell(who, body).status, 200);
  EXPECT_EQ(shown()["pins_locked_at"], now());
}

TEST_F(StaffActs, WhatIsNoActOrNoNumberIsRefused) {
  const Kiosk who = kiosk();
  EXPECT_EQ(tell(who, act("danced")).status, 400);
  json body = act("restarted");
  body["staff"] = "Ami";
  EXPECT_EQ(tell(who, body).status, 400);
  EXPECT_EQ(tell(who, act("checked", {{"camera", std::string(33, 'x')}})).status, 400);
  EXPECT_EQ(tell(who, act("checked", json::array({1}))).status, 400);
}

}  // namespace
}  // namespace waymark::hub

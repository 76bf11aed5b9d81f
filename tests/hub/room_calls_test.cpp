// A call moves to a private room, through the hub's own doors: two kiosks, an adviser, and luggage that only one can
// open.
#include <filesystem>

#include "base/io/files.h"
#include "tests/hub/calls_stage.h"

namespace waymark::hub {
namespace {

class RoomCalls : public Calls {
 protected:
  // The kiosk of the demonstration's room, as it reports itself.
  Kiosk room_kiosk() {
    Kiosk made;
    made.key = base::io::make_signing_key();
    const Response enrolled = send(request(Door::kKiosks, "POST", "/kiosk/v1/enrolments",
                                           {{"code", secret_of_new_code(person())},
                                            {"public_key", base::io::to_base64(made.key.public_key)},
                                            {"name", "Ardwell Library, room 2"}}));
    EXPECT_EQ(enrolled.status, 201) << enrolled.body;
    made.kiosk_id = json_of(enrolled).value("kiosk_id", "");
    EXPECT_EQ(take_token(made).status, 200);
    return made;
  }
  void report(const Kiosk& who, const char* glass) {
    EXPECT_EQ(ask(who, "POST", "/kiosk/v1/state",
                  {{"sent_at", 0},
                   {"glass", glass},
                   {"screen", glass},
                   {"software", "1"},
                   {"bundle_version", 1},
                   {"demo", false},
                   {"room_key", base::io::to_base64(key_.public_key)}})
                  .status,
              200);
  }
  // The room stands ready, and a customer at another kiosk talks to Ann.
  void talk() {
    stream_ = open_stream(room_);
    report(room_, "attract");
    id_ = accepted_call(floor_, ann_);
    EXPECT_EQ(ask(floor_, "POST", call_path("state"), {{"state", "connected"}, {"leg", 1}}).status, 200);
    pass(1, ann_);
  }
  [[nodiscard]] std::string call_path(const std::string& word) const { return "/kiosk/v1/calls/" + id_ + "/" + word; }
  Response move() {
    sealed_ = base::io::seal("Marker Street 7", key_.public_key).value_or("");
    return ask(floor_, "POST", call_path("move"),
               {{"room", "Ardwell Library, room 2"},
                {"key", base::io::to_base64(key_.public_key)},
                {"luggage", base::io::to_base64(sealed_)}});
  }
  Response arrive(const std::string& code) { return ask(room_, "POST", "/kiosk/v1/room/arrival", {{"code", code}}); }
  bool is_kept() { return json_of(ask(room_, "GET", "/kiosk/v1/room")).value("kept", false); }

  const base::io::SealingKey key_ = base::io::make_sealing_key();
  const Person ann_ = on_duty("ann");
  const Kiosk floor_ = kiosk();
  const Kiosk room_ = room_kiosk();
  Response stream_;
  std::string id_;
  std::string sealed_;
};

TEST_F(RoomCalls, AFreeRoomIsToldWithTheCall) {
  talk();
  const json call = json_of(ask(floor_, "GET", "/kiosk/v1/calls/" + id_));
  EXPECT_EQ(call["room"]["kiosk"], "Ardwell Library, room 2");
  EXPECT_EQ(call["room"]["name"], "Room 2");
  EXPECT_EQ(call["room"]["key"], base::io::to_base64(key_.public_key));
}

TEST_F(RoomCalls, ARoomInUseIsNotTold) {
  talk();
  report(room_, "in_use");
  pass(1, ann_);
  EXPECT_FALSE(json_of(ask(floor_, "GET", "/kiosk/v1/calls/" + id_)).contains("room"));
  EXPECT_EQ(move().status, 409);
}

TEST_F(RoomCalls, TheCallAndWhatWasToldGoThere) {
  talk();
  const json kept = json_of(move());
  const std::string code = kept.value("code", "");
  ASSERT_EQ(code.size(), 4U);
  EXPECT_EQ(kept["call"]["state"], "moving");
  EXPECT_GT(kept["call"]["moving_until"], 0);
  EXPECT_TRUE(is_kept());
  ASSERT_EQ(heard(stream_, "room.changed").size(), 1U);
  const json arrived = json_of(arrive(code));
  EXPECT_EQ(arrived["call"]["call_id"], id_);
  EXPECT_EQ(arrived["call"]["adviser_alias"], "Adviser ann");
  const auto opened = base::io::open_sealed(*base::io::from_base64(arrived.value("luggage", "")), key_);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->reveal(), "Marker Street 7");
  EXPECT_FALSE(is_kept());
  EXPECT_EQ(ask(room_, "GET", "/kiosk/v1/calls/" + id_).status, 200);
  EXPECT_EQ(ask(floor_, "GET", "/kiosk/v1/calls/" + id_).status, 404) << "it is the room's now";
}

TEST_F(RoomCalls, LuggageIsGivenOnce) {
  talk();
  const std::string code = json_of(move()).value("code", "");
  EXPECT_TRUE(json_of(arrive(code)).contains("luggage"));
  const Response again = arrive(code);
  EXPECT_EQ(again.status, 200);
  EXPECT_FALSE(json_of(again).contains("luggage"));
}

TEST_F(RoomCalls, LuggageIsForgottenWithTheWay) {
  talk();
  const std::string code = json_of(move()).value("code", "");
  EXPECT_EQ(ask(floor_, "POST", call_path("stay"), json::object()).status, 200);
  EXPECT_FALSE(is_kept());
  EXPECT_EQ(hub_->switchboard().rooms().take_luggage(id_), "");
  EXPECT_EQ(json_of(arrive(code))["why"], "none");
}

TEST_F(RoomCalls, LuggageIsForgottenAfterFiveMinutes) {
  talk();
  ASSERT_EQ(move().status, 200);
  for (int minute = 0; minute < 5; ++minute) {
    pass(60, ann_);
    report(room_, "attract");
  }
  pass(2, ann_);
  EXPECT_EQ(hub_->switchboard().rooms().take_luggage(id_), "");
  EXPECT_EQ(json_of(ask(ann_, "GET", "/api/v1/calls/" + id_))["call"]["end_reason"], "not_arrived");
}

TEST_F(RoomCalls, AfterARestartOfTheHubTheCodeStillOpensTheCallAndTheLuggageIsGone) {
  talk();
  const std::string code = json_of(move()).value("code", "");
  pass(1, ann_);
  start();
  Kiosk again = room_;
  ASSERT_EQ(take_token(again).status, 200);
  const Response arrived = ask(again, "POST", "/kiosk/v1/room/arrival", {{"code", code}});
  EXPECT_EQ(arrived.status, 200) << arrived.body;
  EXPECT_EQ(json_of(arrived)["call"]["call_id"], id_);
  EXPECT_FALSE(json_of(arrived).contains("luggage"));
}

TEST_F(RoomCalls, AWrongCodeGivesNothingAndTheThirdEndsTheCall) {
  talk();
  const std::string code = json_of(move()).value("code", "");
  const std::string wrong = code == "0000" ? "0001" : "0000";
  for (const int left : {2, 1, 0}) {
    const Response refused = arrive(wrong);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(json_of(refused)["tries_left"], left);
  }
  EXPECT_EQ(arrive(code).status, 403);
  EXPECT_EQ(state_of(ann_), "wrap_up");
}

TEST_F(RoomCalls, TheHubDoesNotTakeMoreThanItsLimit) {
  talk();
  const std::string large(protocol::kMaxSealedLuggageBytes + 1, 'x');
  const Response refused = ask(floor_, "POST", call_path("move"),
                               {{"room", "Ardwell Library, room 2"},
                                {"key", base::io::to_base64(key_.public_key)},
                                {"luggage", base::io::to_base64(large)}});
  EXPECT_EQ(refused.status, 413);
}

TEST_F(RoomCalls, OnlyTheCallsOwnKioskMovesIt) {
  talk();
  const auto sealed = base::io::to_base64("x");
  EXPECT_EQ(
      ask(room_, "POST", call_path("move"),
          {{"room", "Ardwell Library, room 2"}, {"key", base::io::to_base64(key_.public_key)}, {"luggage", sealed}})
          .status,
      404);
  EXPECT_EQ(ask(room_, "POST", call_path("stay"), json::object()).status, 404);
}

TEST_F(RoomCalls, TheFleetPageSaysThatItIsKept) {
  talk();
  ASSERT_EQ(move().status, 200);
  int kept = 0;
  const json fleet = json_of(ask(ann_, "GET", "/api/v1/kiosks"));
  for (const json& one : fleet["kiosks"]) kept += one.value("kept", false) ? 1 : 0;
  EXPECT_EQ(kept, 1);
}

TEST_F(RoomCalls, WhatWasTakenAlongIsNowhereOnDisk) {
  talk();
  ASSERT_EQ(move().status, 200);
  pass(2, ann_);
  const std::string text = base::io::to_base64(sealed_);
  std::size_t looked_at = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder_)) {
    if (!file.is_regular_file()) continue;
    const auto bytes = base::io::read_file(file.path(), 64U << 20U);
    ASSERT_TRUE(bytes.has_value());
    looked_at += bytes->size();
    EXPECT_EQ(bytes->find(sealed_), std::string::npos) << file.path();
    EXPECT_EQ(bytes->find(text), std::string::npos) << file.path();
  }
  EXPECT_GT(looked_at, 0U);
}

}  // namespace
}  // namespace waymark::hub

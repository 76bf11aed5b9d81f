// What a kiosk seals for the hub in or after a call: a number to call back, and the photograph of a paper.
#include "tests/hub/calls_stage.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

class Sealed : public Calls {
 protected:
  json photograph(const std::string& call_id) {
    const auto sealed = base::io::seal("\xff\xd8 a picture", hub_->keys().submission.key.public_key);
    return {{"document_id", new_id()},
            {"call_id", call_id},
            {"media_type", "image/jpeg"},
            {"sealed", base::io::to_base64(*sealed)},
            {"key_id", hub_->keys().submission.id}};
  }
};

TEST_F(Sealed, ACallbackIsSealedAndHasAnOwnerOnceSomebodyTouchesIt) {
  const Kiosk who = kiosk();
  const Person ann = person("ann");
  const auto sealed = base::io::seal(R"({"name":"Jean","phone":"01632 960001","when":"mornings"})",
                                     hub_->keys().submission.key.public_key);
  const json callback{{"callback_id", new_id()},
                      {"skill", "general"},
                      {"language", "gd"},
                      {"sealed", base::io::to_base64(*sealed)},
                      {"key_id", hub_->keys().submission.id},
                      {"created_at", now()}};
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/callbacks", callback).status, 201);
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/callbacks", callback).status, 200);
  const json listed = json_of(ask(ann, "GET", "/api/v1/callbacks"))["callbacks"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_FALSE(listed[0].contains("owner"));
  const std::string path = "/api/v1/callbacks/" + callback["callback_id"].get<std::string>();
  EXPECT_EQ(json_of(ask(ann, "GET", path))["phone"], "01632 960001");
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'callback.opened'"), 1);
  const json tried = json_of(ask(ann, "PATCH", path, {{"attempt", "no_answer"}}));
  EXPECT_EQ(tried["owner"], "ann");
  EXPECT_EQ(tried["attempts"].size(), 1U);
  EXPECT_EQ(json_of(ask(person("bob"), "PATCH", path, {{"due_at", now() + 1}}))["owner"], "ann");
  EXPECT_EQ(json_of(ask(ann, "PATCH", path, {{"owner", "bob"}, {"outcome", "reached"}}))["state"], "done");
  EXPECT_EQ(ask(ann, "PATCH", path, {{"attempt", "spoke"}}).status, 409);
}

TEST_F(Sealed, ACallbackThatNobodyAskedTheTopicOfIsKeptAsWell) {
  const auto sealed =
      base::io::seal(R"({"name":"Jean","phone":"01632 960001","when":"any"})", hub_->keys().submission.key.public_key);
  const json callback{{"callback_id", new_id()},
                      {"language", "en-GB"},
                      {"sealed", base::io::to_base64(*sealed)},
                      {"key_id", hub_->keys().submission.id},
                      {"created_at", now()}};
  EXPECT_EQ(ask(kiosk(), "POST", "/kiosk/v1/callbacks", callback).status, 201);
  const json listed = json_of(ask(person("ann"), "GET", "/api/v1/callbacks"))["callbacks"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_FALSE(listed[0].contains("skill_name"));
}

TEST_F(Sealed, ADocumentIsSealedAndOpenedForSomebodyWhoIsWrittenDown) {
  const Kiosk who = kiosk();
  const Person ann = on_duty("ann");
  const std::string call_id = accepted_call(who, ann);
  const json document = photograph(call_id);
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 201);
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 200);
  EXPECT_EQ(json_of(ask(ann, "GET", "/api/v1/calls/" + call_id))["documents"].size(), 1U);
  const Response opened = ask(ann, "GET", "/api/v1/documents/" + document["document_id"].get<std::string>());
  EXPECT_EQ(opened.content_type, "image/jpeg");
  EXPECT_EQ(opened.body, "\xff\xd8 a picture");
  EXPECT_EQ(figure("SELECT count(*) FROM audit WHERE action = 'document.opened'"), 1);
}

TEST_F(Sealed, ADocumentIsDeletedAfterTheCouncilsTime) {
  const Kiosk who = kiosk();
  const std::string call_id = accepted_call(who, on_duty("ann"));
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/documents", photograph(call_id)).status, 201);
  const auto left_after = [&](std::chrono::hours time) {
    clock_.advance(time);
    start();
    hub_->tick();  // the first of an hour tidies up
    pass(1, person());
    return figure("SELECT count(*) FROM document");
  };
  const int days = hub_->in_force()->council.calls.document_days;
  EXPECT_EQ(left_after(std::chrono::hours{24 * days - 1}), 1);
  EXPECT_EQ(left_after(std::chrono::hours{2}), 0);
}

TEST_F(Sealed, ADocumentThatIsTooLargeOrOfNoCallOrSealedToAnotherKeyIsRefused) {
  const Kiosk who = kiosk();
  json document = photograph(new_id());
  document["sealed"] = base::io::to_base64(std::string(protocol::kMaxDocumentBytes + 1, 'x'));
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 413);
  document = photograph(new_id());
  document["key_id"] = "another";
  EXPECT_GE(ask(who, "POST", "/kiosk/v1/documents", document).status, 400);
  document = photograph(new_id());
  document.erase("call_id");
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 400);
  document = photograph(new_id());
  document["media_type"] = "text/html";
  EXPECT_EQ(ask(who, "POST", "/kiosk/v1/documents", document).status, 400);
  EXPECT_EQ(figure("SELECT count(*) FROM document"), 0);
}

}  // namespace
}  // namespace waymark::hub

// Submissions: kept sealed, listed without answers, opened in memory for a member of staff who is written down.
#include <limits>
#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "provisioning/hub/calls/call_json.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMaxSealed = 512 * 1024;
constexpr int kPage = 50;
constexpr int kMostOnPage = 200;

void keep(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  Submission submission;
  submission.submission_id = body.uuid("submission_id");
  submission.reference = body.text("reference", 16);
  submission.journey = body.code("journey");
  submission.journey_version = body.text("journey_version", 40);
  submission.language = body.language("language", Body::Need::kOptional);
  submission.sealed = body.base64("sealed");
  submission.key_id = body.text("key_id", 64);
  submission.created_at = body.number("created_at", 0, kLatestTime);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!base::is_reference(submission.reference)) {
    return reply(error_response({ErrorCode::kInvalid, "reference", "its check character does not fit"}));
  }
  if (submission.sealed.size() > kMaxSealed) {
    return reply(error_response({ErrorCode::kTooLarge, "sealed", "more than 512 KiB"}));
  }
  if (submission.key_id != hub.keys().submission.id) {
    return reply(error_response({ErrorCode::kUnsupported, "key_id", "is not the council's key"}));
  }
  submission.kiosk_id = caller.kiosk_id;
  submission.site = caller.site;
  const std::string id = submission.submission_id;
  const std::string reference = submission.reference;
  hub.store().keep_submission(std::move(submission), [&hub, reply, id, reference](base::Result<KeptSubmission> kept) {
    if (!kept) return reply(error_response(kept.error()));
    if (kept->fresh) hub.live().changed("submissions", id);
    reply(json_response({{"submission_id", id}, {"reference", reference}, {"received_at", kept->received_at}},
                        kept->fresh ? 201 : 200));
  });
}

const journeys::Definition* definition_of(const Hub& hub, const std::string& journey) {
  if (!hub.in_force()) return nullptr;
  const auto found = hub.in_force()->journeys.find(journey);
  return found == hub.in_force()->journeys.end() ? nullptr : found->second.get();
}

json head_json(const Hub& hub, const Submission& submission) {
  const journeys::Definition* definition = definition_of(hub, submission.journey);
  json head{{"submission_id", submission.submission_id},
            {"reference", submission.reference},
            {"journey", submission.journey},
            {"journey_version", submission.journey_version},
            {"title", definition ? definition->title.in(hub.in_force()->council.language) : submission.journey},
            {"kiosk_id", submission.kiosk_id},
            {"site", submission.site},
            {"created_at", submission.created_at},
            {"received_at", submission.received_at},
            {"status", protocol::name_of(submission.status)},
            {"status_at", submission.status_at}};
  if (!submission.language.empty()) head["language"] = submission.language;
  return head;
}

// A page may come out shorter than it was asked for: those of another council's sites are left out of it.
void list(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  int limit = kPage;
  try {
    if (!request.asked("before").empty()) before = std::stoll(std::string{request.asked("before")});
    if (!request.asked("limit").empty()) limit = std::stoi(std::string{request.asked("limit")});
  } catch (const std::exception&) {
    return reply(error_response({ErrorCode::kInvalid, "before, limit", "are whole numbers"}));
  }
  if (limit < 1 || limit > kMostOnPage)
    return reply(error_response({ErrorCode::kInvalid, "limit", "is from 1 to 200"}));
  hub.store().list_submissions(
      before, limit, [&hub, caller, reply, limit](base::Result<std::vector<Submission>> found) {
        if (!found) return reply(error_response(found.error()));
        json heads = json::array();
        for (const Submission& submission : *found) {
          if (hub.serves(caller, submission.site)) heads.push_back(head_json(hub, submission));
        }
        const bool more = static_cast<int>(found->size()) == limit;
        reply(json_response({{"submissions", std::move(heads)}, {"next", more ? json(found->back().number) : json()}}));
      });
}

std::string answer_text(const journeys::Definition* definition, const std::string& key, const json& answer) {
  if (answer.is_array()) {
    std::string joined;
    for (const json& one : answer) joined += (joined.empty() ? "" : ", ") + answer_text(definition, key, one);
    return joined;
  }
  if (!answer.is_string()) return {};
  const auto value = answer.get<std::string>();
  const journeys::Question* question = definition == nullptr ? nullptr : definition->find_question(key);
  if (question == nullptr) return value;
  if (question->kind == journeys::QuestionKind::kPhoto && question->options.front().label.empty()) {
    return value == journeys::kPhotoTaken ? "A photo, below" : "No photo";
  }
  for (const journeys::Option& option : question->options) {
    if (option.value == value && !option.label.empty()) return option.label.in(definition->default_language);
  }
  return value;
}

std::string text_of(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// The rows that staff read, from the JSON that the kiosk sealed (journeys::submission_json).
json rows_of(const journeys::Definition* definition, const json& opened) {
  json rows = json::array();
  if (!opened.is_object() || !opened.contains("questions") || !opened["questions"].is_array()) return rows;
  for (const json& page : opened["questions"]) {
    if (!page.is_object() || !page.contains("fields") || !page["fields"].is_array()) continue;
    for (const json& field : page["fields"]) {
      if (!field.is_object()) continue;
      const std::string key = text_of(field, "key");
      const std::string title = text_of(field, "title");
      json row{{"question", key},
               {"label", title.empty() ? key : title},
               {"value", answer_text(definition, key, field.value("answer", json()))}};
      const std::string typed_by = text_of(field, "typed_by");
      if (typed_by == "staff" || typed_by == "both") row["typed_by"] = typed_by;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

base::Error no_such_submission() { return {ErrorCode::kNotFound, "submission_id", "there is no such submission"}; }

// Then `go` with it, when it is one of this person's council.
void find_one(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply,
              std::function<void(const Submission&)> go) {
  hub.store().find_submission(std::string{request.parameter("submission_id")},
                              [&hub, caller, reply, go = std::move(go)](base::Result<Submission> found) {
                                if (!found) return reply(error_response(found.error()));
                                if (!hub.serves(caller, found->site))
                                  return reply(error_response(no_such_submission()));
                                go(*found);
                              });
}

void open(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  find_one(hub, caller, request, reply, [&hub, caller, reply](const Submission& found) {
    auto plain = base::io::open_sealed(found.sealed, hub.keys().submission.key);
    if (!plain)
      return reply(error_response({ErrorCode::kCorrupt, "sealed", "cannot be opened with the council's key"}));
    json body = head_json(hub, found);
    const json opened = json::parse(plain->reveal(), nullptr, false);
    body["rows"] = rows_of(definition_of(hub, found.journey), opened);
    if (std::string staff = text_of(opened, "assisted_by"); !staff.empty()) body["assisted_by"] = std::move(staff);
    const std::string id = found.submission_id;
    hub.store().list_documents(id, [&hub, caller, reply, id, body](base::Result<std::vector<Document>> documents) {
      if (!documents) return reply(error_response(documents.error()));
      json answer = body;
      answer["documents"] = calls::documents_json(*documents);
      hub.store().write_audit({caller.name, "submission.opened", id}, [reply, answer](base::Result<Nothing> done) {
        reply(done ? json_response(answer) : error_response(done.error()));
      });
    });
  });
}

void set_status(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const auto shown = protocol::parse_request_status(body.text("shown", 16));
  const auto status = protocol::parse_request_status(body.text("status", 16));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!shown || !status) return reply(error_response({ErrorCode::kInvalid, "shown, status", "are words for a status"}));
  const StatusChange change{*shown, *status};
  find_one(hub, caller, request, reply, [&hub, caller, reply, change](const Submission& found) {
    hub.store().set_submission_status(found.submission_id, change, caller.name,
                                      [&hub, reply](base::Result<Submission> changed) {
                                        if (!changed) return reply(error_response(changed.error()));
                                        hub.live().changed("submissions", changed->submission_id);
                                        reply(json_response(head_json(hub, *changed)));
                                      });
  });
}

}  // namespace

void add_submission_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/submissions",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  keep(hub, caller, request, reply);
                });
  hub.add_staff_route("GET", "/api/v1/submissions", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        list(hub, caller, request, reply);
                      });
  hub.add_staff_route("GET", "/api/v1/submissions/{submission_id}/head", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        find_one(hub, caller, request, reply, [&hub, reply](const Submission& found) {
                          reply(json_response(head_json(hub, found)));
                        });
                      });
  hub.add_staff_route("PUT", "/api/v1/submissions/{submission_id}/status", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        set_status(hub, caller, request, reply);
                      });
  hub.add_staff_route("GET", "/api/v1/submissions/{submission_id}", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        open(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub

// Calling somebody back: kept sealed, opened for a member of staff who is written down; whoever touches one owns it.
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/calls/call_json.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMaxSealed = 8 * 1024;

base::Error no_callback() { return {ErrorCode::kNotFound, "callback_id", "there is no such callback"}; }

std::string optional_uuid(Body& body, const char* name) {
  return body.member(name).is_null() ? std::string{} : body.uuid(name);
}

Then<Received> answer_receipt(Hub& hub, const std::string& id, const Reply& reply) {
  return [&hub, id, reply](base::Result<Received> kept) {
    if (!kept) return reply(error_response(kept.error()));
    if (kept->fresh) hub.live().changed("callbacks", id);
    reply(json_response({{"callback_id", id}, {"received_at", kept->at}}, kept->fresh ? 201 : 200));
  };
}

void keep(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  Callback callback;
  callback.callback_id = body.uuid("callback_id");
  callback.call_id = optional_uuid(body, "call_id");
  callback.skill = body.code("skill", Body::Need::kOptional);
  callback.language = body.language("language");
  callback.sealed = body.base64("sealed");
  const std::string key_id = body.text("key_id", 64);
  callback.created_at = body.number("created_at", 0, kLatestTime);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (callback.sealed.size() > kMaxSealed) {
    return reply(error_response({ErrorCode::kTooLarge, "sealed", "more than 8 KiB"}));
  }
  if (key_id != hub.keys().submission.id) {
    return reply(error_response({ErrorCode::kUnsupported, "key_id", "is not the council's key"}));
  }
  callback.kiosk_id = caller.kiosk_id;
  callback.site = caller.site;
  const std::string id = callback.callback_id;
  hub.store().keep_callback(std::move(callback), answer_receipt(hub, id, reply));
}

json head_json(Hub& hub, const Callback& callback) {
  json attempts = json::array();
  for (const CallbackAttempt& one : callback.attempts) {
    attempts.push_back({{"at", one.at}, {"by", calls::person_of(hub, one.by)}, {"result", one.result}});
  }
  json head{{"callback_id", callback.callback_id},
            {"language", callback.language},
            {"created_at", callback.created_at},
            {"state", callback.outcome.empty() ? "open" : "done"},
            {"attempts", std::move(attempts)}};
  if (!callback.skill.empty()) {
    head["skill"] = callback.skill;
    head["skill_name"] = calls::skill_name(hub, callback.skill);
  }
  if (!callback.call_id.empty()) head["call_id"] = callback.call_id;
  if (!callback.site.empty()) head["site"] = callback.site;
  if (!callback.owner.empty()) {
    head["owner"] = callback.owner;
    head["owner_name"] = calls::person_of(hub, callback.owner);
  }
  if (callback.due_at > 0) head["due_at"] = callback.due_at;
  if (!callback.outcome.empty()) head["outcome"] = callback.outcome;
  return head;
}

// Staff of the customer's council, and whoever owns it.
bool may_see(const Hub& hub, const StaffCaller& caller, const Callback& callback) {
  return callback.owner == caller.name || hub.serves(caller, callback.site);
}

void list(Hub& hub, const StaffCaller& caller, const Reply& reply) {
  hub.store().list_callbacks([&hub, caller, reply](base::Result<std::vector<Callback>> found) {
    if (!found) return reply(error_response(found.error()));
    json heads = json::array();
    for (const Callback& callback : *found) {
      if (may_see(hub, caller, callback)) heads.push_back(head_json(hub, callback));
    }
    reply(json_response({{"callbacks", std::move(heads)}}));
  });
}

void make(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  Callback callback;
  callback.callback_id = body.uuid("callback_id");
  callback.call_id = optional_uuid(body, "call_id");
  callback.skill = body.code("skill");
  callback.language = body.language("language");
  json inside{{"name", body.text("name", 120)}, {"phone", body.text("phone", 40)}};
  inside["when"] = body.text("when", 120, Body::Need::kOptional);
  callback.due_at = body.number("due_at", 1, kLatestTime);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  auto sealed = base::io::seal(inside.dump(), hub.keys().submission.key.public_key);
  if (!sealed) return reply(error_response(sealed.error()));
  callback.sealed = std::move(*sealed);
  const calls::Call* call = hub.switchboard().routing().call(callback.call_id);
  callback.site = call == nullptr ? caller.site : call->site;
  callback.owner = caller.name;
  callback.created_at = hub.now();
  const std::string id = callback.callback_id;
  hub.store().keep_callback(std::move(callback), answer_receipt(hub, id, reply));
}

void open(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("callback_id")};
  hub.store().find_callback(id, [&hub, reply, id, caller, who = caller.name](base::Result<Callback> found) {
    if (!found) return reply(error_response(found.error()));
    if (!may_see(hub, caller, *found)) return reply(error_response(no_callback()));
    // Nobody reads without being written down first.
    hub.store().write_audit({who, "callback.opened", id}, [&hub, reply, found](base::Result<Nothing> written) {
      if (!written) return reply(error_response(written.error()));
      auto plain = base::io::open_sealed(found->sealed, hub.keys().submission.key);
      if (!plain) return reply(error_response({ErrorCode::kCorrupt, "sealed", "cannot be opened"}));
      const json inside = json::parse(plain->reveal(), nullptr, false);
      const auto text = [&inside](const char* name) {
        const bool there = inside.is_object() && inside.contains(name) && inside[name].is_string();
        return there ? inside[name].get<std::string>() : std::string{};
      };
      reply(json_response({{"callback", head_json(hub, *found)},
                           {"name", text("name")},
                           {"phone", text("phone")},
                           {"when", text("when")}}));
    });
  });
}

void change(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  CallbackChange change;
  change.owner = body.text("owner", 64, Body::Need::kOptional);
  change.due_at = body.number("due_at", 1, kLatestTime, Body::Need::kOptional);
  change.attempt = body.one_of("attempt", {"spoke", "no_answer", "engaged", "voicemail"}, Body::Need::kOptional);
  change.outcome =
      body.one_of("outcome", {"reached", "not_reached", "wrong_number", "no_longer_wanted"}, Body::Need::kOptional);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!change.owner.empty() && hub.staff().find(change.owner) == nullptr) {
    return reply(error_response({ErrorCode::kNotFound, "owner", "there is no such member of staff"}));
  }
  const std::string id{request.parameter("callback_id")};
  hub.store().find_callback(id, [&hub, caller, reply, id, change](base::Result<Callback> found) {
    if (!found) return reply(error_response(found.error()));
    if (!may_see(hub, caller, *found)) return reply(error_response(no_callback()));
    hub.store().change_callback(id, change, caller.name, [&hub, reply](base::Result<Callback> changed) {
      if (!changed) return reply(error_response(changed.error()));
      hub.live().changed("callbacks", changed->callback_id);
      reply(json_response(head_json(hub, *changed)));
    });
  });
}

}  // namespace

void add_callback_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/callbacks",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  keep(hub, caller, request, reply);
                });
  hub.add_staff_route(
      "GET", "/api/v1/callbacks", Role::kStaff,
      [&hub](const StaffCaller& caller, const Request&, const Reply& reply) { list(hub, caller, reply); });
  const auto add = [&hub](const char* method, const char* path,
                          void (*handler)(Hub&, const StaffCaller&, const Request&, const Reply&)) {
    hub.add_staff_route(method, path, Role::kStaff,
                        [&hub, handler](const StaffCaller& caller, const Request& request, const Reply& reply) {
                          handler(hub, caller, request, reply);
                        });
  };
  add("POST", "/api/v1/callbacks", make);
  add("GET", "/api/v1/callbacks/{callback_id}", open);
  add("PATCH", "/api/v1/callbacks/{callback_id}", change);
}

}  // namespace waymark::hub

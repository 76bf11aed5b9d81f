// An adviser's side of calls: on duty or not, who waits, taking a call and everything in it until the wrap-up.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "provisioning/hub/calls/call_json.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using calls::Adviser;
using calls::Call;
using calls::Moment;
using calls::Routing;
using nlohmann::json;

base::Error no_call() { return {ErrorCode::kNotFound, "call_id", "there is no such call"}; }

void answer_adviser(Hub& hub, const std::string& name, const Reply& reply) {
  const Adviser* adviser = hub.switchboard().routing().adviser(name);
  if (adviser == nullptr) return reply(error_response({ErrorCode::kNotFound, "adviser", "is not known"}));
  reply(json_response(calls::adviser_json(hub, *adviser)));
}

void set_state(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const auto wanted = calls::adviser_state(body.one_of("state", {"available", "break", "away"}));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  hub.switchboard().step([&](Routing& routing, Moment at) { return routing.set_state(caller.name, *wanted, at); },
                         [&hub, name = caller.name, reply](const base::Status& done) {
                           if (!done) return reply(error_response(done.error()));
                           answer_adviser(hub, name, reply);
                         });
}

// Those in the line are seen by whoever could take them; a call under way by its advisers, and by the supervisors of
// the customer's council and of the adviser's.
bool may_see(const Hub& hub, const StaffCaller& caller, const Call& call) {
  if (call.adviser == caller.name || call.consulted == caller.name) return true;
  if (std::find(call.had_by.begin(), call.had_by.end(), caller.name) != call.had_by.end()) return true;
  const Routing& routing = hub.switchboard().routing();
  if (call.in_line()) return routing.may_take(caller.name, call);
  return caller.may(Role::kSupervisor) &&
         (routing.serves(caller.name, call.site) || routing.colleagues(caller.name, call.adviser));
}

// Colleagues, and to whom the call that one has could be transferred.
bool may_see(const Routing& routing, const StaffCaller& caller, const Adviser& other) {
  if (routing.colleagues(caller.name, other.card.name)) return true;
  const Adviser* own = routing.adviser(caller.name);
  const Call* call = own == nullptr ? nullptr : routing.call(own->call_id);
  return call != nullptr && call->adviser == caller.name && routing.may_take(other.card.name, *call);
}

void list(Hub& hub, const StaffCaller& caller, const Reply& reply) {
  const Routing& routing = hub.switchboard().routing();
  json list = json::array();
  for (const Call* call : routing.line()) {
    if (may_see(hub, caller, *call)) list.push_back(calls::summary_json(hub, *call, caller.name));
  }
  for (const auto& [id, call] : routing.calls()) {
    if (call.with_adviser() && may_see(hub, caller, call)) list.push_back(calls::summary_json(hub, call, caller.name));
  }
  json advisers = json::array();
  for (const auto& [name, adviser] : routing.advisers()) {
    if (adviser.state == calls::AdviserState::kAway || !may_see(routing, caller, adviser)) continue;
    const bool with_call = caller.may(Role::kSupervisor) && routing.colleagues(caller.name, name);
    advisers.push_back(calls::on_duty_json(adviser, with_call));
  }
  json skills = json::array();
  if (hub.in_force()) {
    for (const auto& skill : hub.in_force()->council.calls.skills) {
      skills.push_back({{"id", skill.id}, {"name", skill.name}});
    }
  }
  reply(json_response({{"calls", std::move(list)}, {"advisers", std::move(advisers)}, {"skills", std::move(skills)}}));
}

void detail(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  const Call* call = hub.switchboard().routing().call(id);
  if (call == nullptr || !may_see(hub, caller, *call)) return reply(error_response(no_call()));
  hub.store().list_documents(id, [&hub, reply, id, name = caller.name](base::Result<std::vector<Document>> documents) {
    if (!documents) return reply(error_response(documents.error()));
    const Call* now = hub.switchboard().routing().call(id);
    if (now == nullptr) return reply(error_response(no_call()));
    json made = calls::detail_json(hub, *now, name);
    made["documents"] = calls::documents_json(*documents);
    reply(json_response(made));
  });
}

calls::Switchboard::Done answer_call(Hub& hub, const std::string& id, const Reply& reply) {
  return [&hub, id, reply](const base::Status& done) {
    const Call* call = hub.switchboard().routing().call(id);
    if (!done) return reply(error_response(done.error()));
    if (call == nullptr) return reply(error_response(no_call()));
    reply(json_response(calls::call_state_json(hub, *call)));
  };
}

using Deed = base::Status (Routing::*)(const std::string&, const std::string&, Moment);

void add_deed(Hub& hub, const std::string& word, Deed deed) {
  hub.add_staff_route("POST", "/api/v1/calls/{call_id}/" + word, Role::kStaff,
                      [&hub, deed](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        const std::string id{request.parameter("call_id")};
                        hub.switchboard().step(
                            [&](Routing& routing, Moment at) { return (routing.*deed)(caller.name, id, at); },
                            answer_call(hub, id, reply));
                      });
}

void accept(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  hub.switchboard().step(
      [&](Routing& routing, Moment at) {
        return hub.switchboard().accept(caller.name, caller.token_hash, id, routing, at);
      },
      answer_call(hub, id, reply));
}

void take_here(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  answer_call(hub, id, reply)(hub.switchboard().take_here(caller.name, caller.token_hash, id));
}

void transfer(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  calls::TransferTo to;
  to.skill = body.code("to_skill", Body::Need::kOptional);
  to.adviser = body.text("to_adviser", 64, Body::Need::kOptional);
  to.consult = body.one_of("kind", {"blind", "consult"}) == "consult";
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::string id{request.parameter("call_id")};
  hub.switchboard().step([&](Routing& routing, Moment at) { return routing.transfer(caller.name, id, to, at); },
                         answer_call(hub, id, reply));
}

void end(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const auto reason = protocol::call_end(body.one_of("reason", {"adviser", "failed", "callback"}));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::string id{request.parameter("call_id")};
  hub.switchboard().step([&](Routing& routing, Moment at) { return routing.leave(caller.name, id, *reason, at); },
                         answer_call(hub, id, reply));
}

void wrap_up(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  static constexpr std::array<std::string_view, 6> kReasons{
      "not_done", "done_wrong", "needless_clarification", "same_facts_again", "progress_chasing", "tried_online"};
  Body body(request);
  calls::WrapUp made;
  made.outcome = body.one_of("outcome", {"resolved", "handed_over", "callback", "not_resolved"});
  made.repeat = body.flag("repeat");
  const bool one_word = body.member("reasons").is_string();
  made.reasons = one_word ? std::vector{body.one_of("reasons", {"none", "not_sure"})} : body.texts("reasons", 6, 32);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::set<std::string> different(made.reasons.begin(), made.reasons.end());
  const bool known = std::all_of(made.reasons.begin(), made.reasons.end(), [](const std::string& one) {
    return std::find(kReasons.begin(), kReasons.end(), one) != kReasons.end();
  });
  if (!one_word && (made.reasons.empty() || different.size() != made.reasons.size() || !known)) {
    return reply(error_response({ErrorCode::kInvalid, "reasons", "are avoidable-contact reasons, none or not_sure"}));
  }
  hub.switchboard().wrap_up(caller.name, std::string{request.parameter("call_id")}, made,
                            [&hub, name = caller.name, reply](const base::Status& done) {
                              if (!done) return reply(error_response(done.error()));
                              answer_adviser(hub, name, reply);
                            });
}

void extend(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  hub.switchboard().step([&](Routing& routing, Moment at) { return routing.extend(caller.name, id, at); },
                         [&hub, name = caller.name, reply](const base::Status& done) {
                           if (!done) return reply(error_response(done.error()));
                           answer_adviser(hub, name, reply);
                         });
}

}  // namespace

void add_adviser_routes(Hub& hub) {
  const auto add = [&hub](const char* method, const char* path,
                          void (*handler)(Hub&, const StaffCaller&, const Request&, const Reply&)) {
    hub.add_staff_route(method, path, Role::kStaff,
                        [&hub, handler](const StaffCaller& caller, const Request& request, const Reply& reply) {
                          handler(hub, caller, request, reply);
                        });
  };
  hub.add_staff_route("GET", "/api/v1/adviser", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request&, const Reply& reply) {
                        answer_adviser(hub, caller.name, reply);
                      });
  hub.add_staff_route(
      "GET", "/api/v1/calls", Role::kStaff,
      [&hub](const StaffCaller& caller, const Request&, const Reply& reply) { list(hub, caller, reply); });
  hub.add_staff_route("POST", "/api/v1/calls/{call_id}/shield", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        const std::string id{request.parameter("call_id")};
                        hub.switchboard().shield(caller.name, id, answer_call(hub, id, reply));
                      });
  add("PUT", "/api/v1/adviser/state", set_state);
  add("GET", "/api/v1/calls/{call_id}", detail);
  add("POST", "/api/v1/calls/{call_id}/accept", accept);
  add("POST", "/api/v1/calls/{call_id}/take", take_here);
  add("POST", "/api/v1/calls/{call_id}/transfer", transfer);
  add("POST", "/api/v1/calls/{call_id}/end", end);
  add("POST", "/api/v1/calls/{call_id}/wrap-up", wrap_up);
  add("POST", "/api/v1/calls/{call_id}/extend", extend);
  add_deed(hub, "decline", &Routing::decline);
  add_deed(hub, "hold", &Routing::hold);
  add_deed(hub, "resume", &Routing::resume);
}

}  // namespace waymark::hub

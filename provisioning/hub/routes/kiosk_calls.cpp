// A kiosk's side of calls: what may be promised, asking, signals, ends.
#include <nlohmann/json.hpp>

#include "provisioning/hub/calls/call_json.h"
#include "provisioning/hub/calls/records.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using calls::Call;
using nlohmann::json;

Response state_response(const Hub& hub, const Call& call, int status = 200) {
  return json_response(calls::call_state_json(hub, call), status);
}

void offer(Hub& hub, const KioskCaller& caller, const Reply& reply) {
  std::vector<protocol::SkillPromise> skills;
  if (hub.in_force()) {
    for (const bundle::CallSkill& skill : hub.in_force()->council.calls.skills) {
      const auto& switchboard = hub.switchboard();
      skills.push_back(switchboard.routing().promise(skill.id, caller.site, switchboard.now()));
    }
  }
  Response response;
  response.content_type = "application/json";
  response.body = protocol::to_json(skills);
  reply(std::move(response));
}

void ask_now(Hub& hub, const KioskCaller& caller, const protocol::CallRequest& request, const Reply& reply) {
  const bool known = hub.switchboard().routing().call(request.call_id) != nullptr;
  hub.switchboard().step(
      [&](calls::Routing& routing, calls::Moment at) { return routing.ask(request, caller.kiosk_id, caller.site, at); },
      [&hub, reply, known, id = request.call_id](const base::Status& asked) {
        const Call* call = hub.switchboard().routing().call(id);
        if (!asked || call == nullptr) {
          return reply(error_response(asked ? base::Error{ErrorCode::kInternal, "call_id", ""} : asked.error()));
        }
        reply(state_response(hub, *call, known ? 200 : 201));
      });
}

// A call that ended long ago is known from its record, so that asking again never begins it anew.
void ask(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  auto wanted = protocol::parse_call_request(request.body);
  if (!wanted) return reply(error_response(wanted.error()));
  if (hub.switchboard().routing().call(wanted->call_id) != nullptr) return ask_now(hub, caller, *wanted, reply);
  const std::string id = wanted->call_id;
  hub.store().find_call(
      id, [&hub, caller, reply, wanted = std::move(*wanted)](base::Result<std::optional<CallRecord>> kept) {
        if (!kept) return reply(error_response(kept.error()));
        if (!kept->has_value()) return ask_now(hub, caller, wanted, reply);
        const auto call = calls::call_of(**kept);
        if (!call || call->kiosk_id != caller.kiosk_id) {
          return reply(error_response({ErrorCode::kConflict, "call_id", "was used before"}));
        }
        reply(state_response(hub, *call));
      });
}

void find(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  const auto nothing = error_response({ErrorCode::kNotFound, "call_id", "there is no such call"});
  if (const Call* call = hub.switchboard().routing().call(id)) {
    return reply(call->kiosk_id == caller.kiosk_id ? state_response(hub, *call) : nothing);
  }
  hub.store().find_call(id, [&hub, caller, reply, nothing](base::Result<std::optional<CallRecord>> kept) {
    if (!kept) return reply(error_response(kept.error()));
    const auto call = kept->has_value() ? calls::call_of(**kept) : std::nullopt;
    reply(call && call->kiosk_id == caller.kiosk_id ? state_response(hub, *call) : nothing);
  });
}

// Does a step on this kiosk's own call and answers with how it stands then.
void on_own_call(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply,
                 const calls::Switchboard::Step& step) {
  const std::string id{request.parameter("call_id")};
  const Call* call = hub.switchboard().routing().call(id);
  if (call == nullptr || call->kiosk_id != caller.kiosk_id) {
    return reply(error_response({ErrorCode::kNotFound, "call_id", "there is no such call"}));
  }
  hub.switchboard().step(step, [&hub, reply, id](const base::Status& done) {
    const Call* now = hub.switchboard().routing().call(id);
    if (!done) return reply(error_response(done.error()));
    if (now == nullptr) return reply(error_response({ErrorCode::kNotFound, "call_id", "there is no such call"}));
    reply(state_response(hub, *now));
  });
}

void signal(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  auto signal = protocol::parse_call_signal(request.body);
  if (!signal) return reply(error_response(signal.error()));
  signal->call_id = request.parameter("call_id");
  Response taken;
  taken.status = 202;
  if (signal->kind == protocol::SignalKind::kRestart) {
    return on_own_call(
        hub, caller, request,
        [reply, taken](const Response& response) { reply(response.status == 200 ? taken : response); },
        [signal = *signal](calls::Routing& routing, calls::Moment at) {
          return routing.restart(signal.call_id, signal.leg, at);
        });
  }
  const auto passed = hub.switchboard().signal_from_kiosk(caller.kiosk_id, *signal);
  reply(passed ? taken : error_response(passed.error()));
}

void report(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const auto what = protocol::leg_report(body.one_of("state", {"connected", "reconnecting"}));
  const std::int64_t leg = body.number("leg", 1, protocol::kMaxLeg);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  on_own_call(hub, caller, request, reply,
              [id = std::string{request.parameter("call_id")}, what, leg](calls::Routing& routing, calls::Moment at) {
                return routing.report(id, *what, leg, at);
              });
}

void end(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const auto reason = protocol::call_end(body.one_of("reason", {"customer", "wiped", "callback", "ticket", "failed"}));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  on_own_call(hub, caller, request, reply,
              [id = std::string{request.parameter("call_id")}, reason](calls::Routing& routing, calls::Moment at) {
                return routing.end(id, *reason, at);
              });
}

}  // namespace

void add_kiosk_call_routes(Hub& hub) {
  const auto add = [&hub](const char* method, const char* path,
                          void (*handler)(Hub&, const KioskCaller&, const Request&, const Reply&)) {
    hub.add_kiosk_call(method, path,
                       [&hub, handler](const KioskCaller& caller, const Request& request, const Reply& reply) {
                         handler(hub, caller, request, reply);
                       });
  };
  hub.add_kiosk_call(
      "GET", "/kiosk/v1/calls/offer",
      [&hub](const KioskCaller& caller, const Request&, const Reply& reply) { offer(hub, caller, reply); });
  add("POST", "/kiosk/v1/calls", ask);
  add("GET", "/kiosk/v1/calls/{call_id}", find);
  add("POST", "/kiosk/v1/calls/{call_id}/signal", signal);
  add("POST", "/kiosk/v1/calls/{call_id}/state", report);
  add("POST", "/kiosk/v1/calls/{call_id}/end", end);
}

}  // namespace waymark::hub

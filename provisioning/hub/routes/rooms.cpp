// A call moves to a private room: asked for at the kiosk where it began, taken up at the one in the room.
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/calls/call_json.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using calls::Arrival;
using calls::Call;
using calls::Moment;
using calls::Routing;
using nlohmann::json;

base::Error no_call() { return {ErrorCode::kNotFound, "call_id", "there is no such call"}; }

const Call* own_call(Hub& hub, const KioskCaller& caller, const std::string& id) {
  const Call* call = hub.switchboard().routing().call(id);
  return call != nullptr && call->kiosk_id == caller.kiosk_id ? call : nullptr;
}

void move(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  Body body(request);
  const std::string name = body.text("room", 200);
  const std::string key = base::io::to_base64(body.base64("key", protocol::kRoomKeyBytes));
  std::string luggage = body.base64("luggage");
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (luggage.size() > protocol::kMaxSealedLuggageBytes) {
    return reply(error_response({ErrorCode::kTooLarge, "luggage", "is more than 512 KiB"}));
  }
  const Call* call = own_call(hub, caller, id);
  if (call == nullptr) return reply(error_response(no_call()));
  const std::string room = hub.switchboard().rooms().kiosk_of(call->site, name);
  hub.switchboard().step(
      [&](Routing& routing, Moment at) -> base::Status {
        routing.set_rooms(hub.switchboard().rooms().now(), at);
        auto moved = routing.move(id, {room, {}, key, true, true}, calls::make_room_code(), at);
        if (moved) hub.switchboard().rooms().keep_luggage(id, std::move(luggage));
        return moved;
      },
      [&hub, id, reply](const base::Status& done) {
        if (!done) return reply(error_response(done.error()));
        const Call* now = hub.switchboard().routing().call(id);
        if (now == nullptr || !now->move) return reply(error_response({ErrorCode::kConflict, "state", "is over"}));
        reply(json_response({{"code", now->move->code}, {"call", calls::call_state_json(hub, *now)}}));
      });
}

void stay(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("call_id")};
  if (own_call(hub, caller, id) == nullptr) return reply(error_response(no_call()));
  hub.switchboard().step([&](Routing& routing, Moment at) { return routing.stay(id, at); },
                         [&hub, id, reply](const base::Status& done) {
                           const Call* now = hub.switchboard().routing().call(id);
                           if (!done) return reply(error_response(done.error()));
                           if (now == nullptr) return reply(error_response(no_call()));
                           reply(json_response(calls::call_state_json(hub, *now)));
                         });
}

json refusal(const Hub& hub, const Arrival& arrival) {
  const Call* call = hub.switchboard().routing().call(arrival.call_id);
  const bool ended = arrival.outcome == Arrival::Outcome::kEnded;
  json object{{"why", ended                                         ? "ended"
                      : arrival.outcome == Arrival::Outcome::kWrong ? "wrong"
                                                                    : "none"},
              {"tries_left", arrival.tries_left}};
  if (ended && call != nullptr && call->end_reason) object["end_reason"] = protocol::name_of(*call->end_reason);
  return object;
}

void arrive(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string code = body.text("code", protocol::kRoomCodeDigits);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const auto arrival = std::make_shared<Arrival>();
  hub.switchboard().step(
      [&](Routing& routing, Moment at) -> base::Status {
        *arrival = routing.arrive(caller.kiosk_id, code, at);
        return {};
      },
      [&hub, arrival, reply](const base::Status& done) {
        if (!done) return reply(error_response(done.error()));
        const Call* call = hub.switchboard().routing().call(arrival->call_id);
        if (arrival->outcome != Arrival::Outcome::kRight || call == nullptr) {
          return reply(json_response(refusal(hub, *arrival), 403));
        }
        json object{{"call", calls::call_state_json(hub, *call)}};
        const std::string luggage = hub.switchboard().rooms().take_luggage(arrival->call_id);
        if (!luggage.empty()) object["luggage"] = base::io::to_base64(luggage);
        reply(json_response(object));
      });
}

}  // namespace

void add_room_routes(Hub& hub) {
  const auto add = [&hub](const char* method, const char* path,
                          void (*handler)(Hub&, const KioskCaller&, const Request&, const Reply&)) {
    hub.add_kiosk_call(method, path,
                       [&hub, handler](const KioskCaller& caller, const Request& request, const Reply& reply) {
                         handler(hub, caller, request, reply);
                       });
  };
  add("POST", "/kiosk/v1/calls/{call_id}/move", move);
  add("POST", "/kiosk/v1/calls/{call_id}/stay", stay);
  add("POST", "/kiosk/v1/room/arrival", arrive);
  hub.add_kiosk("GET", "/kiosk/v1/room", [&hub](const KioskCaller& caller, const Request&, const Reply& reply) {
    const auto& switchboard = hub.switchboard();
    reply(json_response({{"kept", switchboard.routing().is_kept(caller.kiosk_id, switchboard.now())}}));
  });
}

}  // namespace waymark::hub

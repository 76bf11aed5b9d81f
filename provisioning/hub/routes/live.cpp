// The open streams: a kiosk's events, a console's WebSocket, and the demonstration's mirror between the two.
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

void open_events(Hub& hub, const KioskCaller& caller, const Reply& reply) {
  Response response;
  response.feed = hub.live().open_kiosk(caller.kiosk_id, hub.now());
  reply(std::move(response));
}

void mirror(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  if (!hub.options().demo) {
    return reply(error_response({ErrorCode::kDenied, "mirror", "only a demonstration hub passes screens on"}));
  }
  Body body(request);
  const std::int64_t sequence = body.number("sequence", 0, kLatestTime);
  const json view = body.member("view");
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!view.is_object()) return reply(error_response({ErrorCode::kInvalid, "view", "is not an object"}));
  hub.live().show(caller.kiosk_id, sequence, view);
  reply(json_response({{"watchers", hub.live().watchers(caller.kiosk_id)}}));
}

// A kiosk takes input from a browser only when it said itself that it was started with --demo.
bool may_be_mirrored(Hub& hub, const std::string& kiosk_id) {
  const Live::Report* report = hub.live().report(kiosk_id);
  return hub.options().demo && report != nullptr && report->body.value("demo", false);
}

base::Result<json> read_input(const json& member) {
  Body body(member, "input/");
  const std::string event =
      body.one_of("event", {"activate", "focus", "text", "key", "caret", "long_press", "presence", "staff"});
  json input{{"event", event}};
  const bool on_node = event == "activate" || event == "focus" || event == "caret" || event == "long_press";
  if (on_node) input["node"] = body.text("node", 128);
  if (event == "text") input["text"] = body.text("text", 400);
  if (event == "key") {
    input["key"] = body.one_of(
        "key", {"up",          "down",         "left",        "right",          "next", "previous", "select",
                "enter",       "help",         "delete_back", "delete_forward", "home", "end",      "escape",
                "extend_left", "extend_right", "extend_home", "extend_end",     "back", "pause"});
  }
  const bool held_in_text = event == "long_press" && member.contains("grapheme");
  if (event == "caret" || held_in_text) input["grapheme"] = body.number("grapheme", 0, 100'000);
  if (auto done = body.done(); !done) return tl::unexpected<base::Error>(done.error());
  return input;
}

void obey(Hub& hub, Live::ConsoleId console, const StaffCaller& caller, const std::string& text) {
  const json command = json::parse(text, nullptr, false);
  if (!command.is_object()) return;
  const auto word = [&command](const char* member) {
    const auto found = command.find(member);
    return found != command.end() && found->is_string() ? found->get<std::string>() : std::string{};
  };
  const std::string type = word("type");
  if (type == "call.signal") {
    const auto signal = protocol::parse_call_signal(text);
    if (signal) hub.switchboard().signal_from_console(caller.name, caller.token_hash, *signal);
    return;
  }
  const std::string kiosk = word("kiosk");
  const KioskRecord* known = hub.kiosks().find(kiosk);
  const bool theirs = known != nullptr && hub.serves(caller, known->site);
  if (!theirs || !hub.options().demo) return;
  if (type == "mirror.watch") hub.live().watch(console, kiosk);
  if (type == "mirror.unwatch") hub.live().unwatch(console, kiosk);
  if (type == "mirror.input" && hub.live().is_watching(console, kiosk) && may_be_mirrored(hub, kiosk)) {
    const auto input = read_input(command.value("input", json()));
    if (input) hub.live().tell_kiosk(kiosk, "mirror.input", *input);
  }
}

void open_socket(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  if (!request.upgrade) return reply(error_response({ErrorCode::kInvalid, "upgrade", "this is a WebSocket"}));
  if (!hub.is_own_origin(request.header("origin"))) {
    return reply(error_response({ErrorCode::kDenied, "origin", "is not this hub's"}));
  }
  const Live::Console console = hub.live().open_console(caller.token_hash, caller.name);
  Response response;
  response.feed = console.feed;
  response.on_message = [&hub, id = console.id, caller](const std::string& text) { obey(hub, id, caller, text); };
  reply(std::move(response));
}

}  // namespace

void add_live_routes(Hub& hub) {
  hub.add_kiosk_stream("/kiosk/v1/events", [&hub](const KioskCaller& caller, const Request&, const Reply& reply) {
    open_events(hub, caller, reply);
  });
  hub.add_kiosk("POST", "/kiosk/v1/mirror",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  mirror(hub, caller, request, reply);
                });
  hub.add_staff_route("GET", "/api/v1/live", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        open_socket(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub

// Help requests: raised at a kiosk, acknowledged at a console, and only then promised on the glass.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

constexpr std::int64_t kShownFor = 24LL * 60 * 60 * 1000;

// A person who is signed in and whose console is connected can see a request; a page left open after that cannot.
int staff_online(Hub& hub, const std::string& site) {
  return hub.live().consoles([&hub, &site](const std::string& session, const std::string& name) {
    return hub.staff().is_open(session, hub.clock().mono(), hub.clock().wall()) &&
           hub.switchboard().routing().serves(name, site);
  });
}

// By the name that others read, never by the one that a person signs in with.
std::string person_of(Hub& hub, const std::string& sign_in_name) {
  const StaffRecord* staff = hub.staff().find(sign_in_name);
  return staff == nullptr || staff->display_name.empty() ? "A member of staff" : staff->display_name;
}

Then<HelpRequest> answer_kiosk(Hub& hub, const Reply& reply, int status) {
  return [&hub, reply, status](base::Result<HelpRequest> help) {
    if (!help) return reply(error_response(help.error()));
    hub.live().changed("help", help->request_id);
    reply(json_response(
        {{"request_id", help->request_id}, {"state", help->state}, {"staff_online", staff_online(hub, help->site)}},
        status));
  };
}

void raise(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  HelpRequest help;
  help.request_id = body.uuid("request_id");
  help.page = body.text("page", 64);
  help.language = body.language("language");
  help.needs = body.texts("needs", 12, 32);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  help.kiosk_id = caller.kiosk_id;
  help.site = caller.site;
  hub.store().raise_help(std::move(help), answer_kiosk(hub, reply, 201));
}

json help_json(Hub& hub, const HelpRequest& help) {
  const KioskRecord* kiosk = hub.kiosks().find(help.kiosk_id);
  json object{{"request_id", help.request_id},
              {"kiosk_id", help.kiosk_id},
              {"kiosk_name", kiosk == nullptr ? help.kiosk_id : kiosk->name},
              {"site", help.site},
              {"page", help.page},
              {"language", help.language},
              {"needs", help.needs},
              {"state", help.state},
              {"raised_at", help.raised_at}};
  if (help.acknowledged_at > 0) object["acknowledged_at"] = help.acknowledged_at;
  if (!help.acknowledged_by.empty()) object["acknowledged_by"] = person_of(hub, help.acknowledged_by);
  return object;
}

void list(Hub& hub, const StaffCaller& caller, const Reply& reply) {
  hub.store().list_help(hub.now() - kShownFor, [&hub, caller, reply](base::Result<std::vector<HelpRequest>> found) {
    if (!found) return reply(error_response(found.error()));
    json requests = json::array();
    for (const HelpRequest& help : *found) {
      if (hub.serves(caller, help.site)) requests.push_back(help_json(hub, help));
    }
    reply(json_response({{"requests", std::move(requests)}}));
  });
}

void acknowledge(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("request_id")};
  hub.store().list_help(hub.now() - kShownFor, [&hub, caller, reply, id](base::Result<std::vector<HelpRequest>> known) {
    if (!known) return reply(error_response(known.error()));
    const auto asked =
        std::find_if(known->begin(), known->end(), [&id](const HelpRequest& one) { return one.request_id == id; });
    if (asked != known->end() && !hub.serves(caller, asked->site)) {
      return reply(error_response({base::ErrorCode::kNotFound, "request_id", "there is no such request"}));
    }
    hub.store().acknowledge_help(id, caller.name, [&hub, reply](base::Result<HelpRequest> help) {
      if (!help) return reply(error_response(help.error()));
      hub.live().tell_kiosk(help->kiosk_id, "help.acknowledged", {{"request_id", help->request_id}});
      hub.live().changed("help", help->request_id);
      reply(json_response(help_json(hub, *help)));
    });
  });
}

}  // namespace

void add_help_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/help",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  raise(hub, caller, request, reply);
                });
  hub.add_kiosk("POST", "/kiosk/v1/help/{request_id}/cancel",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  hub.store().cancel_help(caller.kiosk_id, std::string{request.parameter("request_id")},
                                          answer_kiosk(hub, reply, 200));
                });
  hub.add_staff_route(
      "GET", "/api/v1/help", Role::kStaff,
      [&hub](const StaffCaller& caller, const Request&, const Reply& reply) { list(hub, caller, reply); });
  hub.add_staff_route("POST", "/api/v1/help/{request_id}/acknowledge", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        acknowledge(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub

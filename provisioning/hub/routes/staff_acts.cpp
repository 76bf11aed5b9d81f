// What staff did from the menu of a kiosk: written into the audit trail, and shown on the fleet page.
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMostDetails = 16;
constexpr std::size_t kLongestDetail = 32;

base::Result<std::map<std::string, std::string>> details_of(const json& object) {
  std::map<std::string, std::string> details;
  if (!object.is_object() || object.size() > kMostDetails) {
    return base::fail(ErrorCode::kInvalid, "details", "is not an object of at most 16 words");
  }
  for (const auto& [name, value] : object.items()) {
    const bool fits = value.is_string() && name.size() <= kLongestDetail && is_plain(name) &&
                      value.get_ref<const std::string&>().size() <= kLongestDetail &&
                      is_plain(value.get_ref<const std::string&>());
    if (!fits) return base::fail(ErrorCode::kInvalid, "details", "has a word that is too long or no text");
    details[name] = value.get<std::string>();
  }
  return details;
}

bool is_staff_number(const std::string& text) {
  return text.size() == 3 && text.find_first_not_of("0123456789") == std::string::npos;
}

void keep(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  StaffAct act;
  act.act_id = body.uuid("act_id");
  act.act = body.one_of("act", {"checked", "out_of_service", "back_in_service", "assisted", "visit_ended", "restarted",
                                "card_added", "locked"});
  act.staff = body.text("staff", 3, Body::Need::kOptional);
  act.at = body.number("at", 0, kLatestTime);
  auto details = details_of(body.member("details"));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!details) return reply(error_response(details.error()));
  if (!act.staff.empty() && !is_staff_number(act.staff)) {
    return reply(error_response({ErrorCode::kInvalid, "staff", "is not three digits"}));
  }
  act.details = std::move(*details);
  act.kiosk_id = caller.kiosk_id;
  const std::string id = act.act_id;
  hub.store().keep_staff_act(std::move(act), [&hub, caller, reply, id](base::Result<Nothing> kept) {
    if (!kept) return reply(error_response(kept.error()));
    hub.live().changed("kiosks", caller.kiosk_id);
    reply(json_response({{"act_id", id}}));
  });
}

}  // namespace

void add_staff_act_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/staff-acts",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  keep(hub, caller, request, reply);
                });
}

}  // namespace waymark::hub

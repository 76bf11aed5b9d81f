// How the kiosks are: their reports, and the page that shows them all.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

base::Status check_devices(const json& devices) {
  if (devices.is_null()) return {};
  if (!devices.is_array() || devices.size() > 16)
    return base::fail(ErrorCode::kInvalid, "devices", "is not a list of at most 16");
  for (std::size_t i = 0; i < devices.size(); ++i) {
    Body device(devices[i], "devices/" + std::to_string(i) + "/");
    static_cast<void>(device.text("name", 40));
    static_cast<void>(device.text("kind", 40));
    static_cast<void>(device.one_of("state", {"ready", "attention", "failed", "absent"}));
    static_cast<void>(device.text("detail", 120, Body::Need::kOptional));
    if (auto done = device.done(); !done) return done;
  }
  return {};
}

base::Status check_languages(const json& languages) {
  if (languages.is_null()) return {};
  if (!languages.is_array() || languages.size() > 64)
    return base::fail(ErrorCode::kInvalid, "languages", "is not a list of at most 64");
  for (std::size_t i = 0; i < languages.size(); ++i) {
    Body language(languages[i], "languages/" + std::to_string(i) + "/");
    static_cast<void>(language.text("tag", 35));
    static_cast<void>(language.text("name", 60));
    static_cast<void>(language.flag("reviewed"));
    if (auto done = language.done(); !done) return done;
  }
  return {};
}

std::int64_t published(const Hub& hub) { return hub.in_force() ? hub.in_force()->record.version : 0; }

void report(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::int64_t sent_at = body.number("sent_at", 0, kLatestTime);
  static_cast<void>(body.one_of("glass", {"attract", "in_use", "closed", "out_of_service", "staff"}));
  static_cast<void>(body.text("screen", 64));
  static_cast<void>(body.text("reason", 64, Body::Need::kOptional));
  static_cast<void>(body.text("software", 32));
  static_cast<void>(body.number("bundle_version", 0, kLatestTime));
  static_cast<void>(body.text("bundle_refused", 400, Body::Need::kOptional));
  static_cast<void>(body.number("outbox_pending", 0, kLatestTime, Body::Need::kOptional));
  static_cast<void>(body.number("outbox_put_aside", 0, kLatestTime, Body::Need::kOptional));
  static_cast<void>(body.one_of("clock", {"good", "suspect"}, Body::Need::kOptional));
  static_cast<void>(body.flag("demo"));
  static_cast<void>(body.text("room_key", 64, Body::Need::kOptional));
  if (auto done = check_devices(body.member("devices")); !done) return reply(error_response(done.error()));
  if (auto done = check_languages(body.member("languages")); !done) return reply(error_response(done.error()));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  hub.live().keep_report(caller.kiosk_id, {hub.now(), sent_at - hub.now(), json::parse(request.body, nullptr, false)});
  reply(json_response({{"received_at", hub.now()},
                       {"bundle_version", published(hub)},
                       {"mirror_watchers", hub.live().watchers(caller.kiosk_id)}}));
}

// The newest check of its parts, and when its PINs were locked last.
void add_staff_acts(json& object, const std::vector<StaffAct>& acts) {
  for (const StaffAct& act : acts) {
    if (act.kiosk_id != object["kiosk_id"]) continue;
    if (act.act == "locked") object["pins_locked_at"] = act.at;
    if (act.act != "checked") continue;
    json broken = json::array();
    for (const auto& [part, state] : act.details) {
      if (state == "broken") broken.push_back(part);
    }
    object["last_check"] = {{"at", act.at}, {"staff", act.staff}, {"broken", std::move(broken)}};
  }
}

// Of `offered`, what is in `unread`, in the order in which it is offered.
json both(const std::vector<std::string>& offered, const std::vector<std::string>& unread) {
  json tags = json::array();
  for (const std::string& tag : offered) {
    if (std::find(unread.begin(), unread.end(), tag) != unread.end()) tags.push_back(tag);
  }
  return tags;
}

// What customers of this site may be shown of the newest configuration that no native speaker has read yet.
json unread_at(const InForce& newest, std::string_view site) {
  json unread = json::array();
  const auto add = [&](const char* part, const std::string& title, const std::vector<std::string>& languages) {
    json tags = both(newest.council.languages, languages);
    if (!tags.empty()) unread.push_back({{"part", part}, {"title", title}, {"languages", std::move(tags)}});
  };
  add("council", newest.council.name, newest.council.unreviewed_languages);
  for (const auto& [id, journey] : newest.journeys) {
    if (!newest.council.has_journey(id, site)) continue;
    add("journey", journey->title.in(newest.council.language), journey->unreviewed_languages);
  }
  return unread;
}

json kiosk_json(Hub& hub, const KioskRecord& kiosk) {
  const Live::Report* report = hub.live().report(kiosk.kiosk_id);
  const bool connected = hub.live().is_connected(kiosk.kiosk_id);
  json object{{"kiosk_id", kiosk.kiosk_id},
              {"name", kiosk.name},
              {"site", kiosk.site},
              {"status", kiosk.status},
              {"connected", connected},
              {"enrolled_at", kiosk.enrolled_at},
              {"last_seen_at", report == nullptr ? json() : json(report->received_at)},
              {"mirror", hub.options().demo && connected && report != nullptr && report->body.value("demo", false)}};
  if (hub.switchboard().routing().is_kept(kiosk.kiosk_id, hub.switchboard().now())) object["kept"] = true;
  if (hub.in_force()) object["unread"] = unread_at(*hub.in_force(), kiosk.site);
  if (report != nullptr) {
    object["clock_skew_ms"] = report->clock_skew_ms;
    object["report"] = report->body;
  }
  if (const Live::SessionEnd* end = hub.live().session_end(kiosk.kiosk_id)) {
    object["last_session"] = {{"outcome", end->outcome}, {"ended_at", end->ended_at}};
  }
  return object;
}

void list(Hub& hub, const StaffCaller& caller, const Reply& reply) {
  hub.store().newest_staff_acts([&hub, caller, reply](base::Result<std::vector<StaffAct>> acts) {
    if (!acts) return reply(error_response(acts.error()));
    json kiosks = json::array();
    for (const auto& [id, kiosk] : hub.kiosks().all()) {
      if (!hub.serves(caller, kiosk.site)) continue;
      kiosks.push_back(kiosk_json(hub, kiosk));
      add_staff_acts(kiosks.back(), *acts);
    }
    reply(json_response({{"bundle_version", published(hub)}, {"kiosks", std::move(kiosks)}}));
  });
}

}  // namespace

void add_fleet_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/state",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  report(hub, caller, request, reply);
                });
  hub.add_staff_route(
      "GET", "/api/v1/kiosks", Role::kStaff,
      [&hub](const StaffCaller& caller, const Request&, const Reply& reply) { list(hub, caller, reply); });
}

}  // namespace waymark::hub

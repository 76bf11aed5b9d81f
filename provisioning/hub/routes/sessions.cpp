// Signing in and out. Passwords are checked on the background thread, one at a time; a name that does not exist costs
// as long as one that does.
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

// Of a password that nobody has.
const std::string& nobodys_hash() {
  static const std::string hash = base::io::hash_password(base::io::to_base64(base::io::random_bytes(24))).value_or("");
  return hash;
}

std::string cookie_text(const Hub& hub, Door door, const std::string& token, std::int64_t seconds) {
  const std::string name = door == Door::kKiosks ? "__Host-waymark" : hub.cookie_name();
  return name + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (name.starts_with("__Host-") ? "; Secure" : "");
}

json session_json(const Hub& hub, const StaffRecord& staff, const SessionRecord& session) {
  json sites = json::array();
  json council{{"id", "none"}, {"name", "No council yet"}};
  if (hub.in_force()) {
    council = {{"id", hub.in_force()->council.id}, {"name", hub.in_force()->council.name}};
    for (const bundle::Site& site : hub.in_force()->council.sites) {
      if (hub.switchboard().routing().serves(staff.name, site.id)) {
        sites.push_back({{"id", site.id}, {"name", site.name}});
      }
    }
  }
  return {{"user",
           {{"name", staff.name}, {"display_name", staff.display_name}, {"roles", staff.roles}, {"site", staff.site}}},
          {"council", std::move(council)},
          {"sites", std::move(sites)},
          {"csrf_token", session.csrf_token},
          {"expires_at", session.expires_at},
          {"demo", hub.options().demo}};
}

void open_session(Hub& hub, Door door, const StaffRecord& staff, const Reply& reply) {
  // URL-safe and without padding, for a cookie.
  const std::string token = base::io::to_hex([] {
    const auto bytes = base::io::random_bytes(32);
    return std::string{bytes.begin(), bytes.end()};
  }());
  SessionRecord session;
  session.token_hash = base::io::sha256_hex(token);
  session.name = staff.name;
  session.csrf_token = base::io::to_base64(base::io::random_bytes(24));
  session.expires_at = hub.now() + StaffAccounts::kSessionLife.count();
  hub.store().keep_session(session, {staff.name, "signed_in", ""}, [=, &hub](base::Result<Nothing> done) {
    if (!done) return reply(error_response(done.error()));
    hub.staff().open_session(session, hub.clock().mono());
    Response response = json_response(session_json(hub, staff, session));
    response.headers.emplace_back("Set-Cookie",
                                  cookie_text(hub, door, token, StaffAccounts::kSessionLife.count() / 1000));
    reply(std::move(response));
  });
}

// A page elsewhere cannot sign a browser in here: the browser says where the request comes from.
bool comes_from_elsewhere(const Hub& hub, const Request& request) {
  const std::string_view origin = request.header("origin");
  const std::string_view site = request.header("sec-fetch-site");
  return (!origin.empty() && !hub.is_own_origin(origin)) || (!site.empty() && site != "same-origin" && site != "none");
}

struct SignInLimits {
  TokenBuckets by_address{10, 2};  // ten wrong tries at once, then one every thirty seconds
  TokenBuckets by_name{10, 2};
};

void sign_in(Hub& hub, const std::shared_ptr<SignInLimits>& limits, const Request& request, const Reply& reply) {
  if (comes_from_elsewhere(hub, request)) {
    return reply(error_response({ErrorCode::kDenied, "origin", "is not this hub's"}));
  }
  Body body(request);
  const std::string name = body.text("name", 64);
  const std::string password = body.text("password", 256);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const auto now = hub.clock().mono();
  if (!limits->by_address.any(request.peer, now) || !limits->by_name.any(name, now)) {
    Response response = error_response({ErrorCode::kUnavailable, "rate", "too many wrong tries: wait a little"});
    response.status = 429;
    response.headers = {{"Retry-After", std::to_string(limits->by_name.seconds_until_next())}};
    return reply(std::move(response));
  }
  const StaffRecord* staff = hub.staff().find(name);
  const std::string hash = staff == nullptr ? nobodys_hash() : staff->password_hash;
  const bool queued = hub.background().run([=, &hub, peer = request.peer, door = request.door] {
    const bool right = base::io::check_password(hash, password);
    hub.post([=, &hub] {
      const StaffRecord* who = hub.staff().find(name);
      if (right && who != nullptr) return open_session(hub, door, *who, reply);
      static_cast<void>(limits->by_address.take(peer, hub.clock().mono()));
      static_cast<void>(limits->by_name.take(name, hub.clock().mono()));
      reply(error_response({ErrorCode::kDenied, "name, password", "do not fit"}));
    });
  });
  if (!queued) reply(error_response({ErrorCode::kUnavailable, "sign-in", "too many at once"}));
}

void sign_out(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  hub.staff().close_session(caller.token_hash);
  hub.live().close_consoles(caller.token_hash);
  hub.store().drop_session(caller.token_hash, [reply, &hub, door = request.door](base::Result<Nothing> done) {
    if (!done) return reply(error_response(done.error()));
    Response response;
    response.status = 204;
    response.headers.emplace_back("Set-Cookie", cookie_text(hub, door, "", 0));
    reply(std::move(response));
  });
}

}  // namespace

void add_session_routes(Hub& hub) {
  auto limits = std::make_shared<SignInLimits>();
  hub.add_open("POST", "/api/v1/session",
               [&hub, limits](const Request& request, const Reply& reply) { sign_in(hub, limits, request, reply); });
  hub.add_staff_route(
      "GET", "/api/v1/session", Role::kStaff, [&hub](const StaffCaller& caller, const Request&, const Reply& reply) {
        const StaffRecord* staff = hub.staff().find(caller.name);
        reply(json_response(
            session_json(hub, *staff, {caller.token_hash, caller.name, caller.csrf_token, caller.expires_at})));
      });
  hub.add_staff_route("DELETE", "/api/v1/session", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        sign_out(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub

// Enrolment codes, enrolment, challenges and tokens.
#include "provisioning/protocol/enrolment.h"

#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::int64_t kCodeLife = 10LL * 60 * 1000;
constexpr std::size_t kCodeIdLength = 4;  // of the secret: finds the row, so that wrong tries can be counted

// Twelve symbols that cannot be mistaken for one another, as "K7M3-9QTX-04HB": 20 bits to find it, 40 to guess.
std::string make_secret() {
  static constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string secret;
  for (const std::uint8_t byte : base::io::random_bytes(12)) secret += kSymbols[byte % kSymbols.size()];
  return protocol::tidy_enrolment_secret(secret);
}

json key_json(const std::string& id, const std::string& raw) {
  return {{"id", id}, {"public_key", base::io::to_base64(raw)}};
}

json enrolled_json(Hub& hub, const KioskRecord& kiosk) {
  json release = json::array();
  for (const auto& key : hub.keys().release) release.push_back(key_json(key.id, key.public_key));
  return {{"kiosk_id", kiosk.kiosk_id},
          {"council", hub.in_force()->council.id},
          {"site", kiosk.site},
          {"status", kiosk.status},
          {"release_keys", std::move(release)},
          {"threshold", hub.keys().threshold},
          {"submission_key", key_json(hub.keys().submission.id, hub.keys().submission.key.public_key)}};
}

void issue_code(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string site = body.code("site");
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!hub.in_force()) return reply(error_response({ErrorCode::kConflict, "bundle", "publish a configuration first"}));
  if (!hub.in_force()->council.has_site(site) || !hub.serves(caller, site)) {
    return reply(error_response({ErrorCode::kNotFound, "site", "the council has no such site"}));
  }
  const std::string secret = make_secret();
  CodeRecord record;
  record.code_id = secret.substr(0, kCodeIdLength);
  record.secret_hash = base::io::sha256_hex(secret);
  record.site = site;
  record.issued_by = caller.name;
  record.expires_at = hub.now() + kCodeLife;
  const std::string fingerprint =
      base::io::sha256_hex(hub.keys().release.front().public_key).substr(0, protocol::kFingerprintDigits);
  const json answer{{"code", hub.options().authority + "." + fingerprint + "." + secret},
                    {"site", site},
                    {"expires_at", record.expires_at}};
  hub.store().keep_code(std::move(record), {caller.name, "code.issued", site},
                        [answer, reply](base::Result<Nothing> done) {
                          reply(done ? json_response(answer, 201) : error_response(done.error()));
                        });
}

void enrol(Hub& hub, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string secret = protocol::tidy_enrolment_secret(body.text("code", 64));
  KioskRecord kiosk;
  kiosk.public_key = body.base64("public_key", 32);
  kiosk.name = body.text("name", 60);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!hub.in_force()) return reply(error_response({ErrorCode::kConflict, "bundle", "publish a configuration first"}));
  kiosk.kiosk_id = base::make_uuid_v7(hub.clock().wall(), base::io::random_16());
  hub.store().redeem_code(secret.substr(0, kCodeIdLength), base::io::sha256_hex(secret), std::move(kiosk),
                          [&hub, reply](base::Result<KioskRecord> enrolled) {
                            if (!enrolled) return reply(error_response(enrolled.error()));
                            hub.kiosks().learn(*enrolled);
                            hub.live().changed("kiosks", enrolled->kiosk_id);
                            reply(json_response(enrolled_json(hub, *enrolled), 201));
                          });
}

void challenge(Hub& hub, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string kiosk_id = body.uuid("kiosk_id");
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::string text = hub.kiosks().make_challenge(kiosk_id, hub.clock().mono());
  const auto life = std::chrono::duration_cast<std::chrono::milliseconds>(KioskIdentity::kChallengeLife);
  reply(json_response({{"challenge", text}, {"expires_at", hub.now() + life.count()}}));
}

void token(Hub& hub, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string kiosk_id = body.uuid("kiosk_id");
  const std::string challenge_text = body.text("challenge", 64);
  const std::string signature = body.base64("signature", 64);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const auto made = hub.kiosks().make_token(kiosk_id, challenge_text, signature, hub.clock().mono());
  if (!made) return reply(error_response(made.error()));
  reply(json_response({{"token", *made}, {"expires_in_s", KioskIdentity::kTokenLife.count()}}));
}

// Nobody needs these often: a few at once for each address, then slowly.
Hub::OpenHandler limited(Hub& hub, std::shared_ptr<TokenBuckets> buckets,
                         void (*handler)(Hub&, const Request&, const Reply&)) {
  return [&hub, buckets = std::move(buckets), handler](const Request& request, const Reply& reply) {
    if (request.door != Door::kKiosks) {
      return reply(error_response({ErrorCode::kDenied, "door", "kiosks come by TLS"}));
    }
    if (!buckets->take(request.peer, hub.clock().mono())) {
      Response response = error_response({ErrorCode::kUnavailable, "rate", "too many tries from this address"});
      response.status = 429;
      response.headers = {{"Retry-After", std::to_string(buckets->seconds_until_next())}};
      return reply(std::move(response));
    }
    handler(hub, request, reply);
  };
}

}  // namespace

void add_enrolment_routes(Hub& hub) {
  // A whole fleet may sit behind one address and ask for tokens after a restart of the hub.
  auto enrolments = std::make_shared<TokenBuckets>(20, 20);
  auto tokens = std::make_shared<TokenBuckets>(1000, 1000);
  hub.add_open("POST", "/kiosk/v1/enrolments", limited(hub, enrolments, enrol));
  hub.add_open("POST", "/kiosk/v1/challenges", limited(hub, tokens, challenge));
  hub.add_open("POST", "/kiosk/v1/tokens", limited(hub, tokens, token));
  hub.add_staff_route("POST", "/api/v1/enrolment-codes", Role::kAdmin,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        issue_code(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub

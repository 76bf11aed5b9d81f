#include "kiosk/shell/hub_session.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/log.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using base::io::HttpMethod;
using base::io::HttpRequest;
using base::io::HttpResponse;
using nlohmann::json;

constexpr std::chrono::seconds kMaxRetryAfter{300};

std::chrono::seconds retry_after(const HttpResponse& response) {
  const auto found = response.headers.find("retry-after");
  if (found == response.headers.end()) return std::chrono::seconds{0};
  int seconds = 0;
  for (const char c : found->second) {
    if (c < '0' || c > '9' || seconds > 10'000) return std::chrono::seconds{0};
    seconds = seconds * 10 + (c - '0');
  }
  return std::min(std::chrono::seconds{seconds}, kMaxRetryAfter);
}

std::string member(const std::string& body, const char* name) {
  const json object = json::parse(body, nullptr, false);
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return {};
  return object[name].get<std::string>();
}

}  // namespace

HubSession::HubSession(base::io::Http& http, const base::io::Clock& clock, HubSessionOptions options)
    : http_(http), clock_(clock), options_(std::move(options)), lane_(options_.backoff) {}

base::Status HubSession::open() {
  auto identity = load_identity(options_.state);
  if (!identity) return tl::unexpected<base::Error>(identity.error());
  identity_ = std::move(*identity);
  if (!identity_ && !options_.code) {
    return base::fail(ErrorCode::kNotFound, "enrolment",
                      "this kiosk is not enrolled: give it a one-time code with --enrol (an administrator issues one)");
  }
  if (!identity_) {
    const auto code = protocol::parse_enrolment_code(*options_.code);
    if (!code) return tl::unexpected<base::Error>(code.error());
    const auto authority = check_authority(options_.ca_file, *code);
    if (!authority) return authority;
  }
  auto key = kiosk_key(options_.state);
  if (!key) return tl::unexpected<base::Error>(key.error());
  key_ = std::move(*key);
  return {};
}

void HubSession::tick() {
  const base::MonoTime now = clock_.mono();
  const bool wanted = !ready() || (renew_at_ && now >= *renew_at_);
  if (!wanted || !lane_.may_start(now)) return;
  lane_.start();
  if (identity_) {
    ask_challenge();
  } else {
    enrol();
  }
}

std::optional<base::MonoTime> HubSession::next_due() const {
  if (lane_.busy()) return std::nullopt;
  if (!ready()) return lane_.not_before();
  return renew_at_ ? std::optional{std::max(*renew_at_, lane_.not_before())} : std::nullopt;
}

HttpRequest HubSession::request(HttpMethod method, const std::string& path, std::string body) const {
  HttpRequest out{method, options_.hub + path};
  out.headers = {"Accept: application/json"};
  if (!token_.empty()) out.headers.push_back("Authorization: Bearer " + token_);
  if (method == HttpMethod::kPost) out.headers.emplace_back("Content-Type: application/json");
  out.body = std::move(body);
  return out;
}

base::io::HttpId HubSession::send(HttpRequest request, HubAnswer done) {
  const auto answer = [this, token = token_, done = std::move(done)](base::Result<HttpResponse> response) {
    if (!response) return done(tl::unexpected<base::Error>(response.error()));
    if (response->status == 401 && token == token_) drop_token();  // not the one that came meanwhile
    done(HubReply{response->status, std::move(response->body), retry_after(*response)});
  };
  return http_.start(std::move(request), answer);
}

base::io::HttpId HubSession::call(HttpMethod method, const std::string& path, const json& body, HubAnswer done,
                                  std::chrono::milliseconds timeout, std::size_t max_bytes) {
  HttpRequest one =
      request(method, path, body.is_null() ? std::string{} : body.dump(-1, ' ', false, json::error_handler_t::replace));
  one.timeout = timeout;
  one.max_response_bytes = max_bytes;
  return send(std::move(one), std::move(done));
}

base::io::HttpId HubSession::post_text(const std::string& path, std::string body, HubAnswer done,
                                       std::chrono::milliseconds timeout) {
  HttpRequest one = request(HttpMethod::kPost, path, std::move(body));
  one.timeout = timeout;
  return send(std::move(one), std::move(done));
}

void HubSession::ask(const std::string& path, const json& body, std::function<void(base::Result<HttpResponse>)> done) {
  HttpRequest one = request(HttpMethod::kPost, path, body.dump());
  http_.start(std::move(one), std::move(done));
}

void HubSession::failed(const std::string& where, const base::Result<HttpResponse>& reply) {
  const std::chrono::milliseconds at_least = reply ? retry_after(*reply) : std::chrono::seconds{0};
  lane_.failed(clock_.mono(), at_least);
  base::io::log_warning(
      "link", where + ": " + (reply ? "the hub answered " + std::to_string(reply->status) : to_string(reply.error())));
}

void HubSession::enrol() {
  const auto code = protocol::parse_enrolment_code(*options_.code);  // open() has looked at it
  if (!code) return;
  const json body{
      {"code", code->secret}, {"public_key", base::io::to_base64(key_.public_key)}, {"name", options_.name}};
  ask("/kiosk/v1/enrolments", body, [this, code = *code](base::Result<HttpResponse> reply) {
    if (!reply || (reply->status != 200 && reply->status != 201)) return failed("enrolment", reply);
    auto identity = read_enrolled(reply->body, options_.name, code);
    const auto saved = identity ? save_identity(options_.state, *identity)
                                : base::Status{tl::unexpected<base::Error>(identity.error())};
    if (!saved) {
      base::io::log_error("link", saved.error());
      lane_.failed(clock_.mono(), std::chrono::minutes{1});
      return;
    }
    identity_ = std::move(*identity);
    lane_.succeeded();
    base::io::log_info("link", "enrolled as kiosk " + identity_->kiosk_id);
    if (enrolled_) enrolled_();
  });
}

void HubSession::ask_challenge() {
  ask("/kiosk/v1/challenges", {{"kiosk_id", identity_->kiosk_id}}, [this](base::Result<HttpResponse> reply) {
    const std::string challenge = reply && reply->status == 200 ? member(reply->body, "challenge") : "";
    if (challenge.empty()) return failed("challenge", reply);
    ask_token(challenge);
  });
}

void HubSession::ask_token(const std::string& challenge) {
  const auto signature = base::io::sign(protocol::token_signing_text(identity_->kiosk_id, challenge), key_.secret_key);
  const json body{{"kiosk_id", identity_->kiosk_id},
                  {"challenge", challenge},
                  {"signature", base::io::to_base64(signature.value_or(""))}};
  ask("/kiosk/v1/tokens", body, [this](base::Result<HttpResponse> reply) {
    const std::string token = reply && reply->status == 200 ? member(reply->body, "token") : "";
    if (token.empty() || token.find_first_of("\r\n") != std::string::npos) return failed("token", reply);
    const json object = json::parse(reply->body, nullptr, false);
    const int seconds = object.value("expires_in_s", 60);
    token_ = token;
    renew_at_ = clock_.mono() + std::chrono::seconds{std::max(seconds * 4 / 5, 5)};
    lane_.succeeded();
  });
}

}  // namespace waymark::shell

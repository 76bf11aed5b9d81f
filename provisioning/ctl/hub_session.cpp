#include "provisioning/ctl/hub_session.h"

#include <optional>

#include "base/io/files.h"

namespace waymark::ctl {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::chrono::seconds kPatience{60};
constexpr std::size_t kMaxAnswer = 32 * 1024 * 1024;

// The hub's own words for what went wrong, under the nearest code of ours.
base::Error error_of(const base::io::HttpResponse& response) {
  const json body = json::parse(response.body, nullptr, false);
  const json& error = body.is_object() && body.contains("error") ? body["error"] : body;
  const auto word = [&error](const char* name) {
    return error.is_object() && error.contains(name) && error[name].is_string() ? error[name].get<std::string>()
                                                                                : std::string{};
  };
  const ErrorCode code = response.status == 404                             ? ErrorCode::kNotFound
                         : response.status == 409                           ? ErrorCode::kConflict
                         : response.status == 401 || response.status == 403 ? ErrorCode::kDenied
                         : response.status == 429 || response.status == 503 ? ErrorCode::kUnavailable
                         : response.status >= 400 && response.status < 500  ? ErrorCode::kInvalid
                                                                            : ErrorCode::kInternal;
  std::string detail = word("detail");
  if (detail.empty()) detail = "the hub answered " + std::to_string(response.status);
  return {code, word("where"), std::move(detail)};
}

}  // namespace

base::Result<HubSession> HubSession::sign_in(const HubAddress& address) {
  auto password = base::io::read_file(address.password_file, 4096);
  if (!password) return tl::unexpected<base::Error>(password.error());
  password->resize(std::min(password->find_first_of("\r\n"), password->size()));
  auto http = base::io::open_http({address.ca_file, "waymarkctl/" WAYMARK_VERSION});
  if (!http) return tl::unexpected<base::Error>(http.error());
  HubSession session(std::move(*http), address.url);
  base::io::HttpRequest request;
  request.method = base::io::HttpMethod::kPost;
  request.url = address.url + "/api/v1/session";
  request.headers = {"Content-Type: application/json"};
  request.body = json{{"name", address.staff}, {"password", *password}}.dump();
  const auto response = session.ask(std::move(request));
  if (!response) return tl::unexpected<base::Error>(response.error());
  const auto cookie = response->headers.find("set-cookie");
  const json body = json::parse(response->body, nullptr, false);
  if (cookie == response->headers.end() || !body.is_object() || !body.contains("csrf_token") ||
      !body["csrf_token"].is_string()) {
    return fail(ErrorCode::kInternal, address.url, "is no hub: it opened no session");
  }
  session.cookie_ = cookie->second.substr(0, cookie->second.find(';'));
  session.csrf_token_ = body["csrf_token"].get<std::string>();
  return session;
}

base::Result<base::io::HttpResponse> HubSession::ask(base::io::HttpRequest request) {
  request.timeout = kPatience;
  request.max_response_bytes = kMaxAnswer;
  if (!cookie_.empty()) request.headers.push_back("Cookie: " + cookie_);
  if (!csrf_token_.empty()) request.headers.push_back("X-CSRF-Token: " + csrf_token_);
  std::optional<base::Result<base::io::HttpResponse>> answer;
  http_->start(std::move(request),
               [&answer](base::Result<base::io::HttpResponse> response) { answer = std::move(response); });
  while (!answer) http_->run(std::chrono::seconds{1});
  if (*answer && ((*answer)->status < 200 || (*answer)->status > 299)) {
    return tl::unexpected<base::Error>(error_of(**answer));
  }
  return std::move(*answer);
}

base::Result<std::string> HubSession::get(const std::string& path) {
  base::io::HttpRequest request;
  request.url = url_ + path;
  auto response = ask(std::move(request));
  if (!response) return tl::unexpected<base::Error>(response.error());
  return std::move(response->body);
}

base::Result<json> HubSession::post(const std::string& path, const json& body) {
  base::io::HttpRequest request;
  request.method = base::io::HttpMethod::kPost;
  request.url = url_ + path;
  request.headers = {"Content-Type: application/json"};
  request.body = body.dump();
  const auto response = ask(std::move(request));
  if (!response) return tl::unexpected<base::Error>(response.error());
  json answer = json::parse(response->body, nullptr, false);
  if (answer.is_discarded()) return fail(ErrorCode::kInternal, path, "the hub's answer is no JSON");
  return answer;
}

}  // namespace waymark::ctl

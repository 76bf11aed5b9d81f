// A member of staff's session with the hub, for one command: over TLS, signed in with a name and a password from a
// file.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "base/io/http.h"
#include "base/result.h"

namespace waymark::ctl {

struct HubAddress {
  std::string url;  // https://127.0.0.1:8443
  std::string ca_file;
  std::string staff;
  std::string password_file;  // its first line
};

class HubSession {
 public:
  // kDenied when the name and password do not fit; kUnavailable when nobody answers.
  [[nodiscard]] static base::Result<HubSession> sign_in(const HubAddress& address);

  // The body of a 2xx answer. Any other becomes the Error that the hub gave.
  [[nodiscard]] base::Result<std::string> get(const std::string& path);
  [[nodiscard]] base::Result<nlohmann::json> post(const std::string& path, const nlohmann::json& body);

 private:
  HubSession(std::unique_ptr<base::io::Http> http, std::string url) : http_(std::move(http)), url_(std::move(url)) {}
  [[nodiscard]] base::Result<base::io::HttpResponse> ask(base::io::HttpRequest request);

  std::unique_ptr<base::io::Http> http_;
  std::string url_;
  std::string cookie_;
  std::string csrf_token_;
};

}  // namespace waymark::ctl

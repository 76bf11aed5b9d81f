// This kiosk's standing with the hub: enrolled by a one-time code, then a short token for a signed challenge, again
// and again. Everything else that speaks to the hub goes through call().
//
// Promises: the one-time code is sent until the hub answered; a 401 drops the token and asks for another; one that will
// soon have lived its time serves until the next is there;
// tries are spaced by full jitter. Thread: the link's.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/io/clock.h"
#include "base/io/http.h"
#include "base/result.h"
#include "kiosk/shell/identity.h"
#include "kiosk/shell/lane.h"

namespace waymark::shell {

struct HubSessionOptions {
  std::string hub;  // https://host:port, no slash at its end
  std::filesystem::path ca_file;
  std::filesystem::path state;
  std::string name;                 // what staff read on the fleet page
  std::optional<std::string> code;  // one-time enrolment code
  BackoffLimits backoff;
};

struct HubReply {
  int status = 0;
  std::string body;
  std::chrono::seconds retry_after{0};
  [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }
  // The hub understood and says no: trying again will not help.
  [[nodiscard]] bool refused() const {
    return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
  }
};
using HubAnswer = std::function<void(base::Result<HubReply>)>;

class HubSession {
 public:
  HubSession(base::io::Http& http, const base::io::Clock& clock, HubSessionOptions options);

  // Reads what an earlier run was given. An error is for main(): the kiosk cannot go on as it is.
  [[nodiscard]] base::Status open();

  void tick();
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;

  [[nodiscard]] bool ready() const { return !token_.empty(); }
  [[nodiscard]] const std::optional<Identity>& identity() const { return identity_; }
  // Called once, when this kiosk has just been enrolled.
  void on_enrolled(std::function<void()> enrolled) { enrolled_ = std::move(enrolled); }

  // With the token. `path` begins with /kiosk/v1/.
  base::io::HttpId call(base::io::HttpMethod method, const std::string& path, const nlohmann::json& body,
                        HubAnswer done, std::chrono::milliseconds timeout = std::chrono::seconds{10},
                        std::size_t max_bytes = 1'048'576);
  base::io::HttpId post_text(const std::string& path, std::string body, HubAnswer done,
                             std::chrono::milliseconds timeout = std::chrono::seconds{10});
  [[nodiscard]] base::io::HttpRequest request(base::io::HttpMethod method, const std::string& path,
                                              std::string body) const;
  void drop_token() { token_.clear(); }

 private:
  void enrol();
  void ask_challenge();
  void ask_token(const std::string& challenge);
  void failed(const std::string& where, const base::Result<base::io::HttpResponse>& reply);
  void ask(const std::string& path, const nlohmann::json& body,
           std::function<void(base::Result<base::io::HttpResponse>)> done);
  base::io::HttpId send(base::io::HttpRequest request, HubAnswer done);

  base::io::Http& http_;
  const base::io::Clock& clock_;
  HubSessionOptions options_;
  std::optional<Identity> identity_;
  base::io::SigningKey key_;
  std::string token_;
  std::optional<base::MonoTime> renew_at_;
  Lane lane_;
  std::function<void()> enrolled_;
};

}  // namespace waymark::shell

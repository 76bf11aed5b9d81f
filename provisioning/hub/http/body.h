// Reading a JSON request body strictly and writing JSON answers. The first fault is kept and named; reading goes on
// with empty values, so that a handler reads everything and asks once.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "provisioning/hub/http/message.h"
#include "provisioning/protocol/code.h"

namespace waymark::hub {

using protocol::is_code;
[[nodiscard]] bool is_language(std::string_view text);  // BCP 47, by shape
[[nodiscard]] bool is_day(std::string_view text);       // YYYY-MM-DD, a day that exists
[[nodiscard]] bool is_plain(std::string_view text);     // UTF-8 without control characters

class Body {
 public:
  explicit Body(const Request& request);
  explicit Body(const nlohmann::json& object, std::string place = {});

  enum class Need { kRequired = 1, kOptional };

  [[nodiscard]] std::string text(const char* name, std::size_t limit, Need need = Need::kRequired);
  [[nodiscard]] std::string code(const char* name, Need need = Need::kRequired);
  [[nodiscard]] std::string uuid(const char* name);
  [[nodiscard]] std::string language(const char* name, Need need = Need::kRequired);
  // Decoded; `bytes` 0 for any length.
  [[nodiscard]] std::string base64(const char* name, std::size_t bytes = 0);
  [[nodiscard]] std::int64_t number(const char* name, std::int64_t least, std::int64_t most,
                                    Need need = Need::kRequired);
  [[nodiscard]] bool flag(const char* name);
  [[nodiscard]] std::string one_of(const char* name, std::initializer_list<std::string_view> words,
                                   Need need = Need::kRequired);
  [[nodiscard]] std::vector<std::string> texts(const char* name, std::size_t most, std::size_t limit);
  // The member as it is; null when it is not there.
  [[nodiscard]] const nlohmann::json& member(const char* name);

  // The first fault, or that there is a member nobody read.
  [[nodiscard]] base::Status done();

 private:
  void fault(const char* name, std::string detail);

  nlohmann::json object_;
  std::string place_;
  std::set<std::string, std::less<>> read_;
  base::Status status_;
};

inline constexpr std::int64_t kLatestTime = 9'007'199'254'740'991;

[[nodiscard]] Response json_response(const nlohmann::json& body, int status = 200);
[[nodiscard]] Response error_response(const base::Error& error);
[[nodiscard]] int status_of(base::ErrorCode code);

}  // namespace waymark::hub

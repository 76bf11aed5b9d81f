#include "provisioning/protocol/request_status.h"

#include <nlohmann/json.hpp>

#include "provisioning/protocol/code.h"

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::int64_t kLatest = (1LL << 53) - 1;

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<std::int64_t> time_of(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto value = found->get<std::uint64_t>();
  if (value > static_cast<std::uint64_t>(kLatest)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace

base::Result<RequestState> parse_request_state(std::string_view text) {
  if (text.size() > kMaxRequestStateBytes) return fail(ErrorCode::kTooLarge, "request", "is longer than an answer is");
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "request", "is not a JSON object");
  const std::string journey = text_of(object, "journey");
  if (!is_code(journey)) return fail(ErrorCode::kInvalid, "journey", "is not a code");
  const auto status = parse_request_status(text_of(object, "status"));
  if (!status) return fail(ErrorCode::kInvalid, "status", "is not a word for a status");
  const auto created_at = time_of(object, "created_at");
  const auto status_at = time_of(object, "status_at");
  if (!created_at || !status_at) return fail(ErrorCode::kInvalid, "created_at, status_at", "are not times");
  return RequestState{journey, *status, *created_at, *status_at};
}

std::string to_json(const RequestState& state) {
  return json{{"journey", state.journey},
              {"status", name_of(state.status)},
              {"created_at", state.created_at},
              {"status_at", state.status_at}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace waymark::protocol

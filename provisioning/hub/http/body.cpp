#include "provisioning/hub/http/body.h"

#include <algorithm>
#include <chrono>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "base/text.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

const json kNull;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

}  // namespace

bool is_language(std::string_view text) {
  if (text.size() < 2 || text.size() > 35 || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
  });
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return false;
  }
  const std::chrono::year_month_day day{std::chrono::year{two_digits(text) * 100 + two_digits(text.substr(2))},
                                        std::chrono::month{static_cast<unsigned>(two_digits(text.substr(5)))},
                                        std::chrono::day{static_cast<unsigned>(two_digits(text.substr(8)))}};
  return day.ok();
}

bool is_plain(std::string_view text) {
  if (!base::is_utf8(text)) return false;
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Body::Body(const Request& request) : object_(json::parse(request.body, nullptr, false)) {
  if (!object_.is_object()) {
    status_ = base::fail(ErrorCode::kInvalid, "body", "is not a JSON object");
    object_ = json::object();
  }
}

Body::Body(const json& object, std::string place) : object_(object), place_(std::move(place)) {
  if (!object_.is_object()) {
    status_ = base::fail(ErrorCode::kInvalid, place_, "is not a JSON object");
    object_ = json::object();
  }
}

void Body::fault(const char* name, std::string detail) {
  if (status_) status_ = base::fail(ErrorCode::kInvalid, place_ + name, std::move(detail));
}

const json& Body::member(const char* name) {
  read_.insert(name);
  const auto found = object_.find(name);
  return found == object_.end() ? kNull : *found;
}

std::string Body::text(const char* name, std::size_t limit, Need need) {
  const json& value = member(name);
  if (value.is_null() && need == Need::kOptional) return {};
  if (!value.is_string()) {
    fault(name, "is not a text");
    return {};
  }
  auto text = value.get<std::string>();
  if (text.size() > limit) fault(name, "is longer than " + std::to_string(limit) + " bytes");
  if (!is_plain(text)) fault(name, "has characters that may not be in it");
  if (text.empty() && need == Need::kRequired) fault(name, "is empty");
  return text;
}

std::string Body::code(const char* name, Need need) {
  std::string text = this->text(name, 64, need);
  if (!text.empty() && !is_code(text)) fault(name, "is not a code");
  return text;
}

std::string Body::uuid(const char* name) {
  std::string text = this->text(name, 36);
  if (!base::is_uuid_v7(text)) fault(name, "is not a UUID of version 7");
  return text;
}

std::string Body::language(const char* name, Need need) {
  std::string text = this->text(name, 35, need);
  if (!text.empty() && !is_language(text)) fault(name, "is not a language");
  return text;
}

std::string Body::base64(const char* name, std::size_t bytes) {
  const json& value = member(name);
  auto decoded = value.is_string() ? base::io::from_base64(value.get<std::string>())
                                   : base::Result<std::string>(base::fail(ErrorCode::kInvalid, name));
  if (!decoded || (bytes > 0 && decoded->size() != bytes)) {
    fault(name, bytes > 0 ? "is not base64 of " + std::to_string(bytes) + " bytes" : "is not base64");
    return {};
  }
  return std::move(*decoded);
}

std::int64_t Body::number(const char* name, std::int64_t least, std::int64_t most, Need need) {
  const json& value = member(name);
  if (value.is_null() && need == Need::kOptional) return 0;
  const bool fits =
      value.is_number_integer() &&
      !(value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(kLatestTime));
  if (!fits || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most) {
    fault(name, "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
  }
  return value.get<std::int64_t>();
}

bool Body::flag(const char* name) {
  const json& value = member(name);
  if (!value.is_null() && !value.is_boolean()) fault(name, "is not true or false");
  return value.is_boolean() && value.get<bool>();
}

std::string Body::one_of(const char* name, std::initializer_list<std::string_view> words, Need need) {
  std::string text = this->text(name, 64, need);
  if (text.empty() && need == Need::kOptional) return text;
  if (std::find(words.begin(), words.end(), text) == words.end()) fault(name, "is not one of the words for it");
  return text;
}

std::vector<std::string> Body::texts(const char* name, std::size_t most, std::size_t limit) {
  const json& value = member(name);
  std::vector<std::string> list;
  if (value.is_null()) return list;
  if (!value.is_array() || value.size() > most) {
    fault(name, "is not a list of at most " + std::to_string(most));
    return list;
  }
  for (const json& entry : value) {
    if (!entry.is_string() || entry.get_ref<const std::string&>().size() > limit ||
        !is_plain(entry.get_ref<const std::string&>())) {
      fault(name, "has an entry that is no short text");
      return list;
    }
    list.push_back(entry.get<std::string>());
  }
  return list;
}

base::Status Body::done() {
  if (!status_) return status_;
  for (const auto& [name, value] : object_.items()) {
    if (!read_.contains(name)) return base::fail(ErrorCode::kInvalid, place_, "has a member that is not known");
  }
  return {};
}

Response json_response(const json& body, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
  return response;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalid:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kDenied:
      return 403;
    case ErrorCode::kUnavailable:
    case ErrorCode::kTimeout:
      return 503;
    case ErrorCode::kUnsupported:
      return 422;
    case ErrorCode::kCorrupt:
    case ErrorCode::kStorage:
    case ErrorCode::kInternal:
      break;
  }
  return 500;
}

Response error_response(const base::Error& error) {
  const json body{
      {"error", {{"code", std::string{base::name_of(error.code)}}, {"where", error.where}, {"detail", error.detail}}}};
  Response response = json_response(body, status_of(error.code));
  if (response.status == 503) response.headers.emplace_back("Retry-After", "2");
  return response;
}

}  // namespace waymark::hub

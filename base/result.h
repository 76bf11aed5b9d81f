// The one error type of Waymark. Fallible calls return Result<T>; nothing throws across a folder's edge.
//
// An Error never carries a customer's words: `where` names our place (a file, a field id, a URL path) and
// `detail` says what was wrong with its shape. Both may be logged and shown to staff.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace waymark::base {

enum class ErrorCode {
  kInvalid = 1,  // the input breaks a rule; `detail` says which
  kNotFound,     // it does not exist
  kConflict,     // it exists already, or the state forbids it
  kTooLarge,     // over a stated limit
  kDenied,       // not allowed, or a signature or secret did not match
  kUnavailable,  // cannot be reached now; trying again may help
  kTimeout,      // the deadline passed
  kCorrupt,      // stored data is damaged
  kUnsupported,  // understood, but not something we do
  kStorage,      // a disk or database call failed
  kInternal,     // our own bug
};

// "invalid", "not_found"...: for logs and wire errors.
[[nodiscard]] constexpr std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalid:
      return "invalid";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kDenied:
      return "denied";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kTimeout:
      return "timeout";
    case ErrorCode::kCorrupt:
      return "corrupt";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kStorage:
      return "storage";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string where;
  std::string detail;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(where), std::move(detail)});
}

// One line for a log or a terminal: "invalid: pages/3/next: there is no page called x".
[[nodiscard]] inline std::string to_string(const Error& error) {
  std::string out{name_of(error.code)};
  if (!error.where.empty()) out += ": " + error.where;
  if (!error.detail.empty()) out += ": " + error.detail;
  return out;
}

}  // namespace waymark::base

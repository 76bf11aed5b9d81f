// An HTTPS client for one owner thread: many requests and streams at once, none of which blocks the others.
// A thin face on libcurl's multi interface.
//
// Promises: https only, certificates always checked (there is no switch), TLS 1.2 or newer, no redirects, no cookies,
// every request has a deadline, every reply has a size limit, no signals. A proxy is taken from the environment
// (https_proxy, no_proxy), but never for a loopback address.
//
// Thread: everything on the owner's thread, callbacks too (from run() only); wake() from anywhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::base::io {

enum class HttpMethod { kGet = 1, kPost };

struct HttpRequest {
  HttpMethod method = HttpMethod::kGet;
  std::string url = {};                   // absolute, https://
  std::vector<std::string> headers = {};  // "Name: value"
  std::string body = {};
  std::chrono::milliseconds timeout{10'000};  // the whole of it, name look-up and TLS included
  std::size_t max_response_bytes = 1'048'576;
};

struct HttpResponse {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case; the last of each
  std::string body = {};
};

using HttpId = std::uint64_t;

class Http {
 public:
  virtual ~Http() = default;

  // kTimeout, kUnavailable (no route, no name, refused), kDenied (certificate), kTooLarge, kInvalid (not https).
  // Any status the server gives is a reply, not an error.
  virtual HttpId start(HttpRequest request, std::function<void(Result<HttpResponse>)> done) = 0;

  // A reply without an end. `on_bytes` gets its body as it comes, once the status is 200 and the content type is
  // text/event-stream. `on_end` is called once; never after cancel(). Silence for `silence` ends it with kTimeout; the
  // statuses 401 and 403 with kDenied. `on_bytes` must not start or cancel anything.
  virtual HttpId open_stream(HttpRequest request, std::chrono::seconds silence,
                             std::function<void(std::string_view)> on_bytes, std::function<void(Error)> on_end) = 0;

  virtual void cancel(HttpId id) = 0;

  // Waits until something happened, wake() was called or the time is over, and calls what is due.
  virtual void run(std::chrono::milliseconds at_most) = 0;
  virtual void wake() = 0;
};

struct HttpOptions {
  std::string ca_file = {};  // PEM: the only authorities that are believed
  std::string user_agent = {};
  std::chrono::milliseconds connect_timeout{5'000};
};

// kNotFound when the CA file cannot be read.
[[nodiscard]] Result<std::unique_ptr<Http>> open_http(HttpOptions options);

}  // namespace waymark::base::io

// A request and a response as the hub's handlers see them: plain values, so that a handler is tested with no network
// and compiled with no network library.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::hub {

class Feed;

// Which door it came through: kiosks speak TLS, browsers plain HTTP on loopback (or behind a proxy that ends TLS).
enum class Door : std::uint8_t { kKiosks = 1, kBrowsers };

struct Request {
  Door door = Door::kBrowsers;
  std::string method;  // "GET"
  std::string path;    // decoded, without the query
  std::map<std::string, std::string, std::less<>> query;
  std::map<std::string, std::string, std::less<>> headers;     // names in lower case
  std::map<std::string, std::string, std::less<>> parameters;  // from the route: {request_id}
  std::string body;
  std::string peer;      // address, for rate limits
  bool upgrade = false;  // asks for a WebSocket

  [[nodiscard]] std::string_view header(std::string_view name) const { return find(headers, name); }
  [[nodiscard]] std::string_view parameter(std::string_view name) const { return find(parameters, name); }
  [[nodiscard]] std::string_view asked(std::string_view name) const { return find(query, name); }
  [[nodiscard]] std::string_view cookie(std::string_view name) const;

 private:
  static std::string_view find(const std::map<std::string, std::string, std::less<>>& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? std::string_view{} : std::string_view{found->second};
  }
};

// What a WebSocket hears from the browser. Called on the loop's thread.
using OnMessage = std::function<void(std::string)>;

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::string_view still_body;  // bytes that outlive the program, instead of body
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<Feed> feed;  // the body is this stream: server-sent events, or a WebSocket when it was asked for
  OnMessage on_message;        // of the WebSocket
};

// Called once, on the loop's thread.
using Reply = std::function<void(Response)>;
using Handler = std::function<void(Request, Reply)>;

[[nodiscard]] std::string percent_decode(std::string_view text);
[[nodiscard]] std::map<std::string, std::string, std::less<>> parse_query(std::string_view text);

}  // namespace waymark::hub

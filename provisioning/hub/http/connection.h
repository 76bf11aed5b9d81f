// One connection at a door, what all of them share, and what a coroutine of one waits for. Names the network library,
// so it is server.cpp's alone.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "provisioning/hub/http/feed.h"
#include "provisioning/hub/http/server.h"

namespace waymark::hub {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Plain = beast::tcp_stream;
using Tls = asio::ssl::stream<beast::tcp_stream>;

// Something that a coroutine waits for and plain code can wake.
class Wake {
 public:
  explicit Wake(asio::any_io_executor executor) : timer_(std::move(executor)) {}

  void notify() {
    set_ = true;
    timer_.cancel();
  }
  awaitable<void> wait(std::chrono::milliseconds at_most) {
    if (!set_) {
      timer_.expires_after(at_most);
      ErrorCode ignored;
      co_await timer_.async_wait(asio::redirect_error(use_awaitable, ignored));
    }
    set_ = false;
  }

 private:
  asio::steady_timer timer_;
  bool set_ = false;
};

struct Server::Parts : std::enable_shared_from_this<Server::Parts> {
  Parts(Loop& the_loop, ServerOptions the_options, Handler the_handler)
      : loop(the_loop), options(std::move(the_options)), handler(std::move(the_handler)) {}

  Loop& loop;
  ServerOptions options;
  Handler handler;
  std::optional<asio::ssl::context> tls;
  std::optional<tcp::acceptor> browsers;
  std::optional<tcp::acceptor> kiosks;
  std::size_t connections = 0;
  std::uint64_t next_id = 1;
  std::unordered_map<std::uint64_t, std::function<void()>> idle;  // closes a connection that waits for a request
  std::unordered_map<std::uint64_t, std::shared_ptr<Feed>> feeds;
  bool closing = false;
  std::function<void()> closed;

  void left() {
    --connections;
    if (closing && connections == 0 && closed) std::exchange(closed, nullptr)();
  }
};

template <class Stream>
struct Connection {
  Connection(Stream&& the_stream, std::shared_ptr<Server::Parts> the_parts, Door the_door);
  ~Connection();
  Stream stream;
  std::shared_ptr<Server::Parts> parts;
  Door door;
  std::uint64_t id;
  std::string peer;
  beast::flat_buffer buffer;

  beast::tcp_stream& tcp_layer() { return beast::get_lowest_layer(stream); }
};

template <class Stream>
Connection<Stream>::Connection(Stream&& the_stream, std::shared_ptr<Server::Parts> the_parts, Door the_door)
    : stream(std::move(the_stream)), parts(std::move(the_parts)), door(the_door), id(parts->next_id++) {
  ErrorCode error;
  const auto endpoint = tcp_layer().socket().remote_endpoint(error);
  peer = error ? std::string{"unknown"} : endpoint.address().to_string();
  ++parts->connections;
}

template <class Stream>
Connection<Stream>::~Connection() {
  parts->idle.erase(id);
  parts->feeds.erase(id);
  parts->left();
}

template <class Stream>
using ConnectionPointer = std::shared_ptr<Connection<Stream>>;

}  // namespace waymark::hub

#include "provisioning/hub/http/server.h"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <cctype>

#include "base/io/log.h"
#include "provisioning/hub/http/connection.h"
#include "provisioning/hub/http/listening.h"

namespace waymark::hub {
namespace {

namespace http = beast::http;
namespace websocket = beast::websocket;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint32_t kMaxHeader = 64 * 1024;
constexpr std::uint64_t kMaxBody = 1024 * 1024;
constexpr std::uint64_t kMaxLargeBody = 16 * 1024 * 1024;
constexpr std::size_t kMaxWebSocketMessage = 64 * 1024;
constexpr seconds kArrive{30};
constexpr seconds kBetween{75};
constexpr seconds kAnswer{20};
constexpr seconds kWrite{30};

struct Slot {
  explicit Slot(asio::any_io_executor executor) : wake(std::move(executor)) {}
  std::optional<Response> response;
  Wake wake;
};

Request to_request(http::request<http::string_body>&& message, Door door, const std::string& peer, bool upgrade) {
  Request request;
  request.door = door;
  request.peer = peer;
  request.upgrade = upgrade;
  request.method = std::string{message.method_string()};
  const std::string target{message.target()};
  const auto question = target.find('?');
  request.path = percent_decode(std::string_view{target}.substr(0, question));
  if (question != std::string::npos) request.query = parse_query(std::string_view{target}.substr(question + 1));
  for (const auto& field : message.base()) {
    std::string name{field.name_string()};
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    request.headers[std::move(name)] = std::string{field.value()};
  }
  request.body = std::move(message.body());
  return request;
}

Response plain_refusal(int status, const char* code, const char* detail) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::string{R"({"error":{"code":")"} + code + R"(","where":"http","detail":")" + detail + "\"}}";
  return response;
}

template <class Stream>
awaitable<void> write_response(Connection<Stream>& connection, Response& answer, unsigned version, bool keep_alive) {
  const std::string_view body = answer.still_body.empty() ? std::string_view{answer.body} : answer.still_body;
  http::response<http::span_body<const char>> message;
  message.result(static_cast<unsigned>(answer.status));
  message.version(version);
  message.keep_alive(keep_alive);
  for (const auto& [name, value] : answer.headers) message.insert(name, value);
  if (!answer.content_type.empty()) message.set(http::field::content_type, answer.content_type);
  message.body() = beast::span<const char>(body.data(), body.size());
  message.prepare_payload();
  connection.tcp_layer().expires_after(kWrite);
  co_await http::async_write(connection.stream, message, use_awaitable);
}

template <class Stream>
awaitable<Response> ask(Connection<Stream>& connection, Request request) {
  auto slot = std::make_shared<Slot>(connection.stream.get_executor());
  connection.parts->handler(std::move(request), [slot](Response response) {
    if (slot->response) return;
    slot->response = std::move(response);
    slot->wake.notify();
  });
  if (!slot->response) co_await slot->wake.wait(kAnswer);
  if (!slot->response) slot->response = plain_refusal(503, "timeout", "no answer in time");
  co_return std::move(*slot->response);
}

// Notices when the other end goes: nothing that it sends here means anything.
template <class Stream>
awaitable<void> watch_for_end(ConnectionPointer<Stream> connection, std::shared_ptr<Feed> feed) {
  std::array<char, 512> bytes{};
  ErrorCode error;
  while (!error) {
    co_await connection->stream.async_read_some(asio::buffer(bytes), asio::redirect_error(use_awaitable, error));
  }
  feed->close();
}

template <class Stream>
awaitable<void> send_events(ConnectionPointer<Stream> connection, Response answer) {
  auto feed = answer.feed;
  auto wake = std::make_shared<Wake>(connection->stream.get_executor());
  feed->on_change = [wake] { wake->notify(); };
  connection->parts->feeds[connection->id] = feed;
  connection->tcp_layer().expires_never();
  std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n";
  for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
  head += "\r\n";
  ErrorCode error;
  co_await asio::async_write(connection->stream, asio::buffer(head), asio::redirect_error(use_awaitable, error));
  asio::co_spawn(connection->stream.get_executor(), watch_for_end(connection, feed), asio::detached);
  while (!error) {
    std::optional<std::string> text = feed->take();
    if (text) {
      co_await asio::async_write(connection->stream, asio::buffer(*text), asio::redirect_error(use_awaitable, error));
    } else if (feed->closed()) {
      break;
    } else {
      co_await wake->wait(std::chrono::hours{1});
    }
  }
  feed->close();
  connection->tcp_layer().close();
  if (feed->on_end) feed->on_end();
}

using Socket = websocket::stream<Plain>;

awaitable<void> read_messages(std::shared_ptr<Socket> socket, std::shared_ptr<Feed> feed, OnMessage on_message) {
  beast::flat_buffer buffer;
  ErrorCode error;
  for (;;) {
    co_await socket->async_read(buffer, asio::redirect_error(use_awaitable, error));
    if (error) break;
    if (on_message) on_message(beast::buffers_to_string(buffer.data()));
    buffer.consume(buffer.size());
    buffer.shrink_to_fit();
  }
  feed->close();
}

awaitable<void> talk(ConnectionPointer<Plain> connection, http::request<http::empty_body> upgrade, Response answer) {
  auto feed = answer.feed;
  auto socket = std::make_shared<Socket>(std::move(connection->stream));
  beast::get_lowest_layer(*socket).expires_never();
  websocket::stream_base::timeout timeout{};
  timeout.handshake_timeout = seconds{10};
  timeout.idle_timeout = seconds{30};
  timeout.keep_alive_pings = true;
  socket->set_option(timeout);
  socket->read_message_max(kMaxWebSocketMessage);
  ErrorCode error;
  co_await socket->async_accept(upgrade, asio::redirect_error(use_awaitable, error));
  auto wake = std::make_shared<Wake>(socket->get_executor());
  feed->on_change = [wake] { wake->notify(); };
  connection->parts->feeds[connection->id] = feed;
  socket->text(true);
  if (!error) {
    asio::co_spawn(socket->get_executor(), read_messages(socket, feed, answer.on_message), asio::detached);
  }
  while (!error) {
    std::optional<std::string> text = feed->take();
    if (text) {
      co_await socket->async_write(asio::buffer(*text), asio::redirect_error(use_awaitable, error));
    } else if (feed->closed()) {
      break;
    } else {
      co_await wake->wait(std::chrono::hours{1});
    }
  }
  feed->close();
  beast::get_lowest_layer(*socket).close();
  if (feed->on_end) feed->on_end();
}

// One request, or nothing when the other end went or was too slow. A body that is too large is answered here.
template <class Stream>
awaitable<bool> read_request(Connection<Stream>& connection, http::request_parser<http::string_body>& parser) {
  parser.header_limit(kMaxHeader);
  parser.body_limit(kMaxLargeBody);  // the headers tell first what is sent to whom; until then the larger one holds
  ErrorCode error;
  if (connection.buffer.size() == 0) {
    connection.tcp_layer().expires_after(kBetween);
    connection.parts->idle[connection.id] = [&connection] { connection.tcp_layer().cancel(); };
    const std::size_t got = co_await connection.stream.async_read_some(connection.buffer.prepare(16 * 1024),
                                                                       asio::redirect_error(use_awaitable, error));
    connection.parts->idle.erase(connection.id);
    if (error) co_return false;
    connection.buffer.commit(got);
  }
  connection.tcp_layer().expires_after(kArrive);
  co_await http::async_read_header(connection.stream, connection.buffer, parser,
                                   asio::redirect_error(use_awaitable, error));
  if (!error) {
    const std::string_view target{parser.get().target().data(), parser.get().target().size()};
    if (!connection.parts->options.large_body(target)) {
      parser.body_limit(kMaxBody);
      const auto announced = parser.content_length();
      if (announced && *announced > kMaxBody) error = http::error::body_limit;
    }
  }
  if (!error) {
    if (parser.get()[http::field::expect] == "100-continue") {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(connection.stream, asio::buffer(kContinue.data(), kContinue.size()),
                                 asio::redirect_error(use_awaitable, error));
    }
  }
  if (!error) {
    co_await http::async_read(connection.stream, connection.buffer, parser, asio::redirect_error(use_awaitable, error));
  }
  if (!error) co_return true;
  Response refusal;
  if (error == http::error::body_limit) refusal = plain_refusal(413, "too_large", "the body is too large");
  if (error == http::error::header_limit) refusal = plain_refusal(431, "too_large", "the headers are too large");
  if (refusal.status != 200) co_await write_response(connection, refusal, 11, false);
  co_return false;
}

template <class Stream>
awaitable<void> serve(ConnectionPointer<Stream> connection) {
  auto& parts = *connection->parts;
  while (!parts.closing) {
    http::request_parser<http::string_body> parser;
    if (!co_await read_request(*connection, parser)) co_return;
    http::request<http::string_body> message = parser.release();
    const unsigned version = message.version();
    const bool keep_alive = message.keep_alive();
    const bool upgrade = websocket::is_upgrade(message);
    http::request<http::empty_body> head{http::request_header<>{message.base()}};
    Response answer =
        co_await ask(*connection, to_request(std::move(message), connection->door, connection->peer, upgrade));
    if (answer.feed && !upgrade) {
      co_await send_events(connection, std::move(answer));
      co_return;
    }
    if constexpr (std::is_same_v<Stream, Plain>) {
      if (answer.feed) {
        co_await talk(connection, std::move(head), std::move(answer));
        co_return;
      }
    }
    co_await write_response(*connection, answer, version, keep_alive && !parts.closing);
    if (!keep_alive) co_return;
  }
}

awaitable<void> greet(ConnectionPointer<Plain> connection) {
  try {
    co_await serve(connection);
  } catch (const boost::system::system_error&) {
    // The other end went in the middle of an answer: nothing is left to tell it.
  }
}

awaitable<void> greet(ConnectionPointer<Tls> connection) {
  try {
    connection->tcp_layer().expires_after(kArrive);
    co_await connection->stream.async_handshake(asio::ssl::stream_base::server, use_awaitable);
    co_await serve(connection);
    connection->tcp_layer().expires_after(seconds{1});
    ErrorCode ignored;
    co_await connection->stream.async_shutdown(asio::redirect_error(use_awaitable, ignored));
  } catch (const boost::system::system_error&) {
    // As above, or a handshake that failed.
  }
}

awaitable<void> accept(std::shared_ptr<Server::Parts> parts, tcp::acceptor& acceptor, Door door) {
  while (!parts->closing) {
    ErrorCode error;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(use_awaitable, error));
    if (error == asio::error::operation_aborted || parts->closing) co_return;
    if (error) {  // out of file descriptors: wait until somebody leaves
      base::io::log_warning("http", "a connection could not be accepted: " + error.message());
      asio::steady_timer pause(parts->loop.context(), milliseconds{200});
      co_await pause.async_wait(use_awaitable);
      continue;
    }
    if (parts->connections >= Server::kMaxConnections) continue;
    tune(socket);
    const auto executor = socket.get_executor();
    if (door == Door::kKiosks) {
      auto connection = std::make_shared<Connection<Tls>>(Tls{Plain{std::move(socket)}, *parts->tls}, parts, door);
      asio::co_spawn(executor, greet(std::move(connection)), asio::detached);
    } else {
      auto connection = std::make_shared<Connection<Plain>>(Plain{std::move(socket)}, parts, door);
      asio::co_spawn(executor, greet(std::move(connection)), asio::detached);
    }
  }
}

}  // namespace

Server::Server(std::shared_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

base::Result<std::unique_ptr<Server>> Server::open(Loop& loop, ServerOptions options, Handler handler) {
  auto parts = std::make_shared<Parts>(loop, std::move(options), std::move(handler));
  const ServerOptions& wanted = parts->options;
  if (!wanted.kiosks_address.empty()) {
    if (auto done = load_certificate(parts->tls, wanted.certificate_file, wanted.key_file); !done) {
      return tl::unexpected<base::Error>(done.error());
    }
    if (auto done = listen(parts->kiosks, loop.context(), wanted.kiosks_address); !done) {
      return tl::unexpected<base::Error>(done.error());
    }
    asio::co_spawn(loop.context(), accept(parts, *parts->kiosks, Door::kKiosks), asio::detached);
  }
  if (!wanted.browsers_address.empty()) {
    if (auto done = listen(parts->browsers, loop.context(), wanted.browsers_address); !done) {
      return tl::unexpected<base::Error>(done.error());
    }
    asio::co_spawn(loop.context(), accept(parts, *parts->browsers, Door::kBrowsers), asio::detached);
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::string Server::browsers_address() const { return address_of(parts_->browsers); }
std::string Server::kiosks_address() const { return address_of(parts_->kiosks); }

void Server::close(milliseconds patience, std::function<void()> done) {
  parts_->closing = true;
  parts_->closed = std::move(done);
  ErrorCode ignored;
  if (parts_->browsers) parts_->browsers->close(ignored);
  if (parts_->kiosks) parts_->kiosks->close(ignored);
  const auto idle = parts_->idle;
  for (const auto& [id, cancel] : idle) cancel();
  const auto feeds = parts_->feeds;
  for (const auto& [id, feed] : feeds) feed->close();
  const auto finish = [parts = parts_] {
    if (parts->closed) std::exchange(parts->closed, nullptr)();
  };
  if (parts_->connections == 0) {
    finish();
  } else {
    parts_->loop.after(patience, finish);
  }
}

}  // namespace waymark::hub

#include "provisioning/hub/http/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <cctype>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/io/log.h"
#include "provisioning/hub/http/feed.h"

namespace waymark::hub {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ErrorCode = boost::system::error_code;
using Plain = beast::tcp_stream;
using Tls = asio::ssl::stream<beast::tcp_stream>;

constexpr std::uint32_t kMaxHeader = 64 * 1024;
constexpr std::uint64_t kMaxBody = 1024 * 1024;
constexpr std::uint64_t kMaxLargeBody = 16 * 1024 * 1024;
constexpr std::size_t kMaxWebSocketMessage = 64 * 1024;
constexpr seconds kArrive{30};
constexpr seconds kBetween{75};
constexpr seconds kAnswer{20};
constexpr seconds kWrite{30};
constexpr unsigned kUnacknowledgedMilliseconds = 30'000;

// Something that a coroutine waits for and plain code can wake.
class Wake {
 public:
  explicit Wake(asio::any_io_executor executor) : timer_(std::move(executor)) {}

  void notify() {
    set_ = true;
    timer_.cancel();
  }
  awaitable<void> wait(milliseconds at_most) {
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

struct Slot {
  explicit Slot(asio::any_io_executor executor) : wake(std::move(executor)) {}
  std::optional<Response> response;
  Wake wake;
};

base::Result<tcp::endpoint> parse_address(const std::string& text) {
  const auto colon = text.rfind(':');
  ErrorCode error;
  const auto host = asio::ip::make_address(text.substr(0, colon), error);
  const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (error || port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos ||
      std::stoul(port) > 65535) {
    return base::fail(base::ErrorCode::kInvalid, text, "is not an address and a port, as 127.0.0.1:8080");
  }
  return tcp::endpoint{host, static_cast<std::uint16_t>(std::stoul(port))};
}

std::string to_text(const std::optional<tcp::acceptor>& acceptor) {
  if (!acceptor) return {};
  ErrorCode error;
  const auto endpoint = acceptor->local_endpoint(error);
  return endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
}

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

}  // namespace

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

namespace {

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

void tune(tcp::socket& socket) {
  ErrorCode ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  // A half-open connection is noticed by the first ping that nobody acknowledges.
  ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnacknowledgedMilliseconds,
               sizeof kUnacknowledgedMilliseconds);
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

base::Status listen(std::optional<tcp::acceptor>& acceptor, asio::io_context& context, const std::string& address) {
  const auto endpoint = parse_address(address);
  if (!endpoint) return tl::unexpected<base::Error>(endpoint.error());
  acceptor.emplace(context);
  ErrorCode error;
  acceptor->open(endpoint->protocol(), error);
  if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor->bind(*endpoint, error);
  if (!error) acceptor->listen(1024, error);
  if (!error) return {};
  return base::fail(error == asio::error::address_in_use ? base::ErrorCode::kConflict : base::ErrorCode::kInvalid,
                    address, error.message());
}

base::Status load_certificate(std::optional<asio::ssl::context>& tls, const ServerOptions& options) {
  tls.emplace(asio::ssl::context::tls_server);
  ErrorCode error;
  SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(tls->native_handle(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  tls->use_certificate_chain_file(options.certificate_file, error);
  if (error) return base::fail(base::ErrorCode::kInvalid, options.certificate_file, "is no certificate in PEM");
  tls->use_private_key_file(options.key_file, asio::ssl::context::pem, error);
  if (error) return base::fail(base::ErrorCode::kInvalid, options.key_file, "is not the certificate's key in PEM");
  return {};
}

}  // namespace

Server::Server(std::shared_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

base::Result<std::unique_ptr<Server>> Server::open(Loop& loop, ServerOptions options, Handler handler) {
  auto parts = std::make_shared<Parts>(loop, std::move(options), std::move(handler));
  const ServerOptions& wanted = parts->options;
  if (!wanted.kiosks_address.empty()) {
    if (auto done = load_certificate(parts->tls, wanted); !done) return tl::unexpected<base::Error>(done.error());
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

std::string Server::browsers_address() const { return to_text(parts_->browsers); }
std::string Server::kiosks_address() const { return to_text(parts_->kiosks); }

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

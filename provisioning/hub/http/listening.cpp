#include "provisioning/hub/http/listening.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <cstdint>

namespace waymark::hub {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr unsigned kUnacknowledgedMilliseconds = 30'000;

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

}  // namespace

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

std::string address_of(const std::optional<tcp::acceptor>& acceptor) {
  if (!acceptor) return {};
  ErrorCode error;
  const auto endpoint = acceptor->local_endpoint(error);
  return endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
}

base::Status load_certificate(std::optional<asio::ssl::context>& tls, const std::string& certificate_file,
                              const std::string& key_file) {
  tls.emplace(asio::ssl::context::tls_server);
  ErrorCode error;
  SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(tls->native_handle(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  tls->use_certificate_chain_file(certificate_file, error);
  if (error) return base::fail(base::ErrorCode::kInvalid, certificate_file, "is no certificate in PEM");
  tls->use_private_key_file(key_file, asio::ssl::context::pem, error);
  if (error) return base::fail(base::ErrorCode::kInvalid, key_file, "is not the certificate's key in PEM");
  return {};
}

void tune(tcp::socket& socket) {
  ErrorCode ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  // A half-open connection is noticed by the first ping that nobody acknowledges.
  ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnacknowledgedMilliseconds,
               sizeof kUnacknowledgedMilliseconds);
}

}  // namespace waymark::hub

// The sockets of a door: the address that it listens at, its certificate, and how a connection is tuned.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <optional>
#include <string>

#include "base/result.h"

namespace waymark::hub {

// kConflict: the address is in use. kInvalid: it is none, or cannot be used.
[[nodiscard]] base::Status listen(std::optional<boost::asio::ip::tcp::acceptor>& acceptor,
                                  boost::asio::io_context& context, const std::string& address);

// The real address, "127.0.0.1:41234"; empty without an acceptor.
[[nodiscard]] std::string address_of(const std::optional<boost::asio::ip::tcp::acceptor>& acceptor);

// Both files in PEM. kInvalid: not to be used.
[[nodiscard]] base::Status load_certificate(std::optional<boost::asio::ssl::context>& tls,
                                            const std::string& certificate_file, const std::string& key_file);

void tune(boost::asio::ip::tcp::socket& socket);

}  // namespace waymark::hub

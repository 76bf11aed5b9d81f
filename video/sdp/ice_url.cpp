#include "video/sdp/ice_url.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace waymark::video {
namespace {

struct Address {
  std::string_view scheme;
  std::string_view host;  // IPv6 in its brackets
  std::string_view port;
  std::string_view query;  // without its '?'
};

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

bool is_host(std::string_view host) {
  const bool literal = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (literal) host = host.substr(1, host.size() - 2);
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [literal](char c) {
    return literal ? (is_unreserved(c) || c == ':') : is_unreserved(c);
  });
}

bool is_port(std::string_view text) {
  int port = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size() && port > 0 && port < 65'536;
}

std::optional<Address> address_from(std::string_view url) {
  Address address;
  const auto colon = url.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  address.scheme = url.substr(0, colon);
  url.remove_prefix(colon + 1);
  if (const auto mark = url.find('?'); mark != std::string_view::npos) {
    address.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  const auto bracket = url.rfind(']');
  const auto before_port = url.rfind(':');
  const bool has_port =
      before_port != std::string_view::npos && (bracket == std::string_view::npos || before_port > bracket);
  address.host = has_port ? url.substr(0, before_port) : url;
  address.port = has_port ? url.substr(before_port + 1) : address.scheme.ends_with('s') ? "5349" : "3478";
  if (!is_host(address.host) || !is_port(address.port)) return std::nullopt;
  constexpr std::array<std::string_view, 3> kQueries{"", "transport=udp", "transport=tcp"};
  if (std::find(kQueries.begin(), kQueries.end(), address.query) == kQueries.end()) return std::nullopt;
  return address;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      (out += "%") += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

}  // namespace

IceAddresses ice_addresses(const std::vector<IceServer>& servers) {
  IceAddresses addresses;
  for (const IceServer& server : servers) {
    for (const std::string& url : server.urls) {
      const auto address = address_from(url);
      if (!address) continue;
      const std::string place = std::string{address->host} + ":" + std::string{address->port};
      if (address->scheme == "stun") {
        if (addresses.stun.empty()) addresses.stun = "stun://" + place;
      } else if (address->scheme == "turn" || address->scheme == "turns") {
        const std::string query = address->query.empty() ? "" : "?" + std::string{address->query};
        addresses.turn.push_back(std::string{address->scheme} + "://" + percent_encoded(server.username) + ":" +
                                 percent_encoded(server.credential) + "@" + place + query);
      }
    }
  }
  return addresses;
}

}  // namespace waymark::video

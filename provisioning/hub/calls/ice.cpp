#include "provisioning/hub/calls/ice.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <string_view>

#include "base/io/crypto.h"

namespace waymark::hub::calls {

using protocol::IceServer;

std::string turn_password(const std::string& secret, const std::string& user) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(user.data()),
       user.size(), digest.data(), &length);
  return base::io::to_base64(std::string_view{reinterpret_cast<const char*>(digest.data()), length});
}

std::vector<IceServer> ice_servers(const IcePolicy& policy, const std::string& who, std::int64_t now) {
  static constexpr std::int64_t kStep = kCredentialLife_s / 2;
  const std::int64_t expiry = now / 1000 / kStep * kStep + kCredentialLife_s;
  const std::string user = std::to_string(expiry) + ":" + who;
  IceServer open;
  IceServer closed;
  for (const std::string& url : policy.urls) {
    const bool asks = url.starts_with("turn") && !policy.secret.empty();
    (asks ? closed : open).urls.push_back(url);
  }
  std::vector<IceServer> servers;
  if (!open.urls.empty()) servers.push_back(std::move(open));
  if (!closed.urls.empty()) {
    closed.username = user;
    closed.credential = turn_password(policy.secret, user);
    servers.push_back(std::move(closed));
  }
  return servers;
}

}  // namespace waymark::hub::calls

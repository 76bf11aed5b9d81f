#include "provisioning/bundle/release_key.h"

#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "provisioning/protocol/enrolment.h"

namespace waymark::bundle {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::size_t kMaxKeyFile = 4096;

}  // namespace

base::Result<KeyPair> read_key_pair(const std::filesystem::path& path) {
  const auto bytes = base::io::read_file(path, kMaxKeyFile);
  if (!bytes) return tl::unexpected<base::Error>(bytes.error());
  const json object = json::parse(*bytes, nullptr, false);
  const auto half = [&](const char* name) -> base::Result<std::string> {
    if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return std::string{};
    return base::io::from_base64(object[name].get<std::string>());
  };
  const auto public_key = half("public_key");
  auto secret_key = half("secret_key");
  if (!public_key || public_key->size() != 32 || !secret_key) {
    return fail(ErrorCode::kCorrupt, path.string(), "is no key");
  }
  KeyPair pair{*public_key, base::Secret{*secret_key}};
  base::zeroise(secret_key->data(), secret_key->size());
  return pair;
}

base::Status write_key_pair(const std::filesystem::path& path, const KeyPair& pair) {
  const json object{{"public_key", base::io::to_base64(pair.public_key)},
                    {"secret_key", base::io::to_base64(pair.secret_key.reveal())}};
  return base::io::write_file_atomically(path, object.dump(2) + "\n", 0600);
}

std::string id_of_key(std::string_view public_key) { return protocol::key_id(base::io::sha256_hex(public_key)); }

base::Result<ReleaseKey> open_release_key(const std::filesystem::path& path) {
  auto pair = read_key_pair(path);
  if (!pair && pair.error().code == ErrorCode::kNotFound) {
    base::io::SigningKey made = base::io::make_signing_key();
    pair = KeyPair{made.public_key, std::move(made.secret_key)};
    if (auto done = write_key_pair(path, *pair); !done) return tl::unexpected<base::Error>(done.error());
  }
  if (!pair) return tl::unexpected<base::Error>(pair.error());
  return ReleaseKey{id_of_key(pair->public_key), pair->public_key, std::move(pair->secret_key)};
}

}  // namespace waymark::bundle

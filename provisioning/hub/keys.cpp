#include "provisioning/hub/keys.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/io/files.h"
#include "provisioning/protocol/enrolment.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::size_t kMaxKeyFile = 4096;
constexpr std::size_t kMaxPemFile = 256 * 1024;

struct Pair {
  std::string public_key;
  base::Secret secret_key;
};

base::Result<Pair> read_pair(const std::filesystem::path& path) {
  const auto bytes = base::io::read_file(path, kMaxKeyFile);
  if (!bytes) return tl::unexpected<base::Error>(bytes.error());
  const json object = json::parse(*bytes, nullptr, false);
  const auto part = [&](const char* name) -> base::Result<std::string> {
    if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return std::string{};
    return base::io::from_base64(object[name].get<std::string>());
  };
  const auto public_key = part("public_key");
  auto secret_key = part("secret_key");
  if (!public_key || public_key->size() != 32 || !secret_key)
    return fail(ErrorCode::kCorrupt, path.string(), "is no key");
  Pair pair{*public_key, base::Secret{*secret_key}};
  base::zeroise(secret_key->data(), secret_key->size());
  return pair;
}

base::Status write_pair(const std::filesystem::path& path, std::string_view public_key,
                        const base::Secret& secret_key) {
  const json object{{"public_key", base::io::to_base64(public_key)},
                    {"secret_key", base::io::to_base64(secret_key.reveal())}};
  return base::io::write_file_atomically(path, object.dump(2) + "\n", 0600);
}

}  // namespace

std::string id_of_key(std::string_view public_key) { return protocol::key_id(base::io::sha256_hex(public_key)); }

base::Result<ReleaseKey> open_release_key(const std::filesystem::path& path) {
  auto pair = read_pair(path);
  if (!pair && pair.error().code == ErrorCode::kNotFound) {
    base::io::SigningKey made = base::io::make_signing_key();
    if (auto done = write_pair(path, made.public_key, made.secret_key); !done) {
      return tl::unexpected<base::Error>(done.error());
    }
    pair = Pair{made.public_key, std::move(made.secret_key)};
  }
  if (!pair) return tl::unexpected<base::Error>(pair.error());
  return ReleaseKey{id_of_key(pair->public_key), pair->public_key, std::move(pair->secret_key)};
}

base::Result<Keys> open_keys(const std::filesystem::path& folder) {
  Keys keys;
  auto release = open_release_key(folder / "release-key.json");
  if (!release) return tl::unexpected<base::Error>(release.error());
  keys.release.push_back(std::move(*release));
  const auto path = folder / "submission-key.json";
  auto pair = read_pair(path);
  if (!pair && pair.error().code == ErrorCode::kNotFound) {
    base::io::SealingKey made = base::io::make_sealing_key();
    if (auto done = write_pair(path, made.public_key, made.secret_key); !done) {
      return tl::unexpected<base::Error>(done.error());
    }
    pair = Pair{made.public_key, std::move(made.secret_key)};
  }
  if (!pair) return tl::unexpected<base::Error>(pair.error());
  if (pair->secret_key.empty()) return fail(ErrorCode::kCorrupt, path.string(), "has no secret key");
  keys.submission.id = id_of_key(pair->public_key);
  keys.submission.key = {pair->public_key, std::move(pair->secret_key)};
  return keys;
}

base::Result<std::string> certificate_fingerprint(const std::filesystem::path& pem_file) {
  static constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
  static constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
  const auto pem = base::io::read_file(pem_file, kMaxPemFile);
  if (!pem) return tl::unexpected<base::Error>(pem.error());
  const auto begin = pem->find(kBegin);
  const auto end = begin == std::string::npos ? begin : pem->find(kEnd, begin);
  if (end == std::string::npos) return fail(ErrorCode::kInvalid, pem_file.string(), "holds no certificate in PEM");
  std::string text = pem->substr(begin + kBegin.size(), end - begin - kBegin.size());
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
  const auto der = base::io::from_base64(text);
  if (!der) return fail(ErrorCode::kInvalid, pem_file.string(), "holds no certificate in PEM");
  return base::io::sha256_hex(*der).substr(0, protocol::kFingerprintDigits);
}

}  // namespace waymark::hub

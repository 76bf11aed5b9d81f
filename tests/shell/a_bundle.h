// A signed bundle as a hub publishes it, for tests to spoil.
#pragma once

#include <map>
#include <string>

#include "base/io/crypto.h"
#include "kiosk/shell/bundle_store.h"

namespace waymark::shell {

struct ABundle {
  base::io::SigningKey key = base::io::make_signing_key();
  std::string council = "ardwell";
  std::int64_t version = 1;
  base::WallTime created{std::chrono::milliseconds{1'790'000'000'000}};
  base::WallTime expires{std::chrono::milliseconds{1'900'000'000'000}};
  std::map<std::string, std::string> contents{{"council.json", "{}"}, {"journeys/a.json", "[]"}};

  [[nodiscard]] static std::string key_id(const base::io::SigningKey& key) {
    return base::io::sha256_hex(key.public_key).substr(0, 16);
  }
  [[nodiscard]] Trust trust() const { return {"ardwell", {{key_id(key), key.public_key}}, 1}; }
  [[nodiscard]] protocol::Manifest manifest() const {
    protocol::Manifest out{council, version, created, expires, {}};
    for (const auto& [path, bytes] : contents) {
      out.files.push_back({path, static_cast<std::int64_t>(bytes.size()), base::io::sha256_hex(bytes)});
    }
    return out;
  }
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> out;
    for (const auto& [path, bytes] : contents) out[base::io::sha256_hex(bytes)] = bytes;
    return out;
  }
  // The reply of GET /kiosk/v1/bundle.
  [[nodiscard]] std::string signed_json() const { return sign(protocol::to_json(manifest())); }
  [[nodiscard]] std::string sign(const std::string& manifest_text) const;
};

}  // namespace waymark::shell

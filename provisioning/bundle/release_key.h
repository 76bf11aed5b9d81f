// The key that signs a council's bundles, in a file of its own.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "base/secret.h"

namespace waymark::bundle {

struct ReleaseKey {
  std::string id;
  std::string public_key;   // raw ed25519
  base::Secret secret_key;  // empty where only the public half is kept
};

// {"public_key", "secret_key"} in base64; made with mode 0600 when the file is missing. kCorrupt when it is damaged.
[[nodiscard]] base::Result<ReleaseKey> open_release_key(const std::filesystem::path& path);

// The same file for any pair of keys, as the two halves: kNotFound when it is missing.
struct KeyPair {
  std::string public_key;
  base::Secret secret_key;
};
[[nodiscard]] base::Result<KeyPair> read_key_pair(const std::filesystem::path& path);
[[nodiscard]] base::Status write_key_pair(const std::filesystem::path& path, const KeyPair& pair);

// First 16 hexadecimal digits of the SHA-256 of the raw public key.
[[nodiscard]] std::string id_of_key(std::string_view public_key);

}  // namespace waymark::bundle

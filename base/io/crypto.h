// A thin face on libsodium: ed25519 signatures, X25519 sealed boxes, a visit key, Argon2id, hashes, random bytes.
// Every call is thread-safe. Keys are raw bytes; text forms are standard base64 (with padding).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"

namespace waymark::base::io {

using Bytes = std::vector<std::uint8_t>;

[[nodiscard]] std::array<std::uint8_t, 16> random_16();
[[nodiscard]] Bytes random_bytes(std::size_t count);

[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] Result<std::string> from_base64(std::string_view text);  // the bytes; kInvalid otherwise
[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view text);
[[nodiscard]] bool equal_constant_time(std::string_view a, std::string_view b);

// ed25519 (RFC 8032). public_key: 32 bytes, secret_key: 64, signature: 64.
struct SigningKey {
  std::string public_key;
  Secret secret_key;
};
[[nodiscard]] SigningKey make_signing_key();
[[nodiscard]] Result<std::string> sign(std::string_view message, const Secret& secret_key);
[[nodiscard]] bool verify(std::string_view message, std::string_view signature, std::string_view public_key);

// X25519 sealed box: anyone with the public key can seal, only the secret key opens. 48 bytes longer.
struct SealingKey {
  std::string public_key;
  Secret secret_key;
};
[[nodiscard]] SealingKey make_sealing_key();
[[nodiscard]] Result<std::string> seal(std::string_view plain, std::string_view public_key);
[[nodiscard]] Result<Secret> open_sealed(std::string_view sealed, const SealingKey& key);

// XChaCha20-Poly1305 under a key that lives only in memory (a visit key). Nonce is kept in front.
[[nodiscard]] Secret make_visit_key();
[[nodiscard]] Result<std::string> lock(std::string_view plain, const Secret& key);
[[nodiscard]] Result<Secret> unlock(std::string_view locked, const Secret& key);

// Argon2id, 64 MiB, 2 passes (about 0.1 s): the encoded string holds its own salt and settings.
[[nodiscard]] Result<std::string> hash_password(std::string_view password);
[[nodiscard]] bool check_password(std::string_view encoded, std::string_view password);

}  // namespace waymark::base::io

#include "base/io/crypto.h"

#include <sodium.h>

#include <cstdlib>

namespace waymark::base::io {
namespace {

const unsigned char* u8(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* u8(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// libsodium must be initialised before any call; without it nothing here is safe, so the process ends.
void ready() {
  static const int result = sodium_init();
  if (result < 0) std::abort();
}

// Builds a Secret of `size` bytes through a scratch buffer that is zeroed again.
template <class Fill>
Secret make_secret(std::size_t size, Fill&& fill) {
  std::string scratch(size, '\0');
  fill(u8(scratch));
  Secret out{scratch};
  zeroise(scratch.data(), scratch.size());
  return out;
}

}  // namespace

std::array<std::uint8_t, 16> random_16() {
  ready();
  std::array<std::uint8_t, 16> out{};
  randombytes_buf(out.data(), out.size());
  return out;
}

Bytes random_bytes(std::size_t count) {
  ready();
  Bytes out(count);
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string to_base64(std::string_view bytes) {
  ready();
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), u8(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // its terminating zero
  return out;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
  return to_base64(std::string_view{reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Result<std::string> from_base64(std::string_view text) {
  ready();
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(u8(out), out.size(), text.data(), text.size(), nullptr, &size, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size()) {
    return fail(ErrorCode::kInvalid, "base64", "not base64 text");
  }
  out.resize(size);
  return out;
}

std::string to_hex(std::string_view bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), u8(bytes), bytes.size());
  out.pop_back();
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  ready();
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(u8(digest), u8(bytes), bytes.size());
  return to_hex(digest);
}

std::string hmac_sha256_hex(std::string_view key, std::string_view text) {
  ready();
  crypto_auth_hmacsha256_state state;
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_init(&state, u8(key), key.size());
  crypto_auth_hmacsha256_update(&state, u8(text), text.size());
  crypto_auth_hmacsha256_final(&state, u8(mac));
  zeroise(&state, sizeof state);
  return to_hex(mac);
}

bool equal_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

SigningKey make_signing_key() {
  ready();
  SigningKey key;
  key.public_key.resize(crypto_sign_PUBLICKEYBYTES);
  key.secret_key = make_secret(crypto_sign_SECRETKEYBYTES,
                               [&](unsigned char* out) { crypto_sign_keypair(u8(key.public_key), out); });
  return key;
}

Result<std::string> sign(std::string_view message, const Secret& secret_key) {
  ready();
  if (secret_key.size() != crypto_sign_SECRETKEYBYTES) {
    return fail(ErrorCode::kInvalid, "sign", "the key is not an ed25519 secret key");
  }
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(u8(signature), nullptr, u8(message), message.size(), u8(secret_key.reveal()));
  return signature;
}

bool verify(std::string_view message, std::string_view signature, std::string_view public_key) {
  ready();
  return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
         crypto_sign_verify_detached(u8(signature), u8(message), message.size(), u8(public_key)) == 0;
}

SealingKey make_sealing_key() {
  ready();
  SealingKey key;
  key.public_key.resize(crypto_box_PUBLICKEYBYTES);
  key.secret_key =
      make_secret(crypto_box_SECRETKEYBYTES, [&](unsigned char* out) { crypto_box_keypair(u8(key.public_key), out); });
  return key;
}

Result<std::string> seal(std::string_view plain, std::string_view public_key) {
  ready();
  if (public_key.size() != crypto_box_PUBLICKEYBYTES) {
    return fail(ErrorCode::kInvalid, "seal", "the key is not an X25519 public key");
  }
  std::string sealed(plain.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(u8(sealed), u8(plain), plain.size(), u8(public_key)) != 0) {
    return fail(ErrorCode::kInternal, "seal", "the box could not be sealed");
  }
  return sealed;
}

Result<Secret> open_sealed(std::string_view sealed, const SealingKey& key) {
  ready();
  if (sealed.size() < crypto_box_SEALBYTES || key.public_key.size() != crypto_box_PUBLICKEYBYTES ||
      key.secret_key.size() != crypto_box_SECRETKEYBYTES) {
    return fail(ErrorCode::kInvalid, "open_sealed", "wrong size of box or key");
  }
  bool opened = false;
  Secret plain = make_secret(sealed.size() - crypto_box_SEALBYTES, [&](unsigned char* out) {
    opened = crypto_box_seal_open(out, u8(sealed), sealed.size(), u8(key.public_key), u8(key.secret_key.reveal())) == 0;
  });
  if (!opened) return fail(ErrorCode::kDenied, "open_sealed", "not sealed to this key, or changed since");
  return plain;
}

Secret make_visit_key() {
  ready();
  return make_secret(crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
                     [](unsigned char* out) { crypto_aead_xchacha20poly1305_ietf_keygen(out); });
}

Result<std::string> lock(std::string_view plain, const Secret& key) {
  ready();
  constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES) {
    return fail(ErrorCode::kInvalid, "lock", "the key has the wrong size");
  }
  std::string out(kNonce + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  randombytes_buf(out.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(u8(out) + kNonce, nullptr, u8(plain), plain.size(), nullptr, 0, nullptr,
                                             u8(out), u8(key.reveal()));
  return out;
}

Result<Secret> unlock(std::string_view locked, const Secret& key) {
  ready();
  constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (locked.size() < kNonce + kTag || key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES) {
    return fail(ErrorCode::kInvalid, "unlock", "wrong size of text or key");
  }
  bool opened = false;
  Secret plain = make_secret(locked.size() - kNonce - kTag, [&](unsigned char* out) {
    opened =
        crypto_aead_xchacha20poly1305_ietf_decrypt(out, nullptr, nullptr, u8(locked) + kNonce, locked.size() - kNonce,
                                                   nullptr, 0, u8(locked), u8(key.reveal())) == 0;
  });
  if (!opened) return fail(ErrorCode::kDenied, "unlock", "another key, or changed since");
  return plain;
}

Result<std::string> hash_password(std::string_view password) {
  ready();
  std::string encoded(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(encoded.data(), password.data(), password.size(), 2, 64UL * 1024 * 1024,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(ErrorCode::kUnavailable, "hash_password", "not enough memory");
  }
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool check_password(std::string_view encoded, std::string_view password) {
  ready();
  const std::string terminated{encoded};
  return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

}  // namespace waymark::base::io

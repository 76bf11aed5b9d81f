// Identifiers, made purely from a time and random bytes that the caller passes in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace waymark::base {

// UUID version 7 (RFC 9562 section 5.7), lower case with hyphens: sorts by time.
[[nodiscard]] std::string make_uuid_v7(WallTime wall, const std::array<std::uint8_t, 16>& random);

// True for any hyphenated lower-case UUID of version 7.
[[nodiscard]] bool is_uuid_v7(std::string_view text);

// A second, independent 16 bytes from one envelope's random bytes: `purpose` separates the uses.
// (SplitMix64 over the bytes; unguessable only as far as the bytes given are.)
[[nodiscard]] std::array<std::uint8_t, 16> derive_random(const std::array<std::uint8_t, 16>& random,
                                                         std::uint64_t purpose);

// A submission's reference that people read out: eight Crockford base32 characters and the check
// character (modulo 37), as "7K3M-9QTX-R". Source: crockford.com/base32.html.
[[nodiscard]] std::string make_reference(const std::array<std::uint8_t, 16>& random);

// As make_reference wrote it, when the check character fits. Forgives lower case, missing or extra hyphens and spaces,
// and O, I, L misread.
[[nodiscard]] std::optional<std::string> read_reference(std::string_view text);
[[nodiscard]] inline bool is_reference(std::string_view text) { return read_reference(text).has_value(); }

}  // namespace waymark::base

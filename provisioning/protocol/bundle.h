// A configuration bundle as it is signed: the manifest and its checks that need no key and no disk.
// Format: manifest.schema.json. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace waymark::protocol {

inline constexpr std::size_t kMaxManifestBytes = 512 * 1024;
inline constexpr std::size_t kMaxBundleFiles = 2000;
inline constexpr std::int64_t kMaxBundleFileBytes = 4 * 1024 * 1024;
inline constexpr std::int64_t kMaxBundleBytes = 64 * 1024 * 1024;

struct BundleFile {
  std::string path;
  std::int64_t size = 0;
  std::string sha256;
  bool operator==(const BundleFile&) const = default;
};

struct Manifest {
  std::string council;
  std::int64_t version = 0;
  base::WallTime created{};
  base::WallTime expires{};
  std::vector<BundleFile> files;
};

struct BundleSignature {
  std::string key_id;
  std::string signature;  // base64
};

// Strict: unknown members, unsafe or repeated paths, and sizes over the limits above are refused with their place.
[[nodiscard]] base::Result<Manifest> parse_manifest(std::string_view json);
[[nodiscard]] std::string to_json(const Manifest& manifest);

// Relative, forward slashes, no part that begins with a dot, at most six parts.
[[nodiscard]] bool is_safe_bundle_path(std::string_view path);

// What a release key signs: the exact text of the manifest under a name of its own.
[[nodiscard]] std::string manifest_signing_text(std::string_view manifest);

// May a kiosk or hub of `council` that runs `running` take this one up now? Signatures are the caller's part.
[[nodiscard]] base::Status may_adopt(const Manifest& manifest, std::string_view council, std::int64_t running,
                                     base::WallTime now);

}  // namespace waymark::protocol

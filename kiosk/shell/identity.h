// Who this kiosk is to the hub: what enrolment gave it, and the ed25519 key that it made itself and that never leaves
// it. STATE/identity.json is readable by staff; STATE/identity.key (0600) is the secret key in base64.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/io/crypto.h"
#include "base/result.h"
#include "provisioning/protocol/enrolment.h"

namespace waymark::shell {

struct ReleaseKey {
  std::string id;
  std::string public_key;  // 32 bytes
};

// Whose signature on a bundle counts.
struct Trust {
  std::string council;
  std::vector<ReleaseKey> release_keys;
  std::size_t threshold = 1;
};

struct Identity {
  std::string kiosk_id;
  std::string site;
  std::string name;
  Trust trust;
  std::string submission_key_id;
  std::string submission_key;  // X25519, 32 bytes
};

// Nothing: not enrolled yet. An error: the file is there and cannot be read or makes no sense.
[[nodiscard]] base::Result<std::optional<Identity>> load_identity(const std::filesystem::path& state);

// The reply to an enrolment (Enrolled in openapi.yaml), checked against the fingerprints in the code. kDenied when the
// hub is not the one that the administrator meant.
[[nodiscard]] base::Result<Identity> read_enrolled(std::string_view json, const std::string& name,
                                                   const protocol::EnrolmentCode& code);
[[nodiscard]] base::Status save_identity(const std::filesystem::path& state, const Identity& identity);

// The key as it was made at the first call; it is on disk before it is returned.
[[nodiscard]] base::Result<base::io::SigningKey> kiosk_key(const std::filesystem::path& state);

// Does one of the certificates in this PEM file have the fingerprint of the code? Zeros ask for nothing.
[[nodiscard]] base::Status check_authority(const std::filesystem::path& ca_file, const protocol::EnrolmentCode& code);

}  // namespace waymark::shell

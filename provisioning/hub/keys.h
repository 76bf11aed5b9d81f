// The hub's keys, as files beside the database and never in it: the release key that signs bundles and the key that
// submissions are sealed to. Made on the first start; a council that signs elsewhere keeps only the public half here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/io/crypto.h"
#include "base/result.h"
#include "provisioning/bundle/release_key.h"

namespace waymark::hub {

struct SubmissionKey {
  std::string id;
  base::io::SealingKey key;
};

struct Keys {
  std::vector<bundle::ReleaseKey> release;  // any of them may sign; `threshold` must
  int threshold = 1;
  SubmissionKey submission;
};

// Reads release-key.json and submission-key.json in `folder`, making what is missing. kCorrupt when one is damaged.
[[nodiscard]] base::Result<Keys> open_keys(const std::filesystem::path& folder);

// First 32 hexadecimal digits of the SHA-256 of the first certificate of a PEM file, in DER.
[[nodiscard]] base::Result<std::string> certificate_fingerprint(const std::filesystem::path& pem_file);

}  // namespace waymark::hub

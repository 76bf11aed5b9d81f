// From a folder to a signed bundle, and the checks before one is published: for the hub and for waymarkctl.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "kiosk/journeys/definition.h"
#include "provisioning/bundle/council_settings.h"
#include "provisioning/bundle/release_key.h"
#include "provisioning/protocol/bundle.h"

namespace waymark::bundle {

struct StoredFile {
  std::string sha256;
  std::string bytes;
};

struct Bundle {
  std::int64_t version = 0;
  std::string manifest;  // the exact text that is signed
  std::vector<protocol::BundleSignature> signatures;
  std::vector<StoredFile> files;
};

// A bundle, read and found right.
struct Contents {
  CouncilSettings council;
  std::map<std::string, std::shared_ptr<const journeys::Definition>, std::less<>> journeys;
};

// Every file of `folder` but hidden ones, staff.json and README.md; unsigned. kInvalid names the first file that may
// not be in a bundle.
[[nodiscard]] base::Result<Bundle> read_folder(const std::filesystem::path& folder, std::int64_t version,
                                               base::WallTime now);
[[nodiscard]] base::Status sign(Bundle& bundle, const ReleaseKey& key);

// JSON as on the wire: [{"key_id", "signature"}].
[[nodiscard]] std::string signatures_to_json(const std::vector<protocol::BundleSignature>& signatures);
[[nodiscard]] base::Result<std::vector<protocol::BundleSignature>> parse_signatures(std::string_view json);

// Enough of the release keys have signed this very text.
[[nodiscard]] base::Status check_signatures(const std::string& manifest,
                                            const std::vector<protocol::BundleSignature>& signatures,
                                            const std::vector<ReleaseKey>& keys, int threshold);

// Hashes and sizes fit, council.json can be read, every journey passes its lint and is named by its file.
[[nodiscard]] base::Result<Contents> read_contents(const std::string& manifest, const std::vector<StoredFile>& files);

}  // namespace waymark::bundle

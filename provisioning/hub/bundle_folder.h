// From a folder to a signed bundle and the checks before one is published. Used by the hub and by waymarkctl.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "kiosk/journeys/definition.h"
#include "provisioning/hub/council_settings.h"
#include "provisioning/hub/keys.h"
#include "provisioning/hub/store/records.h"
#include "provisioning/protocol/bundle.h"

namespace waymark::hub {

struct Bundle {
  std::int64_t version = 0;
  std::string manifest;  // the exact text that is signed
  std::vector<protocol::BundleSignature> signatures;
  std::vector<StoredFile> files;
};

// What is in force: the newest bundle, read.
struct InForce {
  BundleRecord record;
  CouncilSettings council;
  std::map<std::string, std::shared_ptr<const journeys::Definition>, std::less<>> journeys;
};

// Every file of `folder` but hidden ones, staff.json and README.md; unsigned. kInvalid names the first file that may
// not be in a bundle.
[[nodiscard]] base::Result<Bundle> read_bundle_folder(const std::filesystem::path& folder, std::int64_t version,
                                                      base::WallTime now);
[[nodiscard]] base::Status sign_bundle(Bundle& bundle, const ReleaseKey& key);

// JSON as on the wire: [{"key_id", "signature"}].
[[nodiscard]] std::string signatures_to_json(const std::vector<protocol::BundleSignature>& signatures);
[[nodiscard]] base::Result<std::vector<protocol::BundleSignature>> parse_signatures(std::string_view json);

// Enough of the release keys have signed this very text.
[[nodiscard]] base::Status check_signatures(const std::string& manifest,
                                            const std::vector<protocol::BundleSignature>& signatures, const Keys& keys);

// Hashes and sizes fit, council.json can be read, every journey passes its lint and is named by its file.
[[nodiscard]] base::Result<InForce> read_bundle(const std::string& manifest, const std::vector<StoredFile>& files);

}  // namespace waymark::hub

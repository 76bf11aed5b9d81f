#include "provisioning/bundle/folder.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "kiosk/journeys/load.h"

namespace waymark::bundle {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::chrono::hours kLifetime{24 * 90};
constexpr std::string_view kJourneys = "journeys/";

bool is_left_out(const std::string& path) {
  return path == "staff.json" || path == "README.md" || path.front() == '.' || path.find("/.") != std::string::npos;
}

base::Result<std::vector<std::string>> list_files(const std::filesystem::path& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  std::filesystem::recursive_directory_iterator walk(folder, error);
  if (error) return fail(ErrorCode::kNotFound, folder.string(), error.message());
  for (const auto& entry : walk) {
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    if (is_left_out(path) || entry.is_directory()) continue;
    if (entry.is_symlink() || !entry.is_regular_file()) return fail(ErrorCode::kInvalid, path, "is not a plain file");
    if (!protocol::is_safe_bundle_path(path))
      return fail(ErrorCode::kInvalid, path, "may not be in a bundle: its name");
    paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string file_stem(const std::string& path) {
  return path.substr(kJourneys.size(), path.size() - kJourneys.size() - std::string_view{".json"}.size());
}

base::Status read_journey(const std::string& path, const std::string& bytes, Contents& contents) {
  auto definition = journeys::load(bytes);
  if (!definition) {
    return fail(definition.error().code, path + "/" + definition.error().where, definition.error().detail);
  }
  if (definition->id != file_stem(path)) return fail(ErrorCode::kInvalid, path, "holds a journey with another id");
  std::string id = definition->id;
  contents.journeys[std::move(id)] = std::make_shared<const journeys::Definition>(std::move(*definition));
  return {};
}

}  // namespace

base::Result<Bundle> read_folder(const std::filesystem::path& folder, std::int64_t version, base::WallTime now) {
  const auto paths = list_files(folder);
  if (!paths) return tl::unexpected<base::Error>(paths.error());
  const auto council_json = base::io::read_file(folder / "council.json", 512 * 1024);
  if (!council_json) return tl::unexpected<base::Error>(council_json.error());
  const auto council = parse_council(*council_json);
  if (!council) return tl::unexpected<base::Error>(council.error());
  protocol::Manifest manifest;
  manifest.council = council->id;
  manifest.version = version;
  manifest.created = now;
  manifest.expires = now + kLifetime;
  Bundle bundle;
  bundle.version = version;
  for (const std::string& path : *paths) {
    auto bytes = base::io::read_file(folder / path, static_cast<std::size_t>(protocol::kMaxBundleFileBytes));
    if (!bytes) return tl::unexpected<base::Error>(bytes.error());
    std::string sha256 = base::io::sha256_hex(*bytes);
    manifest.files.push_back({path, static_cast<std::int64_t>(bytes->size()), sha256});
    bundle.files.push_back({std::move(sha256), std::move(*bytes)});
  }
  bundle.manifest = protocol::to_json(manifest);
  return bundle;
}

base::Status sign(Bundle& bundle, const ReleaseKey& key) {
  const auto signature = base::io::sign(protocol::manifest_signing_text(bundle.manifest), key.secret_key);
  if (!signature) return tl::unexpected<base::Error>(signature.error());
  bundle.signatures.push_back({key.id, base::io::to_base64(*signature)});
  return {};
}

std::string signatures_to_json(const std::vector<protocol::BundleSignature>& signatures) {
  json list = json::array();
  for (const auto& one : signatures) list.push_back({{"key_id", one.key_id}, {"signature", one.signature}});
  return list.dump();
}

base::Result<std::vector<protocol::BundleSignature>> parse_signatures(std::string_view text) {
  const json list = json::parse(text, nullptr, false);
  if (!list.is_array() || list.empty() || list.size() > 16)
    return fail(ErrorCode::kInvalid, "signatures", "is not a short list");
  std::vector<protocol::BundleSignature> signatures;
  for (const json& entry : list) {
    if (!entry.is_object() || entry.size() != 2 || !entry.contains("key_id") || !entry["key_id"].is_string() ||
        !entry.contains("signature") || !entry["signature"].is_string()) {
      return fail(ErrorCode::kInvalid, "signatures", "each needs key_id and signature");
    }
    signatures.push_back({entry["key_id"].get<std::string>(), entry["signature"].get<std::string>()});
  }
  return signatures;
}

base::Status check_signatures(const std::string& manifest, const std::vector<protocol::BundleSignature>& signatures,
                              const std::vector<ReleaseKey>& keys, int threshold) {
  const std::string text = protocol::manifest_signing_text(manifest);
  std::set<std::string> good;
  for (const auto& one : signatures) {
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const ReleaseKey& each) { return each.id == one.key_id; });
    const auto raw = base::io::from_base64(one.signature);
    if (key != keys.end() && raw && base::io::verify(text, *raw, key->public_key)) good.insert(key->id);
  }
  if (static_cast<int>(good.size()) < threshold) {
    return fail(ErrorCode::kDenied, "signatures", "not enough of the release keys have signed this manifest");
  }
  return {};
}

base::Result<Contents> read_contents(const std::string& manifest_text, const std::vector<StoredFile>& files) {
  const auto manifest = protocol::parse_manifest(manifest_text);
  if (!manifest) return tl::unexpected<base::Error>(manifest.error());
  std::map<std::string_view, const std::string*> by_hash;
  for (const StoredFile& file : files) by_hash[file.sha256] = &file.bytes;
  Contents contents;
  bool has_council = false;
  for (const auto& file : manifest->files) {
    const auto found = by_hash.find(file.sha256);
    if (found == by_hash.end()) return fail(ErrorCode::kInvalid, file.path, "its bytes are missing");
    const std::string& bytes = *found->second;
    if (static_cast<std::int64_t>(bytes.size()) != file.size || base::io::sha256_hex(bytes) != file.sha256) {
      return fail(ErrorCode::kInvalid, file.path, "its bytes do not fit the manifest");
    }
    if (file.path == "council.json") {
      auto council = parse_council(bytes);
      if (!council) return tl::unexpected<base::Error>(council.error());
      contents.council = std::move(*council);
      has_council = true;
    } else if (file.path.starts_with(kJourneys) && file.path.ends_with(".json")) {
      if (auto done = read_journey(file.path, bytes, contents); !done) return tl::unexpected<base::Error>(done.error());
    }
  }
  if (!has_council) return fail(ErrorCode::kInvalid, "council.json", "is missing");
  if (contents.council.id != manifest->council)
    return fail(ErrorCode::kInvalid, "council.json", "is another council's");
  return contents;
}

}  // namespace waymark::bundle

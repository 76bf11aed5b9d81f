#include "kiosk/shell/bundle_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>
#include <utility>

#include "base/io/files.h"
#include "base/io/log.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t kMaxChoiceBytes = 65'536;
constexpr std::size_t kMaxReason = 200;  // KioskReport.bundle_refused
constexpr int kMostDeaths = 2;

tl::unexpected<base::Error> disk(const fs::path& path, const std::error_code& code) {
  return base::fail(ErrorCode::kStorage, path.string(), code.message());
}

std::int64_t version_of(const fs::path& name) {
  const std::string text = name.filename().string();
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoll(text);
}

}  // namespace

base::Result<SignedManifest> verify_signed(std::string_view text, const Trust& trust) {
  std::string manifest_text;
  std::set<std::string> signed_by;
  try {
    const json object = json::parse(text);
    manifest_text = object.at("manifest").get<std::string>();
    const std::string message = protocol::manifest_signing_text(manifest_text);
    for (const json& one : object.at("signatures")) {
      const auto signature = base::io::from_base64(one.at("signature").get<std::string>());
      const auto key_id = one.at("key_id").get<std::string>();
      for (const ReleaseKey& key : trust.release_keys) {
        if (signature && key.id == key_id && base::io::verify(message, *signature, key.public_key)) {
          signed_by.insert(key.public_key);
        }
      }
    }
  } catch (const json::exception&) {
    return base::fail(ErrorCode::kInvalid, "bundle", "is not a signed manifest");
  }
  if (signed_by.size() < std::max<std::size_t>(trust.threshold, 1)) {
    return base::fail(ErrorCode::kDenied, "bundle/signatures", "not signed by enough release keys");
  }
  auto manifest = protocol::parse_manifest(manifest_text);
  if (!manifest) return tl::unexpected<base::Error>(manifest.error());
  if (manifest->council != trust.council) {
    return base::fail(ErrorCode::kDenied, "manifest/council", "is another council's");
  }
  return SignedManifest{std::string{text}, std::move(*manifest)};
}

base::Result<BundleStore> BundleStore::open(fs::path folder, Trust trust) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return disk(folder, code);
  BundleStore store{std::move(folder), std::move(trust)};
  const auto text = base::io::read_file(store.folder_ / "choice.json", kMaxChoiceBytes);
  if (!text && text.error().code != ErrorCode::kNotFound) return tl::unexpected<base::Error>(text.error());
  try {
    const json object = json::parse(text.value_or("{}"));
    BundleChoice& choice = store.choice_;
    choice.current = object.value("current", std::int64_t{0});
    choice.last_good = object.value("last_good", std::int64_t{0});
    choice.previous = object.value("previous", std::int64_t{0});
    choice.staged = object.value("staged", std::int64_t{0});
    choice.on_trial = object.value("on_trial", false);
    choice.deaths = object.value("deaths", 0);
    choice.running = object.value("running", false);
    choice.refused = object.value("refused", std::int64_t{0});
    choice.refused_reason = object.value("refused_reason", "");
  } catch (const json::exception&) {
    base::io::log_warning("bundle_store", "choice.json is damaged: the newest bundle that verifies is taken");
    store.choice_ = {};
  }
  if (store.choice_.current == 0 && store.choice_.staged == 0) store.find_newest();
  return store;
}

void BundleStore::find_newest() {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder_, code)) {
    const std::int64_t version = version_of(entry.path());
    if (version > choice_.current && version != choice_.refused && check(version)) choice_.current = version;
  }
  choice_.last_good = choice_.current;
}

fs::path BundleStore::folder_of(std::int64_t version) const { return folder_ / std::to_string(version); }

base::Status BundleStore::save() {
  const json object{
      {"current", choice_.current}, {"last_good", choice_.last_good}, {"previous", choice_.previous},
      {"staged", choice_.staged},   {"on_trial", choice_.on_trial},   {"deaths", choice_.deaths},
      {"running", choice_.running}, {"refused", choice_.refused},     {"refused_reason", choice_.refused_reason}};
  return base::io::write_file_atomically(folder_ / "choice.json", object.dump(2) + "\n");
}

base::Status BundleStore::begin_run() {
  if (choice_.staged != 0) {
    choice_.current = std::exchange(choice_.staged, 0);
    choice_.on_trial = true;
    choice_.deaths = 0;
    choice_.running = true;
    return save();
  }
  if (!choice_.on_trial) return {};
  if (std::exchange(choice_.running, true) && ++choice_.deaths >= kMostDeaths && choice_.last_good != 0) {
    return roll_back("the kiosk did not stay up with it");
  }
  return save();
}

base::Status BundleStore::end_run() {
  if (!choice_.running) return {};
  choice_.running = false;
  return save();
}

base::Status BundleStore::roll_back(const std::string& reason) {
  choice_.refused = std::max(choice_.refused, choice_.current);
  choice_.refused_reason = reason.substr(0, kMaxReason);
  choice_.current = choice_.current == choice_.last_good ? std::exchange(choice_.previous, 0) : choice_.last_good;
  choice_.last_good = choice_.current;
  choice_.on_trial = false;
  choice_.running = false;
  return save();
}

base::Status BundleStore::mark_good() {
  if (!choice_.on_trial && choice_.last_good == choice_.current) return {};
  choice_.previous = std::exchange(choice_.last_good, choice_.current);
  choice_.on_trial = false;
  choice_.running = false;
  const auto saved = save();
  if (saved) delete_others();
  return saved;
}

void BundleStore::delete_others() {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder_, code)) {
    const std::int64_t version = version_of(entry.path());
    const bool incoming = entry.path().filename().string().starts_with("incoming.");
    if (incoming ||
        (version != 0 && version != choice_.current && version != choice_.previous && version != choice_.staged)) {
      fs::remove_all(entry.path(), code);
    }
  }
}

base::Status BundleStore::check(std::int64_t version) const {
  const fs::path folder = folder_of(version);
  const auto text = base::io::read_file(folder / "signed.json", 2 * protocol::kMaxManifestBytes);
  if (!text) return tl::unexpected<base::Error>(text.error());
  const auto bundle = verify_signed(*text, trust_);
  if (!bundle) return tl::unexpected<base::Error>(bundle.error());
  if (bundle->manifest.version != version)
    return base::fail(ErrorCode::kCorrupt, folder.string(), "holds another version");
  for (const protocol::BundleFile& file : bundle->manifest.files) {
    const auto bytes = base::io::read_file(folder / file.path, static_cast<std::size_t>(file.size));
    if (!bytes) return tl::unexpected<base::Error>(bytes.error());
    if (base::io::sha256_hex(*bytes) != file.sha256) {
      return base::fail(ErrorCode::kCorrupt, file.path, "is not what was signed");
    }
  }
  return {};
}

base::Status BundleStore::may_stage(const protocol::Manifest& manifest, base::WallTime now) const {
  const std::int64_t highest = std::max({choice_.current, choice_.staged, choice_.refused});
  return protocol::may_adopt(manifest, trust_.council, highest, now);
}

base::Result<fs::path> BundleStore::unpack(const SignedManifest& bundle,
                                           const std::map<std::string, std::string>& files) const {
  const fs::path beside = folder_ / ("incoming." + std::to_string(bundle.manifest.version));
  std::error_code code;
  fs::remove_all(beside, code);
  for (const protocol::BundleFile& file : bundle.manifest.files) {
    const auto found = files.find(file.sha256);
    if (found == files.end()) return base::fail(ErrorCode::kNotFound, file.path, "did not come with the bundle");
    if (static_cast<std::int64_t>(found->second.size()) != file.size ||
        base::io::sha256_hex(found->second) != file.sha256) {
      return base::fail(ErrorCode::kDenied, file.path, "is not what was signed");
    }
    // parse_manifest() has refused unsafe paths already; a second look costs nothing.
    if (!protocol::is_safe_bundle_path(file.path)) return base::fail(ErrorCode::kDenied, "files", "has an unsafe path");
    const fs::path target = beside / file.path;
    fs::create_directories(target.parent_path(), code);
    if (code) return disk(target.parent_path(), code);
    const auto written = base::io::write_file_atomically(target, found->second, 0644);
    if (!written) return tl::unexpected<base::Error>(written.error());
  }
  const auto written = base::io::write_file_atomically(beside / "signed.json", bundle.text, 0644);
  if (!written) return tl::unexpected<base::Error>(written.error());
  return beside;
}

base::Status BundleStore::adopt(std::int64_t version, const fs::path& unpacked) {
  std::error_code code;
  fs::remove_all(folder_of(version), code);
  fs::rename(unpacked, folder_of(version), code);
  if (code) return disk(folder_of(version), code);
  const std::int64_t before = std::exchange(choice_.staged, version);
  const auto saved = save();
  if (!saved) choice_.staged = before;
  return saved;
}

base::Status BundleStore::refuse(std::int64_t version, const std::string& reason) {
  choice_.refused = std::max(choice_.refused, version);
  choice_.refused_reason = reason.substr(0, kMaxReason);
  return save();
}

}  // namespace waymark::shell

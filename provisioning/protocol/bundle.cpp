#include "provisioning/protocol/bundle.h"

#include <nlohmann/json.hpp>
#include <set>

#include "provisioning/protocol/code.h"

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::size_t kMaxPathBytes = 200;
constexpr int kMaxPathParts = 6;

bool is_part_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

bool is_sha256(std::string_view text) {
  if (text.size() != 64) return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'))) return false;
  }
  return true;
}

base::Result<std::int64_t> whole_number(const json& object, const char* name, const std::string& place) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_integer() ||
      (found->is_number_unsigned() && found->get<std::uint64_t>() > (1ULL << 53U))) {
    return fail(ErrorCode::kInvalid, place + name, "is not a whole number");
  }
  return found->get<std::int64_t>();
}

base::Result<BundleFile> parse_file(const json& entry, const std::string& place) {
  if (!entry.is_object() || entry.size() != 3 || !entry.contains("path") || !entry["path"].is_string() ||
      !entry.contains("sha256") || !entry["sha256"].is_string()) {
    return fail(ErrorCode::kInvalid, place, "needs path, size and sha256, and nothing else");
  }
  BundleFile file;
  file.path = entry["path"].get<std::string>();
  file.sha256 = entry["sha256"].get<std::string>();
  const auto size = whole_number(entry, "size", place);
  if (!size) return tl::unexpected<base::Error>(size.error());
  file.size = *size;
  if (!is_safe_bundle_path(file.path)) return fail(ErrorCode::kInvalid, place + "path", "is not a safe path");
  if (!is_sha256(file.sha256)) return fail(ErrorCode::kInvalid, place + "sha256", "is not a SHA-256");
  if (file.size < 0 || file.size > kMaxBundleFileBytes) {
    return fail(ErrorCode::kTooLarge, place + "size", "a file may have 4 MiB");
  }
  return file;
}

base::Status parse_files(const json& list, Manifest& manifest) {
  if (!list.is_array() || list.empty()) return fail(ErrorCode::kInvalid, "files", "is not a list of files");
  if (list.size() > kMaxBundleFiles) return fail(ErrorCode::kTooLarge, "files", "more than 2000 files");
  std::set<std::string> paths;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = "files/" + std::to_string(i) + "/";
    auto file = parse_file(list[i], place);
    if (!file) return tl::unexpected<base::Error>(file.error());
    if (!paths.insert(file->path).second) return fail(ErrorCode::kInvalid, place + "path", "is there twice");
    total += file->size;
    manifest.files.push_back(std::move(*file));
  }
  if (total > kMaxBundleBytes) return fail(ErrorCode::kTooLarge, "files", "more than 64 MiB together");
  return {};
}

}  // namespace

base::Result<Manifest> parse_manifest(std::string_view text) {
  if (text.size() > kMaxManifestBytes) return fail(ErrorCode::kTooLarge, "manifest", "more than 512 KiB");
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "manifest", "is not a JSON object");
  for (const auto& [name, value] : object.items()) {
    static const std::set<std::string> kKnown{"format", "council", "version", "created_at", "expires_at", "files"};
    if (!kKnown.contains(name)) return fail(ErrorCode::kInvalid, "manifest", "has a member that is not known");
  }
  const auto format = whole_number(object, "format", "");
  if (!format || *format != 1) return fail(ErrorCode::kUnsupported, "format", "only format 1 is known");
  const auto version = whole_number(object, "version", "");
  const auto created = whole_number(object, "created_at", "");
  const auto expires = whole_number(object, "expires_at", "");
  for (const auto* number : {&version, &created, &expires}) {
    if (!*number) return tl::unexpected<base::Error>(number->error());
  }
  Manifest manifest;
  if (*version < 1) return fail(ErrorCode::kInvalid, "version", "begins at 1");
  manifest.version = *version;
  manifest.created = base::WallTime{std::chrono::milliseconds{*created}};
  manifest.expires = base::WallTime{std::chrono::milliseconds{*expires}};
  if (!object.contains("council") || !object["council"].is_string() || !is_code(object["council"].get<std::string>())) {
    return fail(ErrorCode::kInvalid, "council", "is not a code");
  }
  manifest.council = object["council"].get<std::string>();
  if (!object.contains("files")) return fail(ErrorCode::kInvalid, "files", "is missing");
  const auto files = parse_files(object["files"], manifest);
  if (!files) return tl::unexpected<base::Error>(files.error());
  return manifest;
}

std::string to_json(const Manifest& manifest) {
  json files = json::array();
  for (const auto& file : manifest.files) {
    files.push_back({{"path", file.path}, {"size", file.size}, {"sha256", file.sha256}});
  }
  const json object{{"format", 1},
                    {"council", manifest.council},
                    {"version", manifest.version},
                    {"created_at", manifest.created.time_since_epoch().count()},
                    {"expires_at", manifest.expires.time_since_epoch().count()},
                    {"files", std::move(files)}};
  return object.dump();
}

bool is_safe_bundle_path(std::string_view path) {
  if (path.empty() || path.size() > kMaxPathBytes) return false;
  int parts = 1;
  bool at_start = true;
  for (const char c : path) {
    if (c == '/') {
      if (at_start || ++parts > kMaxPathParts) return false;
      at_start = true;
      continue;
    }
    if (!is_part_character(c) || (at_start && c == '.')) return false;
    at_start = false;
  }
  return !at_start;
}

std::string manifest_signing_text(std::string_view manifest) {
  return std::string{"waymark-bundle-v1\n"}.append(manifest);
}

base::Status may_adopt(const Manifest& manifest, std::string_view council, std::int64_t running, base::WallTime now) {
  if (manifest.council != council) return fail(ErrorCode::kDenied, "manifest/council", "is another council's");
  if (manifest.version <= running) return fail(ErrorCode::kConflict, "manifest/version", "is not newer");
  if (manifest.expires <= now) return fail(ErrorCode::kDenied, "manifest/expires_at", "has passed");
  return {};
}

}  // namespace waymark::protocol

#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

}  // namespace

void SqliteStore::publish(BundleRecord bundle, std::vector<StoredFile> files, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, bundle = std::move(bundle),
       files = std::move(files)](Transaction& t) -> base::Result<Nothing> {
        auto& newest = t.statement("SELECT coalesce(max(version), 0) FROM bundle WHERE council = ?1");
        newest.bind(1, council);
        newest.executeStep();
        if (bundle.version <= newest.getColumn(0).getInt64()) {
          return fail(ErrorCode::kConflict, "manifest/version", "is not above the published one");
        }
        newest.reset();
        for (const StoredFile& file : files) {
          auto& keep =
              t.statement("INSERT INTO bundle_file(council, sha256, bytes) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING");
          keep.bind(1, council);
          keep.bind(2, file.sha256);
          keep.bind(3, file.bytes.data(), static_cast<int>(file.bytes.size()));
          keep.exec();
        }
        auto& insert = t.statement(
            "INSERT INTO bundle(council, version, manifest, signatures, published_at, published_by) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        insert.bind(1, council);
        insert.bind(2, bundle.version);
        insert.bind(3, bundle.manifest);
        insert.bind(4, bundle.signatures);
        insert.bind(5, t.now_ms());
        insert.bind(6, bundle.published_by);
        insert.exec();
        append_audit(t, council, {bundle.published_by, "bundle.published", std::to_string(bundle.version)});
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::newest_bundle(Then<std::optional<BundleRecord>> then) {
  read<std::optional<BundleRecord>>(
      [council = council_](Statements& statements) -> base::Result<std::optional<BundleRecord>> {
        auto& select = statements.get(
            "SELECT version, manifest, signatures, published_at, published_by FROM bundle WHERE council = ?1 "
            "ORDER BY version DESC LIMIT 1");
        select.bind(1, council);
        if (!select.executeStep()) return std::optional<BundleRecord>{};
        return std::optional<BundleRecord>{{select.getColumn(0).getInt64(), select.getColumn(1).getString(),
                                            select.getColumn(2).getString(), select.getColumn(3).getInt64(),
                                            select.getColumn(4).getString()}};
      },
      std::move(then));
}

void SqliteStore::bundle_file(std::string sha256, Then<std::string> then) {
  read<std::string>(
      [council = council_, sha256 = std::move(sha256)](Statements& statements) -> base::Result<std::string> {
        auto& select = statements.get("SELECT bytes FROM bundle_file WHERE council = ?1 AND sha256 = ?2");
        select.bind(1, council);
        select.bind(2, sha256);
        if (!select.executeStep()) return fail(ErrorCode::kNotFound, "sha256", "there is no such file");
        return select.getColumn(0).getString();
      },
      std::move(then));
}

}  // namespace waymark::hub

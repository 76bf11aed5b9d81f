#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

#define WAYMARK_DOCUMENT_COLUMNS "document_id, call_id, submission_id, kiosk_id, media_type, received_at "

Document read_document(SQLite::Statement& row) {
  Document document;
  document.document_id = row.getColumn(0).getString();
  document.call_id = row.getColumn(1).getString();
  document.submission_id = row.getColumn(2).getString();
  document.kiosk_id = row.getColumn(3).getString();
  document.media_type = row.getColumn(4).getString();
  document.received_at = row.getColumn(5).getInt64();
  return document;
}

}  // namespace

void SqliteStore::keep_document(Document document, Then<Received> then) {
  write<Received>(
      [council = council_, document = std::move(document)](Transaction& t) -> base::Result<Received> {
        auto& select =
            t.statement("SELECT kiosk_id, received_at FROM document WHERE council = ?1 AND document_id = ?2");
        select.bind(1, council);
        select.bind(2, document.document_id);
        if (select.executeStep()) {
          if (select.getColumn(0).getString() != document.kiosk_id) {
            return fail(ErrorCode::kConflict, "document_id", "was used before");
          }
          return Received{false, select.getColumn(1).getInt64()};
        }
        auto& insert = t.statement(
            "INSERT INTO document(council, document_id, call_id, submission_id, kiosk_id, media_type, received_at, "
            "sealed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        insert.bind(1, council);
        insert.bind(2, document.document_id);
        insert.bind(3, document.call_id);
        insert.bind(4, document.submission_id);
        insert.bind(5, document.kiosk_id);
        insert.bind(6, document.media_type);
        insert.bind(7, t.now_ms());
        insert.bind(8, document.sealed.data(), static_cast<int>(document.sealed.size()));
        insert.exec();
        return Received{true, t.now_ms()};
      },
      std::move(then));
}

void SqliteStore::list_documents(std::string belongs_to, Then<std::vector<Document>> then) {
  read<std::vector<Document>>(
      [council = council_, id = std::move(belongs_to)](Statements& statements) -> base::Result<std::vector<Document>> {
        auto& select = statements.get(
            "SELECT " WAYMARK_DOCUMENT_COLUMNS
            "FROM document WHERE council = ?1 AND (call_id = ?2 OR submission_id = ?2) ORDER BY received_at");
        select.bind(1, council);
        select.bind(2, id);
        std::vector<Document> list;
        while (select.executeStep()) list.push_back(read_document(select));
        return list;
      },
      std::move(then));
}

void SqliteStore::find_document(std::string document_id, Then<Document> then) {
  read<Document>(
      [council = council_, id = std::move(document_id)](Statements& statements) -> base::Result<Document> {
        auto& select = statements.get("SELECT " WAYMARK_DOCUMENT_COLUMNS
                                      ", sealed FROM document WHERE council = ?1 AND document_id = ?2");
        select.bind(1, council);
        select.bind(2, id);
        if (!select.executeStep()) return fail(ErrorCode::kNotFound, "document_id", "there is no such document");
        Document document = read_document(select);
        document.sealed = select.getColumn(6).getString();
        return document;
      },
      std::move(then));
}

void SqliteStore::forget_documents(std::int64_t before, Then<int> then) {
  write<int>(
      [council = council_, before](Transaction& t) -> base::Result<int> {
        auto& drop = t.statement("DELETE FROM document WHERE council = ?1 AND received_at < ?2");
        drop.bind(1, council);
        drop.bind(2, before);
        return drop.exec();
      },
      std::move(then));
}

}  // namespace waymark::hub

#include "provisioning/hub/store/transaction.h"

namespace waymark::hub {

SQLite::Statement& Statements::get(const char* sql) {
  auto& slot = prepared_[sql];
  if (!slot) {
    slot = std::make_unique<SQLite::Statement>(database_, sql);
  } else {
    slot->reset();
    slot->clearBindings();
  }
  return *slot;
}

void Statements::reset_all() {
  for (auto& [sql, statement] : prepared_) statement->tryReset();
}

void Transaction::count(std::int64_t council, std::string_view site, std::string_view day, std::string_view measure,
                        std::string_view subject, std::string_view part, std::int64_t by) {
  const KeyView view{council, site, day, measure, subject, part};
  const auto found = counts_.find(view);
  if (found != counts_.end()) {
    found->second += by;
    return;
  }
  counts_.emplace(
      Key{council, std::string{site}, std::string{day}, std::string{measure}, std::string{subject}, std::string{part}},
      by);
}

void Transaction::write_counts() {
  for (const auto& [key, by] : counts_) {
    auto& upsert = statement(
        "INSERT INTO rollup(council, site, day, measure, subject, part, count) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
        "ON CONFLICT(council, day, site, measure, subject, part) DO UPDATE SET count = count + excluded.count");
    upsert.bind(1, std::get<0>(key));
    upsert.bindNoCopy(2, std::get<1>(key));
    upsert.bindNoCopy(3, std::get<2>(key));
    upsert.bindNoCopy(4, std::get<3>(key));
    upsert.bindNoCopy(5, std::get<4>(key));
    upsert.bindNoCopy(6, std::get<5>(key));
    upsert.bind(7, by);
    upsert.exec();
  }
  counts_.clear();
}

}  // namespace waymark::hub

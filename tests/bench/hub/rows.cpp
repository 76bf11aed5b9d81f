// The limit: rows of the hub's own usage table written straight into SQLite in one process, 1,000 to a transaction,
// with synchronous=FULL; no HTTP, no JSON, no rollups.
//
// hub_bench_rows DATABASE SECONDS : prints {"a_second"}
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/io/sqlite.h"
#include "provisioning/hub/store/schema.h"

int main(int argc, char** argv) {
  using namespace waymark;
  using Clock = std::chrono::steady_clock;
  if (argc != 3) {
    std::cerr << "hub_bench_rows DATABASE SECONDS\n";
    return 2;
  }
  auto database = base::io::open_database(argv[1], hub::migrations());
  if (!database) {
    std::cerr << base::to_string(database.error()) << "\n";
    return 1;
  }
  (*database)->exec("PRAGMA cache_size=-65536");
  (*database)->exec("PRAGMA secure_delete=OFF");
  SQLite::Statement insert(**database,
                           "INSERT INTO usage_event(stream, seq, council, at, corrected_at, name, session, body) "
                           "VALUES(?1, ?2, 1, ?3, ?3, 'page.shown', ?4, ?5)");
  const std::string session(36, 's');
  const std::string body(250, 'b');
  const auto began = Clock::now();
  const auto end = began + std::chrono::seconds{std::stoi(argv[2])};
  std::int64_t rows = 0;
  while (Clock::now() < end) {
    SQLite::Transaction transaction(**database);
    // As from 32 streams in turn, which is what the hub gets.
    for (int batch = 0; batch < 10; ++batch) {
      const std::int64_t turn = rows / 100;
      for (int i = 0; i < 100; ++i) {
        insert.reset();
        insert.bind(1, turn % 32);
        insert.bind(2, turn / 32 * 100 + i);
        insert.bind(3, rows);
        insert.bindNoCopy(4, session);
        insert.bindNoCopy(5, body);
        insert.exec();
        ++rows;
      }
    }
    transaction.commit();
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  std::cout << nlohmann::json{{"a_second", static_cast<double>(rows) / seconds}}.dump() << "\n";
  return 0;
}

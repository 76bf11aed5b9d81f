// One write transaction of the hub: the connection, its prepared statements, and the counts that go to the rollups
// when it commits. Made and used on the writer's thread only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/time.h"

namespace waymark::hub {

// Prepared statements by the address of their SQL text, which is therefore always a literal.
class Statements {
 public:
  explicit Statements(SQLite::Database& database) : database_(database) {}

  // Ready to bind: reset, with nothing bound.
  SQLite::Statement& get(const char* sql);

  // No statement keeps a row, and so a lock, after this.
  void reset_all();

 private:
  SQLite::Database& database_;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> prepared_;
};

// What the writer remembers of today's line of one (site, service, day), so that a ticket costs one insert.
struct Line {
  std::int64_t dense_given = 0;  // how many numbers outside the leased blocks
  int waiting = 0;
  int called = 0;
};

struct WriterMemory {
  std::map<std::string, Line, std::less<>> lines;            // by "site/service/day"
  std::map<std::string, std::int64_t, std::less<>> streams;  // by "kiosk/stream"
  std::map<std::string, std::int64_t, std::less<>> councils;
  void forget() { *this = {}; }
};

class Transaction {
 public:
  Transaction(Statements& statements, WriterMemory& memory, base::WallTime now)
      : statements_(statements), memory_(memory), now_(now) {}

  SQLite::Statement& statement(const char* sql) { return statements_.get(sql); }
  Statements& statements() { return statements_; }
  WriterMemory& memory() { return memory_; }
  [[nodiscard]] base::WallTime now() const { return now_; }
  [[nodiscard]] std::int64_t now_ms() const { return now_.time_since_epoch().count(); }

  // Added up over the whole group and written once, before the commit.
  void count(std::int64_t council, std::string_view site, std::string_view day, std::string_view measure,
             std::string_view subject, std::string_view part, std::int64_t by = 1);
  void write_counts();

 private:
  using Key = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string>;
  using KeyView = std::tuple<std::int64_t, std::string_view, std::string_view, std::string_view, std::string_view,
                             std::string_view>;
  struct KeyLess {
    using is_transparent = void;
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      return view(a) < view(b);
    }
    static KeyView view(const Key& key) {
      return {std::get<0>(key), std::get<1>(key), std::get<2>(key),
              std::get<3>(key), std::get<4>(key), std::get<5>(key)};
    }
    static const KeyView& view(const KeyView& key) { return key; }
  };

  Statements& statements_;
  WriterMemory& memory_;
  base::WallTime now_;
  std::map<Key, std::int64_t, KeyLess> counts_;
};

}  // namespace waymark::hub

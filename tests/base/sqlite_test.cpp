#include "base/io/sqlite.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace waymark::base::io {
namespace {

constexpr std::array kFirst{"CREATE TABLE a(x)"};
constexpr std::array kSecond{"CREATE TABLE a(x)", "CREATE TABLE b(y)"};

std::string fresh(const char* name) {
  const auto path = std::filesystem::path(testing::TempDir()) / name;
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + suffix);
  return path.string();
}

TEST(OpenDatabase, IsDurableAtEveryCommit) {
  auto database = open_database(fresh("durable.db"), kFirst);
  ASSERT_TRUE(database) << to_string(database.error());
  EXPECT_EQ((*database)->execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ((*database)->execAndGet("PRAGMA synchronous").getInt(), 2);
}

TEST(OpenDatabase, RunsOnlyTheMigrationsItLacks) {
  const std::string path = fresh("migrate.db");
  ASSERT_TRUE(open_database(path, kFirst));
  auto database = open_database(path, kSecond);
  ASSERT_TRUE(database) << to_string(database.error());
  EXPECT_TRUE((*database)->tableExists("b"));
}

TEST(OpenDatabase, RefusesAFileFromTheFuture) {
  const std::string path = fresh("future.db");
  ASSERT_TRUE(open_database(path, kSecond));
  EXPECT_EQ(open_database(path, kFirst).error().code, ErrorCode::kUnsupported);
}

TEST(OpenDatabase, SaysThatAFileIsNoDatabase) {
  const std::string path = fresh("garbage.db");
  std::ofstream(path) << std::string(8192, 'x');
  EXPECT_EQ(open_database(path, kFirst).error().code, ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace waymark::base::io

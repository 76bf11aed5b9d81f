// A store in a folder of its own, whose answers are waited for: each call looks as if it were synchronous.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "provisioning/hub/store/sqlite_store.h"
#include "tests/doubles/fake_clock.h"

namespace waymark::hub {

// What other threads hand over, run by the test when it waits.
class Mailbox {
 public:
  void post(std::function<void()> work) {
    {
      const std::lock_guard lock(mutex_);
      work_.push_back(std::move(work));
    }
    changed_.notify_one();
  }
  // False when nothing came for ten seconds: the test fails then, it does not hang.
  [[nodiscard]] bool run_one() {
    std::function<void()> work;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait_for(lock, std::chrono::seconds{10}, [this] { return !work_.empty(); })) return false;
      work = std::move(work_.front());
      work_.pop_front();
    }
    work();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> work_;
};

class StoreTest : public ::testing::Test {
 protected:
  StoreTest() {
    folder_ = std::filesystem::temp_directory_path() /
              ("waymark-store-" + base::io::to_hex(base::io::to_base64(base::io::random_bytes(9))));
    std::filesystem::create_directories(folder_);
    open();
  }
  ~StoreTest() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  void open() {
    auto opened = SqliteStore::open(path(), "ardwell", clock_,
                                    [this](std::function<void()> work) { mailbox_.post(std::move(work)); });
    ASSERT_TRUE(opened.has_value()) << base::to_string(opened.error());
    store_ = std::move(*opened);
  }
  // As after a restart: nothing is remembered but what is in the file.
  void reopen() {
    store_->stop();
    store_.reset();
    open();
  }
  [[nodiscard]] std::string path() const { return (folder_ / "hub.db").string(); }

  // call([&](auto then) { store_->issue_ticket(order, then); })
  template <class T, class Call>
  base::Result<T> wait(Call call) {
    auto answer = std::make_shared<std::optional<base::Result<T>>>();
    call([answer](base::Result<T> result) { *answer = std::move(result); });
    while (!*answer) {
      if (!mailbox_.run_one()) return base::fail(base::ErrorCode::kTimeout, "test", "no answer");
    }
    return std::move(**answer);
  }

  // One number of one row, from a connection of the test's own.
  std::int64_t figure(const std::string& sql) {
    SQLite::Database database(path(), SQLite::OPEN_READONLY, 5000);
    return database.execAndGet(sql).getInt64();
  }

  [[nodiscard]] std::int64_t now() const { return clock_.wall().time_since_epoch().count(); }

  static std::string new_id() {
    static std::int64_t at = 1'795'341'600'000;
    return base::make_uuid_v7(base::WallTime{std::chrono::milliseconds{++at}}, base::io::random_16());
  }

  doubles::FakeClock clock_;
  Mailbox mailbox_;
  std::filesystem::path folder_;
  std::unique_ptr<SqliteStore> store_;
};

}  // namespace waymark::hub

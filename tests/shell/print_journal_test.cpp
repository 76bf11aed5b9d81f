#include "kiosk/shell/print_journal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/io/crypto.h"

namespace waymark::shell {
namespace {

class PrintJournalTest : public testing::Test {
 protected:
  PrintJournalTest() : folder_(std::filesystem::path(testing::TempDir()) / ("journal." + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~PrintJournalTest() override { std::filesystem::remove_all(folder_); }
  std::unique_ptr<PrintJournal> open() {
    auto opened = PrintJournal::open(path());
    EXPECT_TRUE(opened) << to_string(opened.error());
    return std::move(*opened);
  }
  [[nodiscard]] std::string path() const { return (folder_ / "prints.db").string(); }
  [[nodiscard]] bool on_disk(const std::string& text) const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      if (bytes.find(text) != std::string::npos) return true;
    }
    return false;
  }
  std::filesystem::path folder_;
  base::WallTime now_{std::chrono::milliseconds{1}};
};

TEST_F(PrintJournalTest, AJobThatMayHaveBeenSentIsUnknownAfterAStart) {
  {
    auto journal = open();
    ASSERT_TRUE(journal->add("queued", "{}", nullptr, now_));
    ASSERT_TRUE(journal->add("sending", "{}", nullptr, now_));
    ASSERT_TRUE(journal->set("sending", JobState::kSending));
    ASSERT_TRUE(journal->add("sent", "{}", nullptr, now_));
    ASSERT_TRUE(journal->set("sent", JobState::kSent));
    ASSERT_TRUE(journal->add("printed", "{}", nullptr, now_));
    ASSERT_TRUE(journal->set("printed", JobState::kPrinted));
  }
  auto journal = open();
  EXPECT_EQ(*journal->state("queued"), JobState::kFailed);
  EXPECT_EQ(*journal->state("sending"), JobState::kUnknown);
  EXPECT_EQ(*journal->state("sent"), JobState::kUnknown);
  EXPECT_EQ(*journal->state("printed"), JobState::kPrinted);
  EXPECT_EQ(journal->unknown_at_start(), 2);
}

TEST_F(PrintJournalTest, TheSameJobIsNeverTakenTwiceNotEvenByALaterRun) {
  {
    auto journal = open();
    ASSERT_TRUE(journal->add("job", "{}", nullptr, now_));
  }
  EXPECT_EQ(open()->add("job", "{}", nullptr, now_).error().code, base::ErrorCode::kConflict);
}

TEST_F(PrintJournalTest, APersonalDocumentIsOnDiskOnlyLocked) {
  auto journal = open();
  const base::Secret key = base::io::make_visit_key();
  ASSERT_TRUE(journal->add("plain", "a queue ticket", nullptr, now_));
  ASSERT_TRUE(journal->add("personal", "answers of Morag", &key, now_));
  EXPECT_TRUE(on_disk("a queue ticket"));
  EXPECT_FALSE(on_disk("Morag"));
}

TEST_F(PrintJournalTest, ADamagedJournalStartsAnew) {
  std::ofstream(path()) << std::string(8192, 'x');
  EXPECT_TRUE(open()->add("job", "{}", nullptr, now_));
}

}  // namespace
}  // namespace waymark::shell

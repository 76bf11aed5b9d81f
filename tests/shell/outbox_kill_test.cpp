// kill -9 at random points: what the outbox and the journal have acknowledged is there afterwards, once.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <random>
#include <set>

#include "kiosk/shell/outbox.h"
#include "kiosk/shell/print_journal.h"
#include "tests/doubles/fake_clock.h"

namespace waymark::shell {
namespace {

// What the child says it was promised: one byte of kind and a number, written after the call returned.
struct Promise {
  char kind = 0;  // 'u' usage kept so far, 's' submission, 'n' leased number, 'p' print job is SENDING
  int number = 0;
};

[[noreturn]] void work(const std::filesystem::path& folder, int round, int out) {
  const doubles::FakeClock clock;
  auto outbox = Outbox::open((folder / "outbox.db").string(), clock);
  auto journal = PrintJournal::open((folder / "prints.db").string());
  if (!outbox || !journal) ::_exit(1);
  const auto say = [out](char kind, int number) {
    const Promise promise{kind, number};
    if (::write(out, &promise, sizeof promise) != sizeof promise) ::_exit(2);
  };
  for (int i = 0;; ++i) {
    const int id = round * 100'000 + i;
    const std::array<std::string, 3> events{"{\"a\":1}", "{\"a\":2}", "{\"a\":3}"};
    if ((*outbox)->add_usage(events)) say('u', 3);
    if ((*outbox)->add_submission({"s" + std::to_string(id), "r", "j", "1", "gd", "sealed", "k", clock.wall()}))
      say('s', id);
    const auto taken = (*outbox)->take_number("housing", "t" + std::to_string(id), clock.wall());
    if (taken) say('n', taken->number);
    const std::string job = "p" + std::to_string(id);
    if ((*journal)->add(job, "{}", nullptr, clock.wall()) && (*journal)->set(job, JobState::kSending)) say('p', id);
  }
}

TEST(KillNine, NothingAcknowledgedIsLostOrDoubled) {
  const auto folder = std::filesystem::path(testing::TempDir()) / ("kill." + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const doubles::FakeClock clock;
  {
    auto outbox = Outbox::open((folder / "outbox.db").string(), clock);
    ASSERT_TRUE(outbox);
    ASSERT_TRUE((*outbox)->add_lease({"l1", "housing", "H", 1, 1'000'000, clock.wall() + std::chrono::hours{1}, 0, 0}));
  }
  std::mt19937 random{20261122};
  std::set<int> submissions;
  std::set<int> numbers;
  std::set<int> jobs;
  std::size_t usage = 0;
  for (int round = 0; round < 20; ++round) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(pipe[0]);
      work(folder, round, pipe[1]);
    }
    ::close(pipe[1]);
    // A point in the work, not a point in time: after so many promises.
    int left = static_cast<int>(random() % 60) + 1;
    Promise promise;
    bool killed = false;
    while (::read(pipe[0], &promise, sizeof promise) == sizeof promise) {
      if (promise.kind == 'u') usage += static_cast<std::size_t>(promise.number);
      if (promise.kind == 's') submissions.insert(promise.number);
      if (promise.kind == 'n') {
        EXPECT_TRUE(numbers.insert(promise.number).second) << "number " << promise.number << " was given twice";
      }
      if (promise.kind == 'p') jobs.insert(promise.number);
      if (--left == 0 && !killed) {
        ::kill(child, SIGKILL);
        killed = true;
      }
    }
    ::close(pipe[0]);
    ::waitpid(child, nullptr, 0);
  }
  ASSERT_GT(submissions.size(), 50U);

  auto outbox = Outbox::open((folder / "outbox.db").string(), clock, {1'000'000, 1'000'000});
  ASSERT_TRUE(outbox);
  EXPECT_FALSE((*outbox)->rebuilt());
  const auto lines = *(*outbox)->usage(1'000'000);
  EXPECT_GE(lines.size(), usage);
  for (std::size_t i = 0; i < lines.size(); ++i) ASSERT_EQ(lines[i].seq, i + 1) << "the numbering has a hole";
  std::set<std::string> kept;
  for (auto next = (*outbox)->next_submission(); *next; next = (*outbox)->next_submission()) {
    EXPECT_TRUE(kept.insert((*next)->submission_id).second);
    ASSERT_TRUE((*outbox)->forget_submission((*next)->submission_id));
  }
  for (const int id : submissions) EXPECT_TRUE(kept.contains("s" + std::to_string(id))) << id;
  auto journal = PrintJournal::open((folder / "prints.db").string());
  ASSERT_TRUE(journal);
  // The journal keeps its newest jobs; every one of those may have been printed and none will be again.
  const int newest = *jobs.rbegin();
  EXPECT_EQ(*(*journal)->state("p" + std::to_string(newest)), JobState::kUnknown);
  EXPECT_EQ((*journal)->add("p" + std::to_string(newest), "{}", nullptr, clock.wall()).error().code,
            base::ErrorCode::kConflict);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace waymark::shell

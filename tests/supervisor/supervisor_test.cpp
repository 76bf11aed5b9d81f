// The real supervisor over small shell scripts that end as a kiosk may end.
#include "kiosk/supervisor/supervisor.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "kiosk/supervisor/restart_notes.h"

namespace waymark::supervisor {
namespace {

using std::chrono::milliseconds;

class SupervisorTest : public testing::Test {
 protected:
  SupervisorTest() : folder_(std::filesystem::path(testing::TempDir()) / ("supervisor." + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~SupervisorTest() override { std::filesystem::remove_all(folder_); }

  // The script gets the number of its run as $1 or "safe" and the code; `log` gets a line for each run.
  [[nodiscard]] SupervisorOptions options(const std::string& script) const {
    std::ofstream(folder_ / "kiosk.sh") << "log=" << (folder_ / "log").string() << "\necho \"$1 $2\" >> $log\n"
                                        << "run=$(grep -c '^run' $log)\nbeat() { eval \"echo >&$WAYMARK_BEAT_FD\"; }\n"
                                        << script << "\n";
    SupervisorOptions out;
    out.program = "/bin/bash";
    out.child = {(folder_ / "kiosk.sh").string(), "run"};
    out.out_of_service = {(folder_ / "kiosk.sh").string(), "safe"};
    out.state = folder_;
    out.hung_after = milliseconds{300};
    out.starts_within = milliseconds{2'000};
    out.limits.first_pause = milliseconds{5};
    out.limits.longest_pause = milliseconds{20};
    out.limits.out_of_service = std::chrono::seconds{0};
    return out;
  }
  [[nodiscard]] std::string log() const {
    std::ifstream file(folder_ / "log");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const RestartNote& note : take_restart_notes(folder_)) out.push_back(note.code);
    return out;
  }
  std::filesystem::path folder_;
};

TEST_F(SupervisorTest, StartsAgainUntilTheKioskEndsByItsOwnWill) {
  EXPECT_EQ(*supervise(options("case $run in 1) exit 70;; 2) exit 15;; 3) kill -SEGV $$;; *) exit 0;; esac")), 0);
  EXPECT_EQ(log(), "run \nrun \nrun \nrun \n");
  EXPECT_EQ(codes(), (std::vector<std::string>{"K70", "S11"}));
  EXPECT_TRUE(codes().empty()) << "notes are told once";
}

TEST_F(SupervisorTest, AKioskThatStopsServingTheGlassIsKilled) {
  EXPECT_EQ(*supervise(options("beat; if [ $run = 1 ]; then kill -STOP $$; sleep 60; fi; exit 0")), 0);
  EXPECT_EQ(codes(), (std::vector<std::string>{"K14"}));
}

TEST_F(SupervisorTest, ABusyLoopThatNeverBeatsIsKilledToo) {
  SupervisorOptions quick = options("if [ $run = 1 ]; then while :; do :; done; fi; exit 0");
  quick.starts_within = milliseconds{300};
  EXPECT_EQ(*supervise(quick), 0);
  EXPECT_EQ(codes(), (std::vector<std::string>{"K14"}));
}

TEST_F(SupervisorTest, ACrashLoopShowsTheSafeScreenWithTheCode) {
  SupervisorOptions looping = options("[ $1 = safe ] && { beat; exec sleep 60; }\n[ $run = 6 ] && exit 0; exit 70");
  looping.limits.out_of_service = std::chrono::seconds{1};
  EXPECT_EQ(*supervise(looping), 0);
  EXPECT_NE(log().find("run \nsafe K70\n"), std::string::npos) << log();
}

TEST_F(SupervisorTest, AskedToStopItTakesTheKioskWithIt) {
  const SupervisorOptions forever =
      options("trap 'echo ended >> $log; exit 0' TERM; echo ready >> $log; while :; do beat; sleep 0.02; done");
  const pid_t supervisor = ::fork();
  if (supervisor == 0) ::_exit(supervise(forever).value_or(99));
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (log().find("ready") == std::string::npos && std::chrono::steady_clock::now() < give_up)
    std::this_thread::yield();
  ::kill(supervisor, SIGTERM);
  int status = 0;
  ::waitpid(supervisor, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_NE(log().find("ended"), std::string::npos);
}

}  // namespace
}  // namespace waymark::supervisor

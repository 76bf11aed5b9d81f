// The real supervisor, the real program and a real display: whatever becomes of the glass, there is a picture on it
// again. Each waits for what must come, with patience for a busy machine, and notes how long it took.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "kiosk/supervisor/supervisor.h"
#include "tests/paint/x_server.h"

namespace waymark::supervisor {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr auto kPatience = 60s;

template <class Holds>
bool until(Holds&& holds) {
  const auto give_up = Clock::now() + kPatience;
  while (!holds()) {
    if (Clock::now() > give_up) return false;
    std::this_thread::sleep_for(50ms);
  }
  return true;
}

class GlassWatchdog : public testing::Test {
 protected:
  void SetUp() override {
    server_ = paint::XServer::start(kWidth, kHeight);
    if (server_ == nullptr) GTEST_SKIP() << "Xvfb is not installed: there is no glass to watch";
    std::string folder = fs::path(testing::TempDir()) / "watchdog-XXXXXX";
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    ::setenv("WAYMARK_BLACK_GLASS", (folder_ / "black").c_str(), 1);
    ::setenv("WAYMARK_DEAF_GLASS", (folder_ / "deaf").c_str(), 1);
    SupervisorOptions options;
    options.program = WAYMARK_BIN_DIR "/waymark-kiosk";
    options.child = {"--themes", WAYMARK_SOURCE_DIR "/themes", "--out-of-service", "T01"};
    options.out_of_service = {"--themes", WAYMARK_SOURCE_DIR "/themes", "--out-of-service"};
    options.state = folder_;
    options.starts_within = kPatience;
    options.limits.crashes = 100;
    supervisor_ = ::fork();
    if (supervisor_ == 0) {
      ::setenv("LD_PRELOAD", WAYMARK_BLACK_GLASS_LIBRARY, 1);
      ::_exit(supervise(options).value_or(99));
    }
    ASSERT_TRUE(until([this] { return !server_->is_blank(); }));
    first_ = child();
    ASSERT_NE(first_, 0);
  }

  void TearDown() override {
    if (supervisor_ > 0) {
      ::kill(supervisor_, SIGTERM);
      ::waitpid(supervisor_, nullptr, 0);
    }
    server_.reset();
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }

  [[nodiscard]] pid_t child() const {
    const std::string id = std::to_string(supervisor_);
    std::ifstream list("/proc/" + id + "/task/" + id + "/children");
    pid_t found = 0;
    list >> found;
    return found;
  }

  // The kiosk of the beginning is gone, and another one shows something.
  void expect_another(const char* code) {
    const auto began = Clock::now();
    EXPECT_TRUE(until([this] { return child() != first_; })) << "nobody noticed";
    fs::remove(folder_ / "black");
    fs::remove(folder_ / "deaf");
    EXPECT_TRUE(until([this] { return child() != 0 && child() != first_ && !server_->is_blank(); }));
    RecordProperty("milliseconds", static_cast<int>((Clock::now() - began) / 1ms));
    std::ifstream notes(folder_ / "restarts.json");
    const std::string all{std::istreambuf_iterator<char>(notes), {}};
    EXPECT_NE(all.find(code), std::string::npos) << all;
  }

  std::unique_ptr<paint::XServer> server_;
  fs::path folder_;
  pid_t supervisor_ = 0;
  pid_t first_ = 0;
};

TEST_F(GlassWatchdog, ABlackFrameIsNoFrame) {
  std::ofstream(folder_ / "black") << "";
  server_->expose_windows();
  EXPECT_TRUE(until([this] { return server_->is_blank(); })) << "the test itself could not make it black";
  expect_another("K14");
}

TEST_F(GlassWatchdog, ABlackFrameThatWasAnAccidentIsDrawnAgain) {
  std::ofstream(folder_ / "black") << "";
  server_->expose_windows();
  EXPECT_TRUE(until([this] { return server_->is_blank(); })) << "the test itself could not make it black";
  fs::remove(folder_ / "black");
  EXPECT_TRUE(until([this] { return !server_->is_blank(); }));
  EXPECT_EQ(child(), first_);
}

TEST_F(GlassWatchdog, ADisplayThatTakesNothingShowsNothing) {
  std::ofstream(folder_ / "deaf") << "";
  server_->expose_windows();
  expect_another("K14");
}

TEST_F(GlassWatchdog, AWindowThatWasUnmappedIsLost) {
  server_->unmap_windows();
  expect_another("K13");
}

TEST_F(GlassWatchdog, AKioskThatStandsStillIsKilled) {
  ::kill(first_, SIGSTOP);
  expect_another("K14");
}

}  // namespace
}  // namespace waymark::supervisor

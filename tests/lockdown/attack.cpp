#include "tests/lockdown/attack.h"

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <thread>
#include <utility>

namespace waymark::lockdown {
namespace {

std::unique_ptr<Stage> the_stage;
std::string why_not;
std::optional<std::string> missing;
std::optional<std::size_t> the_picture;  // with which every attack begins

// The display has shown what the kiosk drew: many looks that agree.
std::size_t settled_picture() {
  std::size_t last = 0;
  int agree = 0;
  static_cast<void>(until([&] {
    const std::size_t before = std::exchange(last, the_stage->picture());
    agree = before == last ? agree + 1 : 0;
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    return agree == 5;
  }));
  return last;
}

bool shows_the_picture() {
  return until([] { return the_stage->picture() == *the_picture; });
}

Display wanted_display() {
  const char* name = std::getenv("WAYMARK_LOCKDOWN_DISPLAY");
  const std::string_view wanted = name == nullptr ? "x11" : name;
  if (wanted == "cage") return Display::kCage;
  return wanted == "weston" ? Display::kWeston : Display::kX11;
}

// The display ends with the tests, while Xlib is still there.
class LastOfAll : public testing::Environment {
 public:
  void TearDown() override { the_stage.reset(); }
};
[[maybe_unused]] const auto* const kLast = testing::AddGlobalTestEnvironment(new LastOfAll);

}  // namespace

Stage& Attack::stage() { return *the_stage; }

void Attack::say_aloud(const std::string& what) { std::cout << "[   NOTE   ] " << what << std::endl; }

void Attack::SetUpTestSuite() {
  if (the_stage != nullptr || !why_not.empty()) return;
  missing = Stage::missing(wanted_display());
  if (missing) return;
  the_stage = Stage::set(wanted_display(), why_not);
  if (the_stage == nullptr && why_not.empty()) why_not = "the display did not start";
}

void Attack::SetUp() {
  if (missing) GTEST_SKIP() << "not tried here: " << *missing << " is not installed";
  ASSERT_NE(the_stage, nullptr) << why_not;
  static_cast<void>(stage().begin());
  before_ = stage().settle();
  ASSERT_TRUE(before_.settled) << "the kiosk hears nothing";
  ASSERT_EQ(before_.screen, "question");
  ASSERT_EQ(before_.field, kTyped);
  if (!the_picture) the_picture = settled_picture();
  ASSERT_TRUE(shows_the_picture()) << "the kiosk begins with another picture";
  windows_ = stage().windows();
  family_ = stage().family();
  files_ = stage().files();
}

void Attack::TearDown() {
  if (the_stage == nullptr) return;
  const Facts after = stage().settle();
  ASSERT_TRUE(stage().alive()) << stage().log();
  EXPECT_TRUE(after.settled) << "the kiosk does not answer, or hears nothing";
  EXPECT_TRUE(after.seen) << "the window is not seen";
  EXPECT_EQ(stage().windows(), windows_) << "another window";
  EXPECT_EQ(stage().children(), std::set<std::string>{}) << "a child process";
  // A display may run a helper for a moment, with a file to it, when a keymap changes.
  static_cast<void>(until([this] { return stage().family() == family_ && stage().files() == files_; }));
  EXPECT_EQ(stage().family(), family_) << "the compositor has started something";
  EXPECT_EQ(stage().files(), files_) << "a file";
  EXPECT_EQ(stage().log().find(kTyped), std::string::npos) << "what was typed is in a log";
}

void Attack::expect_same_screen(const std::string& text) {
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, before_.screen);
  EXPECT_EQ(after.focus, before_.focus);
  EXPECT_EQ(after.field, kTyped + text);
  if (!text.empty()) return;
  EXPECT_EQ(after.view, before_.view);
  std::this_thread::sleep_for(std::chrono::milliseconds{100});  // what is drawn later than that is not looked for
  EXPECT_TRUE(shows_the_picture()) << "another picture is on the glass";
}

void Attack::expect_incident(const std::string& what) {
  const Facts after = stage().settle();
  EXPECT_TRUE(after.incidents.contains(what)) << "nobody was told of a \"" << what << "\"";
}

void Attack::expect_no_incident() {
  for (const auto& [what, times] : stage().settle().incidents) {
    ADD_FAILURE() << "an attempt \"" << what << "\" was counted, where there was none";
  }
}

}  // namespace waymark::lockdown

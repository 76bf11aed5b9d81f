#include "tests/lockdown/attack.h"

#include <cstdlib>
#include <string_view>

namespace waymark::lockdown {
namespace {

std::unique_ptr<Stage> the_stage;
std::string why_not;

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

void Attack::SetUpTestSuite() {
  if (the_stage == nullptr && why_not.empty()) {
    the_stage = Stage::set(wanted_display(), why_not);
    if (the_stage == nullptr && why_not.empty()) why_not = "the display did not start";
  }
}

void Attack::SetUp() {
  if (the_stage == nullptr) GTEST_SKIP() << "not tried here: " << why_not;
  static_cast<void>(stage().begin());
  before_ = stage().settle();
  ASSERT_EQ(before_.screen, "question");
  ASSERT_EQ(before_.field, kTyped);
  windows_ = stage().windows();
  files_ = stage().files();
}

void Attack::TearDown() {
  if (the_stage == nullptr) return;
  const Facts after = stage().settle();
  ASSERT_TRUE(stage().alive()) << stage().log();
  EXPECT_FALSE(after.screen.empty()) << "the kiosk does not answer";
  EXPECT_TRUE(after.seen) << "the window is not seen";
  EXPECT_EQ(stage().windows(), windows_) << "another window";
  EXPECT_EQ(stage().children(), std::set<std::string>{}) << "a child process";
  EXPECT_EQ(stage().files(), files_) << "a file";
  EXPECT_EQ(stage().log().find(kTyped), std::string::npos) << "what was typed is in a log";
}

void Attack::expect_same_screen(const std::string& text) {
  const Facts after = stage().settle();
  EXPECT_EQ(after.screen, before_.screen);
  EXPECT_EQ(after.focus, before_.focus);
  EXPECT_EQ(after.field, kTyped + text);
}

void Attack::expect_incident(const std::string& what) {
  const Facts after = stage().settle();
  EXPECT_TRUE(after.incidents.contains(what)) << "nobody was told of a \"" << what << "\"";
}

}  // namespace waymark::lockdown

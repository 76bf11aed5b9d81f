// What every attack has in common: the kiosk before it and what must still be so after it.
#pragma once

#include <gtest/gtest.h>

#include "tests/lockdown/stage.h"

namespace waymark::lockdown {

class Attack : public testing::Test {
 protected:
  static void SetUpTestSuite();

  void SetUp() override;
  // Whatever was tried: the kiosk runs and is seen, nothing else is, it has started nothing and left nothing.
  void TearDown() override;

  // The same screen, the same focus, the same text; `text` is what was typed on top of it. With none, the same picture
  // on the glass.
  void expect_same_screen(const std::string& text = "");
  void expect_incident(const std::string& what);
  // Nothing came to the kiosk that it has no use for, so there is nothing to count.
  void expect_no_incident();

  // What this display cannot carry of an attack, into the test's output.
  static void say_aloud(const std::string& what);

  [[nodiscard]] static Stage& stage();
  Facts before_;
  std::set<unsigned long> windows_;
  std::multiset<std::string> family_;
  std::set<std::string> files_;
};

inline constexpr const char* kTyped = "Thistledown";
inline constexpr int kStandstill_ms = 10'000;  // from input to pixels, on a machine that is busy with other tests too

}  // namespace waymark::lockdown

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

  // The same screen, the same focus, the same text; `text` is what was typed on top of it.
  void expect_same_screen(const std::string& text = "");
  void expect_incident(const std::string& what);

  [[nodiscard]] static Stage& stage();
  Facts before_;
  std::set<unsigned long> windows_;
  std::set<std::string> files_;
};

inline constexpr const char* kTyped = "Thistledown";

}  // namespace waymark::lockdown

// Attacks 3 to 6 are stopped by the machine's settings: the files that are shipped say so.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

namespace waymark::lockdown {
namespace {

const std::filesystem::path kEtc{WAYMARK_SOURCE_DIR "/provisioning/image/etc"};

// The last value of a key in an ini, sysctl or Xorg file, without quotes.
std::string value_in(const char* file, const std::string& key) {
  std::ifstream lines(kEtc / file);
  const std::regex pattern("^\\s*(?:Option\\s+)?\"?" + key + "\"?\\s*[= ]\\s*\"?([^\"]*?)\"?\\s*$");
  std::string found;
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, pattern)) found = match[1];
  }
  return found;
}

bool can_never_start(const std::string& unit) {
  std::error_code missing;
  return std::filesystem::read_symlink(kEtc / "systemd/system" / unit, missing) == "/dev/null";
}

TEST(Attack03ConsoleSwitch, XDoesNotSwitchAndNoConsoleHasALogin) {
  EXPECT_EQ(value_in("X11/xorg.conf.d/50-waymark.conf", "DontVTSwitch"), "true");
  EXPECT_EQ(value_in("systemd/logind.conf.d/50-waymark.conf", "NAutoVTs"), "0");
  EXPECT_EQ(value_in("systemd/logind.conf.d/50-waymark.conf", "ReserveVT"), "0");
  for (const char* unit : {"getty@.service", "autovt@.service", "serial-getty@.service", "console-getty.service",
                           "container-getty@.service", "debug-shell.service"}) {
    EXPECT_TRUE(can_never_start(unit)) << unit;
  }
}

TEST(Attack04Zap, XIsNotEndedByItsKeys) { EXPECT_EQ(value_in("X11/xorg.conf.d/50-waymark.conf", "DontZap"), "true"); }

TEST(Attack05CtrlAltDel, RestartsNothingOnceOrManyTimes) {
  EXPECT_EQ(value_in("systemd/system.conf.d/50-waymark.conf", "CtrlAltDelBurstAction"), "none");
  EXPECT_TRUE(can_never_start("ctrl-alt-del.target"));
  EXPECT_EQ(value_in("sysctl.d/50-waymark.conf", "kernel.ctrl-alt-del"), "0");
}

TEST(Attack06SysRq, IsOff) { EXPECT_EQ(value_in("sysctl.d/50-waymark.conf", "kernel.sysrq"), "0"); }

TEST(Attack13PowerKeys, EndNothing) {
  for (const char* key : {"HandlePowerKey", "HandleRebootKey", "HandleSuspendKey", "HandleHibernateKey",
                          "HandlePowerKeyLongPress", "HandleSuspendKeyLongPress", "HandleLidSwitch"}) {
    EXPECT_EQ(value_in("systemd/logind.conf.d/50-waymark.conf", key), "ignore") << key;
  }
}

}  // namespace
}  // namespace waymark::lockdown

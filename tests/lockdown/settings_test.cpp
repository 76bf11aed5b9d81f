// Attacks 3 to 6, and what else the machine's settings stop: the files that are shipped say so.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace waymark::lockdown {
namespace {

namespace fs = std::filesystem;

const fs::path kImage{WAYMARK_SOURCE_DIR "/provisioning/image"};
const fs::path kEtc = kImage / "etc";

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

// The words of a value, or of a whole file without its comments.
std::set<std::string> words_of(const std::string& value) {
  std::istringstream words(value);
  return {std::istream_iterator<std::string>(words), {}};
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin != std::string::npos && line[begin] != '#') lines.push_back(line.substr(begin));
  }
  return lines;
}

std::set<std::string> kernel_options() {
  return words_of(value_in("default/grub.d/50-waymark.cfg", "GRUB_CMDLINE_LINUX_DEFAULT"));
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
  EXPECT_TRUE(kernel_options().contains("systemd.debug_shell=0"));
  EXPECT_TRUE(kernel_options().contains("systemd.crash_shell=0"));
}

// cage switches to a console when it is started with -s, and weston unless it is told not to.
TEST(Attack03ConsoleSwitch, TheCompositorDoesNotSwitchEither) {
  const std::string command = value_in("systemd/system/waymark-kiosk.service", "ExecStart");
  EXPECT_TRUE(command.starts_with("/usr/bin/cage -d -- /usr/bin/waymark-kiosk --supervise ")) << command;
  EXPECT_EQ(value_in("xdg/weston/weston.ini", "vt-switching"), "false");
}

TEST(Attack04Zap, XIsNotEndedByItsKeys) { EXPECT_EQ(value_in("X11/xorg.conf.d/50-waymark.conf", "DontZap"), "true"); }

TEST(Attack04Zap, NoCompositorIsEndedByItsKeys) {
  EXPECT_EQ(value_in("xdg/weston/weston.ini", "allow-zap"), "false");
  EXPECT_EQ(value_in("xdg/weston/weston.ini", "binding-modifier"), "none");
}

TEST(Attack05CtrlAltDel, RestartsNothingOnceOrManyTimes) {
  EXPECT_EQ(value_in("systemd/system.conf.d/50-waymark.conf", "CtrlAltDelBurstAction"), "none");
  EXPECT_TRUE(can_never_start("ctrl-alt-del.target"));
  EXPECT_EQ(value_in("sysctl.d/50-waymark.conf", "kernel.ctrl-alt-del"), "0");
}

TEST(Attack06SysRq, IsOffFromTheKernelsFirstMoment) {
  EXPECT_EQ(value_in("sysctl.d/50-waymark.conf", "kernel.sysrq"), "0");
  EXPECT_TRUE(kernel_options().contains("sysctl.kernel.sysrq=0"));
  EXPECT_FALSE(kernel_options().contains("sysrq_always_enabled"));
}

TEST(Attack13PowerKeys, EndNothing) {
  for (const char* key : {"HandlePowerKey", "HandleRebootKey", "HandleSuspendKey", "HandleHibernateKey",
                          "HandlePowerKeyLongPress", "HandleSuspendKeyLongPress", "HandleLidSwitch"}) {
    EXPECT_EQ(value_in("systemd/logind.conf.d/50-waymark.conf", key), "ignore") << key;
  }
}

TEST(Attack13PowerKeys, AreNoSwitchOfTheMachine) {
  const auto rules = lines_of(kEtc / "udev/rules.d/50-waymark.rules");
  EXPECT_NE(std::find(rules.begin(), rules.end(), R"(SUBSYSTEM=="input", TAG-="power-switch")"), rules.end());
}

TEST(Attack42Plugged, DisksNetworksAndControllersHaveNoDriver) {
  const auto rules = lines_of(kEtc / "modprobe.d/50-waymark.conf");
  for (const char* driver : {"usb_storage", "uas", "firewire_ohci", "cdc_ether", "rndis_host", "joydev"}) {
    EXPECT_NE(std::find(rules.begin(), rules.end(), std::string("install ") + driver + " /bin/false"), rules.end())
        << driver;
  }
}

TEST(Attack49Boot, NoMenuWaitsAndNoRecoveryIsOffered) {
  EXPECT_EQ(value_in("default/grub.d/50-waymark.cfg", "GRUB_TIMEOUT"), "0");
  EXPECT_EQ(value_in("default/grub.d/50-waymark.cfg", "GRUB_TIMEOUT_STYLE"), "hidden");
  EXPECT_EQ(value_in("default/grub.d/50-waymark.cfg", "GRUB_DISABLE_RECOVERY"), "true");
}

TEST(Attack50Crash, LeavesNoCoreAndIsStartedAgainForEver) {
  EXPECT_EQ(value_in("systemd/system/waymark-kiosk.service", "LimitCORE"), "0");
  EXPECT_EQ(value_in("systemd/system/waymark-kiosk.service", "MemorySwapMax"), "0");
  EXPECT_EQ(value_in("systemd/system/waymark-kiosk.service", "Restart"), "always");
  EXPECT_EQ(value_in("systemd/system/waymark-kiosk.service", "StartLimitIntervalSec"), "0");
}

// What a chain lets through is a list, and every chain ends with no.
TEST(Attack63Network, NothingComesInAndLittleGoesOut) {
  std::set<std::string> accepted;
  int chains = 0;
  int refusing = 0;
  for (const std::string& line : lines_of(kEtc / "nftables.conf")) {
    chains += line.starts_with("chain ") ? 1 : 0;
    refusing += line.starts_with("type filter hook ") && line.ends_with("policy drop;") ? 1 : 0;
    if (line.ends_with(" accept")) accepted.insert(line.substr(0, line.size() - 7));
  }
  EXPECT_EQ(chains, 3);
  EXPECT_EQ(refusing, 3);
  const std::set<std::string> expected{"iif lo",
                                       "oif lo",
                                       "ct state established,related",
                                       "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert }",
                                       "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit }",
                                       "udp sport 68 udp dport 67",
                                       "ip daddr $hub tcp dport $hub_port",
                                       "ip daddr $relay tcp dport { 3478, 5349, 443 }",
                                       "ip daddr $relay udp dport { 3478, 5349 }",
                                       "ip daddr $name_server meta l4proto { tcp, udp } th dport 53",
                                       "ip daddr $clock udp dport 123"};
  EXPECT_EQ(accepted, expected);
}

TEST(KioskAccount, RunsTheKioskAndHasNoLogin) {
  EXPECT_EQ(value_in("systemd/system/waymark-kiosk.service", "User"), "waymark");
  if (std::system("command -v systemd-sysusers > /dev/null") != 0) GTEST_SKIP() << "systemd-sysusers is not installed";
  std::string root = fs::path(testing::TempDir()) / "sysusers-XXXXXX";
  ASSERT_NE(::mkdtemp(root.data()), nullptr);
  fs::create_directory(fs::path(root) / "etc");
  for (const char* needed : {"audio", "video"}) {
    std::ofstream(fs::path(root) / "etc/group", std::ios::app)
        << needed << ":x:" << (*needed == 'a' ? 29 : 44) << ":\n";
  }
  const std::string command =
      "systemd-sysusers --root=" + root + " - 2>/dev/null < " + (kEtc / "sysusers.d/waymark.conf").string();
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::set<std::string> groups;
  for (const std::string& line : lines_of(fs::path(root) / "etc/group")) {
    if (line.ends_with(":waymark")) groups.insert(line.substr(0, line.find(':')));
  }
  EXPECT_EQ(groups, (std::set<std::string>{"audio", "video"}));
  bool no_login = false;
  for (const std::string& line : lines_of(fs::path(root) / "etc/passwd"))
    no_login = no_login || (line.starts_with("waymark:") && line.ends_with(":/usr/sbin/nologin"));
  EXPECT_TRUE(no_login);
  fs::remove_all(root);
}

TEST(KioskPackages, HaveACompositorAndAVoice) {
  const auto packages = lines_of(kImage / "packages.txt");
  for (const char* needed : {"cage", "xwayland", "seatd", "espeak-ng", "nftables", "fonts-noto-core"}) {
    EXPECT_NE(std::find(packages.begin(), packages.end(), needed), packages.end()) << needed;
  }
}

}  // namespace
}  // namespace waymark::lockdown

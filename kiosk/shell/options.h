// What the command line of waymark-kiosk says, checked. Exit codes and their meaning are fixed (the supervisor's table
// in kiosk/supervisor/policy.h depends on them).
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace waymark::shell {

inline constexpr int kExitConfiguration = 10;
inline constexpr int kExitDisplay = 11;
inline constexpr int kExitStorage = 12;

enum class GlassKind { kFullScreen = 1, kWindow, kHeadless };
enum class Run { kKiosk = 1, kSupervisor, kOutOfService, kScript };

struct Options {
  Run run = Run::kKiosk;
  std::string hub;
  std::filesystem::path ca_file;
  std::filesystem::path state;
  std::optional<std::string> enrolment_code;
  std::string name;     // for the fleet page
  std::string devices;  // socket of the device host; empty: none
  std::filesystem::path themes;
  GlassKind glass = GlassKind::kFullScreen;
  int width = 0;
  int height = 0;
  bool demo = false;
  std::string out_of_service;  // the code to show
  std::filesystem::path script;
  std::string dump_view = "none";  // json, speech
  int repeat = 1;                  // play the script so often
  std::chrono::milliseconds retry_ceiling{300'000};
};

// The options, or the exit code for main() after something was said (help, the version, or what is wrong in one
// sentence).
[[nodiscard]] std::variant<Options, int> parse_options(int argc, char** argv);

}  // namespace waymark::shell

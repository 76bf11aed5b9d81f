// What the command line of waymark-kiosk says, checked. Exit codes and their meaning are fixed (the supervisor's table
// in kiosk/supervisor/policy.h depends on them).
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace CLI {
class App;
}

namespace waymark::shell {

inline constexpr int kExitConfiguration = 10;
inline constexpr int kExitDisplay = 11;
inline constexpr int kExitStorage = 12;

enum class GlassKind { kFullScreen = 1, kWindow, kHeadless };
enum class Run { kKiosk = 1, kSupervisor, kOutOfService, kScript, kGallery };

struct GalleryOptions {
  std::filesystem::path folder;        // where the pictures go
  std::filesystem::path council;       // whose screens they are
  std::vector<std::string> languages;  // empty: all of the council
  std::vector<int> scales{100, 150, 200};
  std::vector<std::string> contrasts{"standard", "light-on-dark", "dark-on-light"};
  std::vector<std::string> speech{"off"};
  std::vector<std::string> reach{"usual"};
  std::vector<std::string> situations;  // words in their names; empty: all
  std::string glass = "1920x1080";
  int width = 0;
  int height = 0;
  int jobs = 0;  // 0: one for each processor
};

struct Options {
  Run run = Run::kKiosk;
  std::string hub;
  std::filesystem::path ca_file;
  std::filesystem::path state;
  std::optional<std::string> enrolment_code;
  std::string name;     // for the fleet page
  std::string devices;  // socket of the device host; empty: none
  std::filesystem::path themes;
  std::vector<std::string> keypads;  // names in themes/keypads, or files
  GlassKind glass = GlassKind::kFullScreen;
  int width = 0;
  int height = 0;
  std::string sound_device = "default";     // as ALSA calls it; "none": the kiosk never speaks
  std::string voice_program = "espeak-ng";  // docs/speech.md
  float panel_inches = 24;                  // the diagonal of the glass, whatever its resolution
  float viewing_distance_mm = 600;
  std::string media;                  // waymark-media; "none": no calls
  std::string media_camera = "none";  // "test", "none" or a device: video/wire/commands.h
  std::string media_microphone = "none";
  std::string media_speaker = "none";
  std::string media_handset;  // these two as the speaker, where they are no devices of their own
  std::string media_headphones;
  bool demo = false;
  std::string out_of_service;  // the code to show
  std::filesystem::path script;
  std::string dump_view = "none";  // json, speech
  int repeat = 1;                  // play the script so often
  std::chrono::milliseconds retry_ceiling{300'000};
  GalleryOptions gallery;
};

// The options, or the exit code for main() after something was said (help, the version, or what is wrong in one
// sentence).
[[nodiscard]] std::variant<Options, int> parse_options(int argc, char** argv);

void add_gallery_options(CLI::App& app, GalleryOptions& options);

}  // namespace waymark::shell

#include "kiosk/shell/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <iostream>

#include "kiosk/shell/installed.h"

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

int complain(const std::string& sentence) {
  std::cerr << "waymark-kiosk: " << sentence << "\n";
  return kExitConfiguration;
}

bool read_size(const std::string& text, int& width, int& height) {
  int end = 0;
  const int found = std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &end);
  return found == 2 && static_cast<std::size_t>(end) == text.size() && width >= 320 && height >= 240 && width <= 8192 &&
         height <= 8192;
}

std::string host_name() {
  std::array<char, 61> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "Kiosk";
  return name.data();
}

bool on_this_machine(const std::string& hub) {
  for (const char* host : {"https://127.", "https://localhost:", "https://localhost/", "https://[::1]"}) {
    if (hub.starts_with(host)) return true;
  }
  return hub == "https://localhost";
}

}  // namespace

std::variant<Options, int> parse_options(int argc, char** argv) {
  Options options;
  CLI::App app{"The customer's screen of Waymark."};
  app.name("waymark-kiosk");
  std::string size;
  std::string code;
  bool headless = false;
  bool supervise = false;
  app.add_option("--hub", options.hub, "Address of the hub, as https://hub.example:8443");
  app.add_option("--ca", options.ca_file,
                 "PEM file of the certificate authority that the hub's certificate comes from");
  app.add_option("--state", options.state, "Folder that this kiosk keeps its own data in");
  app.add_option("--enrol", code, "One-time code of an administrator, for the first start");
  app.add_option("--name", options.name, "What staff call this kiosk (default: the machine's name)");
  app.add_option("--devices", options.devices, "Socket of waymark-devices");
  app.add_option("--themes", options.themes, "Folder of themes, languages and icons");
  app.add_option(
         "--keypad", options.keypads,
         "A keypad or keyboard of this kiosk, by its name (keyboard, storm-audionav, ez-access) or file; may be "
         "given again (default: keyboard)")
      ->allow_extra_args(false);
  app.add_flag("--headless", headless, "No window");
  app.add_option("--windowed", size, "A window of this size (1280x720) instead of the whole screen");
  app.add_option("--sound-device", options.sound_device,
                 "Where the kiosk speaks, by ALSA's name (default: \"default\"; \"none\" for no speech)");
  app.add_option("--voice-program", options.voice_program,
                 "The program that turns text into sound (default: espeak-ng)");
  app.add_option("--panel-inches", options.panel_inches, "Diagonal of the panel: what 20 mm are in pixels")
      ->check(CLI::Range(7.0F, 100.0F));
  app.add_option("--viewing-distance-mm", options.viewing_distance_mm,
                 "From the eyes to the panel: how large text must be to be read")
      ->check(CLI::Range(300.0F, 2000.0F));
  app.add_option(
      "--media", options.media,
      "The program that sees, hears and connects in a call (default: waymark-media beside this one; \"none\")");
  app.add_option("--media-camera", options.media_camera,
                 "Camera of calls: test, none, or a device such as /dev/video0");
  app.add_option("--media-microphone", options.media_microphone,
                 "Microphone of calls: test, none, pulse, pulse:SOURCE or alsa:DEVICE");
  app.add_option("--media-speaker", options.media_speaker,
                 "Where calls are heard: test, none, pulse, pulse:SINK or alsa:DEVICE");
  app.add_option("--media-handset", options.media_handset, "The same for the handset (default: as --media-speaker)");
  app.add_option("--media-headphones", options.media_headphones,
                 "The same for headphones (default: as --media-speaker)");
  app.add_flag("--demo", options.demo, "Let browsers of a hub on this machine see and use this kiosk");
  app.add_flag("--supervise", supervise, "Start the kiosk as a child, watch it, and start it again when it ends");
  app.add_option("--out-of-service", options.out_of_service,
                 "Only show that this kiosk is out of service, with this code");
  app.add_option("--script", options.script, "Play a visit from a file, with no display, and leave");
  app.add_option("--dump-view", options.dump_view, "With --script: what to print for each screen")
      ->check(CLI::IsMember({"json", "speech", "none"}));
  app.add_option("--repeat", options.repeat, "With --script: play it so often")->check(CLI::Range(1, 1'000'000));
  std::int64_t ceiling = options.retry_ceiling.count();
  app.add_option("--retry-ceiling-ms", ceiling, "Longest pause between two tries to reach the hub")
      ->check(CLI::Range(std::int64_t{10}, std::int64_t{3'600'000}));
  add_gallery_options(app, options.gallery);
  app.set_version_flag("--version", WAYMARK_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    return complain(std::string{error.what()} + " (--help lists the options)");
  }

  options.retry_ceiling = std::chrono::milliseconds{ceiling};
  if (!code.empty()) options.enrolment_code = code;
  if (options.name.empty()) options.name = host_name();
  if (options.keypads.empty()) options.keypads = {"keyboard"};
  if (options.themes.empty()) options.themes = installed_themes();
  if (options.media.empty()) {
    options.media = installed_media().string();
    if (::access(options.media.c_str(), X_OK) != 0) options.media = "none";
  }
  if (headless && !size.empty()) return complain("--headless and --windowed exclude each other.");
  if (headless) options.glass = GlassKind::kHeadless;
  if (!size.empty()) {
    options.glass = GlassKind::kWindow;
    if (!read_size(size, options.width, options.height)) return complain("--windowed wants a size such as 1280x720.");
  }
  if (!options.gallery.folder.empty()) {
    if (options.gallery.council.empty()) options.gallery.council = installed_demonstration();
    if (!read_size(options.gallery.glass, options.gallery.width, options.gallery.height)) {
      return complain("--glass wants a size such as 1920x1080.");
    }
    options.run = Run::kGallery;
    return options;
  }
  if (!options.script.empty()) {
    options.run = Run::kScript;
    return options;
  }
  if (!options.out_of_service.empty()) {
    options.run = Run::kOutOfService;
    return options;
  }
  while (options.hub.ends_with('/')) options.hub.pop_back();
  if (options.hub.empty()) return complain("--hub is missing: the address of the council's hub.");
  if (!options.hub.starts_with("https://"))
    return complain("--hub must begin with https://, because nothing else is spoken.");
  if (options.ca_file.empty()) return complain("--ca is missing: the certificate authority of the hub.");
  if (::access(options.ca_file.c_str(), R_OK) != 0)
    return complain("the file given with --ca cannot be read: " + options.ca_file.string());
  if (options.state.empty()) return complain("--state is missing: the folder for this kiosk's own data.");
  if (options.demo && !on_this_machine(options.hub)) {
    return complain("--demo is only for a hub on this machine, because it shows what a customer types.");
  }
  options.run = supervise ? Run::kSupervisor : Run::kKiosk;
  return options;
}

}  // namespace waymark::shell

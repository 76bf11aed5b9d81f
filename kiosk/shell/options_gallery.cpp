// The options of --gallery.
#include <CLI/CLI.hpp>

#include "kiosk/shell/options.h"

namespace waymark::shell {

void add_gallery_options(CLI::App& app, GalleryOptions& options) {
  constexpr const char* kGroup = "With --gallery";
  app.add_option("--gallery", options.folder,
                 "Paint every screen in every state, language, text size and theme into this folder, and leave")
      ->check([](const std::string& folder) { return folder.starts_with('-') ? "needs a folder" : ""; });
  app.add_option("--council", options.council, "Folder of the council that is shown (the demonstration)")
      ->group(kGroup);
  app.add_option("--languages", options.languages, "Only these: en-GB,ar")->delimiter(',')->group(kGroup);
  app.add_option("--scales", options.scales, "Text sizes, in per cent: 100,150,200")
      ->delimiter(',')
      ->check(CLI::IsMember({100, 125, 150, 175, 200}))
      ->group(kGroup);
  app.add_option("--contrasts", options.contrasts, "Themes: standard,light-on-dark,dark-on-light")
      ->delimiter(',')
      ->check(CLI::IsMember({"standard", "light-on-dark", "dark-on-light"}))
      ->group(kGroup);
  app.add_option("--speech", options.speech, "Listen: off,on")
      ->delimiter(',')
      ->check(CLI::IsMember({"off", "on"}))
      ->group(kGroup);
  app.add_option("--reach", options.reach, "Bring the screen down: usual,low")
      ->delimiter(',')
      ->check(CLI::IsMember({"usual", "low"}))
      ->group(kGroup);
  app.add_option("--situations", options.situations, "Only those with one of these words in their name: ticket,error")
      ->delimiter(',')
      ->group(kGroup);
  app.add_option("--glass", options.glass, "Size of the glass: 1920x1080")->group(kGroup);
  app.add_option("--jobs", options.jobs, "So many pictures at a time (one for each processor)")
      ->check(CLI::Range(1, 64))
      ->group(kGroup);
}

}  // namespace waymark::shell

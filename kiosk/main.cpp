// waymark-kiosk: the customer's screen, its supervisor, its out-of-service screen, scripted visits and the gallery.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/effect.h"
#include "kiosk/gallery/gallery.h"
#include "kiosk/shell/beat.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/run_kiosk.h"
#include "kiosk/shell/script_runner.h"
#include "kiosk/supervisor/supervisor.h"

namespace {

using waymark::shell::GlassKind;
using waymark::shell::Options;
using waymark::shell::Run;

int play_script(const Options& options) {
  using waymark::shell::Dump;
  const Dump dump = options.dump_view == "json"     ? Dump::kJson
                    : options.dump_view == "speech" ? Dump::kSpeech
                                                    : Dump::kNone;
  return waymark::shell::run_script({options.script, options.themes, dump, options.repeat}, std::cout, std::cerr);
}

int run_supervisor(const Options& options, const std::vector<std::string>& arguments) {
  waymark::supervisor::SupervisorOptions supervised;
  supervised.program = "/proc/self/exe";
  supervised.child = arguments;
  std::erase(supervised.child, "--supervise");
  if (options.glass == GlassKind::kHeadless) supervised.out_of_service.emplace_back("--headless");
  if (options.glass == GlassKind::kWindow) {
    supervised.out_of_service = {"--windowed", std::to_string(options.width) + "x" + std::to_string(options.height)};
  }
  supervised.out_of_service.insert(supervised.out_of_service.end(),
                                   {"--themes", options.themes.string(), "--out-of-service"});
  supervised.state = options.state;
  const auto code = waymark::supervisor::supervise(supervised);
  if (code) return *code;
  std::cerr << "waymark-kiosk: " << code.error().detail << "\n";
  return waymark::core::kExitInternal;
}

// What dead keys type is a short list of ours. X's own has some six thousand sequences, and reading it costs a sixth
// of the time to start. Before any thread: the environment may not be changed under one.
void choose_dead_keys(const Options& options) {
  ::setenv("XCOMPOSEFILE", (options.themes / "keypads" / "compose").c_str(), 1);
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = waymark::shell::parse_options(argc, argv);
  if (const int* code = std::get_if<int>(&parsed)) return *code;
  const auto& options = std::get<Options>(parsed);
  choose_dead_keys(options);
  switch (options.run) {
    case Run::kSupervisor:
      return run_supervisor(options, {argv + 1, argv + argc});
    case Run::kOutOfService:
      return waymark::shell::run_out_of_service(options);
    case Run::kScript:
      return play_script(options);
    case Run::kGallery:
      return waymark::gallery::run_gallery(options, std::cout, std::cerr);
    case Run::kKiosk:
      break;
  }
  const int code = waymark::shell::run_kiosk(options);
  if (code == waymark::core::kExitUpdate && !waymark::shell::supervised()) {
    // Nobody is there to start us again, so we do: the new configuration takes effect.
    ::execv("/proc/self/exe", argv);
  }
  return code;
}

#include "kiosk/shell/script_runner.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/io/files.h"
#include "kiosk/shell/configuration_load.h"
#include "kiosk/shell/script.h"
#include "kiosk/shell/script_player.h"
#include "kiosk/shell/words_load.h"
#include "kiosk/view/describe.h"
#include "kiosk/voice/announce.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

constexpr int kExitScript = 10;

// What somebody who listens would hear: until the visit itself turns speech on, aloud.
view::View listened_to(view::View view) {
  view.speech.on = true;
  return view;
}

void write_speech(std::ostream& out, const view::View& before, const view::View& after,
                  const words::Catalogue& catalogue) {
  json spoken = json::array();
  for (const auto& segment : voice::announce(listened_to(before), listened_to(after), catalogue).segments) {
    spoken.push_back({{"lang", segment.lang}, {"text", segment.text}});
  }
  if (spoken.empty()) return;
  const json line{{"screen", after.screen}, {"speech", std::move(spoken)}};
  out << line.dump(-1, ' ', false, json::error_handler_t::replace) << "\n";
}

// Of this process, from the kernel; 0 where it does not say.
long resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmRSS:") continue;
    long kib = 0;
    status >> kib;
    return kib;
  }
  return 0;
}

base::Error in_script(const ScriptOptions& options, base::Error error) {
  error.where = options.script.string() + (error.where.empty() ? "" : ": " + error.where);
  return error;
}

int complain(std::ostream& errors, const base::Error& error) {
  errors << "waymark-kiosk: " << error.where << ": " << error.detail << "\n";
  return kExitScript;
}

int play(const ScriptOptions& options, const Script& script, ScriptPlayer& player, std::ostream& out,
         std::ostream& errors) {
  const auto began = std::chrono::steady_clock::now();
  const int warm = std::max(1, options.repeat / 10);
  long resident_warm = 0;
  for (int visit = 1; visit <= options.repeat; ++visit) {
    if (auto done = player.play(script); !done) return complain(errors, in_script(options, done.error()));
    if (visit == warm) resident_warm = resident_kib();
  }
  if (options.dump != Dump::kNone) return 0;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  out << json{{"visits", options.repeat},
              {"events", player.events()},
              {"seconds", took.count()},
              {"resident_kib", {resident_warm, resident_kib()}}}
             .dump()
      << "\n";
  return 0;
}

}  // namespace

int run_script(const ScriptOptions& options, std::ostream& out, std::ostream& errors) {
  const auto text = base::io::read_file(options.script, kMaxScriptBytes);
  if (!text) return complain(errors, text.error());
  const auto script = parse_script(*text);
  if (!script) return complain(errors, in_script(options, script.error()));
  const auto council = load_configuration(options.script.parent_path() / script->council, 1, script->site, "script");
  if (!council) return complain(errors, council.error());
  const auto catalogue = load_words(options.themes);
  if (!catalogue) return complain(errors, catalogue.error());
  ScriptPlayer::Sink sink;
  if (options.dump == Dump::kJson) {
    sink = [&out](const view::View&, const view::View& after) { out << view::to_json(after) << "\n"; };
  } else if (options.dump == Dump::kSpeech) {
    sink = [&](const view::View& before, const view::View& after) { write_speech(out, before, after, *catalogue); };
  }
  ScriptPlayer player(*council, *catalogue, std::move(sink));
  return play(options, *script, player, out, errors);
}

}  // namespace waymark::shell

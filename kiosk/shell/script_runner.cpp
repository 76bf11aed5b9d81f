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

// What is heard in a written visit: what the visit itself makes heard, once it has turned speech on; until then, and in
// visits that never do, what somebody who listens aloud from the first touch on would hear.
class Ear {
 public:
  Ear(std::ostream& out, const words::Catalogue& catalogue) : out_(out), catalogue_(catalogue) {}

  void hear(const view::View& before, const view::View& after) {
    if (after.screen == "attract") by_itself_ = false;
    by_itself_ = by_itself_ || after.speech.on;
    const auto news = by_itself_ ? voice::announce(before, after, catalogue_)
                                 : voice::announce(listened_to(before), listened_to(after), catalogue_);
    if (news.segments.empty()) return;
    json spoken = json::array();
    for (const auto& segment : news.segments) spoken.push_back({{"lang", segment.lang}, {"text", segment.text}});
    const json line{{"screen", after.screen}, {"speech", std::move(spoken)}};
    out_ << line.dump(-1, ' ', false, json::error_handler_t::replace) << "\n";
  }

 private:
  static view::View listened_to(view::View view) {
    view.speech.on = view.speech.on || view.screen != "attract";
    return view;
  }

  std::ostream& out_;
  const words::Catalogue& catalogue_;
  bool by_itself_ = false;
};

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
    sink = [ear = Ear{out, *catalogue}](const view::View& before, const view::View& after) mutable {
      ear.hear(before, after);
    };
  }
  ScriptPlayer player(*council, *catalogue, std::move(sink));
  return play(options, *script, player, out, errors);
}

}  // namespace waymark::shell

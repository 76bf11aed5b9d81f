#include "kiosk/shell/script_runner.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "kiosk/journeys/load.h"
#include "kiosk/shell/script.h"
#include "kiosk/shell/script_player.h"
#include "kiosk/view/describe.h"
#include "kiosk/voice/speak.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using base::Result;
using nlohmann::json;

constexpr int kExitScript = 10;

Result<std::string> contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return base::fail(ErrorCode::kNotFound, path.string(), "cannot be read");
  return std::move(text).str();
}

base::Status in_file(base::Error error, const std::filesystem::path& path) {
  error.where = path.string() + (error.where.empty() ? "" : ": " + error.where);
  return tl::unexpected(std::move(error));
}

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
    if (entry.path().extension() == ".json") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::shared_ptr<const core::Configuration>> load_council(const std::filesystem::path& folder,
                                                                const std::string& site) {
  auto text = contents(folder / "council.json");
  if (!text) return tl::unexpected(text.error());
  auto configuration = core::parse_configuration(*text, site);
  if (!configuration) return tl::unexpected(in_file(configuration.error(), folder / "council.json").error());
  for (const auto& path : json_files(folder / "journeys")) {
    auto journey_text = contents(path);
    if (!journey_text) return tl::unexpected(journey_text.error());
    auto journey = journeys::load(*journey_text);
    if (!journey) return tl::unexpected(in_file(journey.error(), path).error());
    configuration->journeys.push_back(std::make_shared<const journeys::Definition>(std::move(*journey)));
  }
  core::drop_dangling_services(*configuration);
  return std::make_shared<const core::Configuration>(std::move(*configuration));
}

Result<words::Catalogue> load_catalogue(const std::filesystem::path& themes) {
  words::Catalogue catalogue;
  for (const auto& path : json_files(themes / "words")) {
    auto text = contents(path);
    if (!text) return tl::unexpected(text.error());
    if (auto added = catalogue.add(*text); !added) return tl::unexpected(in_file(added.error(), path).error());
  }
  return catalogue;
}

void write_speech(std::ostream& out, const view::View& before, const view::View& after,
                  const words::Catalogue& catalogue) {
  json spoken = json::array();
  for (const auto& segment : voice::speak_change(before, after, catalogue, voice::Listening::kAloud)) {
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
    if (auto done = player.play(script); !done) {
      auto error = done.error();
      error.where = options.script.string() + ": " + error.where;
      return complain(errors, error);
    }
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
  const auto text = contents(options.script);
  if (!text) return complain(errors, text.error());
  const auto script = parse_script(*text);
  if (!script) return complain(errors, in_file(script.error(), options.script).error());
  const auto council = load_council(options.script.parent_path() / script->council, script->site);
  if (!council) return complain(errors, council.error());
  const auto catalogue = load_catalogue(options.themes);
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

// The --script mode of waymark-kiosk: a written visit in, every screen (or what would be spoken) out as JSON lines.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace waymark::shell {

enum class Dump { kNone = 1, kJson, kSpeech };

struct ScriptOptions {
  std::filesystem::path script;
  std::filesystem::path themes;  // folder with languages/
  Dump dump = Dump::kNone;
  int repeat = 1;  // plays the visit so often in a row; more than once needs a visit that ends at attract
};

// Exit code for main(): 0 when every step was done and every expectation held; 10 with one sentence on `errors`.
//
// Lines on `out`: kJson, one View each (provisioning/protocol/view.schema.json); kSpeech, {"screen", "speech":
// [{"lang", "text"}]} for each change that would be heard by somebody who listens aloud; kNone, one line at the end:
// {"visits", "events", "seconds", "resident_kib": [after the first tenth, at the end]}.
[[nodiscard]] int run_script(const ScriptOptions& options, std::ostream& out, std::ostream& errors);

}  // namespace waymark::shell

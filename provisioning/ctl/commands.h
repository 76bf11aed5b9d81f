// waymarkctl: the command line for people who run Waymark. A group of commands registers itself on the CLI11 app and
// writes how it ended into a Session; main() turns that into the exit code.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <ostream>

#include "base/result.h"

namespace waymark::ctl {

// The program's exit codes, the same for every command. Usage mistakes are CLI11's own, 100 and up.
enum class Exit {
  kDone = 0,
  kRefused = 1,  // the input was read and is not right; the findings are on standard output
  kFailed = 2,   // a file or a server could not be reached, or a call failed
};

struct Session {
  std::ostream& out;     // results
  std::ostream& errors;  // why it failed
  Exit exit = Exit::kDone;

  // Says what failed and sets the exit code: kRefused for input that is wrong, else kFailed.
  void fail(const base::Error& error);
};

void add_journey_commands(CLI::App& app, Session& session);
void add_theme_commands(CLI::App& app, Session& session);
void add_staff_commands(CLI::App& app, Session& session);
void add_hub_commands(CLI::App& app, Session& session);  // enrol, bundle, report, appointments

// The theme in a council's folder, if there is one: kiosks would refuse what this refuses.
[[nodiscard]] base::Status check_theme_of(const std::filesystem::path& council);

// The whole program but for the process: parses, runs, answers with the exit code.
[[nodiscard]] int run(int argc, const char* const* argv, std::ostream& out, std::ostream& errors);

}  // namespace waymark::ctl

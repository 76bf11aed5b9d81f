#include "provisioning/ctl/commands.h"

namespace waymark::ctl {

void Session::fail(const base::Error& error) {
  errors << "waymarkctl: " << base::to_string(error) << "\n";
  const bool wrong_input = error.code == base::ErrorCode::kInvalid || error.code == base::ErrorCode::kTooLarge ||
                           error.code == base::ErrorCode::kUnsupported;
  exit = wrong_input ? Exit::kRefused : Exit::kFailed;
}

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& errors) {
  CLI::App app{"The command line for people who run Waymark", "waymarkctl"};
  app.set_version_flag("--version", WAYMARK_VERSION);
  app.require_subcommand(1);
  Session session{out, errors};
  add_journey_commands(app, session);
  add_theme_commands(app, session);
  add_staff_commands(app, session);
  add_hub_commands(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, errors);
  }
  return static_cast<int>(session.exit);
}

}  // namespace waymark::ctl

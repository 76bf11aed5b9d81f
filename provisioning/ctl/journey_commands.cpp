#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/io/files.h"
#include "kiosk/journeys/load.h"
#include "provisioning/ctl/commands.h"

namespace waymark::ctl {
namespace {

// A definition over its limit is still read, so that the finding says by how much.
constexpr std::size_t kMaxFileBytes = 16 * 1024 * 1024;

void lint_files(const std::vector<std::string>& files, Session& session) {
  for (const std::string& file : files) {
    const base::Result<std::string> text = base::io::read_file(file, kMaxFileBytes);
    if (!text) {
      session.fail(text.error());
      continue;
    }
    const journeys::LintReport report = journeys::lint(*text);
    for (const journeys::Finding& finding : report.findings) {
      session.out << file << ": " << (finding.place.empty() ? "the file" : finding.place) << ": " << finding.reason
                  << "\n";
    }
    if (!report.findings.empty()) {
      session.exit = Exit::kRefused;
      continue;
    }
    session.out << file << ": fine (" << report.definition->pages.size() << " pages, "
                << report.definition->languages.size() << " languages)\n";
  }
}

}  // namespace

void add_journey_commands(CLI::App& app, Session& session) {
  CLI::App* const group = app.add_subcommand("journey", "Check and import journeys");
  group->require_subcommand(1);

  CLI::App* const lint = group->add_subcommand("lint", "Say whether a kiosk would take these journeys, and why not");
  const auto files = std::make_shared<std::vector<std::string>>();
  lint->add_option("FILE", *files, "Journey definitions (JSON)")->required();
  lint->callback([files, &session] { lint_files(*files, session); });
}

}  // namespace waymark::ctl

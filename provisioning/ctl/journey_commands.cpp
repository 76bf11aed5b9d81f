#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/io/files.h"
#include "kiosk/journeys/import/import.h"
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

struct ImportCommand {
  std::string form;
  std::string out;
  std::string report;
  std::string id;
  std::string language = "en-GB";
  bool leave_out = false;
};

void print_notes(const char* heading, const std::vector<journeys::ImportNote>& notes, Session& session) {
  for (const journeys::ImportNote& note : notes) {
    session.out << heading << ": " << note.place << ": " << note.what << ": " << note.reason << "\n";
  }
}

void import_file(const ImportCommand& command, Session& session) {
  const base::Result<std::string> text = base::io::read_file(command.form, kMaxFileBytes);
  if (!text) return session.fail(text.error());
  journeys::ImportOptions options;
  options.id = command.id;
  options.language = command.language;
  if (command.leave_out) options.unsupported = journeys::Unsupported::kLeaveOut;
  const base::Result<journeys::Import> imported = journeys::import_form(*text, options);
  if (!imported) return session.fail(imported.error());
  const journeys::ImportReport& report = imported->report;
  if (!command.report.empty()) {
    const base::Status written = base::io::write_file_atomically(command.report, journeys::report_json(report), 0644);
    if (!written) return session.fail(written.error());
  }
  print_notes("refused", report.refused, session);
  if (imported->refused()) {
    session.exit = Exit::kRefused;
    return;
  }
  const base::Status written = base::io::write_file_atomically(command.out, imported->definition, 0644);
  if (!written) return session.fail(written.error());
  print_notes("changed", report.changed, session);
  print_notes("dropped", report.dropped, session);
  session.out << command.out << ": " << report.questions << " questions from " << report.pages << " pages ("
              << report.dialect << "), " << report.changed.size() << " changed, " << report.dropped.size()
              << " left out\n";
}

}  // namespace

void add_journey_commands(CLI::App& app, Session& session) {
  CLI::App* const group = app.add_subcommand("journey", "Check and import journeys");
  group->require_subcommand(1);

  CLI::App* const lint = group->add_subcommand("lint", "Say whether a kiosk would take these journeys, and why not");
  const auto files = std::make_shared<std::vector<std::string>>();
  lint->add_option("FILE", *files, "Journey definitions (JSON)")->required();
  lint->callback([files, &session] { lint_files(*files, session); });

  CLI::App* const import = group->add_subcommand("import", "Make a journey of a digital form builder or DEFRA form");
  const auto command = std::make_shared<ImportCommand>();
  import->add_option("FORM", command->form, "The form (JSON)")->required();
  import->add_option("-o,--out", command->out, "Where to write the journey")->required();
  import->add_option("--report", command->report, "Where to write what was changed, left out or refused (JSON)");
  import->add_option("--id", command->id, "The journey's id; made from the form's name otherwise");
  import->add_option("--language", command->language, "The language the form is written in")->capture_default_str();
  import->add_flag("--leave-out-unsupported", command->leave_out,
                   "Leave out what a kiosk cannot ask (uploads, repeats), and report it, instead of refusing the form");
  import->callback([command, &session] { import_file(*command, session);
});
}  // namespace waymark::ctl

}  // namespace waymark::ctl

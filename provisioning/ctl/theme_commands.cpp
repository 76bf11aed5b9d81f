// waymarkctl theme: is this a theme that kiosks take, and what does it look like?
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/gallery/preview.h"
#include "provisioning/ctl/commands.h"

namespace waymark::ctl {
namespace {

struct Preview {
  std::string folder;
  std::string output;
  std::string language = "en-GB";
};

base::Status preview(const Preview& wanted) {
  const auto themes = gallery::themes_with(wanted.folder);
  if (!themes) return tl::unexpected<base::Error>(themes.error());
  const auto sheet = gallery::preview_sheet(*themes, wanted.language);
  if (!sheet) return tl::unexpected<base::Error>(sheet.error());
  return paint::write_png(*sheet, wanted.output);
}

}  // namespace

base::Status check_theme_of(const std::filesystem::path& council) {
  std::error_code none;
  if (!std::filesystem::exists(council / "theme", none)) return {};
  const auto themes = gallery::themes_with(council / "theme");
  return themes ? base::Status{}
                : base::fail(themes.error().code, "theme/" + themes.error().where, themes.error().detail);
}

void add_theme_commands(CLI::App& app, Session& session) {
  CLI::App* const group = app.add_subcommand("theme", "Check a council's theme and look at it");
  group->require_subcommand(1);

  CLI::App* const check = group->add_subcommand("check", "Say whether kiosks would take this theme, and why not");
  const auto folder = std::make_shared<std::string>();
  check->add_option("FOLDER", *folder, "Folder with theme.json and the logo")->required();
  check->callback([folder, &session] {
    const auto themes = gallery::themes_with(*folder);
    if (!themes) return session.fail(themes.error());
    session.out << *folder << ": fine (" << themes->standard.name() << ")\n";
  });

  CLI::App* const show = group->add_subcommand("preview", "Paint four screens in this theme, as the glass would");
  const auto wanted = std::make_shared<Preview>();
  show->add_option("FOLDER", wanted->folder, "Folder with theme.json and the logo")->required();
  show->add_option("-o,--output", wanted->output, "The picture (PNG)")->required();
  show->add_option("--language", wanted->language, "In this language")->capture_default_str();
  show->callback([wanted, &session] {
    if (const auto done = preview(*wanted); !done) return session.fail(done.error());
    session.out << wanted->output << "\n";
  });
}

}  // namespace waymark::ctl

#include "kiosk/shell/theme_load.h"

#include <system_error>
#include <utility>

#include "base/io/log.h"

namespace waymark::shell {

base::Result<LoadedThemes> load_themes(const std::filesystem::path& installed, const std::filesystem::path& council,
                                       const paint::DrawLogo& draw) {
  auto themes = paint::ThemeSet::load(installed);
  if (!themes) return tl::unexpected<base::Error>(themes.error());
  LoadedThemes loaded{std::move(*themes), {}};
  std::error_code none;
  if (council.empty() || !std::filesystem::exists(council / "theme.json", none)) return loaded;
  if (const auto used = paint::use_council_theme(loaded.themes, council, draw); !used) {
    base::io::log_error("theme", used.error());
    loaded.refused = base::to_string(used.error());
  }
  return loaded;
}

}  // namespace waymark::shell

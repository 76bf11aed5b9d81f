#include "kiosk/shell/installed.h"

#include <system_error>

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

fs::path find(const char* name, const char* in_the_sources, const char* has) {
  std::error_code none;
  const fs::path program = fs::read_symlink("/proc/self/exe", none);
  const fs::path packaged = fs::path{"/usr/share/waymark"} / name;
  for (const fs::path& folder :
       {program.parent_path().parent_path() / "share/waymark" / name, fs::path{in_the_sources}, packaged}) {
    if (fs::exists(folder / has, none)) return folder;
  }
  return packaged;
}

}  // namespace

fs::path installed_themes() { return find("themes", WAYMARK_THEMES, "languages"); }
fs::path installed_demonstration() { return find("demo", WAYMARK_DEMO, "council.json"); }

fs::path installed_media() {
  std::error_code none;
  return fs::read_symlink("/proc/self/exe", none).parent_path() / "waymark-media";
}

}  // namespace waymark::shell

#include "kiosk/shell/keypad_load.h"

#include <optional>

#include "base/io/files.h"

namespace waymark::shell {

base::Result<keypad::KeyMap> load_keypads(const std::filesystem::path& themes, const std::vector<std::string>& names) {
  std::optional<keypad::KeyMap> all;
  for (const std::string& name : names) {
    const bool is_file = name.find('/') != std::string::npos;
    const std::filesystem::path path = is_file ? name : (themes / "keypads" / (name + ".json")).string();
    const auto text = base::io::read_file(path, keypad::kMaxKeyMapBytes);
    if (!text) return base::fail(text.error().code, "--keypad " + name, text.error().detail);
    auto map = keypad::parse_key_map(*text);
    if (map && all) map = keypad::together(std::move(*all), *map);
    if (!map) return base::fail(map.error().code, "--keypad " + name + ": " + map.error().where, map.error().detail);
    all = std::move(*map);
  }
  return all.value_or(keypad::KeyMap{});
}

}  // namespace waymark::shell

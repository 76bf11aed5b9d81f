#include "kiosk/supervisor/restart_notes.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "base/io/clock.h"
#include "base/io/files.h"
#include "base/io/log.h"

namespace waymark::supervisor {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxFile = 65'536;

std::filesystem::path file_in(const std::filesystem::path& state) { return state / "restarts.json"; }

std::vector<RestartNote> read(const std::filesystem::path& state) {
  std::vector<RestartNote> out;
  const json list = json::parse(base::io::read_file(file_in(state), kMaxFile).value_or("[]"), nullptr, false);
  if (!list.is_array()) return out;
  for (const json& one : list) {
    if (one.is_object() && out.size() < kMaxNotes)
      out.push_back({one.value("at", std::int64_t{0}), one.value("code", "")});
  }
  return out;
}

}  // namespace

void add_restart_note(const std::filesystem::path& state, const std::string& code) {
  std::vector<RestartNote> notes = read(state);
  if (notes.size() == kMaxNotes) notes.erase(notes.begin());
  notes.push_back({base::io::SystemClock{}.wall().time_since_epoch().count(), code});
  json list = json::array();
  for (const RestartNote& note : notes) list.push_back({{"at", note.at_ms}, {"code", note.code}});
  const auto written = base::io::write_file_atomically(file_in(state), list.dump());
  if (!written) base::io::log_error("supervisor", written.error());
}

std::vector<RestartNote> take_restart_notes(const std::filesystem::path& state) {
  std::vector<RestartNote> notes = read(state);
  std::error_code ignored;
  std::filesystem::remove(file_in(state), ignored);
  return notes;
}

}  // namespace waymark::supervisor

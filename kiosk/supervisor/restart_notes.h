// STATE/restarts.json: how earlier runs ended, left by the supervisor for the next run to tell the hub.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace waymark::supervisor {

struct RestartNote {
  std::int64_t at_ms = 0;  // wall clock
  std::string code;
  bool operator==(const RestartNote&) const = default;
};
inline constexpr std::size_t kMaxNotes = 50;  // an hour of the worst; the oldest go

// A disk that refuses is no reason not to start the kiosk again: the note is lost then, and the log says so.
void add_restart_note(const std::filesystem::path& state, const std::string& code);

// All of them; the file is taken away.
[[nodiscard]] std::vector<RestartNote> take_restart_notes(const std::filesystem::path& state);

}  // namespace waymark::supervisor

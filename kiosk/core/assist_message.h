// What goes between kiosk and adviser over the connection itself, as JSON, one object a message. The hub never sees it
// (docs/adr/0013). What comes in is outside data: limits everywhere, and what is not understood is nothing. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/call_event.h"

namespace waymark::core {

inline constexpr std::size_t kMaxAssistBytes = 200'000;  // as much as the media process carries
inline constexpr std::size_t kMaxTextLineGraphemes = 500;
inline constexpr std::size_t kMaxPaperLines = 40;

[[nodiscard]] std::optional<Assist> parse_assist(std::string_view json);

struct TextLine {
  int line = 0;
  base::Secret text;
  bool done = false;
};
[[nodiscard]] std::optional<TextLine> parse_text_line(std::string_view json);

// True for the beat that an adviser's browser sends each second.
[[nodiscard]] bool is_beat(std::string_view json);

struct Hello {
  std::string language;
  std::string speak;
  std::vector<std::string> needs;
  std::vector<Consent> allowed;
};
[[nodiscard]] base::Secret hello_message(const Hello& hello);
enum class ConsentState : std::uint8_t { kAsked = 1, kGranted, kRefused, kEnded };
[[nodiscard]] base::Secret consent_message(Consent consent, ConsentState state);
// {"type": type, "id": id, "outcome": outcome}
[[nodiscard]] base::Secret outcome_message(std::string_view type, std::string_view id, std::string_view outcome);
[[nodiscard]] base::Secret photo_message(std::string_view id, std::string_view document_id);  // it was taken
[[nodiscard]] base::Secret private_message(std::string_view id, std::string_view state, std::string_view answer);
[[nodiscard]] base::Secret media_message(bool audio, bool video);
[[nodiscard]] base::Secret text_line_message(int line, std::string_view text, bool done);
[[nodiscard]] std::string view_message(std::uint64_t sequence, std::string_view view_json);

}  // namespace waymark::core

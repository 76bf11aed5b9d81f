// What an adviser's browser may send over the connection of a call: anything.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/graphemes.h"
#include "kiosk/core/assist_message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::core;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  static_cast<void>(is_beat(text));
  static_cast<void>(parse_assist(text));
  if (const auto line = parse_text_line(text)) {
    if (waymark::base::count_graphemes(line->text.reveal()) > kMaxTextLineGraphemes) std::abort();
    const auto written = text_line_message(line->line, line->text.reveal(), line->done);
    const auto again = parse_text_line(written.reveal());
    if (!again || again->text.reveal() != line->text.reveal()) std::abort();
  }
  return 0;
}

#include "kiosk/shell/voice_text.h"

namespace waymark::shell {
namespace {

// Never in the middle of a character.
std::string_view shortened(std::string_view text) {
  if (text.size() <= kMostVoiceText) return text;
  std::size_t end = kMostVoiceText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

base::Secret text_for_voice(std::string_view text) {
  base::Secret line;
  const std::string_view all = shortened(text);
  for (std::size_t from = 0; from < all.size();) {
    std::size_t end = from;
    const auto plain = [&](std::size_t at) {
      const auto byte = static_cast<unsigned char>(all[at]);
      return byte >= 0x20 && byte != 0x7F && !(all[at] == '[' && at > 0 && all[at - 1] == '[');
    };
    while (end < all.size() && plain(end)) ++end;
    line.insert(line.size(), all.substr(from, end - from));
    if (end == all.size()) break;
    line.insert(line.size(), all[end] == '[' ? " [" : " ");
    from = end + 1;
  }
  line.insert(line.size(), "\n");
  return line;
}

}  // namespace waymark::shell

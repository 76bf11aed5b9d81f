// Words as a picture, for scripts that the printer has no letters for: shaped, ordered and broken into lines by
// Pango, in fonts of the system.
#pragma once

#include <string>
#include <string_view>

#include "devices/printer/bitmap.h"
#include "provisioning/protocol/print_document.h"

namespace waymark::devices {

struct TextPicture {
  int width = 576;         // dots; the picture is exactly this wide
  int letter_height = 24;  // dots, as the printer's own letters of that size
  std::string font = "Noto Sans";
};

// `text` is clean UTF-8. Its height follows the text.
[[nodiscard]] Bitmap draw_text(const protocol::PrintText& text, const TextPicture& picture);

}  // namespace waymark::devices

// The web consoles as bytes inside the hub's binary: nothing to install beside it and nothing to mislay.
//
// Paths begin with "/" ("/index.html", "/console.js"). Every span and view points at storage that lives as long as
// the program. Immutable; safe on any thread. An unknown path is nullptr: the hub then serves "/index.html", whose
// script knows the pages by their address.
#pragma once

#include <span>
#include <string_view>

namespace waymark::console {

struct EmbeddedFile {
  std::string_view path;
  std::string_view content_type;  // with the character set where there is one
  std::string_view bytes;
  std::string_view gzip;    // the same bytes compressed, or empty where that would not make them smaller
  std::string_view sha256;  // of `bytes`, lower-case hexadecimal: an ETag
};

[[nodiscard]] std::span<const EmbeddedFile> console_files();
[[nodiscard]] const EmbeddedFile* find_console_file(std::string_view path);

}  // namespace waymark::console

#include "provisioning/console/embedded.h"

namespace waymark::console {

const EmbeddedFile* find_console_file(std::string_view path) {
  for (const EmbeddedFile& file : console_files()) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

}  // namespace waymark::console

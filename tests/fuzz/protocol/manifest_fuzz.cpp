// A manifest comes from outside. Whatever it says: no crash, and what was taken comes back from its own text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/bundle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto manifest = parse_manifest(text);
  if (!manifest) return 0;
  for (const auto& file : manifest->files) {
    if (!is_safe_bundle_path(file.path) || file.path.find("..") == 0) std::abort();
  }
  const auto again = parse_manifest(to_json(*manifest));
  if (!again || again->files != manifest->files || again->version != manifest->version) std::abort();
  return 0;
}

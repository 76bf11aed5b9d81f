#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/keypad/key_map.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::keypad;
  const auto map = parse_key_map({reinterpret_cast<const char*>(data), size});
  if (!map) return 0;
  // What is taken has its limits, and goes together with itself.
  if (map->bindings.size() > kMaxBindings || map->timing.slow_keys.count() > 2'000) std::abort();
  if (!together(*map, *map)) std::abort();
  return 0;
}

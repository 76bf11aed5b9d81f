// Whatever bytes come as an event: refused, or one that is the same after the way there and back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "video/wire/events.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::video;
  const auto event = event_from_wire({reinterpret_cast<const char*>(data), size});
  if (!event) return 0;
  const auto wire = to_wire(*event);
  if (!wire) return 0;
  const auto again = event_from_wire(*wire);
  if (!again || !(*again == *event)) std::abort();
  return 0;
}

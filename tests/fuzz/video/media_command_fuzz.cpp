// Whatever bytes come as a command: refused, or one that is the same after the way there and back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "video/wire/commands.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::video;
  const auto command = command_from_wire({reinterpret_cast<const char*>(data), size});
  if (!command) return 0;
  const auto wire = to_wire(*command);
  if (!wire) return 0;
  const auto again = command_from_wire(*wire);
  if (!again || !(*again == *command)) std::abort();
  return 0;
}

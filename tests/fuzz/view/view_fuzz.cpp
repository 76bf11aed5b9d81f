// Any bytes as a View from elsewhere: refused, or one that is the same after the way there and back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/view/describe.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::view;
  const auto view = view_from_json({reinterpret_cast<const char*>(data), size});
  if (!view) return 0;
  const std::string written = to_json(*view);
  if (written.size() > kMaxViewBytes) return 0;  // escapes may take it over the limit
  const auto again = view_from_json(written);
  if (!again || !(*again == *view)) std::abort();
  return 0;
}

// What a hub tells a kiosk of an appointment: no crash, and what was taken comes back from its own text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/appointment.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const auto told = parse_check_in({reinterpret_cast<const char*>(data), size});
  if (told && to_json(*told).size() <= kMaxCheckInBytes && !(parse_check_in(to_json(*told)) == told)) std::abort();
  return 0;
}

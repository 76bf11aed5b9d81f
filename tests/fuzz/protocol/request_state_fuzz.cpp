// What a hub tells a kiosk of a request: no crash, and what was taken comes back from its own text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/request_status.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const auto state = parse_request_state({reinterpret_cast<const char*>(data), size});
  if (state && parse_request_state(to_json(*state)) != state) std::abort();
  return 0;
}

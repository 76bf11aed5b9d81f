// Whatever bytes a driver or a kiosk sends: refused, or a message that survives the way there and back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/device_message.h"
#include "provisioning/protocol/device_payloads.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const auto message = device_message_from_wire({reinterpret_cast<const char*>(data), size});
  if (!message) return 0;
  static_cast<void>(print_order_from(message->payload));
  static_cast<void>(print_result_from(message->payload));
  static_cast<void>(device_status_from(message->payload));
  static_cast<void>(capabilities_from(message->payload));
  static_cast<void>(job_report_from(message->payload));
  static_cast<void>(card_inserted_from(message->payload));
  const auto wire = to_wire(*message);
  if (!wire) return 0;  // it may have grown over the limit: numbers are written in full
  const auto again = device_message_from_wire(*wire);
  if (!again || !(again->name == message->name && again->request_id == message->request_id)) std::abort();
  return 0;
}

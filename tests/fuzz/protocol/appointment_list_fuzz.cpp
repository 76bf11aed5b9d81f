// A council's list of appointments: no crash, and what was taken keeps its limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/appointment_list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const auto rows = parse_appointment_list({reinterpret_cast<const char*>(data), size});
  if (!rows) return 0;
  if (rows->empty() || rows->size() > kMaxListRows) std::abort();
  for (const ListedAppointment& row : *rows) {
    if (read_booking_code(row.shown) != row.code || read_booking_code(row.code) != row.code) std::abort();
    if (read_moment(day_of(row.at), time_of(row.at)) != row.at) std::abort();
    if (row.minutes < 0 || row.minutes > kMaxAppointmentMinutes) std::abort();
  }
  return 0;
}

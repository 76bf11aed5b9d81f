// A day's appointments as a council's booking system gives them out: comma-separated values, nothing personal.
//
//   reference,day,time,queue,minutes
//   KX4-PM2,2026-11-24,10:30,council-tax,20
//
// `minutes` (how long it is meant to take) may be left out, in a row or as a column. A file is taken whole or not at
// all, and an error names its line. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "provisioning/protocol/appointment.h"

namespace waymark::protocol {

inline constexpr std::size_t kMaxListBytes = 256 * 1024;
inline constexpr std::size_t kMaxListRows = 2'000;
inline constexpr std::size_t kMaxListLine = 200;
inline constexpr int kMaxAppointmentMinutes = 8 * 60;

struct ListedAppointment {
  std::string code;   // as read_booking_code() has it
  std::string shown;  // as it stands in the file, in capitals: what staff and the customer's letter say
  LocalMoment at;
  std::string service;
  int minutes = 0;  // 0: not said
  bool operator==(const ListedAppointment&) const = default;
};

// Whether a list of nothing is one: the first line alone, or not even that. It may be where a day is named beside it.
enum class NoRows { kRefused = 1, kTaken };

// kInvalid, kTooLarge: `where` is the line ("line 7"), `detail` says what is wrong with it and what to do.
[[nodiscard]] base::Result<std::vector<ListedAppointment>> parse_appointment_list(std::string_view csv,
                                                                                  NoRows no_rows = NoRows::kRefused);

}  // namespace waymark::protocol

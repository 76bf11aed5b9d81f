#include "base/io/clock.h"

#include <ctime>

#include "base/io/crypto.h"
#include "base/io/files.h"

namespace waymark::base::io {
namespace {

std::chrono::milliseconds read_clock(clockid_t id) {
  timespec now{};
  ::clock_gettime(id, &now);
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds{now.tv_sec} +
                                                               std::chrono::nanoseconds{now.tv_nsec});
}

}  // namespace

MonoTime SystemClock::mono() const { return MonoTime{read_clock(CLOCK_BOOTTIME)}; }

WallTime SystemClock::wall() const { return WallTime{read_clock(CLOCK_REALTIME)}; }

std::chrono::minutes SystemClock::zone_offset() const {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return std::chrono::minutes{local.tm_gmtoff / 60};
}

Envelope make_envelope(const Clock& clock) {
  return Envelope{clock.mono(), clock.wall(), clock.zone_offset(), random_16()};
}

const std::string& boot_id() {
  static const std::string id = [] {
    std::string text = read_file("/proc/sys/kernel/random/boot_id", 64).value_or("");
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }();
  return id;
}

}  // namespace waymark::base::io

#include "provisioning/hub/local_day.h"

#include <fmt/format.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <charconv>
#include <chrono>

namespace waymark::hub {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;
constexpr std::int64_t kQuarter = 15LL * 60 * 1000;  // no zone changes in the middle of one

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

sys_days parse(std::string_view day) {
  return sys_days{year_month_day{std::chrono::year{number(day.substr(0, 4))},
                                 std::chrono::month{static_cast<unsigned>(number(day.substr(5, 2)))},
                                 std::chrono::day{static_cast<unsigned>(number(day.substr(8, 2)))}}};
}

std::string format(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
  const std::int64_t rest = value % step;
  return value - rest - (rest < 0 ? step : 0);
}

}  // namespace

struct LocalDays::Zone {
  std::unique_ptr<icu::TimeZone> zone;
  std::int64_t quarter = -1;
  std::int64_t offset = 0;

  std::int64_t offset_at(std::int64_t at) {
    const std::int64_t wanted = floor_to(at, kQuarter);
    if (wanted != quarter) {
      std::int32_t raw = 0;
      std::int32_t summer = 0;
      UErrorCode error = U_ZERO_ERROR;
      zone->getOffset(static_cast<UDate>(at), 0, raw, summer, error);
      quarter = wanted;
      offset = U_SUCCESS(error) ? raw + summer : 0;
    }
    return offset;
  }
};

base::Result<LocalDays> LocalDays::create(const std::string& name) {
  auto zone = std::make_unique<Zone>();
  zone->zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (!zone->zone || *zone->zone == icu::TimeZone::getUnknown()) {
    return base::fail(base::ErrorCode::kInvalid, "council/zone", "is no time zone that is known");
  }
  return LocalDays{std::move(zone)};
}

LocalDays::LocalDays(std::unique_ptr<Zone> zone) : zone_(std::move(zone)) {}
LocalDays::LocalDays(LocalDays&&) noexcept = default;
LocalDays& LocalDays::operator=(LocalDays&&) noexcept = default;
LocalDays::~LocalDays() = default;

std::string LocalDays::day_of(std::int64_t at) const {
  const std::int64_t local = at + zone_->offset_at(at);
  return format(sys_days{std::chrono::days{floor_to(local, kDay) / kDay}});
}

int LocalDays::minute_of_week(std::int64_t at) const {
  const std::int64_t local = at + zone_->offset_at(at);
  const std::int64_t day = floor_to(local, kDay) / kDay;
  const auto weekday = static_cast<int>(((day + 3) % 7 + 7) % 7);  // 1970 began on a Thursday
  return weekday * 24 * 60 + static_cast<int>((local - day * kDay) / 60'000);
}

std::int64_t LocalDays::time_at(std::string_view day, int minute) const {
  const std::int64_t local = parse(day).time_since_epoch().count() * kDay + minute * 60'000LL;
  return local - zone_->offset_at(local - zone_->offset_at(local));
}

std::string LocalDays::clock_of(std::int64_t at) const {
  const int minute = minute_of_week(at) % (24 * 60);
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::int64_t LocalDays::end_of_day(std::int64_t at) const {
  const std::int64_t midnight = floor_to(at + zone_->offset_at(at), kDay) + kDay;
  // The offset at that midnight, which may not be the one now; a second look settles the day of a change.
  const std::int64_t guess = midnight - zone_->offset_at(at);
  return midnight - zone_->offset_at(midnight - zone_->offset_at(guess));
}

std::string day_plus(std::string_view day, int days) { return format(parse(day) + std::chrono::days{days}); }

std::vector<std::string> days_between(std::string_view from, std::string_view to) {
  std::vector<std::string> days;
  for (sys_days day = parse(from); day <= parse(to); day += std::chrono::days{1}) days.push_back(format(day));
  return days;
}

}  // namespace waymark::hub

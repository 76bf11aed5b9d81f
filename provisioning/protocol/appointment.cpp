#include "provisioning/protocol/appointment.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "provisioning/protocol/code.h"
#include "provisioning/protocol/follow.h"

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::size_t kMaxPlaceBytes = 200;
constexpr std::size_t kMaxDisplayBytes = 16;
constexpr std::size_t kMaxDeskBytes = 64;
constexpr std::int64_t kMaxFigure = 1'000'000;
constexpr std::int64_t kMaxSeconds = 400LL * 24 * 60 * 60;  // a year, and more

// The figures at [from, from + count); -1 unless all of them are.
int figures(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

// A plain text of at most so many bytes; nothing where there is another thing.
std::optional<std::string> text_of(const json& object, const char* name, std::size_t limit) {
  const auto found = object.find(name);
  if (found == object.end()) return std::string{};
  if (!found->is_string()) return std::nullopt;
  const auto& text = found->get_ref<const std::string&>();
  if (text.size() > limit || base::without_forbidden(text) != text) return std::nullopt;
  return text;
}

std::optional<std::int64_t> figure_of(const json& object, const char* name, std::int64_t least, std::int64_t most) {
  const auto found = object.find(name);
  if (found == object.end()) return 0;
  if (!found->is_number_integer()) return std::nullopt;
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(most))
    return std::nullopt;
  const auto value = found->get<std::int64_t>();
  if (value < least || value > most) return std::nullopt;
  return value;
}

std::optional<CheckInOutcome> outcome_of(std::string_view word) {
  for (const auto& [outcome, name] : kCheckInOutcomes) {
    if (name == word) return outcome;
  }
  return std::nullopt;
}

bool has_number(CheckInOutcome outcome) {
  return outcome == CheckInOutcome::kCheckedIn || outcome == CheckInOutcome::kAlready;
}

// Of a ticket, into `into`.
base::Status read_number(const json& ticket, CheckIn& into) {
  if (!ticket.is_object()) return fail(ErrorCode::kInvalid, "ticket", "is not a JSON object");
  const auto display = text_of(ticket, "display", kMaxDisplayBytes);
  if (!display || display->empty()) return fail(ErrorCode::kInvalid, "ticket/display", "is not a number in a queue");
  into.display = *display;
  const auto desk = text_of(ticket, "desk", kMaxDeskBytes);
  if (!desk) return fail(ErrorCode::kInvalid, "ticket/desk", "is not a text");
  into.desk = *desk;
  const std::array<std::pair<const char*, int*>, 4> parts{{{"number", &into.number},
                                                           {"ahead", &into.ahead},
                                                           {"about_minutes", &into.about_minutes},
                                                           {"up_to_minutes", &into.up_to_minutes}}};
  for (const auto& [name, place] : parts) {
    const auto value = figure_of(ticket, name, 0, kMaxFigure);
    if (!value) return fail(ErrorCode::kInvalid, std::string("ticket/") + name, "is out of range");
    *place = static_cast<int>(*value);
  }
  const auto follow = text_of(ticket, "follow", kMaxFollowBytes);
  into.follow = read_follow(follow.value_or(""));
  return {};
}

}  // namespace

std::optional<std::string> read_booking_code(std::string_view text) {
  std::string code;
  for (const char each : text) {
    if (each == ' ' || each == '-') continue;
    char c = each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const bool fits = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    if (!fits || code.size() == kMostBookingCode) return std::nullopt;
    code += c;
  }
  if (code.size() < kLeastBookingCode) return std::nullopt;
  return code;
}

std::optional<LocalMoment> read_moment(std::string_view day, std::string_view time) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-' || time.size() != 5 || time[2] != ':') return std::nullopt;
  const LocalMoment moment{figures(day, 0, 4), figures(day, 5, 2), figures(day, 8, 2), 0};
  const int hour = figures(time, 0, 2);
  const int minute = figures(time, 3, 2);
  if (moment.year < 2000 || moment.month < 1 || moment.day < 1) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{moment.year},
                                         std::chrono::month{static_cast<unsigned>(moment.month)},
                                         std::chrono::day{static_cast<unsigned>(moment.day)}};
  if (!date.ok()) return std::nullopt;
  return LocalMoment{moment.year, moment.month, moment.day, hour * 60 + minute};
}

std::string day_of(const LocalMoment& moment) {
  return padded(moment.year, 4) + "-" + padded(moment.month, 2) + "-" + padded(moment.day, 2);
}

std::string time_of(const LocalMoment& moment) {
  return padded(moment.minute / 60, 2) + ":" + padded(moment.minute % 60, 2);
}

base::Result<CheckIn> parse_check_in(std::string_view text) {
  if (text.size() > kMaxCheckInBytes) return fail(ErrorCode::kTooLarge, "appointment", "is longer than an answer is");
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "appointment", "is not a JSON object");
  CheckIn told;
  const auto outcome = outcome_of(text_of(object, "outcome", kMaxCodeBytes).value_or(""));
  if (!outcome) return fail(ErrorCode::kInvalid, "outcome", "is not a word for one");
  told.outcome = *outcome;
  told.service = text_of(object, "service", kMaxCodeBytes).value_or("");
  if (!is_code(told.service)) return fail(ErrorCode::kInvalid, "service", "is not a code");
  const auto place = text_of(object, "place", kMaxPlaceBytes);
  if (!place) return fail(ErrorCode::kInvalid, "place", "is not a text");
  told.place = *place;
  const auto at = read_moment(text_of(object, "day", 10).value_or(""), text_of(object, "time", 5).value_or(""));
  if (!at) return fail(ErrorCode::kInvalid, "day, time", "are not a day and a time");
  told.at = *at;
  const auto early = figure_of(object, "early_s", -kMaxSeconds, kMaxSeconds);
  if (!early) return fail(ErrorCode::kInvalid, "early_s", "is out of range");
  told.early_s = *early;
  const auto late = object.find("late");
  told.late = late != object.end() && late->is_boolean() && late->get<bool>();
  if (!has_number(told.outcome)) return told;
  if (auto read = read_number(object.value("ticket", json()), told); !read) {
    return tl::unexpected<base::Error>(read.error());
  }
  return told;
}

std::string to_json(const CheckIn& told) {
  json object{
      {"outcome", name_of(told.outcome)}, {"service", told.service}, {"place", told.place}, {"day", day_of(told.at)},
      {"time", time_of(told.at)},         {"early_s", told.early_s}, {"late", told.late}};
  if (has_number(told.outcome)) {
    json ticket{{"display", told.display},
                {"number", told.number},
                {"ahead", told.ahead},
                {"about_minutes", told.about_minutes},
                {"up_to_minutes", told.up_to_minutes}};
    if (!told.desk.empty()) ticket["desk"] = told.desk;
    if (!told.follow.empty()) ticket["follow"] = std::string(told.follow.reveal());
    object["ticket"] = std::move(ticket);
  }
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace waymark::protocol

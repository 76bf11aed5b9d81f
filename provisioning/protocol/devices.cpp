#include "provisioning/protocol/devices.h"

#include <array>
#include <utility>

namespace waymark::protocol {
namespace {

template <class Enum, std::size_t kCount>
using Table = std::array<std::pair<Enum, std::string_view>, kCount>;

constexpr Table<DeviceKind, 2> kKinds{{{DeviceKind::kPrinter, "printer"}, {DeviceKind::kCardReader, "cardReader"}}};
constexpr Table<DeviceState, 6> kStates{{{DeviceState::kStarting, "starting"},
                                         {DeviceState::kOnline, "online"},
                                         {DeviceState::kOffline, "offline"},
                                         {DeviceState::kUserError, "userError"},
                                         {DeviceState::kHardwareError, "hardwareError"},
                                         {DeviceState::kOutOfService, "outOfService"}}};
constexpr Table<PaperState, 4> kPapers{{{PaperState::kUnknown, "unknown"},
                                        {PaperState::kFull, "full"},
                                        {PaperState::kLow, "low"},
                                        {PaperState::kOut, "out"}}};
constexpr Table<CoverState, 3> kCovers{
    {{CoverState::kUnknown, "unknown"}, {CoverState::kClosed, "closed"}, {CoverState::kOpen, "open"}}};
constexpr Table<PrintOutcome, 3> kOutcomes{
    {{PrintOutcome::kPrinted, "printed"}, {PrintOutcome::kFailed, "failed"}, {PrintOutcome::kUnknown, "unknown"}}};
constexpr Table<PrintReason, 12> kReasons{{{PrintReason::kNone, "none"},
                                           {PrintReason::kPaperOut, "paperOut"},
                                           {PrintReason::kCoverOpen, "coverOpen"},
                                           {PrintReason::kOffline, "offline"},
                                           {PrintReason::kDeviceError, "deviceError"},
                                           {PrintReason::kLineLost, "lineLost"},
                                           {PrintReason::kDriverLost, "driverLost"},
                                           {PrintReason::kHostLost, "hostLost"},
                                           {PrintReason::kOutOfService, "outOfService"},
                                           {PrintReason::kCancelled, "cancelled"},
                                           {PrintReason::kTimeout, "timeout"},
                                           {PrintReason::kRefused, "refused"}}};
constexpr Table<CardRefusal, 4> kRefusals{{{CardRefusal::kNone, "none"},
                                           {CardRefusal::kUnreadable, "unreadable"},
                                           {CardRefusal::kRandom, "random"},
                                           {CardRefusal::kUnsupported, "unsupported"}}};

template <class Enum, std::size_t kCount>
std::string_view find(const Table<Enum, kCount>& table, Enum value) {
  for (const auto& [each, name] : table) {
    if (each == value) return name;
  }
  return {};
}

template <class Enum, std::size_t kCount>
std::optional<Enum> find(const Table<Enum, kCount>& table, std::string_view name) {
  for (const auto& [each, known] : table) {
    if (known == name) return each;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(DeviceKind value) { return find(kKinds, value); }
std::string_view name_of(DeviceState value) { return find(kStates, value); }
std::string_view name_of(PaperState value) { return find(kPapers, value); }
std::string_view name_of(CoverState value) { return find(kCovers, value); }
std::string_view name_of(PrintOutcome value) { return find(kOutcomes, value); }
std::string_view name_of(PrintReason value) { return find(kReasons, value); }
std::string_view name_of(CardRefusal value) { return find(kRefusals, value); }

template <>
std::optional<DeviceKind> from_name(std::string_view name) {
  return find(kKinds, name);
}
template <>
std::optional<DeviceState> from_name(std::string_view name) {
  return find(kStates, name);
}
template <>
std::optional<PaperState> from_name(std::string_view name) {
  return find(kPapers, name);
}
template <>
std::optional<CoverState> from_name(std::string_view name) {
  return find(kCovers, name);
}
template <>
std::optional<PrintOutcome> from_name(std::string_view name) {
  return find(kOutcomes, name);
}
template <>
std::optional<PrintReason> from_name(std::string_view name) {
  return find(kReasons, name);
}
template <>
std::optional<CardRefusal> from_name(std::string_view name) {
  return find(kRefusals, name);
}

}  // namespace waymark::protocol

// What is said about devices: the values that the device host, the kiosk's heart and the fleet page share.
// The words on the wire follow XFS4IoT (deviceState, paper, cover) where it has one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::protocol {

enum class DeviceKind { kPrinter = 1, kCardReader };

enum class DeviceState {
  kStarting = 1,   // the driver has not said yet
  kOnline,         // ready
  kOffline,        // the driver works, the device does not answer
  kUserError,      // a person must act: paper, cover
  kHardwareError,  // the device says that it is broken
  kOutOfService,   // the driver failed too often and is being left alone for a while
};

enum class PaperState { kUnknown = 1, kFull, kLow, kOut };
enum class CoverState { kUnknown = 1, kClosed, kOpen };

struct DeviceStatus {
  std::string device;  // the name in the host's configuration: "printer", "card_reader"
  DeviceKind kind = DeviceKind::kPrinter;
  DeviceState state = DeviceState::kStarting;
  PaperState paper = PaperState::kUnknown;  // printers only
  CoverState cover = CoverState::kUnknown;  // printers only
  std::uint64_t generation = 0;             // counts the driver's lives: one more after each restart
  bool operator==(const DeviceStatus&) const = default;
};

// A job ends in exactly one of these. `kUnknown` means that paper may have come out: never print it again by
// yourself; offer a copy that says so, or another number.
enum class PrintOutcome { kPrinted = 1, kFailed, kUnknown };

enum class PrintReason {
  kNone = 1,
  kPaperOut,
  kCoverOpen,
  kOffline,      // the printer does not answer
  kDeviceError,  // cutter, head, temperature
  kLineLost,     // the line broke after the first byte was sent
  kDriverLost,   // the driver died or hung while it had the job
  kHostLost,     // the device host went away while it had the job
  kOutOfService,
  kCancelled,
  kTimeout,
  kRefused,  // the document breaks a rule
};

struct PrintResult {
  PrintOutcome outcome = PrintOutcome::kUnknown;
  PrintReason reason = PrintReason::kNone;
  bool operator==(const PrintResult&) const = default;
};

// Why a card gives no identifier. The customer is offered the way without a card in every case.
enum class CardRefusal {
  kNone = 1,
  kUnreadable,   // no answer, or pulled out too early
  kRandom,       // its identifier is a new one each time (ISO 14443-3: first byte 08)
  kUnsupported,  // it has none to give
};

struct CardInserted {
  std::string identifier_hash;  // lower-case hexadecimal HMAC-SHA-256; empty when refused
  CardRefusal refusal = CardRefusal::kNone;
  bool operator==(const CardInserted&) const = default;
};

// The wire's words; the reverse gives nothing for a word that is none of them.
[[nodiscard]] std::string_view name_of(DeviceKind value);
[[nodiscard]] std::string_view name_of(DeviceState value);
[[nodiscard]] std::string_view name_of(PaperState value);
[[nodiscard]] std::string_view name_of(CoverState value);
[[nodiscard]] std::string_view name_of(PrintOutcome value);
[[nodiscard]] std::string_view name_of(PrintReason value);
[[nodiscard]] std::string_view name_of(CardRefusal value);

template <class Enum>
[[nodiscard]] std::optional<Enum> from_name(std::string_view name) = delete;
template <>
[[nodiscard]] std::optional<DeviceKind> from_name(std::string_view name);
template <>
[[nodiscard]] std::optional<DeviceState> from_name(std::string_view name);
template <>
[[nodiscard]] std::optional<PaperState> from_name(std::string_view name);
template <>
[[nodiscard]] std::optional<CoverState> from_name(std::string_view name);
template <>
[[nodiscard]] std::optional<PrintOutcome> from_name(std::string_view name);
template <>
[[nodiscard]] std::optional<PrintReason> from_name(std::string_view name);
template <>
[[nodiscard]] std::optional<CardRefusal> from_name(std::string_view name);

}  // namespace waymark::protocol

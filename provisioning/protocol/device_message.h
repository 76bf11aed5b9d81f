// One message between kiosk, device host and driver: JSON in the shape of XFS4IoT, one message a packet.
//
//   {"header": {"name": "Printer.PrintDocument", "type": "command", "requestId": 7, "version": "1.0",
//               "device": "printer", "generation": 3, "timeout": 20000}, "payload": {...}}
//
// A command is answered by acknowledge (accepted), any number of events, and one completion with a completionCode;
// unsolicited messages belong to no command and have no requestId. `device` and `generation` are ours: XFS4IoT has
// a socket for each service where we have one for all. Source: XFS4IoT specification 1.0, "Message Format".
//
// The parser is strict: unknown header members, wrong types and anything over a limit are errors.
#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace waymark::protocol {

inline constexpr std::size_t kMaxDeviceMessageBytes = 64'000;  // bulk data goes beside it, as a sealed memfd
inline constexpr std::string_view kDeviceProtocolVersion = "1.0";

enum class MessageType { kCommand = 1, kAcknowledge, kEvent, kCompletion, kUnsolicited };

enum class CompletionCode {
  kSuccess = 1,
  kInvalidData,
  kUnsupportedCommand,
  kDeviceNotReady,
  kHardwareError,
  kInternalError,
  kTimeOut,
  kCanceled,
};

struct DeviceMessage {
  std::string name;  // "Service.Message"
  MessageType type = MessageType::kCommand;
  std::int64_t request_id = 0;  // 0 for unsolicited, else above 0
  std::string device = {};      // empty: the host itself
  std::uint64_t generation = 0;
  std::optional<std::chrono::milliseconds> timeout = std::nullopt;  // commands
  std::optional<CompletionCode> completion_code = std::nullopt;     // completions, and only they
  nlohmann::json payload = nlohmann::json::object();
  bool operator==(const DeviceMessage&) const = default;
};

[[nodiscard]] std::string_view name_of(MessageType type);
[[nodiscard]] std::string_view name_of(CompletionCode code);

[[nodiscard]] base::Result<std::string> to_wire(const DeviceMessage& message);
[[nodiscard]] base::Result<DeviceMessage> device_message_from_wire(std::string_view wire);

// The answers to a command: same name, request, device and generation.
[[nodiscard]] DeviceMessage acknowledge(const DeviceMessage& command);
[[nodiscard]] DeviceMessage completion(const DeviceMessage& command, CompletionCode code,
                                       nlohmann::json payload = nlohmann::json::object());

// The messages there are.
namespace message_name {
inline constexpr std::string_view kHello = "Common.HelloEvent";       // driver -> host: it lives
inline constexpr std::string_view kInitialize = "Common.Initialize";  // host -> driver: its configuration
inline constexpr std::string_view kStatus = "Common.Status";          // host -> driver: also the heartbeat
inline constexpr std::string_view kStatusChanged = "Common.StatusChangedEvent";
inline constexpr std::string_view kPrint = "Printer.PrintDocument";   // carries the document's memfd
inline constexpr std::string_view kSending = "Printer.SendingEvent";  // from here on paper may come out
inline constexpr std::string_view kQueryJob = "Printer.QueryJob";     // what became of a job?
inline constexpr std::string_view kCancelJob = "Printer.CancelJob";
inline constexpr std::string_view kCardInserted = "CardReader.MediaInsertedEvent";
inline constexpr std::string_view kCardRemoved = "CardReader.MediaRemovedEvent";
}  // namespace message_name

}  // namespace waymark::protocol

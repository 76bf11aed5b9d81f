#include "provisioning/protocol/device_message.h"

#include <algorithm>
#include <array>
#include <utility>

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::array<std::pair<MessageType, std::string_view>, 5> kTypes{{{MessageType::kCommand, "command"},
                                                                          {MessageType::kAcknowledge, "acknowledge"},
                                                                          {MessageType::kEvent, "event"},
                                                                          {MessageType::kCompletion, "completion"},
                                                                          {MessageType::kUnsolicited, "unsolicited"}}};
constexpr std::array<std::pair<CompletionCode, std::string_view>, 8> kCodes{
    {{CompletionCode::kSuccess, "success"},
     {CompletionCode::kInvalidData, "invalidData"},
     {CompletionCode::kUnsupportedCommand, "unsupportedCommand"},
     {CompletionCode::kDeviceNotReady, "deviceNotReady"},
     {CompletionCode::kHardwareError, "hardwareError"},
     {CompletionCode::kInternalError, "internalError"},
     {CompletionCode::kTimeOut, "timeOut"},
     {CompletionCode::kCanceled, "canceled"}}};
constexpr std::int64_t kMaxRequestId = 1LL << 53;  // what every JSON reader holds exactly
constexpr std::int64_t kMaxTimeoutMs = 10 * 60 * 1000;
constexpr int kMaxDepth = 8;

bool is_name(std::string_view text, std::size_t limit) {
  return !text.empty() && text.size() <= limit && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

base::Status check(const DeviceMessage& message) {
  const auto bad = [](const char* where) { return fail(ErrorCode::kInvalid, std::string("header/") + where); };
  if (!is_name(message.name, 64)) return bad("name");
  if (!message.device.empty() && !is_name(message.device, 64)) return bad("device");
  const bool unsolicited = message.type == MessageType::kUnsolicited;
  if (unsolicited != (message.request_id == 0)) return bad("requestId");
  if (message.request_id < 0 || message.request_id > kMaxRequestId) return bad("requestId");
  if (message.generation > static_cast<std::uint64_t>(kMaxRequestId)) return bad("generation");
  if ((message.type == MessageType::kCompletion) != message.completion_code.has_value()) {
    return bad("completionCode");
  }
  if (message.timeout && (message.type != MessageType::kCommand || message.timeout->count() < 1 ||
                          message.timeout->count() > kMaxTimeoutMs)) {
    return bad("timeout");
  }
  if (!message.payload.is_object()) return fail(ErrorCode::kInvalid, "payload");
  return {};
}

// Fills the message from its header; the place of the first fault, or null.
const char* read_header(const json& header, DeviceMessage& message) {
  for (const auto& [key, value] : header.items()) {
    if (key == "name" && value.is_string()) {
      message.name = value.get<std::string>();
    } else if (key == "type" && value.is_string()) {
      const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&value = value](const auto& each) {
        return each.second == value.template get_ref<const std::string&>();
      });
      if (found == kTypes.end()) return "header/type";
      message.type = found->first;
    } else if (key == "requestId" && value.is_number_unsigned() && value <= kMaxRequestId) {
      message.request_id = value.get<std::int64_t>();
    } else if (key == "version" && value.is_string()) {
      if (value != kDeviceProtocolVersion) return "header/version";
    } else if (key == "device" && value.is_string()) {
      message.device = value.get<std::string>();
    } else if (key == "generation" && value.is_number_unsigned()) {
      message.generation = value.get<std::uint64_t>();
    } else if (key == "timeout" && value.is_number_unsigned() && value <= kMaxTimeoutMs) {
      message.timeout = std::chrono::milliseconds{value.get<std::int64_t>()};
    } else if (key == "completionCode" && value.is_string()) {
      const auto found = std::find_if(kCodes.begin(), kCodes.end(), [&value = value](const auto& each) {
        return each.second == value.template get_ref<const std::string&>();
      });
      if (found == kCodes.end()) return "header/completionCode";
      message.completion_code = found->first;
    } else {
      return "header";
    }
  }
  return header.contains("type") && header.contains("version") ? nullptr : "header";
}

}  // namespace

std::string_view name_of(MessageType type) {
  for (const auto& [each, name] : kTypes) {
    if (each == type) return name;
  }
  return {};
}

std::string_view name_of(CompletionCode code) {
  for (const auto& [each, name] : kCodes) {
    if (each == code) return name;
  }
  return {};
}

base::Result<std::string> to_wire(const DeviceMessage& message) {
  if (auto good = check(message); !good) return tl::unexpected(good.error());
  json header = {{"name", message.name}, {"type", name_of(message.type)}, {"version", kDeviceProtocolVersion}};
  if (message.request_id != 0) header["requestId"] = message.request_id;
  if (!message.device.empty()) header["device"] = message.device;
  if (message.generation != 0) header["generation"] = message.generation;
  if (message.timeout) header["timeout"] = message.timeout->count();
  if (message.completion_code) header["completionCode"] = name_of(*message.completion_code);
  std::string wire = json{{"header", std::move(header)}, {"payload", message.payload}}.dump(
      -1, ' ', false, json::error_handler_t::replace);
  if (wire.size() > kMaxDeviceMessageBytes) return fail(ErrorCode::kTooLarge, "message");
  return wire;
}

base::Result<DeviceMessage> device_message_from_wire(std::string_view wire) {
  if (wire.size() > kMaxDeviceMessageBytes) return fail(ErrorCode::kTooLarge, "message");
  bool deep = false;
  const auto shallow = [&deep](int depth, json::parse_event_t, json&) {
    deep = deep || depth > kMaxDepth;
    return !deep;
  };
  const json root = json::parse(wire, shallow, false);
  if (deep) return fail(ErrorCode::kTooLarge, "message", "is nested too deeply");
  if (!root.is_object() || root.size() != 2 || !root.contains("header") || !root.contains("payload") ||
      !root["header"].is_object()) {
    return fail(ErrorCode::kInvalid, "message", "must be an object of header and payload");
  }
  DeviceMessage message;
  if (const char* place = read_header(root["header"], message)) return fail(ErrorCode::kInvalid, place);
  message.payload = root["payload"];
  if (auto good = check(message); !good) return tl::unexpected(good.error());
  return message;
}

DeviceMessage acknowledge(const DeviceMessage& command) {
  return {command.name, MessageType::kAcknowledge, command.request_id, command.device, command.generation};
}

DeviceMessage completion(const DeviceMessage& command, CompletionCode code, json payload) {
  DeviceMessage message{command.name, MessageType::kCompletion, command.request_id, command.device, command.generation};
  message.completion_code = code;
  message.payload = std::move(payload);
  return message;
}

}  // namespace waymark::protocol

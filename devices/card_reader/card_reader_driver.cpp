#include "devices/card_reader/card_reader_driver.h"

#include "base/io/files.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using namespace std::chrono_literals;
namespace names = protocol::message_name;

constexpr std::size_t kShortestKey = 32;
constexpr std::size_t kLongestKey = 4096;
constexpr auto kPatience = 2s;  // beyond what the work was planned to take

}  // namespace

base::Result<protocol::DeviceCapabilities> CardReaderDriver::initialize(const nlohmann::json& settings,
                                                                        DriverVoice& voice) {
  std::string reader;
  std::string key_file;
  for (const auto& [key, value] : settings.items()) {
    if (key == "reader" && value.is_string()) {
      reader = value.get<std::string>();
    } else if (key == "identifier_key_file" && value.is_string()) {
      key_file = value.get<std::string>();
    } else {
      return fail(ErrorCode::kInvalid, "settings/" + key, "is unknown or of the wrong type");
    }
  }
  auto key = base::io::read_file(key_file, kLongestKey);
  if (!key) return tl::unexpected(key.error());
  if (key->size() < kShortestKey) return fail(ErrorCode::kInvalid, key_file, "needs at least 32 bytes");
  base::Secret secret{*key};
  base::zeroise(key->data(), key->size());
  voice_ = &voice;
  watch_ = std::make_unique<CardWatch>(std::move(reader), std::move(secret));
  return protocol::DeviceCapabilities{protocol::DeviceKind::kCardReader, false, false};
}

std::vector<pollfd> CardReaderDriver::waits() { return {{watch_->fd(), POLLIN, 0}}; }

void CardReaderDriver::turn(base::MonoTime) {
  for (const auto& event : watch_->take()) {
    if (const auto* found = std::get_if<ReaderFound>(&event)) {
      protocol::DeviceStatus status;
      status.kind = protocol::DeviceKind::kCardReader;
      status.state = found->present ? protocol::DeviceState::kOnline : protocol::DeviceState::kOffline;
      voice_->unsolicited(names::kStatusChanged, protocol::to_payload(status));
    } else if (const auto* card = std::get_if<protocol::CardInserted>(&event)) {
      voice_->unsolicited(names::kCardInserted, protocol::to_payload(*card));
    } else {
      voice_->unsolicited(names::kCardRemoved, nlohmann::json::object());
    }
  }
}

void CardReaderDriver::command(const protocol::DeviceMessage& command, Descriptor, base::MonoTime) {
  voice_->complete(command, protocol::CompletionCode::kUnsupportedCommand, nlohmann::json::object());
}

bool CardReaderDriver::healthy(base::MonoTime) { return watch_->overdue() < kPatience; }

}  // namespace waymark::devices

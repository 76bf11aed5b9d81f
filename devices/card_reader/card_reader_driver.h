// The PC/SC card reader. Its settings: {"identifier_key_file": "card.key", "reader": "part of a reader's name"}.
// The key file holds at least 32 bytes that all kiosks of one council share; without it no identifier is given out.
#pragma once

#include <memory>

#include "devices/card_reader/card_watch.h"
#include "devices/driver/driver.h"

namespace waymark::devices {

class CardReaderDriver : public Driver {
 public:
  [[nodiscard]] base::Result<protocol::DeviceCapabilities> initialize(const nlohmann::json& settings,
                                                                      DriverVoice& voice) override;
  [[nodiscard]] std::vector<pollfd> waits() override;
  [[nodiscard]] std::optional<base::MonoTime> next_deadline() override { return std::nullopt; }
  void turn(base::MonoTime now) override;
  void command(const protocol::DeviceMessage& command, Descriptor attached, base::MonoTime now) override;
  [[nodiscard]] bool healthy(base::MonoTime now) override;

 private:
  DriverVoice* voice_ = nullptr;
  std::unique_ptr<CardWatch> watch_;
};

}  // namespace waymark::devices

// What every driver is: a child process with one device, one thread of protocol, and nothing to lose.
//
// run_driver() says hello, waits for Common.Initialize with the settings, then passes commands to the driver and
// answers heartbeats for it as long as healthy() says so: a driver whose inner work hangs goes silent, and the host
// kills it. It returns when the host closes the channel.
#pragma once

#include <poll.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "devices/channel/channel.h"
#include "provisioning/protocol/device_message.h"
#include "provisioning/protocol/device_payloads.h"

namespace waymark::devices {

// How a driver speaks. Sends are in order; one that the host does not take ends the process.
class DriverVoice {
 public:
  virtual ~DriverVoice() = default;
  virtual void unsolicited(std::string_view name, nlohmann::json payload) = 0;
  virtual void event(const protocol::DeviceMessage& command, std::string_view name) = 0;
  virtual void complete(const protocol::DeviceMessage& command, protocol::CompletionCode code,
                        nlohmann::json payload) = 0;
};

class Driver {
 public:
  virtual ~Driver() = default;
  // `voice` outlives the driver. An error ends the process: the settings are wrong.
  [[nodiscard]] virtual base::Result<protocol::DeviceCapabilities> initialize(const nlohmann::json& settings,
                                                                              DriverVoice& voice) = 0;
  // What to wait for besides the host, and until when.
  [[nodiscard]] virtual std::vector<pollfd> waits() = 0;
  [[nodiscard]] virtual std::optional<base::MonoTime> next_deadline() = 0;
  // After each wait, whatever ended it. Must not block.
  virtual void turn(base::MonoTime now) = 0;
  virtual void command(const protocol::DeviceMessage& command, Descriptor attached, base::MonoTime now) = 0;
  [[nodiscard]] virtual bool healthy(base::MonoTime now) = 0;
};

// The exit code of the process: 0 when the host let go, 10 when the settings are wrong, 70 otherwise.
[[nodiscard]] int run_driver(Channel channel, Driver& driver);

}  // namespace waymark::devices

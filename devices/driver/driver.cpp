#include "devices/driver/driver.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/io/clock.h"

namespace waymark::devices {
namespace {

using base::MonoTime;
using namespace std::chrono_literals;
using protocol::CompletionCode;
using protocol::DeviceMessage;
using protocol::MessageType;
namespace names = protocol::message_name;

constexpr int kExitConfiguration = 10;
constexpr int kExitInternal = 70;

MonoTime mono_now() { return base::io::SystemClock{}.mono(); }

class ChannelVoice : public DriverVoice {
 public:
  explicit ChannelVoice(Channel& channel) : channel_(channel) {}

  void unsolicited(std::string_view name, nlohmann::json payload) override {
    DeviceMessage message{std::string(name), MessageType::kUnsolicited};
    message.payload = std::move(payload);
    send(message);
  }
  void event(const DeviceMessage& command, std::string_view name) override {
    send({std::string(name), MessageType::kEvent, command.request_id, command.device, command.generation});
  }
  void complete(const DeviceMessage& command, CompletionCode code, nlohmann::json payload) override {
    send(protocol::completion(command, code, std::move(payload)));
  }

 private:
  void send(const DeviceMessage& message) {
    const auto wire = protocol::to_wire(message);
    if (!wire || !channel_.send(*wire)) ::_exit(kExitInternal);
  }
  Channel& channel_;
};

int wait_ms(std::optional<MonoTime> deadline) {
  if (!deadline) return -1;
  return static_cast<int>(std::clamp<std::chrono::milliseconds>(*deadline - mono_now(), 0ms, 60s).count());
}

enum class Next { kGoOn = 1, kLetGo, kBadSettings };

Next handle(const DeviceMessage& message, Descriptor attached, Driver& driver, DriverVoice& voice, bool& initialized) {
  if (!initialized) {
    if (message.name != names::kInitialize) return Next::kLetGo;
    const auto capabilities = driver.initialize(message.payload, voice);
    if (!capabilities) {
      voice.complete(message, CompletionCode::kInvalidData, {{"where", capabilities.error().where}});
      return Next::kBadSettings;
    }
    initialized = true;
    voice.complete(message, CompletionCode::kSuccess, protocol::to_payload(*capabilities));
  } else if (message.name == names::kStatus) {
    if (driver.healthy(mono_now())) voice.complete(message, CompletionCode::kSuccess, nlohmann::json::object());
  } else {
    driver.command(message, std::move(attached), mono_now());
  }
  return Next::kGoOn;
}

}  // namespace

int run_driver(Channel channel, Driver& driver) {
  // Here and not before exec, which resets it: no core dump and no debugger of this user's reads a document.
  ::prctl(PR_SET_DUMPABLE, 0);
  ChannelVoice voice(channel);
  voice.unsolicited(names::kHello, {{"process", ::getpid()}});
  bool initialized = false;
  for (;;) {
    std::vector<pollfd> waits;
    if (initialized) waits = driver.waits();
    waits.push_back({channel.fd(), POLLIN, 0});
    if (::poll(waits.data(), waits.size(), initialized ? wait_ms(driver.next_deadline()) : -1) < 0 && errno != EINTR) {
      return kExitInternal;
    }
    for (;;) {
      auto packet = channel.receive();
      if (!packet) return 0;
      if (!*packet) break;
      const auto message = protocol::device_message_from_wire((*packet)->bytes);
      if (!message || message->type != MessageType::kCommand) return kExitInternal;
      switch (handle(*message, std::move((*packet)->attached), driver, voice, initialized)) {
        case Next::kGoOn:
          break;
        case Next::kLetGo:
          return kExitInternal;
        case Next::kBadSettings:
          return kExitConfiguration;
      }
    }
    if (initialized) driver.turn(mono_now());
  }
}

}  // namespace waymark::devices

// One device: its driver's lives, its heartbeat, the command it is working on, and what it last said.
//
// At most one command of the caller's is with the driver at a time. A driver that does not answer its heartbeat or a
// command in time, breaks the protocol or dies is killed and replaced as RestartPolicy says; the command it had is
// reported lost, with whether it had begun to send. Time comes in as an argument; the owner's loop watches fds().
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "devices/host/configuration.h"
#include "devices/host/driver_process.h"
#include "devices/host/restart_policy.h"
#include "provisioning/protocol/device_message.h"
#include "provisioning/protocol/device_payloads.h"

namespace waymark::devices {

class SupervisedDevice {
 public:
  struct Finished {
    std::optional<protocol::DeviceMessage> completion;  // nothing: the driver was lost
    bool sending = false;                               // it had said that it was sending
  };
  struct Observer {
    std::function<void(const SupervisedDevice&)> status_changed;
    std::function<void(const protocol::DeviceMessage&)> unsolicited;  // cards
    std::function<void(const SupervisedDevice&, const Finished&)> command_finished;
    std::function<void(const SupervisedDevice&, const std::string&)> log;
  };

  SupervisedDevice(DeviceConfiguration configuration, std::string program, std::chrono::milliseconds interval,
                   std::chrono::milliseconds deadline, Observer observer);

  void start(base::MonoTime now);
  // The driver's channel and its exit, for poll(); empty while no driver lives.
  [[nodiscard]] std::vector<int> fds();
  void on_readable(base::MonoTime now);
  void on_time(base::MonoTime now);
  [[nodiscard]] std::optional<base::MonoTime> next_deadline() const;

  [[nodiscard]] const protocol::DeviceStatus& status() const { return status_; }
  [[nodiscard]] const std::string& name() const { return configuration_.name; }
  // A driver lives, has said what it can do, and has no command.
  [[nodiscard]] bool idle() const { return phase_ == Phase::kRunning && !command_; }
  [[nodiscard]] pid_t process() const { return process_ ? process_->process() : 0; }

  // Only when idle(). The driver must complete within `timeout`, or it is killed a moment later.
  [[nodiscard]] base::Status submit(std::string_view command, nlohmann::json payload, std::chrono::milliseconds timeout,
                                    int attached, base::MonoTime now);
  // Ends this driver and starts the next at once, without blame: nothing in its memory survives.
  void renew();

 private:
  enum class Phase { kStopped = 1, kStarting, kInitializing, kRunning, kEnding };

  void spawn(base::MonoTime now);
  void condemn(const std::string& why);
  void died(base::MonoTime now, const std::string& how);
  void read_packets(base::MonoTime now);
  void handle(const protocol::DeviceMessage& message, base::MonoTime now);
  void handle_completion(const protocol::DeviceMessage& message, base::MonoTime now);
  [[nodiscard]] bool send(protocol::DeviceMessage message, int attached = -1);
  void set_state(protocol::DeviceState state);
  void finish_command(std::optional<protocol::DeviceMessage> completion);

  struct Command {
    std::int64_t request_id = 0;
    base::MonoTime deadline;
    bool sending = false;
  };

  DeviceConfiguration configuration_;
  std::string program_;
  std::chrono::milliseconds interval_;
  std::chrono::milliseconds deadline_;
  Observer observer_;
  RestartPolicy policy_;
  std::optional<DriverProcess> process_;
  Phase phase_ = Phase::kStopped;
  protocol::DeviceStatus status_;
  std::string end_reason_;
  bool renewing_ = false;
  std::optional<base::MonoTime> start_at_;
  base::MonoTime phase_deadline_{};              // of hello and of initialize
  std::optional<base::MonoTime> heartbeat_due_;  // the answer to the heartbeat that is out
  base::MonoTime next_heartbeat_{};
  std::int64_t heartbeat_request_ = 0;
  std::int64_t next_request_ = 1;
  std::optional<Command> command_;
};

}  // namespace waymark::devices

// The `local` thread: the kiosk's end of the device host. Polls the client and turns what devices say into events.
// Without a --devices socket it does nothing and every print fails at once, which the heart knows how to handle.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/io/clock.h"
#include "devices/client/client.h"
#include "kiosk/core/event.h"
#include "kiosk/shell/kiosk_report.h"
#include "kiosk/shell/local_work.h"
#include "provisioning/protocol/print_document.h"

namespace waymark::shell {

// Called on the local thread.
struct DevicePorts {
  std::function<void(core::Event)> event;
  std::function<void(std::vector<DeviceReport>)> report;
  std::function<void(const std::string& job_id, protocol::PrintResult)> printed;
};

class DeviceThread {
 public:
  using Command = std::function<void(DeviceThread&)>;
  static constexpr std::size_t kCapacity = 64;

  // `more`: is served too; null: nothing. `clock` is for its deadlines.
  DeviceThread(std::unique_ptr<devices::Client> client, DevicePorts ports, LocalWork* more,
               const base::io::Clock& clock);
  DeviceThread(const DeviceThread&) = delete;
  DeviceThread& operator=(const DeviceThread&) = delete;
  ~DeviceThread();

  void start();
  [[nodiscard]] bool post(Command command);
  void stop();

  // On the local thread, inside a Command:
  void print(const std::string& job_id, const protocol::PrintDocument& document, devices::Personal personal);
  void cancel(const std::string& job_id);

 private:
  void run();
  [[nodiscard]] int patience() const;  // in milliseconds, as poll(2) has it
  void take(const devices::ClientEvent& event);
  void status_changed(const protocol::DeviceStatus& status);
  void report();

  std::unique_ptr<devices::Client> client_;
  DevicePorts ports_;
  LocalWork* more_;
  const base::io::Clock& clock_;
  int wake_fd_;
  std::map<std::string, protocol::DeviceStatus> devices_;
  bool connected_ = false;
  core::PrinterState printer_ = core::PrinterState::kAbsent;
  std::mutex mutex_;
  std::deque<Command> commands_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

[[nodiscard]] core::PrinterState printer_state(const protocol::DeviceStatus& status);
[[nodiscard]] DeviceReport report_of(const protocol::DeviceStatus& status);

}  // namespace waymark::shell

// The ESC/POS printer over TCP: keeps a line to it, knows its condition, and prints one job at a time.
#pragma once

#include <memory>

#include "devices/driver/driver.h"
#include "devices/printer/print_job.h"
#include "devices/printer/printer_line.h"
#include "devices/printer/printer_settings.h"

namespace waymark::devices {

class PrinterDriver : public Driver {
 public:
  [[nodiscard]] base::Result<protocol::DeviceCapabilities> initialize(const nlohmann::json& settings,
                                                                      DriverVoice& voice) override;
  [[nodiscard]] std::vector<pollfd> waits() override;
  [[nodiscard]] std::optional<base::MonoTime> next_deadline() override;
  void turn(base::MonoTime now) override;
  void command(const protocol::DeviceMessage& command, Descriptor attached, base::MonoTime now) override;
  [[nodiscard]] bool healthy(base::MonoTime) override { return true; }  // one thread: it answers or it hangs

 private:
  void connect(base::MonoTime now);
  void lose_line(base::MonoTime now);
  void read_line(base::MonoTime now);
  void answered(const Reply& reply, base::MonoTime now);
  void ask(base::MonoTime now);
  void advance_job(base::MonoTime now);
  void report();
  void refuse(const protocol::DeviceMessage& command);

  DriverVoice* voice_ = nullptr;
  PrinterSettings settings_;
  std::unique_ptr<TicketEncoder> encoder_;
  PrinterLine line_;
  ReplyParser replies_;
  PrinterCondition condition_;
  protocol::DeviceStatus reported_;
  base::MonoTime act_at_{};       // connect again, give up connecting, ask again, or give up on an answer
  int asked_ = 0;                 // which DLE EOT is unanswered; 0: none
  bool condition_known_ = false;  // of this line
  bool forget_first_ = false;     // a job was given up: its rest must not come out with fresh paper
  std::optional<PrintJob> job_;
  unsigned next_proof_ = 0;
};

}  // namespace waymark::devices

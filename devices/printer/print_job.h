// One job on its way through the printer, as a state machine that knows no socket and no clock: what the line and
// the printer said goes in, what to do next and at last the outcome come out.
//
//   waiting for a line -> asking whether it can print -> ready -> sending -> waiting for the proof -> ended
//
// Before "sending" every failure is kFailed: no byte has left. From then on only the printer's own word makes it
// kPrinted, and everything else is kUnknown.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "devices/printer/replies.h"
#include "provisioning/protocol/device_message.h"
#include "provisioning/protocol/devices.h"

namespace waymark::devices {

class PrintJob {
 public:
  enum class Stage { kWaitingForLine = 1, kAsking, kReady, kSending, kProving };
  struct Rules {
    std::chrono::milliseconds stall;
    bool proves_printed = true;
  };

  PrintJob(protocol::DeviceMessage command, std::string bytes, std::string proof, Rules rules, base::MonoTime now);

  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] const protocol::DeviceMessage& command() const { return command_; }
  [[nodiscard]] bool begun() const { return stage_ == Stage::kSending || stage_ == Stage::kProving; }
  [[nodiscard]] const std::optional<protocol::PrintResult>& result() const { return result_; }
  [[nodiscard]] base::MonoTime next_deadline() const;
  // When ready: the job and the question that its proof answers. From here on it is sending.
  [[nodiscard]] std::string take_bytes(base::MonoTime now);

  void line_is_open();  // the caller asks the printer's condition
  void line_is_lost();
  void condition_known(const PrinterCondition& condition, base::MonoTime now);  // an answer to a fresh question
  void progress(std::size_t unsent, base::MonoTime now);                        // the line took some bytes
  void proved(const PrintedProof& proof);
  void processed(const ProcessedStatus& status);
  void time_passed(base::MonoTime now);

 private:
  void end(protocol::PrintOutcome outcome, protocol::PrintReason reason);
  void give_up(protocol::PrintReason reason);

  protocol::DeviceMessage command_;
  std::string bytes_;
  std::string proof_;
  Rules rules_;
  Stage stage_ = Stage::kWaitingForLine;
  base::MonoTime deadline_;
  base::MonoTime stalls_at_;
  std::size_t unsent_ = 0;
  std::optional<protocol::PrintResult> result_;
};

}  // namespace waymark::devices

// The jobs of one printer: one with the driver, the others waiting in order, each exactly once.
//
// A job is written to the ledger before its document goes to the driver. The host never looks at a document: it
// passes on the sealed memory. A personal document's driver is renewed after the job, whatever came of it.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "base/time.h"
#include "devices/host/job_ledger.h"
#include "devices/host/supervised_device.h"
#include "provisioning/protocol/device_payloads.h"

namespace waymark::devices {

class PrintQueue {
 public:
  // Who is to be told, and in answer to what.
  struct Waiter {
    std::uint64_t connection = 0;
    protocol::DeviceMessage command;
  };
  struct Job {
    protocol::PrintOrder order;
    Descriptor document;
    base::MonoTime deadline;
    Waiter waiter;
  };
  using Reply = std::function<void(const Waiter&, const std::string& job_id, const protocol::PrintResult&)>;

  PrintQueue(SupervisedDevice& device, JobLedger& ledger, Reply reply)
      : device_(device), ledger_(ledger), reply_(std::move(reply)) {}

  // kConflict when the job is here or was ever begun; kTooLarge when too many wait.
  [[nodiscard]] base::Status add(Job job);
  // Gives the driver its next job, and ends those that cannot wait any longer.
  void pump(base::MonoTime now, base::WallTime wall);
  void command_finished(const SupervisedDevice::Finished& finished);
  // True when it was waiting; one that is being printed goes on.
  bool cancel(const std::string& job_id);
  // The job is here and will end: tell this one instead.
  bool take_over(const std::string& job_id, const Waiter& waiter);
  [[nodiscard]] std::optional<base::MonoTime> next_deadline() const;

 private:
  void finish(const Job& job, const protocol::PrintResult& result);
  [[nodiscard]] protocol::PrintResult result_of(const SupervisedDevice::Finished& finished) const;

  SupervisedDevice& device_;
  JobLedger& ledger_;
  Reply reply_;
  std::deque<Job> waiting_;
  std::optional<Job> printing_;
};

}  // namespace waymark::devices

// Paper: journalled, then sent, and what became of it told once. See print_journal.h for the promise.
//
// Thread: print() and cancel() on ui; forget() on the store thread; printed() wherever the device host's answer comes.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "base/io/clock.h"
#include "kiosk/core/effect.h"
#include "kiosk/shell/device_thread.h"
#include "kiosk/shell/print_journal.h"
#include "kiosk/shell/wipe_owners.h"

namespace waymark::shell {

struct PrintPorts {
  std::function<bool(std::function<void()>)> on_store;
  std::function<bool(DeviceThread::Command)> on_devices;
  std::function<void(core::Event)> event;
};

class PrintDesk {
 public:
  PrintDesk(PrintJournal& journal, const base::io::Clock& clock, PrintPorts ports);

  void print(core::Tag tag, const core::Print& job);
  void cancel(const core::CancelPrint& job);
  void printed(const std::string& job_id, protocol::PrintResult result);

  // The wipe: the visit key is gone, no document is left, and nobody waits for a job. Cleared when the journal agrees.
  [[nodiscard]] Forgotten forget();

 private:
  void journal_and_send(const core::Print& job);
  void finish(const std::string& job_id, protocol::PrintResult result);

  PrintJournal& journal_;
  const base::io::Clock& clock_;
  PrintPorts ports_;
  base::Secret visit_key_;  // store thread only; made at the first personal job of a visit
  std::mutex mutex_;
  std::map<std::string, core::Tag> open_;
};

}  // namespace waymark::shell

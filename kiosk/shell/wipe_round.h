// One wipe: asks every owner of a customer's data to forget, gathers what each says, and reports once.
// An owner that never answers is missing from the report as not cleared; the heart's deadline then ends the process.
// Thread: begin() on ui; cleared() from the owners' threads.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/event.h"
#include "kiosk/shell/wipe_owners.h"

namespace waymark::shell {

class WipeRound {
 public:
  // `done` is called on the thread of the last owner, with all of them in the order of begin().
  WipeRound() = default;

  void begin(core::Tag tag, std::vector<std::string> owners, std::function<void(core::Wiped)> done);
  void cleared(std::string_view owner, Forgotten what);
  // What has not answered counts as not cleared.
  void give_up();

 private:
  void report_if_complete(std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  core::Wiped report_;
  std::size_t waiting_ = 0;
  std::vector<bool> answered_;
  std::function<void(core::Wiped)> done_;
};

}  // namespace waymark::shell

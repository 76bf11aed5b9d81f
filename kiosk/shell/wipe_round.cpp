#include "kiosk/shell/wipe_round.h"

#include <utility>

namespace waymark::shell {

void WipeRound::begin(core::Tag tag, std::vector<std::string> owners, std::function<void(core::Wiped)> done) {
  std::unique_lock lock(mutex_);
  report_ = {tag, {}};
  for (std::string& owner : owners) report_.report.owners.push_back({std::move(owner), false, 0});
  waiting_ = report_.report.owners.size();
  answered_.assign(waiting_, false);
  done_ = std::move(done);
  report_if_complete(lock);
}

void WipeRound::cleared(std::string_view owner, Forgotten what) {
  std::unique_lock lock(mutex_);
  auto& owners = report_.report.owners;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (owners[i].name != owner || answered_[i]) continue;
    answered_[i] = true;
    owners[i].cleared = what.cleared;
    owners[i].held = what.held;
    --waiting_;
    return report_if_complete(lock);
  }
}

void WipeRound::give_up() {
  std::unique_lock lock(mutex_);
  waiting_ = 0;
  report_if_complete(lock);
}

void WipeRound::report_if_complete(std::unique_lock<std::mutex>& lock) {
  if (waiting_ != 0 || !done_) return;
  const auto done = std::exchange(done_, nullptr);
  core::Wiped report = std::exchange(report_, {});
  lock.unlock();
  done(std::move(report));
}

}  // namespace waymark::shell

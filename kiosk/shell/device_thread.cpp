#include "kiosk/shell/device_thread.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <variant>

namespace waymark::shell {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

void drain(int fd) {
  std::uint64_t count = 0;
  while (::read(fd, &count, sizeof count) > 0) {
  }
}

}  // namespace

core::PrinterState printer_state(const protocol::DeviceStatus& status) {
  using protocol::DeviceState;
  switch (status.state) {
    case DeviceState::kOnline:
      return status.paper == protocol::PaperState::kLow ? core::PrinterState::kPaperLow : core::PrinterState::kReady;
    case DeviceState::kUserError:
      if (status.paper == protocol::PaperState::kOut) return core::PrinterState::kPaperOut;
      return status.cover == protocol::CoverState::kOpen ? core::PrinterState::kCoverOpen : core::PrinterState::kFault;
    case DeviceState::kHardwareError:
    case DeviceState::kOutOfService:
      return core::PrinterState::kFault;
    case DeviceState::kStarting:
    case DeviceState::kOffline:
      return core::PrinterState::kAbsent;
  }
  return core::PrinterState::kAbsent;
}

DeviceReport report_of(const protocol::DeviceStatus& status) {
  using protocol::DeviceState;
  DeviceReport out{
      status.device, status.kind == protocol::DeviceKind::kPrinter ? "printer" : "card_reader", "absent", {}};
  switch (status.state) {
    case DeviceState::kOnline:
      out.state = status.paper == protocol::PaperState::kLow ? "attention" : "ready";
      break;
    case DeviceState::kUserError:
      out.state = "attention";
      break;
    case DeviceState::kHardwareError:
    case DeviceState::kOutOfService:
      out.state = "failed";
      break;
    case DeviceState::kStarting:
    case DeviceState::kOffline:
      break;
  }
  if (status.paper == protocol::PaperState::kOut) out.detail = "paper_out";
  if (status.paper == protocol::PaperState::kLow) out.detail = "paper_low";
  if (status.cover == protocol::CoverState::kOpen) out.detail = "cover_open";
  return out;
}

DeviceThread::DeviceThread(std::unique_ptr<devices::Client> client, DevicePorts ports, LocalWork* more,
                           const base::io::Clock& clock)
    : client_(std::move(client)),
      ports_(std::move(ports)),
      more_(more),
      clock_(clock),
      wake_fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

DeviceThread::~DeviceThread() {
  stop();
  ::close(wake_fd_);
}

void DeviceThread::start() {
  thread_ = std::thread([this] { run(); });
}

bool DeviceThread::post(Command command) {
  {
    const std::scoped_lock lock(mutex_);
    if (commands_.size() >= kCapacity) return false;
    commands_.push_back(std::move(command));
  }
  const std::uint64_t one = 1;
  return ::write(wake_fd_, &one, sizeof one) == sizeof one;
}

void DeviceThread::stop() {
  stopping_ = true;
  const std::uint64_t one = 1;
  if (::write(wake_fd_, &one, sizeof one) < 0) return;
  if (thread_.joinable()) thread_.join();
}

void DeviceThread::run() {
  ::pthread_setname_np(::pthread_self(), "local");
  while (!stopping_) {
    std::deque<Command> commands;
    {
      const std::scoped_lock lock(mutex_);
      commands.swap(commands_);
    }
    for (Command& command : commands) command(*this);
    commands.clear();
    if (client_) {
      for (const devices::ClientEvent& event : client_->poll()) take(event);
    }
    if (more_ != nullptr) more_->serve();
    std::array<pollfd, 3> fds{{{wake_fd_, POLLIN, 0},
                               {client_ ? client_->fd() : -1, POLLIN, 0},
                               {more_ != nullptr ? more_->fd() : -1, POLLIN, 0}}};
    ::poll(fds.data(), fds.size(), patience());
    drain(wake_fd_);
  }
}

int DeviceThread::patience() const {
  const auto due = more_ != nullptr ? more_->next_due() : std::nullopt;
  if (!due) return -1;
  constexpr std::chrono::milliseconds kLongest{60'000};
  return static_cast<int>(std::clamp(*due - clock_.mono(), std::chrono::milliseconds{0}, kLongest).count());
}

void DeviceThread::take(const devices::ClientEvent& event) {
  std::visit(
      Overloaded{[&](const devices::HostChanged& changed) {
                   connected_ = changed.connected;
                   if (!connected_) {
                     for (auto& [name, status] : devices_) status.state = protocol::DeviceState::kOffline;
                   }
                   report();
                 },
                 [&](const devices::StatusChanged& changed) { status_changed(changed.status); },
                 [&](const devices::CardInserted& inserted) {
                   // A refused card is no card: the way without one is on the screen anyway.
                   if (!inserted.card.identifier_hash.empty()) {
                     ports_.event(core::CardInserted{inserted.card.identifier_hash});
                   }
                 },
                 [&](const devices::CardRemoved&) { ports_.event(core::CardRemoved{}); },
                 [&](const devices::PrintFinished& finished) { ports_.printed(finished.job_id, finished.result); }},
      event);
}

void DeviceThread::status_changed(const protocol::DeviceStatus& status) {
  devices_[status.device] = status;
  report();
}

void DeviceThread::report() {
  core::PrinterState printer = core::PrinterState::kAbsent;
  std::vector<DeviceReport> reports;
  for (const auto& [name, status] : devices_) {
    reports.push_back(report_of(status));
    if (status.kind == protocol::DeviceKind::kPrinter) printer = printer_state(status);
  }
  if (printer != std::exchange(printer_, printer)) ports_.event(core::PrinterChanged{printer});
  ports_.report(std::move(reports));
}

void DeviceThread::print(const std::string& job_id, const protocol::PrintDocument& document,
                         devices::Personal personal) {
  using protocol::PrintOutcome;
  using protocol::PrintReason;
  if (!client_) return ports_.printed(job_id, {PrintOutcome::kFailed, PrintReason::kOffline});
  const auto taken = client_->print(job_id, document, personal);
  if (taken) return;
  const bool refused =
      taken.error().code == base::ErrorCode::kInvalid || taken.error().code == base::ErrorCode::kTooLarge;
  ports_.printed(job_id, {PrintOutcome::kFailed, refused ? PrintReason::kRefused : PrintReason::kOffline});
}

void DeviceThread::cancel(const std::string& job_id) {
  if (client_) client_->cancel(job_id);
}

}  // namespace waymark::shell

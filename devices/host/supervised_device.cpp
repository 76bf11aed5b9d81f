#include "devices/host/supervised_device.h"

#include <algorithm>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using base::MonoTime;
using namespace std::chrono_literals;
using protocol::DeviceMessage;
using protocol::DeviceState;
using protocol::MessageType;
namespace names = protocol::message_name;

constexpr auto kStartDeadline = 3s;    // hello and initialize, each: a loaded machine execs slowly
constexpr auto kCommandGrace = 500ms;  // the driver ends its own command on time; this is for one that does not

}  // namespace

SupervisedDevice::SupervisedDevice(DeviceConfiguration configuration, std::string program,
                                   std::chrono::milliseconds interval, std::chrono::milliseconds deadline,
                                   Observer observer)
    : configuration_(std::move(configuration)),
      program_(std::move(program)),
      interval_(interval),
      deadline_(deadline),
      observer_(std::move(observer)) {
  status_.device = configuration_.name;
  status_.kind = configuration_.kind;
}

void SupervisedDevice::start(MonoTime now) { spawn(now); }

std::vector<int> SupervisedDevice::fds() {
  if (!process_) return {};
  return {process_->channel().fd(), process_->exit_fd()};
}

void SupervisedDevice::spawn(MonoTime now) {
  start_at_.reset();
  policy_.started(now);
  ++status_.generation;
  if (!renewing_) {
    status_.state = DeviceState::kStarting;
    status_.paper = protocol::PaperState::kUnknown;
    status_.cover = protocol::CoverState::kUnknown;
  }
  renewing_ = false;
  auto process = DriverProcess::start(program_, configuration_.driver);
  if (!process) {
    died(now, base::to_string(process.error()));
    return;
  }
  process_.emplace(std::move(*process));
  phase_ = Phase::kStarting;
  phase_deadline_ = now + kStartDeadline;
  heartbeat_due_.reset();
  observer_.status_changed(*this);
}

void SupervisedDevice::condemn(const std::string& why) {
  if (!process_ || phase_ == Phase::kEnding) return;
  end_reason_ = why;
  phase_ = Phase::kEnding;
  process_->kill();
}

void SupervisedDevice::died(MonoTime now, const std::string& how) {
  process_.reset();
  phase_ = Phase::kStopped;
  const std::string why = end_reason_.empty() ? how : end_reason_ + " (" + how + ")";
  end_reason_.clear();
  if (renewing_) {
    spawn(now);
    return;
  }
  finish_command(std::nullopt);
  const auto decision = policy_.died(now);
  start_at_ = decision.start_at;
  observer_.log(*this, "driver ended: " + why + (decision.out_of_service ? "; out of service for a while" : ""));
  if (decision.start_at <= now) {
    spawn(now);
    return;
  }
  set_state(decision.out_of_service ? DeviceState::kOutOfService : DeviceState::kStarting);
}

void SupervisedDevice::on_readable(MonoTime now) {
  if (!process_) return;
  read_packets(now);
  if (!process_) return;
  if (const auto how = process_->reap()) {
    read_packets(now);  // what it wrote between the two lines above
    died(now, *how);
  }
}

void SupervisedDevice::read_packets(MonoTime now) {
  for (int budget = 256; budget > 0; --budget) {
    auto packet = process_->channel().receive();
    if (!packet) {
      if (packet.error().code == ErrorCode::kTooLarge) condemn("sent too large a packet");
      if (packet.error().code == ErrorCode::kUnavailable) condemn("closed its channel");
      return;
    }
    if (!*packet) return;
    const auto message = protocol::device_message_from_wire((*packet)->bytes);
    if (!message) return condemn("broke the protocol: " + base::to_string(message.error()));
    handle(*message, now);
  }
  condemn("flooded the host");
}

void SupervisedDevice::handle(const DeviceMessage& message, MonoTime now) {
  // A condemned driver's last words count only where they say that paper may be out, or that the job is done.
  if (message.type == MessageType::kCompletion) return handle_completion(message, now);
  if (message.type == MessageType::kEvent && message.name == names::kSending) {
    if (command_ && command_->request_id == message.request_id) command_->sending = true;
    return;
  }
  if (phase_ == Phase::kEnding || message.type != MessageType::kUnsolicited) return;
  if (message.name == names::kHello && phase_ == Phase::kStarting) {
    phase_ = Phase::kInitializing;
    phase_deadline_ = now + kStartDeadline;
    DeviceMessage command{std::string(names::kInitialize), MessageType::kCommand, next_request_++};
    command.payload = configuration_.settings;
    if (!send(std::move(command))) condemn("takes no messages");
  } else if (message.name == names::kStatusChanged) {
    auto status = protocol::device_status_from(message.payload);
    if (!status || status->kind != status_.kind) return condemn("broke the protocol: status");
    status->device = status_.device;
    status->generation = status_.generation;
    if (*status == status_) return;
    status_ = *status;
    observer_.status_changed(*this);
  } else if (message.name == names::kCardInserted || message.name == names::kCardRemoved) {
    DeviceMessage forwarded = message;
    forwarded.device = status_.device;
    forwarded.generation = status_.generation;
    observer_.unsolicited(forwarded);
  }
}

void SupervisedDevice::handle_completion(const DeviceMessage& message, MonoTime now) {
  if (phase_ == Phase::kInitializing && message.name == names::kInitialize) {
    if (message.completion_code != protocol::CompletionCode::kSuccess) {
      return condemn("refused its configuration");
    }
    phase_ = Phase::kRunning;
    next_heartbeat_ = now + interval_;
    observer_.status_changed(*this);
  } else if (message.request_id == heartbeat_request_ && heartbeat_due_) {
    heartbeat_due_.reset();
    next_heartbeat_ = now + interval_;
  } else if (command_ && message.request_id == command_->request_id) {
    finish_command(message);
  }
}

void SupervisedDevice::finish_command(std::optional<DeviceMessage> completion) {
  if (!command_) return;
  const Finished finished{std::move(completion), command_->sending};
  command_.reset();
  observer_.command_finished(*this, finished);
}

void SupervisedDevice::on_time(MonoTime now) {
  if (start_at_ && now >= *start_at_) spawn(now);
  if (!process_ || phase_ == Phase::kEnding) return;
  if (phase_ != Phase::kRunning) {
    if (now >= phase_deadline_) condemn("did not start in time");
    return;
  }
  if (heartbeat_due_ && now >= *heartbeat_due_) return condemn("missed its heartbeat");
  if (command_ && now >= command_->deadline) return condemn("missed a command's deadline");
  if (!heartbeat_due_ && now >= next_heartbeat_) {
    heartbeat_request_ = next_request_++;
    heartbeat_due_ = now + deadline_;
    if (!send({std::string(names::kStatus), MessageType::kCommand, heartbeat_request_})) {
      condemn("takes no messages");
    }
  }
}

std::optional<MonoTime> SupervisedDevice::next_deadline() const {
  if (start_at_) return start_at_;
  if (!process_ || phase_ == Phase::kEnding) return std::nullopt;
  if (phase_ != Phase::kRunning) return phase_deadline_;
  MonoTime next = heartbeat_due_.value_or(next_heartbeat_);
  if (command_) next = std::min(next, command_->deadline);
  return next;
}

base::Status SupervisedDevice::submit(std::string_view name, nlohmann::json payload, std::chrono::milliseconds timeout,
                                      int attached, MonoTime now) {
  if (!idle()) return fail(ErrorCode::kConflict, status_.device, "is not idle");
  DeviceMessage message{std::string(name), MessageType::kCommand, next_request_++};
  message.timeout = std::max<std::chrono::milliseconds>(timeout, 1ms);
  message.payload = std::move(payload);
  const Command command{message.request_id, now + timeout + kCommandGrace, false};
  if (!send(std::move(message), attached)) {
    condemn("takes no messages");
    return fail(ErrorCode::kUnavailable, status_.device);
  }
  command_ = command;
  return {};
}

void SupervisedDevice::renew() {
  if (!process_ || command_) return;
  renewing_ = true;
  process_->kill();
  phase_ = Phase::kEnding;
}

bool SupervisedDevice::send(DeviceMessage message, int attached) {
  message.device = status_.device;
  message.generation = status_.generation;
  const auto wire = protocol::to_wire(message);
  return wire && process_->channel().send(*wire, attached).has_value();
}

void SupervisedDevice::set_state(DeviceState state) {
  if (status_.state == state) return;
  status_.state = state;
  observer_.status_changed(*this);
}

}  // namespace waymark::devices

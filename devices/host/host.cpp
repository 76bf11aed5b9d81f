#include "devices/host/host.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/io/clock.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using base::MonoTime;
using namespace std::chrono_literals;
using protocol::CompletionCode;
using protocol::DeviceMessage;
using protocol::MessageType;
namespace names = protocol::message_name;

constexpr std::size_t kMaxConnections = 8;  // the kiosk, its successor, and a few staff tools
constexpr auto kDefaultTimeout = 20s;

MonoTime mono_now() { return base::io::SystemClock{}.mono(); }

DeviceMessage status_message(const protocol::DeviceStatus& status) {
  DeviceMessage message{std::string(names::kStatusChanged), MessageType::kUnsolicited};
  message.device = status.device;
  message.generation = status.generation;
  message.payload = protocol::to_payload(status);
  return message;
}

}  // namespace

base::Result<std::unique_ptr<Host>> Host::open(Options options) {
  auto ledger = JobLedger::open(options.ledger_path);
  if (!ledger) return tl::unexpected(ledger.error());
  const bool others = !options.configuration.allowed_users.empty();
  auto listener = Listener::open(options.socket_path, others ? Listener::Access::kAnyone : Listener::Access::kOwnUser);
  if (!listener) return tl::unexpected(listener.error());
  return std::unique_ptr<Host>(new Host(std::move(options), std::move(*listener), std::move(*ledger)));
}

Host::Host(Options options, Listener listener, JobLedger ledger)
    : options_(std::move(options)), listener_(std::move(listener)), ledger_(std::move(ledger)) {
  SupervisedDevice::Observer observer;
  observer.status_changed = [this](const SupervisedDevice& device) {
    const auto card = cards_.find(device.name());
    if (card != cards_.end() && (card->second.generation != device.status().generation ||
                                 device.status().state != protocol::DeviceState::kOnline)) {
      cards_.erase(card);
    }
    broadcast(status_message(device.status()));
  };
  observer.unsolicited = [this](const DeviceMessage& message) {
    if (message.name == names::kCardInserted) cards_[message.device] = message;
    if (message.name == names::kCardRemoved) cards_.erase(message.device);
    broadcast(message);
  };
  observer.command_finished = [this](const SupervisedDevice& device, const SupervisedDevice::Finished& finished) {
    if (auto* queue = queue_for(device.name())) queue->command_finished(finished);
  };
  observer.log = [this](const SupervisedDevice& device, const std::string& line) {
    options_.log(device.name() + ": " + line);
  };
  const auto& configuration = options_.configuration;
  for (const auto& each : configuration.devices) {
    devices_.push_back(std::make_unique<SupervisedDevice>(each, options_.program, configuration.heartbeat_interval,
                                                          configuration.heartbeat_deadline, observer));
    if (each.kind != protocol::DeviceKind::kPrinter) continue;
    queues_.emplace(each.name, PrintQueue{*devices_.back(), ledger_,
                                          [this](const auto& waiter, const auto& job_id, const auto& result) {
                                            finish_job(waiter, job_id, result);
                                          }});
  }
}

base::Status Host::run(int stop_fd) {
  for (auto& device : devices_) device->start(mono_now());
  std::vector<pollfd> waits;
  for (;;) {
    waits.assign({{stop_fd, POLLIN, 0}, {listener_.fd(), POLLIN, 0}});
    for (auto& device : devices_) {
      for (const int fd : device->fds()) waits.push_back({fd, POLLIN, 0});
    }
    for (auto& [id, connection] : connections_) waits.push_back({connection.channel.fd(), POLLIN, 0});
    if (::poll(waits.data(), waits.size(), wait_ms()) < 0 && errno != EINTR) {
      return fail(ErrorCode::kInternal, "poll", std::strerror(errno));
    }
    if (waits[0].revents != 0) return {};
    turn();
  }
}

int Host::wait_ms() const {
  std::optional<MonoTime> next;
  const auto sooner = [&next](std::optional<MonoTime> time) {
    if (time) next = std::min(next.value_or(*time), *time);
  };
  for (const auto& device : devices_) sooner(device->next_deadline());
  for (const auto& [name, queue] : queues_) sooner(queue.next_deadline());
  if (!next) return -1;
  return static_cast<int>(std::clamp<std::chrono::milliseconds>(*next - mono_now(), 0ms, 60s).count());
}

void Host::turn() {
  for (auto& device : devices_) {
    device->on_readable(mono_now());
    device->on_time(mono_now());
  }
  accept_all();
  for (auto& [id, connection] : connections_) read(id, connection);
  for (auto& [name, queue] : queues_) queue.pump(mono_now(), base::io::SystemClock{}.wall());
  std::erase_if(connections_, [](const auto& each) { return each.second.broken; });
}

void Host::accept_all() {
  while (auto accepted = listener_.accept()) {
    auto& [channel, peer] = *accepted;
    const auto& allowed = options_.configuration.allowed_users;
    const bool welcome =
        peer.user == ::geteuid() || std::find(allowed.begin(), allowed.end(), peer.user) != allowed.end();
    if (!welcome || connections_.size() >= kMaxConnections) {
      options_.log("refused a connection of user " + std::to_string(peer.user));
      continue;
    }
    const auto id = next_connection_++;
    connections_.emplace(id, Connection{std::move(channel)});
    for (const auto& device : devices_) send(id, status_message(device->status()));
    for (const auto& [device, inserted] : cards_) send(id, inserted);
  }
}

void Host::read(std::uint64_t id, Connection& connection) {
  for (int budget = 64; budget > 0 && !connection.broken; --budget) {
    auto packet = connection.channel.receive();
    if (packet && !*packet) return;
    const auto message = packet ? protocol::device_message_from_wire((*packet)->bytes) : tl::unexpected(packet.error());
    if (!message || message->type != MessageType::kCommand) {
      connection.broken = true;
      return;
    }
    handle(id, *message, std::move((*packet)->attached));
  }
}

void Host::handle(std::uint64_t id, const DeviceMessage& message, Descriptor attached) {
  if (message.name == names::kPrint) return print(id, message, std::move(attached));
  if (message.name == names::kQueryJob) return query_job(id, message);
  if (message.name == names::kStatus) {
    for (const auto& device : devices_) send(id, status_message(device->status()));
    return send(id, protocol::completion(message, CompletionCode::kSuccess));
  }
  if (message.name == names::kCancelJob) {
    const auto job_id = message.payload.find("jobId");
    bool cancelled = false;
    for (auto& [name, queue] : queues_) {
      cancelled = cancelled ||
                  (job_id != message.payload.end() && job_id->is_string() && queue.cancel(job_id->get<std::string>()));
    }
    return send(id, protocol::completion(message, CompletionCode::kSuccess, {{"cancelled", cancelled}}));
  }
  send(id, protocol::completion(message, CompletionCode::kUnsupportedCommand));
}

void Host::print(std::uint64_t id, const DeviceMessage& message, Descriptor attached) {
  const auto order = protocol::print_order_from(message.payload);
  if (!order || !attached) return send(id, protocol::completion(message, CompletionCode::kInvalidData));
  auto* queue = queue_for(message.device);
  if (queue == nullptr) {
    const protocol::PrintResult none{protocol::PrintOutcome::kFailed, protocol::PrintReason::kOutOfService};
    return send(id, protocol::completion(message, CompletionCode::kDeviceNotReady, protocol::to_payload(none)));
  }
  const auto deadline = mono_now() + message.timeout.value_or(kDefaultTimeout);
  send(id, protocol::acknowledge(message));
  const auto added = queue->add({*order, std::move(attached), deadline, {id, message}});
  if (added) return;
  if (added.error().code != ErrorCode::kConflict) {
    return finish_job({id, message}, order->job_id,
                      {protocol::PrintOutcome::kFailed, protocol::PrintReason::kDeviceError});
  }
  const auto entry = ledger_.find(order->job_id);
  const bool finished = entry && *entry && (*entry)->finished;
  finish_job({id, message}, order->job_id,
             finished ? (*entry)->result
                      : protocol::PrintResult{protocol::PrintOutcome::kUnknown, protocol::PrintReason::kNone});
}

void Host::query_job(std::uint64_t id, const DeviceMessage& message) {
  const auto found = message.payload.find("jobId");
  if (found == message.payload.end() || !found->is_string() || !protocol::is_job_id(found->get<std::string>())) {
    return send(id, protocol::completion(message, CompletionCode::kInvalidData));
  }
  protocol::JobReport report;
  report.job_id = found->get<std::string>();
  for (auto& [name, queue] : queues_) {
    if (queue.take_over(report.job_id, {id, message})) return send(id, protocol::acknowledge(message));
  }
  const auto entry = ledger_.find(report.job_id);
  if (!entry) return send(id, protocol::completion(message, CompletionCode::kInternalError));
  report.known = entry->has_value();
  report.finished = report.known && (*entry)->finished;
  if (report.finished) report.result = (*entry)->result;
  send(id, protocol::completion(message, CompletionCode::kSuccess, protocol::to_payload(report)));
}

void Host::finish_job(const PrintQueue::Waiter& waiter, const std::string& job_id,
                      const protocol::PrintResult& result) {
  options_.log("job " + job_id + ": " + std::string(name_of(result.outcome)) + " (" +
               std::string(name_of(result.reason)) + ")");
  const auto code =
      result.outcome == protocol::PrintOutcome::kPrinted ? CompletionCode::kSuccess : CompletionCode::kHardwareError;
  const auto payload = waiter.command.name == names::kQueryJob
                           ? protocol::to_payload(protocol::JobReport{job_id, true, true, result})
                           : protocol::to_payload(result);
  send(waiter.connection, protocol::completion(waiter.command, code, payload));
}

void Host::send(std::uint64_t id, const DeviceMessage& message) {
  const auto found = connections_.find(id);
  if (found == connections_.end() || found->second.broken) return;
  const auto wire = protocol::to_wire(message);
  // A kiosk that stopped reading is dropped: it comes back and is told everything anew.
  if (!wire || !found->second.channel.send(*wire)) found->second.broken = true;
}

void Host::broadcast(const DeviceMessage& message) {
  for (auto& [id, connection] : connections_) send(id, message);
}

PrintQueue* Host::queue_for(const std::string& device) {
  const auto found = device.empty() ? queues_.begin() : queues_.find(device);
  return found == queues_.end() ? nullptr : &found->second;
}

}  // namespace waymark::devices

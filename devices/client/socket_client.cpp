#include "devices/client/socket_client.h"

#include <sys/epoll.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "devices/channel/sealed_memory.h"
#include "provisioning/protocol/device_payloads.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using namespace std::chrono_literals;
using protocol::DeviceMessage;
using protocol::MessageType;
using protocol::PrintOutcome;
using protocol::PrintReason;
using protocol::PrintResult;
namespace names = protocol::message_name;

// How long after a job's own deadline the host may still answer before it is taken for hung.
constexpr auto kGrace = 2s;

std::chrono::milliseconds retry_delay(int failed_attempts) {
  return std::min<std::chrono::milliseconds>(250ms * (1 << std::min(failed_attempts, 5)), 5s);
}

}  // namespace

base::Result<std::unique_ptr<Client>> Client::create(std::string socket_path) {
  Descriptor wait{::epoll_create1(EPOLL_CLOEXEC)};
  Descriptor timer{::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)};
  if (!wait || !timer) return fail(ErrorCode::kUnavailable, "device client", std::strerror(errno));
  epoll_event interest{};
  interest.events = EPOLLIN;
  interest.data.fd = timer.get();
  if (::epoll_ctl(wait.get(), EPOLL_CTL_ADD, timer.get(), &interest) != 0) {
    return fail(ErrorCode::kUnavailable, "device client", std::strerror(errno));
  }
  auto client = std::make_unique<SocketClient>(std::move(socket_path), std::move(wait), std::move(timer));
  client->arm_timer();
  return client;
}

std::vector<ClientEvent> SocketClient::poll() {
  std::vector<ClientEvent> events;
  std::uint64_t expirations = 0;
  [[maybe_unused]] const auto drained = ::read(timer_.get(), &expirations, sizeof expirations);
  if (broken_) disconnect(events);
  if (!channel_ && Clock::now() >= retry_at_) connect();
  if (channel_ && !told_connected_) {
    told_connected_ = true;
    events.emplace_back(HostChanged{true});
    for (auto& [job_id, job] : jobs_) ask_about(job_id, job);
  }
  read_packets(events);
  if (broken_) disconnect(events);
  expire_jobs(events);
  arm_timer();
  return events;
}

base::Status SocketClient::print(const std::string& job_id, const protocol::PrintDocument& document, Personal personal,
                                 std::chrono::milliseconds timeout) {
  if (!protocol::is_job_id(job_id)) return fail(ErrorCode::kInvalid, "job_id");
  if (timeout < 1ms || timeout > 5min) return fail(ErrorCode::kInvalid, "timeout");
  if (jobs_.contains(job_id)) return fail(ErrorCode::kConflict, "job_id", "is being printed");
  if (!channel_ || !told_connected_ || broken_) return fail(ErrorCode::kUnavailable, "device host");
  auto json = protocol::to_json(document);
  if (!json) return tl::unexpected(json.error());
  auto memory = make_sealed_memory(*json);
  base::zeroise(json->data(), json->size());
  if (!memory) return tl::unexpected(memory.error());
  const std::int64_t request_id = next_request_++;
  DeviceMessage command{std::string(names::kPrint), MessageType::kCommand, request_id};
  command.timeout = timeout;
  command.payload = protocol::to_payload(protocol::PrintOrder{job_id, personal == Personal::kYes});
  if (!send(command, memory->get())) return fail(ErrorCode::kUnavailable, "device host");
  jobs_[job_id] = Job{request_id, Clock::now() + timeout + kGrace};
  arm_timer();
  return {};
}

void SocketClient::cancel(const std::string& job_id) {
  if (!jobs_.contains(job_id) || !channel_) return;
  DeviceMessage command{std::string(names::kCancelJob), MessageType::kCommand, next_request_++};
  command.payload = {{"jobId", job_id}};
  send(command);
}

void SocketClient::connect() {
  auto channel = Channel::connect(path_);
  if (!channel) {
    retry_at_ = Clock::now() + retry_delay(failed_attempts_++);
    return;
  }
  channel_ = std::move(*channel);
  failed_attempts_ = 0;
  epoll_event interest{};
  interest.events = EPOLLIN;
  interest.data.fd = channel_.fd();
  if (::epoll_ctl(wait_.get(), EPOLL_CTL_ADD, channel_.fd(), &interest) != 0) broken_ = true;
}

void SocketClient::disconnect(std::vector<ClientEvent>& events) {
  channel_ = Channel{};  // closing takes it out of the epoll set
  broken_ = false;
  retry_at_ = Clock::now() + retry_delay(failed_attempts_++);
  generations_.clear();  // a new host counts from one again
  while (!cards_in_.empty()) lose_card(*cards_in_.begin(), events);
  if (told_connected_) events.emplace_back(HostChanged{false});
  told_connected_ = false;
}

void SocketClient::read_packets(std::vector<ClientEvent>& events) {
  // A flooding host gets the rest of its packets read at the next poll(): epoll is level-triggered.
  for (int budget = 64; channel_ && budget > 0; --budget) {
    auto packet = channel_.receive();
    if (!packet) {
      broken_ = true;
      return;
    }
    if (!*packet) return;
    auto message = protocol::device_message_from_wire((*packet)->bytes);
    if (!message) {
      broken_ = true;
      return;
    }
    handle(*message, events);
  }
}

void SocketClient::expire_jobs(std::vector<ClientEvent>& events) {
  const auto now = Clock::now();
  for (auto job = jobs_.begin(); job != jobs_.end();) {
    if (now < job->second.deadline) {
      ++job;
      continue;
    }
    const auto reason = told_connected_ ? PrintReason::kTimeout : PrintReason::kHostLost;
    events.emplace_back(PrintFinished{job->first, {PrintOutcome::kUnknown, reason}});
    job = jobs_.erase(job);
  }
}

void SocketClient::handle(const DeviceMessage& message, std::vector<ClientEvent>& events) {
  switch (message.type) {
    case MessageType::kUnsolicited:
      return handle_unsolicited(message, events);
    case MessageType::kCompletion:
      return handle_completion(message, events);
    case MessageType::kAcknowledge:
    case MessageType::kEvent:
    case MessageType::kCommand:
      return;  // progress that nobody on this side waits for
  }
}

void SocketClient::handle_unsolicited(const DeviceMessage& message, std::vector<ClientEvent>& events) {
  auto& generation = generations_[message.device];
  if (message.generation < generation) return;  // from a driver that has been replaced
  if (message.generation > generation) lose_card(message.device, events);
  generation = message.generation;
  if (message.name == names::kStatusChanged) {
    auto status = protocol::device_status_from(message.payload);
    if (!status) return;
    status->device = message.device;
    status->generation = message.generation;
    if (status->state != protocol::DeviceState::kOnline) lose_card(message.device, events);
    events.emplace_back(StatusChanged{*status});
  } else if (message.name == names::kCardInserted) {
    auto card = protocol::card_inserted_from(message.payload);
    if (!card) return;
    cards_in_.insert(message.device);
    events.emplace_back(CardInserted{message.device, *card});
  } else if (message.name == names::kCardRemoved) {
    lose_card(message.device, events);
  }
}

void SocketClient::handle_completion(const DeviceMessage& message, std::vector<ClientEvent>& events) {
  const auto job = std::find_if(jobs_.begin(), jobs_.end(),
                                [&](const auto& each) { return each.second.request_id == message.request_id; });
  if (job == jobs_.end()) return;
  PrintResult result{PrintOutcome::kUnknown, PrintReason::kNone};
  if (message.name == names::kQueryJob) {
    const auto report = protocol::job_report_from(message.payload);
    if (report && report->known && report->finished) {
      result = report->result;
    } else if (report && !report->known) {
      result = {PrintOutcome::kFailed, PrintReason::kHostLost};  // it never got there
    } else {
      result = {PrintOutcome::kUnknown, PrintReason::kHostLost};
    }
  } else if (const auto read = protocol::print_result_from(message.payload)) {
    result = *read;
  } else if (message.completion_code != protocol::CompletionCode::kSuccess) {
    result = {PrintOutcome::kFailed, PrintReason::kRefused};
  }
  events.emplace_back(PrintFinished{job->first, result});
  jobs_.erase(job);
}

void SocketClient::lose_card(const std::string& device, std::vector<ClientEvent>& events) {
  const auto found = cards_in_.find(device);
  if (found == cards_in_.end()) return;
  events.emplace_back(CardRemoved{*found});
  cards_in_.erase(found);
}

void SocketClient::ask_about(const std::string& job_id, Job& job) {
  job.request_id = next_request_++;
  DeviceMessage command{std::string(names::kQueryJob), MessageType::kCommand, job.request_id};
  command.payload = {{"jobId", job_id}};
  send(command);
}

bool SocketClient::send(const DeviceMessage& message, int attached) {
  const auto wire = protocol::to_wire(message);
  if (wire && channel_.send(*wire, attached)) return true;
  broken_ = true;
  arm_timer();
  return false;
}

void SocketClient::arm_timer() {
  auto wake = Clock::time_point::max();
  if (!channel_) wake = retry_at_;
  if (broken_ || (channel_ && !told_connected_)) wake = Clock::now();
  for (const auto& [job_id, job] : jobs_) wake = std::min(wake, job.deadline);
  itimerspec spec{};
  if (wake != Clock::time_point::max()) {
    // One nanosecond at least: zero would disarm the timer.
    const auto wait = std::max<std::chrono::nanoseconds>(wake - Clock::now(), 1ns);
    spec.it_value.tv_sec = static_cast<time_t>(wait / 1s);
    spec.it_value.tv_nsec = static_cast<long>((wait % 1s).count());
  }
  ::timerfd_settime(timer_.get(), 0, &spec, nullptr);
}

}  // namespace waymark::devices

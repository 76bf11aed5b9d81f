#include "devices/printer/printer_driver.h"

#include <cstdio>

#include "base/io/log.h"
#include "devices/channel/sealed_memory.h"
#include "devices/printer/escpos.h"

namespace waymark::devices {
namespace {

using base::MonoTime;
using namespace std::chrono_literals;
using protocol::CompletionCode;
using protocol::DeviceState;
using protocol::PrintOutcome;
namespace names = protocol::message_name;

constexpr auto kConnectDeadline = 1s;
constexpr auto kReconnect = 500ms;
constexpr auto kAnswerDeadline = 1s;
constexpr auto kPollWhilePrinting = 300ms;
constexpr int kOfflineCause = 2;
constexpr int kPaper = 4;

}  // namespace

base::Result<protocol::DeviceCapabilities> PrinterDriver::initialize(const nlohmann::json& settings,
                                                                     DriverVoice& voice) {
  auto parsed = parse_printer_settings(settings);
  if (!parsed) return tl::unexpected(parsed.error());
  settings_ = std::move(*parsed);
  voice_ = &voice;
  encoder_ = std::make_unique<TicketEncoder>(settings_.paper);
  for (const auto& [name, path] : settings_.logo_files) {
    const auto image = read_png(path);
    // A missing picture costs the picture, not the ticket.
    if (image) {
      encoder_->add_logo(name, *image);
    } else {
      base::io::log_error("printer", image.error());
    }
  }
  return protocol::DeviceCapabilities{protocol::DeviceKind::kPrinter, settings_.proves_printed,
                                      settings_.paper.native_qr};
}

std::vector<pollfd> PrinterDriver::waits() {
  if (line_.state() == PrinterLine::State::kClosed) return {};
  const short wants = line_.wants_to_write() ? POLLIN | POLLOUT : POLLIN;
  return {{line_.fd(), wants, 0}};
}

std::optional<MonoTime> PrinterDriver::next_deadline() {
  if (job_) return std::min(act_at_, job_->next_deadline());
  return act_at_;
}

void PrinterDriver::turn(MonoTime now) {
  if (line_.state() != PrinterLine::State::kClosed) read_line(now);
  if (now >= act_at_) {
    switch (line_.state()) {
      case PrinterLine::State::kClosed:
        connect(now);
        break;
      case PrinterLine::State::kConnecting:
        lose_line(now);
        break;
      case PrinterLine::State::kOpen:
        if (asked_ != 0 && job_ && job_->begun()) {
          act_at_ = now + kPollWhilePrinting;  // the job itself says when it has stalled
        } else if (asked_ != 0) {
          lose_line(now);  // half open, or somebody else's port
        } else {
          ask(now);
        }
        break;
    }
  }
  if (job_) {
    job_->time_passed(now);
    advance_job(now);
  }
  report();
}

void PrinterDriver::connect(MonoTime now) {
  act_at_ = now + kConnectDeadline;
  if (!line_.connect(settings_.address)) act_at_ = now + kReconnect;
}

void PrinterDriver::lose_line(MonoTime now) {
  line_.close();
  replies_ = {};
  condition_ = {};
  condition_known_ = false;
  asked_ = 0;
  act_at_ = now + kReconnect;
  if (job_) job_->line_is_lost();
}

void PrinterDriver::read_line(MonoTime now) {
  const bool was_open = line_.state() == PrinterLine::State::kOpen;
  std::string bytes;
  const bool alive = line_.flush() && line_.read(bytes);
  // What it said before it went may be the proof.
  for (const auto& reply : replies_.feed(bytes)) answered(reply, now);
  if (!alive) return lose_line(now);
  if (!was_open && line_.state() == PrinterLine::State::kOpen) {
    if (forget_first_) line_.write(escpos::forget_waiting());
    forget_first_ = false;
    line_.write(escpos::report_changes());
    ask(now);
  }
  if (job_) job_->progress(line_.unsent(), now);
}

void PrinterDriver::ask(MonoTime now) {
  // Not into the middle of a job: the bytes would stand in its picture data.
  if (job_ && job_->stage() == PrintJob::Stage::kSending) {
    act_at_ = now + kPollWhilePrinting;
    return;
  }
  asked_ = kOfflineCause;
  line_.write(escpos::ask_status(kOfflineCause));
  act_at_ = now + kAnswerDeadline;
  if (!line_.flush()) lose_line(now);
}

void PrinterDriver::answered(const Reply& reply, MonoTime now) {
  if (const auto* status = std::get_if<RealTimeStatus>(&reply)) {
    if (asked_ == kOfflineCause) {
      condition_.learn_offline_cause(*status);
      asked_ = kPaper;
      line_.write(escpos::ask_status(kPaper));
      [[maybe_unused]] const bool alive = line_.flush();  // the next read says so too
    } else if (asked_ == kPaper) {
      condition_.learn_paper(*status);
      asked_ = 0;
      condition_known_ = true;
      act_at_ = now + (job_ ? std::chrono::milliseconds{kPollWhilePrinting} : settings_.poll);
      if (job_) job_->condition_known(condition_, now);
    }
  } else if (const auto* automatic = std::get_if<AutomaticStatus>(&reply)) {
    condition_.learn(*automatic);
    if (job_ && job_->begun()) job_->condition_known(condition_, now);
  } else if (const auto* proof = std::get_if<PrintedProof>(&reply)) {
    if (job_) job_->proved(*proof);
  } else if (const auto* processed = std::get_if<ProcessedStatus>(&reply)) {
    if (job_) job_->processed(*processed);
  }
}

void PrinterDriver::advance_job(MonoTime now) {
  if (job_->stage() == PrintJob::Stage::kWaitingForLine && line_.state() == PrinterLine::State::kOpen) {
    job_->line_is_open();
    ask(now);
  } else if (job_->stage() == PrintJob::Stage::kWaitingForLine && line_.state() == PrinterLine::State::kClosed &&
             act_at_ > now + 50ms) {
    act_at_ = now + 50ms;  // somebody waits: do not sit out the pause
  }
  if (job_->stage() == PrintJob::Stage::kReady && !job_->result()) {
    voice_->event(job_->command(), names::kSending);
    line_.write(job_->take_bytes(now));
    if (!line_.flush()) lose_line(now);
    job_->progress(line_.unsent(), now);
  }
  if (!job_->result()) return;
  const auto result = *job_->result();
  voice_->complete(job_->command(),
                   result.outcome == PrintOutcome::kPrinted ? CompletionCode::kSuccess : CompletionCode::kHardwareError,
                   protocol::to_payload(result));
  const bool given_up = job_->begun() && result.outcome != PrintOutcome::kPrinted;
  job_.reset();
  if (!given_up) return;
  line_.close(PrinterLine::Ending::kReset);
  forget_first_ = true;
  lose_line(now);
  act_at_ = now;
}

void PrinterDriver::command(const protocol::DeviceMessage& command, Descriptor attached, MonoTime now) {
  const auto order = protocol::print_order_from(command.payload);
  if (command.name != names::kPrint || !order || !attached || job_) return refuse(command);
  const auto json = read_sealed_memory(attached, protocol::kMaxPrintJsonBytes);
  if (!json) return refuse(command);
  const auto document = protocol::print_document_from_json(json->reveal());
  if (!document) return refuse(command);
  auto bytes = encoder_->encode(*document);
  if (!bytes) return refuse(command);
  char proof[8];
  std::snprintf(proof, sizeof proof, "%04u", next_proof_++ % 10'000);
  job_.emplace(command, std::move(*bytes), std::string(proof, 4),
               PrintJob::Rules{settings_.stall, settings_.proves_printed}, now);
}

void PrinterDriver::refuse(const protocol::DeviceMessage& command) {
  const protocol::PrintResult refused{PrintOutcome::kFailed, protocol::PrintReason::kRefused};
  voice_->complete(command, CompletionCode::kInvalidData, protocol::to_payload(refused));
}

void PrinterDriver::report() {
  protocol::DeviceStatus status;
  status.kind = protocol::DeviceKind::kPrinter;
  status.paper = condition_.paper;
  status.cover = condition_.cover;
  if (condition_known_) {
    status.state = condition_.state();
  } else if (line_.state() == PrinterLine::State::kClosed) {
    status.state = DeviceState::kOffline;
  } else {
    // Between lines nothing is known yet: what was said before still stands.
    status.state = reported_.state;
    status.paper = reported_.paper;
    status.cover = reported_.cover;
  }
  if (status == reported_) return;
  reported_ = status;
  voice_->unsolicited(names::kStatusChanged, protocol::to_payload(status));
}

}  // namespace waymark::devices

#include "devices/printer/replies.h"

namespace waymark::devices {
namespace {

using protocol::CoverState;
using protocol::PaperState;
using protocol::PrintReason;

constexpr std::size_t kProofBytes = 7;  // 37h 22h, four characters, 00h
constexpr unsigned char kProofHead = 0x37;
constexpr unsigned char kProofKind = 0x22;

unsigned char at(std::string_view bytes, std::size_t index) { return static_cast<unsigned char>(bytes[index]); }

bool is_real_time(unsigned char byte) { return (byte & 0x93) == 0x12; }
bool is_automatic_head(unsigned char byte) { return (byte & 0x93) == 0x10; }
bool is_automatic_rest(unsigned char byte) { return (byte & 0x90) == 0x00; }

// Narrower than Epson's fixed bits: the paper sensors come in pairs, and a letter or a line end of some other
// protocol must not pass for "all printed".
bool is_processed(unsigned char byte) { return byte == 0x00 || byte == 0x03 || byte == 0x0C || byte == 0x0F; }

PaperState paper_of(bool out, bool low) {
  if (out) return PaperState::kOut;
  return low ? PaperState::kLow : PaperState::kFull;
}

}  // namespace

std::vector<Reply> ReplyParser::feed(std::string_view bytes) {
  waiting_ += bytes;
  std::vector<Reply> replies;
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const unsigned char first = at(rest, 0);
    std::size_t used = 1;
    if (first == kProofHead) {
      if (rest.size() < kProofBytes) break;
      if (at(rest, 1) == kProofKind && at(rest, 6) == 0) {
        replies.emplace_back(PrintedProof{std::string(rest.substr(2, 4))});
        used = kProofBytes;
      }
    } else if (is_real_time(first)) {
      replies.emplace_back(RealTimeStatus{first});
    } else if (is_automatic_head(first)) {
      if (rest.size() < 4) break;
      if (is_automatic_rest(at(rest, 1)) && is_automatic_rest(at(rest, 2)) && is_automatic_rest(at(rest, 3))) {
        replies.emplace_back(AutomaticStatus{{first, at(rest, 1), at(rest, 2), at(rest, 3)}});
        used = 4;
      }
    } else if (is_processed(first)) {
      replies.emplace_back(ProcessedStatus{first});
    }
    rest.remove_prefix(used);
  }
  waiting_ = std::string(rest);
  return replies;
}

void PrinterCondition::learn_offline_cause(RealTimeStatus status) {
  cover = (status.bits & 0x04) != 0 ? CoverState::kOpen : CoverState::kClosed;
  if ((status.bits & 0x20) != 0) paper = PaperState::kOut;
  broken = (status.bits & 0x40) != 0;
}

void PrinterCondition::learn_paper(RealTimeStatus status) {
  paper = paper_of((status.bits & 0x60) != 0, (status.bits & 0x0C) != 0);
}

void PrinterCondition::learn(const AutomaticStatus& status) {
  cover = (status.bytes[0] & 0x20) != 0 ? CoverState::kOpen : CoverState::kClosed;
  broken = (status.bytes[1] & 0x68) != 0;
  paper = paper_of((status.bytes[2] & 0x0C) != 0, (status.bytes[2] & 0x03) != 0);
}

std::optional<PrintReason> PrinterCondition::obstacle() const {
  if (broken) return PrintReason::kDeviceError;
  if (cover == CoverState::kOpen) return PrintReason::kCoverOpen;
  if (paper == PaperState::kOut) return PrintReason::kPaperOut;
  return std::nullopt;
}

protocol::DeviceState PrinterCondition::state() const {
  const auto why = obstacle();
  if (!why) return protocol::DeviceState::kOnline;
  return *why == PrintReason::kDeviceError ? protocol::DeviceState::kHardwareError : protocol::DeviceState::kUserError;
}

}  // namespace waymark::devices

// What a printer sends back, told apart by the bits that Epson fixes for each kind, since answers, automatic
// status and proofs come mixed in one stream. Noise is skipped, never guessed at.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "provisioning/protocol/devices.h"

namespace waymark::devices {

struct RealTimeStatus {  // to DLE EOT
  unsigned char bits = 0;
};
struct AutomaticStatus {  // after GS a
  std::array<unsigned char, 4> bytes{};
};
struct PrintedProof {  // to GS ( H function 48
  std::string four;
};
struct ProcessedStatus {  // to GS r 1
  unsigned char bits = 0;
};
using Reply = std::variant<RealTimeStatus, AutomaticStatus, PrintedProof, ProcessedStatus>;

class ReplyParser {
 public:
  [[nodiscard]] std::vector<Reply> feed(std::string_view bytes);

 private:
  std::string waiting_;
};

// What the printer last said of itself, from whichever kind of reply said it.
struct PrinterCondition {
  protocol::PaperState paper = protocol::PaperState::kUnknown;
  protocol::CoverState cover = protocol::CoverState::kUnknown;
  bool broken = false;  // cutter, head, temperature: nothing a customer can put right

  void learn_offline_cause(RealTimeStatus status);  // DLE EOT 2
  void learn_paper(RealTimeStatus status);          // DLE EOT 4
  void learn(const AutomaticStatus& status);
  // Why it cannot print now; nothing when it can.
  [[nodiscard]] std::optional<protocol::PrintReason> obstacle() const;
  [[nodiscard]] protocol::DeviceState state() const;
  bool operator==(const PrinterCondition&) const = default;
};

}  // namespace waymark::devices

// Any bytes from a printer, in any pieces: whole and in pieces they say the same, and little is kept for later.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "devices/printer/replies.h"

namespace {

using namespace waymark::devices;

struct Told {
  PrinterCondition condition;
  std::string proofs;

  void hear(const std::vector<Reply>& replies) {
    for (const Reply& reply : replies) {
      if (const auto* automatic = std::get_if<AutomaticStatus>(&reply)) condition.learn(*automatic);
      if (const auto* real_time = std::get_if<RealTimeStatus>(&reply)) condition.learn_offline_cause(*real_time);
      if (const auto* proof = std::get_if<PrintedProof>(&reply)) proofs += proof->four;
    }
    static_cast<void>(condition.obstacle());
    static_cast<void>(condition.state());
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = data[0] % 8U + 1U;
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  ReplyParser whole;
  Told at_once;
  at_once.hear(whole.feed(bytes));
  ReplyParser parser;
  Told bit_by_bit;
  for (std::size_t at = 0; at < bytes.size(); at += piece) bit_by_bit.hear(parser.feed(bytes.substr(at, piece)));
  if (!(at_once.condition == bit_by_bit.condition) || at_once.proofs != bit_by_bit.proofs) std::abort();
  if (at_once.proofs.size() % 4 != 0) std::abort();
  return 0;
}

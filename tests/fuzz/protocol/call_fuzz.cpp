// Requests and signals of a call come from kiosks and browsers, states from the hub: no crash, and what was taken comes
// back from its own text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/call.h"

namespace {

template <class T, class Parse>
void round_trip(std::string_view text, Parse parse) {
  const waymark::base::Result<T> value = parse(text);
  if (!value) return;
  const waymark::base::Result<T> again = parse(waymark::protocol::to_json(*value));
  // What is not UTF-8 is replaced on its way out, so the first print may differ from the second only by that.
  if (!again) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  round_trip<CallRequest>(text, parse_call_request);
  round_trip<CallState>(text, parse_call_state);
  static_cast<void>(parse_room_arrival(text));
  round_trip<CallSignal>(text, parse_call_signal);
  round_trip<std::vector<SkillPromise>>(text, parse_call_offer);
  return 0;
}

// Any bytes as what somebody does to the mirrored kiosk: nothing, or one act with all its limits.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "kiosk/shell/mirror_input.h"

namespace {

using namespace waymark::core;

void require(bool promise) {
  if (!promise) std::abort();
}
bool is_name(const std::string& node) { return !node.empty() && node.size() <= 128; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto event = waymark::shell::mirror_input({reinterpret_cast<const char*>(data), size});
  if (!event) return 0;
  if (const auto* act = std::get_if<Activate>(&*event)) require(is_name(act->node));
  if (const auto* act = std::get_if<Focus>(&*event)) require(is_name(act->node));
  if (const auto* act = std::get_if<LongPress>(&*event)) require(is_name(act->node));
  if (const auto* act = std::get_if<CaretSet>(&*event)) require(is_name(act->node) && act->grapheme <= 100'000);
  if (const auto* act = std::get_if<TextTyped>(&*event)) require(act->utf8.size() <= 400);
  require(std::holds_alternative<Activate>(*event) || std::holds_alternative<Focus>(*event) ||
          std::holds_alternative<LongPress>(*event) || std::holds_alternative<CaretSet>(*event) ||
          std::holds_alternative<TextTyped>(*event) || std::holds_alternative<NavKey>(*event) ||
          std::holds_alternative<Presence>(*event));
  return 0;
}

// What a customer takes along to a private room comes sealed, but from another kiosk: anything. What is taken over is
// within its limits, and the visit that begins with it can be shown.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/core/luggage.h"
#include "tests/doubles/visitor.h"

namespace {

constexpr const char* kRoom = "Ardwell Library, room 2";

void arrive_with(std::string_view luggage) {
  using namespace waymark;
  static const auto council = [] {
    auto made = std::make_shared<core::Configuration>(doubles::demo_configuration());
    made->kiosk_name = kRoom;
    return made;
  }();
  doubles::Visitor visit{council};
  visit.online();
  visit.send(core::RoomChanged{true});
  visit.touch_attract();
  visit.type("4711");
  visit.press_id("continue");
  visit.send(
      core::RoomOpened{visit.tag_of_last<core::ArriveInRoom>(), "call", "general", waymark::base::Secret{luggage}});
  if (visit.screen() != "call_permission") std::abort();
  visit.press_id("call.type-only");
  visit.press_id("call.carry-on");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::core;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto luggage = unpack_luggage(text);
  if (!luggage) return 0;
  if (luggage->lines.size() > Call::kMostLines || luggage->presentation.text_percent > 200) std::abort();
  arrive_with(text);
  return 0;
}

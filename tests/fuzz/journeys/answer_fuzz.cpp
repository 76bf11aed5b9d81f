// Any bytes as what somebody types, against every check. What is accepted is accepted again as it was written.
#include <cstdint>
#include <cstdlib>

#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/date_entry.h"
#include "kiosk/journeys/formats.h"

using namespace waymark;

namespace {

using Read = std::optional<base::Secret> (*)(std::string_view);

void settles(Read read, std::string_view typed) {
  const std::optional<base::Secret> once = read(typed);
  if (!once) return;
  const std::optional<base::Secret> twice = read(once->reveal());
  if (!twice || !(*twice == *once)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed{reinterpret_cast<const char*>(data), size};
  settles(journeys::read_postcode, typed);
  settles(journeys::read_number, typed);
  settles(journeys::read_email, typed);
  if (const auto phone = journeys::read_phone(typed)) (void)journeys::write_phone(phone->reveal());
  for (const auto lines : {journeys::Lines::kOne, journeys::Lines::kMany}) {
    const base::Secret once = journeys::tidy(typed, lines);
    if (!journeys::is_utf8(once.reveal())) std::abort();
    if (!(journeys::tidy(once.reveal(), lines) == once)) std::abort();
    (void)journeys::count_characters(once.reveal());
  }
  const std::size_t third = size / 3;
  const auto reading = journeys::read_date(typed.substr(0, third), typed.substr(third, third), typed.substr(2 * third));
  if (reading.day && !reading.day->ok()) std::abort();
  return 0;
}

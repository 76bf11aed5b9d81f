// Any bytes as a council's settings. What is taken has hours for every day, and tiles that lead somewhere.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/core/configuration.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto council = core::parse_configuration({reinterpret_cast<const char*>(data), size}, "ardwell-library");
  if (!council) return 0;
  for (unsigned day = 1; day <= 7; ++day) {
    for (const core::Span& span : core::hours_on(
             council->hours, journeys::Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{day}})) {
      if (span.from < 0 || span.from >= span.until || span.until > 24 * 60) std::abort();
    }
  }
  if (council->languages.empty()) std::abort();
  core::drop_dangling_services(*council);
  return 0;
}

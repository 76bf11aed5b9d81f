// Any bytes as a form of another engine. What the importer gives must be a journey that the loader takes.
#include <cstdint>
#include <cstdlib>

#include "kiosk/journeys/import/import.h"

using namespace waymark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const auto unsupported : {journeys::Unsupported::kRefuse, journeys::Unsupported::kLeaveOut}) {
    journeys::ImportOptions options;
    options.unsupported = unsupported;
    const base::Result<journeys::Import> imported = journeys::import_form(text, options);
    if (!imported) return 0;
    if (imported->refused() == imported->report.refused.empty()) std::abort();
    if (journeys::report_json(imported->report).empty()) std::abort();
    if (!imported->refused() && !journeys::load(imported->definition)) std::abort();
  }
  return 0;
}

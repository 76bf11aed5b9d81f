// What `--demo` adds to an empty hub: the log-ins of staff.json and the council's folder as the first bundle.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"

namespace waymark::hub {

class Hub;

// Log-ins only when there are none. The folder is published again, under the next version, whenever it differs from
// what is in force: whoever edits the demonstration sees it on the kiosk.
void prepare_demonstration(Hub& hub, const std::filesystem::path& folder, std::function<void(base::Status)> ready);

}  // namespace waymark::hub

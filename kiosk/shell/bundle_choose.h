// Which configuration this run uses: the staged one if it loads, else the last good one, else none. Before the threads.
#pragma once

#include <memory>
#include <string>

#include "kiosk/core/configuration.h"
#include "kiosk/shell/bundle_store.h"
#include "kiosk/shell/identity.h"

namespace waymark::shell {

// Null when there is nothing that verifies and loads: the kiosk shows that it is not set up yet, and waits for the hub.
[[nodiscard]] base::Result<std::shared_ptr<const core::Configuration>> choose_configuration(BundleStore& store,
                                                                                            const Identity& identity);

}  // namespace waymark::shell

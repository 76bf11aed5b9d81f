// From a folder of council.json and journeys/*.json to the heart's Configuration. Used twice: before a bundle is
// staged, so that a broken one is refused with its reason, and at start.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "kiosk/core/configuration.h"

namespace waymark::shell {

// Every journey in the folder must load, and every one that a service names must be there; the error names the file.
[[nodiscard]] base::Result<std::shared_ptr<const core::Configuration>> load_configuration(
    const std::filesystem::path& folder, std::uint64_t version, const std::string& site, const std::string& kiosk_name);

}  // namespace waymark::shell

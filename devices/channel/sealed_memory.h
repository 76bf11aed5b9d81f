// Bulk data between processes: an anonymous file that nobody can change any more once it is sealed. It is on no
// disk, and its pages are gone when the last descriptor is closed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "devices/channel/descriptor.h"

namespace waymark::devices {

[[nodiscard]] base::Result<Descriptor> make_sealed_memory(std::string_view bytes);

// kDenied unless it is sealed against writing, growing and shrinking; kTooLarge over `limit`.
[[nodiscard]] base::Result<base::Secret> read_sealed_memory(const Descriptor& memory, std::size_t limit);

}  // namespace waymark::devices

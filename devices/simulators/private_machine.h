// A corner of the machine for this process and its children alone: its own network, with nothing in it but a
// loopback, and its own /run/pcscd. pcscd cannot be told where to put its socket, and its virtual reader listens on
// every address there is: here that is nobody's but ours. Needs no root where user namespaces are allowed.
#pragma once

#include <string>

#include "base/result.h"

namespace waymark::devices {

// /run/pcscd becomes `folder`. kDenied where the machine allows no namespaces. Before any thread is started.
[[nodiscard]] base::Status enter_private_machine(const std::string& folder);

}  // namespace waymark::devices

// provisioning/protocol/openapi.yaml, as it was when the hub was built: what GET /openapi.yaml answers.
#pragma once

#include <string_view>

namespace waymark::hub {

[[nodiscard]] std::string_view openapi_yaml();

}  // namespace waymark::hub

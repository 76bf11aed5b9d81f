#include "kiosk/view/diff.h"

#include <nlohmann/json.hpp>

#include "kiosk/view/describe.h"

namespace waymark::view {

nlohmann::json diff(const View& before, const View& after) {
  return nlohmann::json::diff(describe(before), describe(after));
}

base::Result<View> patched(const View& before, const nlohmann::json& patch) {
  try {
    return view_from_json(describe(before).patch(patch).dump());
  } catch (const nlohmann::json::exception&) {
    return base::fail(base::ErrorCode::kInvalid, "patch", "does not fit the view it is applied to");
  }
}

}  // namespace waymark::view

// Between routing's values and the store's. Pure.
#pragma once

#include <optional>

#include "provisioning/hub/calls/people.h"
#include "provisioning/hub/store/call_records.h"

namespace waymark::hub::calls {

[[nodiscard]] CallRecord record_of(const Call& call);
// Nothing when the record cannot be read (of another version).
[[nodiscard]] std::optional<Call> call_of(const CallRecord& record);
[[nodiscard]] AdviserRecord record_of(const Adviser& adviser);

}  // namespace waymark::hub::calls

// Calls and advisers as openapi.yaml has them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "provisioning/hub/calls/people.h"
#include "provisioning/hub/store/call_records.h"

namespace waymark::hub {

class Hub;

namespace calls {

[[nodiscard]] protocol::CallState call_state_of(const Hub& hub, const Call& call);
[[nodiscard]] nlohmann::json call_state_json(const Hub& hub, const Call& call);
[[nodiscard]] nlohmann::json summary_json(Hub& hub, const Call& call, const std::string& reader);
[[nodiscard]] nlohmann::json detail_json(Hub& hub, const Call& call, const std::string& reader);
// Heads of photographs: never the pictures.
[[nodiscard]] nlohmann::json documents_json(const std::vector<Document>& documents);
[[nodiscard]] nlohmann::json adviser_json(const Hub& hub, const Adviser& adviser);
[[nodiscard]] nlohmann::json on_duty_json(const Adviser& adviser, bool with_call);
// The name that others read.
[[nodiscard]] std::string person_of(Hub& hub, const std::string& sign_in_name);
[[nodiscard]] std::string site_name(const Hub& hub, const std::string& site);
[[nodiscard]] std::string skill_name(const Hub& hub, const std::string& skill);

}  // namespace calls
}  // namespace waymark::hub

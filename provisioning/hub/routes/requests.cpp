// What became of a request, for whoever holds its reference at a kiosk. Nothing of what was answered in it, and no way
// to try numbers: what a kiosk asks in vain is counted, and one of another council is as unknown as one that never was.
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/http/recent_tries.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;

Response unknown() { return error_response({ErrorCode::kNotFound, "reference", "there is no such request"}); }

Response too_many(std::chrono::seconds wait) {
  Response response = error_response({ErrorCode::kUnavailable, "rate", "too many unknown references: wait a little"});
  response.status = 429;
  response.headers = {{"Retry-After", std::to_string(wait.count())}};
  return response;
}

Response state_response(const protocol::RequestState& state) {
  Response response;
  response.content_type = "application/json";
  response.body = protocol::to_json(state);
  return response;
}

// Null unless exactly one is of this council: what two requests share tells nobody anything.
const Submission* only_one(const Hub& hub, const KioskCaller& caller, std::vector<Submission>& found) {
  if (!hub.in_force()) return nullptr;
  const auto& council = hub.in_force()->council;
  const auto* const own = council.council_of(caller.site);
  std::erase_if(found, [&](const Submission& one) { return council.council_of(one.site) != own; });
  return found.size() == 1 ? &found.front() : nullptr;
}

void tell_status(Hub& hub, const std::shared_ptr<RecentTries>& tries, const KioskCaller& caller, const Request& request,
                 const Reply& reply) {
  Body body(request);
  const auto reference = base::read_reference(body.text("reference", 32));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!reference) {
    return reply(error_response({ErrorCode::kInvalid, "reference", "its check character does not fit"}));
  }
  const auto now = hub.clock().mono();
  if (!tries->take(caller.kiosk_id, now)) return reply(too_many(tries->wait(caller.kiosk_id, now)));
  hub.store().find_reference(*reference,
                             [&hub, tries, caller, reply, now](base::Result<std::vector<Submission>> found) {
                               const Submission* const one = found ? only_one(hub, caller, *found) : nullptr;
                               if (one != nullptr || !found) tries->give_back(caller.kiosk_id, now);
                               if (!found) return reply(error_response(found.error()));
                               if (one == nullptr) return reply(unknown());
                               reply(state_response({one->journey, one->status, one->created_at, one->status_at}));
                             });
}

}  // namespace

void add_request_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/requests/status",
                [&hub, tries = std::make_shared<RecentTries>()](const KioskCaller& caller, const Request& request,
                                                                const Reply& reply) {
                  tell_status(hub, tries, caller, request, reply);
                });
}

}  // namespace waymark::hub

// The overview, for a page and for a spreadsheet.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/overview.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr int kMostDays = 400;

// One of those that the reader works for, their own site's first; with one council on the hub there is nothing to
// choose.
base::Status choose_council(const Hub& hub, const StaffCaller& caller, const std::string& asked, OverviewInput& input) {
  for (const bundle::Council& one : input.council->councils) {
    const bool theirs = std::any_of(one.sites.begin(), one.sites.end(),
                                    [&](const std::string& site) { return hub.serves(caller, site); });
    if (!theirs) continue;
    input.may_choose.push_back(&one);
    const bool own = input.council->council_of(caller.site) == &one;
    if (asked.empty() ? input.only == nullptr || own : one.id == asked) input.only = &one;
  }
  if (input.only == nullptr) return base::fail(ErrorCode::kNotFound, "council", "is none that you work for");
  if (input.council->councils.size() == 1) input.only = nullptr;
  return {};
}

void with_overview(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply,
                   const std::function<void(json)>& then) {
  if (!hub.in_force()) return reply(error_response({ErrorCode::kConflict, "bundle", "publish a configuration first"}));
  const std::string today = hub.today();
  const std::string to = request.asked("to").empty() ? today : std::string{request.asked("to")};
  if (!is_day(to)) return reply(error_response({ErrorCode::kInvalid, "to", "is not a day"}));
  const std::string from = request.asked("from").empty() ? day_plus(to, -6) : std::string{request.asked("from")};
  if (!is_day(from)) return reply(error_response({ErrorCode::kInvalid, "from", "is not a day"}));
  if (from > to || day_plus(from, kMostDays) < to) {
    return reply(error_response({ErrorCode::kInvalid, "from, to", "are 1 to 400 days in order"}));
  }
  const std::string asked{request.asked("council")};
  hub.store().rollups(from, to,
                      [&hub, caller, reply, then, from, to, asked](base::Result<std::vector<RollupRow>> rows) {
                        if (!rows) return reply(error_response(rows.error()));
                        const auto in_force = hub.in_force();
                        OverviewInput input{from, to, hub.now(), &in_force->council, &in_force->journeys, &*rows};
                        if (auto chosen = choose_council(hub, caller, asked, input); !chosen)
                          return reply(error_response(chosen.error()));
                        then(overview_json(input));
                      });
}

}  // namespace

void add_report_routes(Hub& hub) {
  hub.add_staff_route("GET", "/api/v1/reports/overview", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        with_overview(hub, caller, request, reply,
                                      [reply](const json& body) { reply(json_response(body)); });
                      });
  hub.add_staff_route("GET", "/api/v1/reports/overview.csv", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        with_overview(hub, caller, request, reply, [reply](const json& body) {
                          Response response;
                          response.content_type = "text/csv; charset=utf-8";
                          response.body = overview_csv(body);
                          response.headers.emplace_back("Content-Disposition", "attachment; filename=\"overview.csv\"");
                          reply(std::move(response));
                        });
                      });
}

}  // namespace waymark::hub

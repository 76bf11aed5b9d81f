// The overview, for a page and for a spreadsheet.
#include <nlohmann/json.hpp>

#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/overview.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr int kMostDays = 400;

void with_overview(Hub& hub, const Request& request, const Reply& reply, const std::function<void(json)>& then) {
  if (!hub.in_force()) return reply(error_response({ErrorCode::kConflict, "bundle", "publish a configuration first"}));
  const std::string today = hub.today();
  const std::string to = request.asked("to").empty() ? today : std::string{request.asked("to")};
  if (!is_day(to)) return reply(error_response({ErrorCode::kInvalid, "to", "is not a day"}));
  const std::string from = request.asked("from").empty() ? day_plus(to, -6) : std::string{request.asked("from")};
  if (!is_day(from)) return reply(error_response({ErrorCode::kInvalid, "from", "is not a day"}));
  if (from > to || day_plus(from, kMostDays) < to) {
    return reply(error_response({ErrorCode::kInvalid, "from, to", "are 1 to 400 days in order"}));
  }
  hub.store().rollups(from, to, [&hub, reply, then, from, to](base::Result<std::vector<RollupRow>> rows) {
    if (!rows) return reply(error_response(rows.error()));
    const auto in_force = hub.in_force();
    then(overview_json({from, to, hub.now(), &in_force->council, &in_force->journeys, &*rows}));
  });
}

}  // namespace

void add_report_routes(Hub& hub) {
  hub.add_staff_route("GET", "/api/v1/reports/overview", Role::kStaff,
                      [&hub](const StaffCaller&, const Request& request, const Reply& reply) {
                        with_overview(hub, request, reply, [reply](const json& body) { reply(json_response(body)); });
                      });
  hub.add_staff_route("GET", "/api/v1/reports/overview.csv", Role::kStaff,
                      [&hub](const StaffCaller&, const Request& request, const Reply& reply) {
                        with_overview(hub, request, reply, [reply](const json& body) {
                          Response response;
                          response.content_type = "text/csv; charset=utf-8";
                          response.body = overview_csv(body);
                          response.headers.emplace_back("Content-Disposition", "attachment; filename=\"overview.csv\"");
                          reply(std::move(response));
                        });
                      });
}

}  // namespace waymark::hub

// What staff did at the kiosks: each act once, and with it its line in the audit trail.
#include <nlohmann/json.hpp>

#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

std::string actor_of(const StaffAct& act) {
  return act.staff.empty() ? "somebody at the kiosk" : "staff " + act.staff + " at the kiosk";
}

bool is_new(Transaction& t, std::int64_t council, const StaffAct& act) {
  auto& insert = t.statement(
      "INSERT OR IGNORE INTO staff_act(council, act_id, kiosk_id, act, staff, details, at, received_at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  insert.bind(1, council);
  insert.bind(2, act.act_id);
  insert.bind(3, act.kiosk_id);
  insert.bind(4, act.act);
  insert.bind(5, act.staff);
  insert.bind(6, nlohmann::json(act.details).dump());
  insert.bind(7, act.at);
  insert.bind(8, t.now_ms());
  return insert.exec() == 1;
}

}  // namespace

void SqliteStore::keep_staff_act(StaffAct act, Then<Nothing> then) {
  write<Nothing>(
      [council = council_, act = std::move(act)](Transaction& t) -> base::Result<Nothing> {
        if (is_new(t, council, act)) append_audit(t, council, {actor_of(act), "kiosk." + act.act, act.kiosk_id});
        return Nothing{};
      },
      std::move(then));
}

void SqliteStore::newest_staff_acts(Then<std::vector<StaffAct>> then) {
  read<std::vector<StaffAct>>(
      [council = council_](Statements& statements) -> base::Result<std::vector<StaffAct>> {
        auto& select = statements.get(
            "SELECT act_id, kiosk_id, act, staff, details, max(at) FROM staff_act "
            "WHERE council = ?1 AND act IN ('checked', 'locked') GROUP BY kiosk_id, act");
        select.bind(1, council);
        std::vector<StaffAct> list;
        while (select.executeStep()) {
          StaffAct act;
          act.act_id = select.getColumn(0).getString();
          act.kiosk_id = select.getColumn(1).getString();
          act.act = select.getColumn(2).getString();
          act.staff = select.getColumn(3).getString();
          const auto details = nlohmann::json::parse(select.getColumn(4).getString(), nullptr, false);
          if (details.is_object()) act.details = details.get<std::map<std::string, std::string>>();
          act.at = select.getColumn(5).getInt64();
          list.push_back(std::move(act));
        }
        return list;
      },
      std::move(then));
}

}  // namespace waymark::hub

#include "provisioning/hub/staff_accounts.h"

#include <algorithm>

#include "base/io/crypto.h"

namespace waymark::hub {

using base::ErrorCode;
using base::fail;

std::string_view name_of(Role role) {
  switch (role) {
    case Role::kStaff:
      return "staff";
    case Role::kAdviser:
      return "adviser";
    case Role::kSupervisor:
      return "supervisor";
    case Role::kAdmin:
      return "admin";
  }
  return {};
}

bool StaffCaller::may(Role role) const { return std::find(roles.begin(), roles.end(), name_of(role)) != roles.end(); }

void StaffAccounts::learn(StaffRecord staff) {
  std::string name = staff.name;
  staff_[std::move(name)] = std::move(staff);
}

const StaffRecord* StaffAccounts::find(std::string_view name) const {
  const auto found = staff_.find(name);
  return found == staff_.end() ? nullptr : &found->second;
}

bool StaffAccounts::has_role(std::string_view name, Role role) const {
  const StaffRecord* staff = find(name);
  return staff != nullptr && std::find(staff->roles.begin(), staff->roles.end(), name_of(role)) != staff->roles.end();
}

void StaffAccounts::open_session(const SessionRecord& session, base::MonoTime now) {
  sessions_[session.token_hash] = {session, now};
}

void StaffAccounts::close_session(std::string_view token_hash) {
  const auto found = sessions_.find(token_hash);
  if (found != sessions_.end()) sessions_.erase(found);
}

bool StaffAccounts::Open::over(base::MonoTime now, base::WallTime wall) const {
  return now - last_seen > kIdleLife || record.expires_at <= wall.time_since_epoch().count();
}

bool StaffAccounts::is_open(std::string_view token_hash, base::MonoTime now, base::WallTime wall) const {
  const auto found = sessions_.find(token_hash);
  return found != sessions_.end() && !found->second.over(now, wall);
}

base::Result<StaffCaller> StaffAccounts::caller(std::string_view token, base::MonoTime now, base::WallTime wall) {
  const auto refused = fail(ErrorCode::kDenied, "session", "sign in");
  if (token.empty()) return refused;
  const auto found = sessions_.find(base::io::sha256_hex(token));
  if (found == sessions_.end()) return refused;
  Open& open = found->second;
  const StaffRecord* staff = find(open.record.name);
  if (staff == nullptr || open.over(now, wall)) {
    sessions_.erase(found);
    return refused;
  }
  open.last_seen = now;
  return StaffCaller{staff->name,           staff->display_name,    staff->site,
                     staff->roles,          open.record.csrf_token, open.record.token_hash,
                     open.record.expires_at};
}

}  // namespace waymark::hub

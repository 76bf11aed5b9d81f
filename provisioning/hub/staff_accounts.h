// Members of staff, their roles and their open sessions. Sessions are opaque random tokens kept as hashes, in the
// database too, so that a restart of the hub signs nobody out; idle for an hour or open for twelve, they end.
//
// Thread: the loop's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "provisioning/hub/store/records.h"

namespace waymark::hub {

enum class Role : std::uint8_t { kStaff = 1, kAdviser, kSupervisor, kAdmin };
[[nodiscard]] std::string_view name_of(Role role);

struct StaffCaller {
  std::string name;
  std::string display_name;
  std::string site;
  std::vector<std::string> roles;
  std::string csrf_token;
  std::string token_hash;
  std::int64_t expires_at = 0;

  [[nodiscard]] bool may(Role role) const;
};

class StaffAccounts {
 public:
  static constexpr std::chrono::milliseconds kSessionLife{std::chrono::hours{12}};
  static constexpr std::chrono::milliseconds kIdleLife{std::chrono::hours{1}};

  void learn(StaffRecord staff);
  [[nodiscard]] const StaffRecord* find(std::string_view name) const;
  [[nodiscard]] bool has_role(std::string_view name, Role role) const;
  [[nodiscard]] bool empty() const { return staff_.empty(); }

  void open_session(const SessionRecord& session, base::MonoTime now);
  void close_session(std::string_view token_hash);

  // Still signed in? Asking does not count as activity.
  [[nodiscard]] bool is_open(std::string_view token_hash, base::MonoTime now, base::WallTime wall) const;

  // Who holds this cookie; counts as activity.
  [[nodiscard]] base::Result<StaffCaller> caller(std::string_view token, base::MonoTime now, base::WallTime wall);

 private:
  struct Open {
    SessionRecord record;
    base::MonoTime last_seen{};

    [[nodiscard]] bool over(base::MonoTime now, base::WallTime wall) const;
  };

  std::map<std::string, StaffRecord, std::less<>> staff_;
  std::map<std::string, Open, std::less<>> sessions_;
};

}  // namespace waymark::hub

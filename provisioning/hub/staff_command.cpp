#include "provisioning/hub/staff_command.h"

#include <algorithm>
#include <future>

#include "base/io/crypto.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/staff_accounts.h"
#include "provisioning/hub/store/sqlite_store.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

bool is_role(std::string_view word) {
  for (const Role role : {Role::kStaff, Role::kAdviser, Role::kSupervisor, Role::kAdmin}) {
    if (name_of(role) == word) return true;
  }
  return false;
}

base::Status check(const bundle::CouncilSettings& council, const StaffOrder& order) {
  if (!is_code(order.name))
    return fail(ErrorCode::kInvalid, "--put-staff", "is lower-case letters, digits and hyphens");
  if (!is_plain(order.display_name) || order.display_name.size() > 64) {
    return fail(ErrorCode::kInvalid, "--display-name", "is at most 64 bytes of plain text");
  }
  if (!council.has_site(order.site)) return fail(ErrorCode::kInvalid, "--site", "is no site of this council");
  if (!is_plain(order.alias) || order.alias.size() > 64) {
    return fail(ErrorCode::kInvalid, "--alias", "is at most 64 bytes of plain text");
  }
  for (const std::string& skill : order.skills) {
    if (council.calls.skill(skill) == nullptr) return fail(ErrorCode::kInvalid, "--skill", "is none of this council's");
  }
  if (!std::all_of(order.languages.begin(), order.languages.end(), is_language)) {
    return fail(ErrorCode::kInvalid, "--language", "is a tag as en-GB");
  }
  for (const std::string& served : order.councils) {
    if (council.council(served) == nullptr) return fail(ErrorCode::kInvalid, "--serves", "is none of the councils");
  }
  if (order.roles.empty() || !std::all_of(order.roles.begin(), order.roles.end(), is_role)) {
    return fail(ErrorCode::kInvalid, "--role", "is staff, adviser, supervisor or admin");
  }
  return {};
}

}  // namespace

base::Status put_staff(const std::string& database, const bundle::CouncilSettings& council, const StaffOrder& order,
                       std::istream& input, const base::io::Clock& clock) {
  if (auto done = check(council, order); !done) return done;
  std::string password;
  std::getline(input, password);
  if (password.size() < kLeastPasswordBytes) {
    return fail(ErrorCode::kInvalid, "password", "needs twelve characters, on the first line of standard input");
  }
  auto hash = base::io::hash_password(password);
  base::zeroise(password.data(), password.size());
  if (!hash) return tl::unexpected<base::Error>(hash.error());
  // Nobody runs a loop here: the answer is taken on the store's own thread.
  auto store = SqliteStore::open(database, council.id, clock, [](const std::function<void()>& work) { work(); });
  if (!store) return tl::unexpected<base::Error>(store.error());
  std::promise<base::Result<Nothing>> answer;
  const std::string display_name = order.display_name.empty() ? order.name : order.display_name;
  (*store)->put_staff({order.name, display_name, std::move(*hash), order.site, order.roles, order.alias, order.skills,
                       order.languages, order.councils},
                      [&answer](base::Result<Nothing> done) { answer.set_value(std::move(done)); });
  const base::Result<Nothing> done = answer.get_future().get();
  (*store)->stop();
  if (!done) return tl::unexpected<base::Error>(done.error());
  return {};
}

}  // namespace waymark::hub

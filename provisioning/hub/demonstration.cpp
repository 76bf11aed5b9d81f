#include "provisioning/hub/demonstration.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/protocol/bundle.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;
using Ready = std::function<void(base::Status)>;

base::Result<std::vector<StaffRecord>> read_staff(const std::filesystem::path& folder) {
  const auto bytes = base::io::read_file(folder / "staff.json", 64 * 1024);
  if (!bytes) return tl::unexpected<base::Error>(bytes.error());
  const json object = json::parse(*bytes, nullptr, false);
  if (!object.is_object() || !object.contains("staff") || !object["staff"].is_array()) {
    return fail(ErrorCode::kInvalid, "staff.json", "has no list of staff");
  }
  std::vector<StaffRecord> list;
  for (std::size_t i = 0; i < object["staff"].size(); ++i) {
    Body body(object["staff"][i], "staff/" + std::to_string(i) + "/");
    StaffRecord staff;
    staff.name = body.text("name", 64);
    staff.display_name = body.text("display_name", 64);
    staff.site = body.code("site");
    staff.roles = body.texts("roles", 4, 16);
    staff.alias = body.text("alias", 64, Body::Need::kOptional);
    staff.skills = body.texts("skills", 16, 64);
    staff.languages = body.texts("languages", 16, 35);
    staff.councils = body.texts("councils", 32, 64);
    const std::string password = body.text("password", 256);
    if (auto done = body.done(); !done) return tl::unexpected<base::Error>(done.error());
    auto hash = base::io::hash_password(password);
    if (!hash) return tl::unexpected<base::Error>(hash.error());
    staff.password_hash = std::move(*hash);
    list.push_back(std::move(staff));
  }
  return list;
}

bool same_files(const std::string& a, const std::string& b) {
  const auto one = protocol::parse_manifest(a);
  const auto other = protocol::parse_manifest(b);
  return one && other && one->files == other->files;
}

// A few for today, about now, so that a newcomer can check in: their codes are in provisioning/demo/README.md. Where
// there is a list already it stays.
void add_appointments(Hub& hub, const Ready& ready) {
  struct Wanted {
    const char* code;
    int in_minutes;
    const char* service;
  };
  static constexpr std::array<Wanted, 4> kWanted{{{"TREE-21", -40, "housing"},
                                                  {"BOAT-32", 5, "council-tax"},
                                                  {"LAMP-43", 25, "council-tax"},
                                                  {"MINT-54", 150, "general"}}};
  constexpr std::int64_t kFive_ms = 5LL * 60 * 1000;
  if (!hub.in_force()->council.appointments || hub.in_force()->council.sites.empty()) return ready({});
  const std::string site = hub.in_force()->council.sites.front().id;
  const std::string today = hub.today();
  AppointmentList list{site, {}};
  for (const Wanted& one : kWanted) {
    const std::int64_t at = (hub.now() + one.in_minutes * 60'000LL) / kFive_ms * kFive_ms;
    if (hub.days().day_of(at) != today || hub.in_force()->council.queue(one.service, site) == nullptr) continue;
    list.rows.push_back({site, today, protocol::read_booking_code(one.code).value_or(""), one.code, one.service,
                         hub.days().clock_of(at), at, 20});
  }
  hub.store().list_appointments(
      site, today, [&hub, ready, list = std::move(list)](base::Result<std::vector<Appointment>> known) mutable {
        if (!known) return ready(tl::unexpected<base::Error>(known.error()));
        if (!known->empty()) return ready({});
        hub.store().put_appointments(std::move(list), "demonstration", [ready](base::Result<AppointmentsKept> kept) {
          ready(kept ? base::Status{} : base::Status{tl::unexpected<base::Error>(kept.error())});
        });
      });
}

void publish_folder(Hub& hub, const std::filesystem::path& folder, const Ready& ready) {
  const std::int64_t running = hub.in_force() ? hub.in_force()->record.version : 0;
  auto made = bundle::read_folder(folder, running + 1, hub.clock().wall());
  if (!made) return ready(tl::unexpected<base::Error>(made.error()));
  if (hub.in_force() && same_files(hub.in_force()->record.manifest, made->manifest))
    return add_appointments(hub, ready);
  if (auto done = bundle::sign(*made, hub.keys().release.front()); !done) return ready(std::move(done));
  hub.publish(std::move(*made), "demonstration", [&hub, ready](base::Result<std::int64_t> version) {
    if (!version) return ready(tl::unexpected<base::Error>(version.error()));
    add_appointments(hub, ready);
  });
}

void add_staff(Hub& hub, std::vector<StaffRecord> list, const std::filesystem::path& folder, const Ready& ready) {
  if (list.empty()) return publish_folder(hub, folder, ready);
  StaffRecord staff = std::move(list.back());
  list.pop_back();
  hub.add_staff(std::move(staff), [&hub, list = std::move(list), folder, ready](base::Result<Nothing> done) mutable {
    if (!done) return ready(tl::unexpected<base::Error>(done.error()));
    add_staff(hub, std::move(list), folder, ready);
  });
}

}  // namespace

void prepare_demonstration(Hub& hub, const std::filesystem::path& folder, std::function<void(base::Status)> ready) {
  if (!hub.staff().empty()) return publish_folder(hub, folder, ready);
  auto staff = read_staff(folder);
  if (!staff) return ready(tl::unexpected<base::Error>(staff.error()));
  add_staff(hub, std::move(*staff), folder, ready);
}

}  // namespace waymark::hub

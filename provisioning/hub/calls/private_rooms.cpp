#include "provisioning/hub/calls/private_rooms.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/crypto.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub::calls {
namespace {

const KioskRecord* kiosk_named(Hub& hub, std::string_view site, std::string_view name) {
  for (const auto& [id, kiosk] : hub.kiosks().all()) {
    if (kiosk.site == site && kiosk.name == name && kiosk.status == "approved") return &kiosk;
  }
  return nullptr;
}

std::string text(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

std::vector<Room> PrivateRooms::now() const {
  std::vector<Room> rooms;
  if (!hub_.in_force()) return rooms;
  for (const bundle::Site& site : hub_.in_force()->council.sites) {
    for (const bundle::PrivateRoom& one : site.rooms) {
      const KioskRecord* kiosk = kiosk_named(hub_, site.id, one.kiosk);
      if (kiosk == nullptr) continue;
      Room& room = rooms.emplace_back();
      room.kiosk_id = kiosk->kiosk_id;
      room.site = site.id;
      room.connected = hub_.live().is_connected(kiosk->kiosk_id);
      const Live::Report* report = hub_.live().report(kiosk->kiosk_id);
      if (report == nullptr) continue;
      room.at_rest = text(report->body, "glass") == "attract";
      room.key = text(report->body, "room_key");
    }
  }
  return rooms;
}

std::string PrivateRooms::kiosk_of(std::string_view site, std::string_view name) const {
  const auto* settings = hub_.in_force() ? hub_.in_force()->council.site(site) : nullptr;
  if (settings == nullptr) return {};
  for (const bundle::PrivateRoom& one : settings->rooms) {
    const KioskRecord* kiosk = one.kiosk == name ? kiosk_named(hub_, site, name) : nullptr;
    if (kiosk != nullptr) return kiosk->kiosk_id;
  }
  return {};
}

std::string PrivateRooms::name_of(std::string_view site, std::string_view kiosk_id) const {
  const auto* settings = hub_.in_force() ? hub_.in_force()->council.site(site) : nullptr;
  const KioskRecord* kiosk = hub_.kiosks().find(kiosk_id);
  if (settings == nullptr || kiosk == nullptr) return {};
  for (const bundle::PrivateRoom& one : settings->rooms) {
    if (one.kiosk == kiosk->name) return one.name;
  }
  return {};
}

void PrivateRooms::keep_luggage(const std::string& call_id, std::string sealed) {
  if (luggage_.size() < kMostLuggage) luggage_.try_emplace(call_id, std::move(sealed));
}

std::string PrivateRooms::take_luggage(const std::string& call_id) {
  const auto found = luggage_.find(call_id);
  if (found == luggage_.end()) return {};
  std::string sealed = std::move(found->second);
  luggage_.erase(found);
  return sealed;
}

void PrivateRooms::follow(const Routing& routing, Moment at) {
  std::erase_if(luggage_, [&](const auto& entry) {
    const Call* call = routing.call(entry.first);
    return call == nullptr || !call->move || !call->live();
  });
  std::set<std::string> kept;
  for (const auto& [id, call] : routing.calls()) {
    if (call.move && routing.is_kept(call.move->room, at)) kept.insert(call.move->room);
  }
  if (kept == kept_) return;
  std::set<std::string> either = kept;
  either.insert(kept_.begin(), kept_.end());
  std::swap(kept, kept_);
  for (const std::string& kiosk : either) {
    if (kept.contains(kiosk) == kept_.contains(kiosk)) continue;
    hub_.live().tell_kiosk(kiosk, "room.changed", {{"kept", kept_.contains(kiosk)}});
  }
  hub_.live().changed("kiosks");
}

std::string make_room_code() {
  std::string code;
  for (const std::uint8_t byte : base::io::random_16()) {
    if (byte < 250 && code.size() < protocol::kRoomCodeDigits) code += static_cast<char>('0' + byte % 10);
  }
  return code.size() == protocol::kRoomCodeDigits ? code : make_room_code();
}

}  // namespace waymark::hub::calls

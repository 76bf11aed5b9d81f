// The private rooms of a running hub: how their kiosks are now, who is kept in them, and what customers on the way take
// along.
//
// The luggage is sealed to the room's kiosk, so the hub cannot read it; even so it is in memory only, never in the
// database or a log, is given once, and is forgotten as soon as its call is on the way no longer.
// Thread: the loop's.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "provisioning/hub/calls/routing.h"

namespace waymark::hub {

class Hub;

namespace calls {

class PrivateRooms {
 public:
  explicit PrivateRooms(Hub& hub) : hub_(hub) {}

  // As council.json names them and their kiosks are now, in the order in which they are offered.
  [[nodiscard]] std::vector<Room> now() const;
  // The kiosk of this name in a private room of the site; empty: there is none.
  [[nodiscard]] std::string kiosk_of(std::string_view site, std::string_view name) const;
  // What people call the room in which it stands, in the council's language; empty: it stands in none.
  [[nodiscard]] std::string name_of(std::string_view site, std::string_view kiosk_id) const;

  // Of a call that is on the way. What was there first stays.
  void keep_luggage(const std::string& call_id, std::string sealed);
  [[nodiscard]] std::string take_luggage(const std::string& call_id);

  // After every step: forgets the luggage of those who have arrived or will not, and tells the kiosks.
  void follow(const Routing& routing, Moment at);

 private:
  static constexpr std::size_t kMostLuggage = 64;  // calls on the way at one time: 32 MiB

  Hub& hub_;
  std::map<std::string, std::string> luggage_;
  std::set<std::string> kept_;
};

// Four digits.
[[nodiscard]] std::string make_room_code();

}  // namespace calls
}  // namespace waymark::hub

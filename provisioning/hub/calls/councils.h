// Whose customer a caller is, and whose advisers may be rung for them. Pure.
//
// The rules:
// - A call is its kiosk's site's council's. An adviser serves the councils that their account names; where it names
// none,
//   the council of their own site. Where the hub knows one council only, everybody serves it.
// - A council's own advisers come first. Advisers of the councils that it names help as its policy says: never; outside
//   of its own desk's hours; also where none of its own is on duty; also once the customer has waited for so long.
// - Who helps does so only while the desk of a council of theirs is open.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "provisioning/bundle/council_settings.h"
#include "provisioning/hub/calls/people.h"

namespace waymark::hub::calls {

struct CouncilDesk {
  bundle::Council council;
  bool open = true;  // within its own hours
};

class Councils {
 public:
  void set(std::vector<CouncilDesk> desks);

  // Of a site that no council has: a desk that is closed and that nobody serves.
  [[nodiscard]] const CouncilDesk& of(std::string_view site) const;
  [[nodiscard]] bool serves(const AdviserCard& adviser, const CouncilDesk& desk) const;
  // By the desk's policy, were it needed now.
  [[nodiscard]] bool helps(const AdviserCard& adviser, const CouncilDesk& desk) const;
  // The councils that this adviser serves, their own site's first.
  [[nodiscard]] std::vector<const bundle::Council*> served_by(const AdviserCard& adviser) const;
  [[nodiscard]] bool several() const { return desks_.size() > 1; }

  // May a customer of this desk ask for somebody now?
  [[nodiscard]] bool open(const CouncilDesk& desk) const;

  // Who of those who are able is rung.
  enum class Whose : std::uint8_t { kOwn = 1, kHelpers, kBoth };
  struct Line {
    bool own_on_duty = false;
    bool helper_on_duty = false;
    std::chrono::milliseconds waited{0};
    bool asking = false;  // now: what may be promised
  };
  [[nodiscard]] static Whose whose(const CouncilDesk& desk, const Line& line);

 private:
  std::vector<CouncilDesk> desks_{CouncilDesk{}};
};

}  // namespace waymark::hub::calls

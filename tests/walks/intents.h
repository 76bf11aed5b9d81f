// A visit as a list of what somebody wants to do, in words that can be read or heard: "press Continue, button"; "type
// ada lee into Full name". Made by a guide who knows the kiosk from inside; carried out by people who do not.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/doubles/visitor.h"
#include "tests/walks/journey_paths.h"

namespace waymark::walks {

struct Intent {
  enum class Act { kPress = 1, kType, kStored, kCheckedIn, kPrinterReady, kPrinted, kWiped };
  Act act = Act::kPress;
  view::Role role = view::Role::kButton;
  std::string name;    // as it is read
  std::string heard;   // as it is announced when the focus is on it
  std::string text;    // kType: what is typed
  std::string screen;  // where, for messages of a test
};

struct Walk {
  std::string name;  // "report-a-missed-bin 3": for messages of a test
  std::string language;
  std::vector<Intent> intents;
  std::string last_screen;  // before the rating: "ending", "confirmation" or "ticket"
};

// From the choice of a language to the goodbye, along this way through this journey, without a receipt.
[[nodiscard]] Walk walk_along(const journeys::Definition& definition, const JourneyPath& path, std::string language);

// Somebody who has an appointment checks in, and has their number written down.
[[nodiscard]] Walk walk_to_appointment(std::string language);

// As the above, and has the receipt printed with the answers.
[[nodiscard]] Walk walk_to_paper(const journeys::Definition& definition, const JourneyPath& path, std::string language);

// Every way through every journey of the demonstration council, and the above.
[[nodiscard]] std::vector<Walk> every_walk(const std::string& language);

// What somebody has written once with the keys of the screen is written with a keyboard the next time: the same keys
// would be found again, and that takes long.
class Practice {
 public:
  [[nodiscard]] bool knows(const Intent& intent) { return !known_.insert(intent.heard + intent.text).second; }

 private:
  std::set<std::string> known_;
};

// What the world does when its turn comes.
void let_the_world(doubles::Visitor& visit, Intent::Act act);

// Does it at once, by role and name, with no regard to how a person would get there.
void carry_out(doubles::Visitor& visit, const Intent& intent);

}  // namespace waymark::walks

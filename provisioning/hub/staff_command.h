// `waymark-hub --put-staff NAME`: adds a local account or gives it another password, then ends. How the first
// administrator of a council comes to be. A hub that is running learns of it at its next start.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "base/io/clock.h"
#include "base/result.h"
#include "provisioning/bundle/council_settings.h"

namespace waymark::hub {

struct StaffOrder {
  std::string name;
  std::string display_name;  // the name, when empty
  std::string site;
  std::vector<std::string> roles;
  // Of an adviser.
  std::string alias;
  std::vector<std::string> skills;
  std::vector<std::string> languages;
  std::vector<std::string> councils;  // whose customers they serve; none: those of the site's
};

inline constexpr std::size_t kLeastPasswordBytes = 12;

// The password is the first line of `input`. kInvalid names what is wrong with the order.
[[nodiscard]] base::Status put_staff(const std::string& database, const bundle::CouncilSettings& council,
                                     const StaffOrder& order, std::istream& input, const base::io::Clock& clock);

}  // namespace waymark::hub

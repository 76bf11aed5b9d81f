// Who may open the staff menu: tries PINs against the council's Argon2id hashes, without the hub, and after five wrong
// ones lets nobody try for five minutes. What must outlive a restart (wrong tries, cards, out of service) is in one
// file of the state folder: switching the power off and on wins nothing.
//
// Thread: one at a time, and not ui: a try takes about a tenth of a second.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/io/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "kiosk/core/configuration.h"
#include "kiosk/core/event.h"

namespace waymark::shell {

class StaffGate {
 public:
  static constexpr int kTries = 5;
  static constexpr std::chrono::minutes kLocked{5};

  // A file that cannot be read counts as one that was tried too often: the gate begins locked.
  StaffGate(std::filesystem::path file, std::vector<core::StaffMember> staff, const base::io::Clock& clock);

  struct Tried {
    core::PinOutcome outcome = core::PinOutcome::kUnavailable;
    int tries_left = 0;
    std::chrono::milliseconds locked_for{0};
    bool has_just_locked = false;  // this try was the last: the hub is to hear of it
  };
  // Takes as long for a number that nobody has as for a wrong PIN.
  [[nodiscard]] Tried try_pin(const std::string& number, const base::Secret& pin);

  // A card belongs to one member of staff; at most 200 are kept, then the oldest goes.
  [[nodiscard]] base::Status keep_card(const core::StaffCard& card);
  [[nodiscard]] const std::vector<core::StaffCard>& cards() const { return cards_; }

  [[nodiscard]] base::Status keep_out_of_service(const std::string& code);
  [[nodiscard]] const std::string& out_of_service() const { return out_of_service_; }

 private:
  void read();
  [[nodiscard]] base::Status write() const;
  [[nodiscard]] bool is_right(const std::string& number, const base::Secret& pin) const;

  std::filesystem::path file_;
  std::vector<core::StaffMember> staff_;
  const base::io::Clock& clock_;
  std::string nobodys_;  // the hash of a PIN that nobody has
  int wrong_ = 0;
  base::MonoTime locked_until_{};
  std::vector<core::StaffCard> cards_;
  std::string out_of_service_;
};

}  // namespace waymark::shell

#include "provisioning/hub/calls/councils.h"

#include <algorithm>

namespace waymark::hub::calls {
namespace {

using bundle::HelpWhen;

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

void Councils::set(std::vector<CouncilDesk> desks) {
  if (!desks.empty()) desks_ = std::move(desks);
}

const CouncilDesk& Councils::of(std::string_view site) const {
  static const CouncilDesk kNobodys{{}, false};
  if (!several()) return desks_.front();
  for (const CouncilDesk& desk : desks_) {
    if (has(desk.council.sites, site)) return desk;
  }
  return kNobodys;
}

bool Councils::serves(const AdviserCard& adviser, const CouncilDesk& desk) const {
  if (!several()) return true;
  if (!adviser.councils.empty()) return has(adviser.councils, desk.council.id);
  return has(desk.council.sites, adviser.site);
}

bool Councils::helps(const AdviserCard& adviser, const CouncilDesk& desk) const {
  if (desk.council.help == HelpWhen::kNever) return false;
  return std::any_of(desks_.begin(), desks_.end(), [&](const CouncilDesk& other) {
    return other.open && has(desk.council.helped_by, other.council.id) && serves(adviser, other);
  });
}

std::vector<const bundle::Council*> Councils::served_by(const AdviserCard& adviser) const {
  std::vector<const bundle::Council*> list;
  for (const CouncilDesk& desk : desks_) {
    if (serves(adviser, desk)) list.push_back(&desk.council);
  }
  std::stable_partition(list.begin(), list.end(),
                        [&](const bundle::Council* one) { return has(one->sites, adviser.site); });
  return list;
}

bool Councils::open(const CouncilDesk& desk) const {
  if (desk.open) return true;
  return desk.council.help != HelpWhen::kNever &&
         std::any_of(desks_.begin(), desks_.end(), [&](const CouncilDesk& other) {
           return other.open && has(desk.council.helped_by, other.council.id);
         });
}

Councils::Whose Councils::whose(const CouncilDesk& desk, const Line& line) {
  // Who waits when the hours end is served by those of its own who are still there, where nobody helps.
  if (!desk.open) return line.helper_on_duty || line.asking ? Whose::kHelpers : Whose::kOwn;
  const HelpWhen help = desk.council.help;
  if (help == HelpWhen::kNever || help == HelpWhen::kClosed) return Whose::kOwn;
  if (!line.own_on_duty) return Whose::kHelpers;
  const bool long_enough = line.waited >= std::chrono::seconds{desk.council.help_after_s};
  return help == HelpWhen::kWaiting && long_enough ? Whose::kBoth : Whose::kOwn;
}

}  // namespace waymark::hub::calls

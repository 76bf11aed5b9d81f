#include <charconv>

#include "provisioning/hub/overview_figures.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

struct Figures {
  std::int64_t asked = 0;
  std::int64_t accepted = 0;
  std::int64_t unanswered = 0;
  WaitSteps waits;
  std::map<std::string, std::int64_t> ended;
  std::map<std::string, std::int64_t> outcomes;
  std::int64_t contacts = 0;
  std::int64_t classified = 0;
  std::int64_t avoidable = 0;
  std::map<std::string, std::int64_t> reasons;
};

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void add_row(const RollupRow& row, Figures& into) {
  using namespace measures;
  if (row.measure == kCallAsked) into.asked += row.count;
  if (row.measure == kCallAccepted) into.accepted += row.count;
  if (row.measure == kCallUnanswered) into.unanswered += row.count;
  if (row.measure == kCallWait) into.waits[number(row.part)] += row.count;
  if (row.measure == kCallEnded) into.ended[row.part] += row.count;
  if (row.measure == kCallOutcome) into.outcomes[row.part] += row.count;
  if (row.measure == kContact) into.contacts += row.count;
  if (row.measure == kContactClassified) into.classified += row.count;
  if (row.measure == kContactAvoidable) into.avoidable += row.count;
  if (row.measure == kContactReason) into.reasons[row.part] += row.count;
}

json waited(const Figures& figures, double share, const Shown& shown) {
  return shown.hides(figures.accepted) ? json() : minutes_at(figures.waits, figures.accepted, share);
}

json parts(const std::map<std::string, std::int64_t>& counts, const char* name, const Shown& shown) {
  json list = json::array();
  for (const auto& [part, count] : counts) list.push_back({{name, part}, {"count", shown.count(count)}});
  return list;
}

}  // namespace

json call_figures(const std::vector<RollupRow>& rows, const bundle::CouncilSettings& council, const Shown& shown) {
  Figures all;
  std::map<std::string, Figures> by_skill;
  for (const bundle::CallSkill& skill : council.calls.skills) by_skill.try_emplace(skill.id);
  for (const RollupRow& row : rows) {
    add_row(row, all);
    const auto skill = by_skill.find(row.subject);
    if (skill != by_skill.end()) add_row(row, skill->second);
  }
  json skills = json::array();
  for (const bundle::CallSkill& skill : council.calls.skills) {
    const Figures& one = by_skill[skill.id];
    skills.push_back({{"skill", skill.id},
                      {"name", skill.name},
                      {"asked", shown.count(one.asked)},
                      {"accepted", shown.count(one.accepted)},
                      {"median_minutes", waited(one, 0.5, shown)},
                      {"p90_minutes", waited(one, 0.9, shown)}});
  }
  return {{"asked", shown.count(all.asked)},
          {"accepted", shown.count(all.accepted)},
          {"unanswered", shown.count(all.unanswered)},
          {"median_minutes", waited(all, 0.5, shown)},
          {"p90_minutes", waited(all, 0.9, shown)},
          {"skills", std::move(skills)},
          {"ended", parts(all.ended, "reason", shown)},
          {"outcomes", parts(all.outcomes, "outcome", shown)},
          {"contacts", shown.count(all.contacts)},
          {"classified", shown.count(all.classified)},
          {"avoidable", shown.count(all.avoidable)},
          {"coverage", shown.share(all.classified, all.contacts)},
          {"avoidable_share", shown.share(all.avoidable, all.classified)},
          {"reasons", parts(all.reasons, "reason", shown)}};
}

}  // namespace waymark::hub

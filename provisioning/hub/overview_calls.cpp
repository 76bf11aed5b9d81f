#include <charconv>
#include <optional>

#include "provisioning/hub/overview_figures.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

struct Figures {
  std::int64_t asked = 0;
  std::int64_t accepted = 0;
  std::int64_t unanswered = 0;
  std::int64_t moved = 0;
  WaitSteps waits;
  std::map<std::string, std::int64_t> helped;  // by the council whose adviser took it
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
  if (row.measure == kCallHelped) into.helped[row.part] += row.count;
  if (row.measure == kCallUnanswered) into.unanswered += row.count;
  if (row.measure == kCallMoved) into.moved += row.count;
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

struct Listed {
  json list = json::array();
  bool sum = true;
};

Listed listed(const std::map<std::string, std::int64_t>& counts, const char* name, const Shown& shown) {
  std::vector<std::int64_t> figures;
  for (const auto& [part, count] : counts) figures.push_back(count);
  const Shown::Parts parts = shown.parts(figures);
  Listed made;
  made.sum = parts.sum;
  std::size_t at = 0;
  for (const auto& [part, count] : counts) made.list.push_back({{name, part}, {"count", parts.counts[at++]}});
  return made;
}

// Answered by advisers of other councils. Neither a figure nor what is left of all that were answered may be small.
json helped_by(const Figures& figures, const bundle::CouncilSettings& council, const Shown& shown) {
  std::vector<std::int64_t> counts;
  std::vector<bool> few_left;
  for (const auto& [id, count] : figures.helped) {
    counts.push_back(count);
    few_left.push_back(shown.hides_within(count, figures.accepted));
  }
  const Shown::Parts parts = shown.parts(counts, few_left);
  json list = json::array();
  for (const auto& [id, count] : figures.helped) {
    const bundle::Council* known = council.council(id);
    list.push_back(
        {{"council", id}, {"name", known == nullptr ? id : known->name}, {"count", parts.counts[list.size()]}});
  }
  return list;
}

// One inside the other: calls asked for, of those accepted, of those that became a conversation, and so on. Each is
// shown where neither it nor what lies between it and the last one shown is small.
class Nested {
 public:
  explicit Nested(const Shown& shown) : shown_(shown) {}
  json next(std::int64_t count, bool may = true) {
    if (!may || (last_ ? shown_.hides_within(count, *last_) : shown_.hides(count))) return json();
    last_ = count;
    return count;
  }

 private:
  const Shown& shown_;
  std::optional<std::int64_t> last_;
};

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
  std::vector<std::int64_t> asked;
  std::vector<std::int64_t> accepted;
  std::vector<bool> few_left;
  for (const bundle::CallSkill& skill : council.calls.skills) {
    const Figures& one = by_skill[skill.id];
    asked.push_back(one.asked);
    accepted.push_back(one.accepted);
    few_left.push_back(shown.hides_within(one.accepted, one.asked));
  }
  const Shown::Parts asked_parts = shown.parts(asked);
  const Shown::Parts accepted_parts = shown.parts(accepted, few_left);
  json skills = json::array();
  for (std::size_t at = 0; at < council.calls.skills.size(); ++at) {
    const bundle::CallSkill& skill = council.calls.skills[at];
    const Figures& one = by_skill[skill.id];
    skills.push_back({{"skill", skill.id},
                      {"name", skill.name},
                      {"asked", asked_parts.counts[at]},
                      {"accepted", accepted_parts.counts[at]},
                      {"median_minutes", waited(one, 0.5, shown)},
                      {"p90_minutes", waited(one, 0.9, shown)}});
  }
  Listed ended = listed(all.ended, "reason", shown);
  Listed outcomes = listed(all.outcomes, "outcome", shown);
  Nested nested(shown);
  json whole{{"asked", nested.next(all.asked, asked_parts.sum && ended.sum)}};
  whole["accepted"] = nested.next(all.accepted, accepted_parts.sum);
  whole["contacts"] = nested.next(all.contacts, outcomes.sum);
  whole["classified"] = nested.next(all.classified);
  whole["avoidable"] = nested.next(all.avoidable);
  whole["unanswered"] = shown.count(all.unanswered);
  whole["moved"] = shown.count(all.moved);
  whole["median_minutes"] = waited(all, 0.5, shown);
  whole["p90_minutes"] = waited(all, 0.9, shown);
  whole["skills"] = std::move(skills);
  if (!all.helped.empty()) whole["helped"] = helped_by(all, council, shown);
  whole["ended"] = std::move(ended.list);
  whole["outcomes"] = std::move(outcomes.list);
  whole["coverage"] = shown.share(all.classified, all.contacts);
  whole["avoidable_share"] = shown.share(all.avoidable, all.classified);
  whole["reasons"] = listed(all.reasons, "reason", shown).list;
  return whole;
}

}  // namespace waymark::hub

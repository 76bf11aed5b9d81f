// The line: who can take whom, who is next, and what time alone changes.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "provisioning/hub/calls/routing.h"
#include "provisioning/hub/wait_estimate.h"

namespace waymark::hub::calls {
namespace {

// Until some calls of a skill have ended.
constexpr double kUsualSeconds = 8 * 60;
constexpr double kUsualDeviation = 5 * 60;
constexpr std::size_t kEnoughLengths = 5;

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

// "en-GB" and "en" understand each other.
bool speaks(const AdviserCard& card, std::string_view language) {
  return std::any_of(card.languages.begin(), card.languages.end(),
                     [&](const std::string& one) { return primary(one) == primary(language); });
}

bool has(const std::vector<const Adviser*>& list, const Adviser* wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

// Those who speak the language, where there are any.
std::vector<const Adviser*> speaking(const std::vector<const Adviser*>& all, std::string_view language) {
  std::vector<const Adviser*> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some),
               [&](const Adviser* one) { return speaks(one->card, language); });
  return some.empty() ? all : some;
}

}  // namespace

bool Routing::knows_skill(std::string_view skill) const {
  return std::any_of(rules_.skills.begin(), rules_.skills.end(), [&](const Skill& one) { return one.id == skill; });
}

int Routing::priority_of(const std::string& skill) const {
  for (const Skill& one : rules_.skills) {
    if (one.id == skill) return one.priority;
  }
  return 0;
}

// Whoever takes calls now or after the one they have.
bool Routing::on_duty(const Adviser& adviser) const {
  if (adviser.next) return false;
  return adviser.state != AdviserState::kAway && adviser.state != AdviserState::kBreak;
}

bool Routing::able(const Adviser& adviser, const Wanted& wanted) const {
  if (!wanted.to_adviser.empty()) return on_duty(adviser) && adviser.card.name == wanted.to_adviser;
  return on_duty(adviser) && has(adviser.card.skills, wanted.skill);
}

std::vector<const Adviser*> Routing::pool(const Wanted& wanted) const {
  const CouncilDesk& desk = councils_.of(wanted.site);
  std::vector<const Adviser*> own;
  std::vector<const Adviser*> helpers;
  for (const auto& [name, adviser] : advisers_) {
    if (!able(adviser, wanted)) continue;
    if (councils_.serves(adviser.card, desk)) own.push_back(&adviser);
    if (councils_.helps(adviser.card, desk)) helpers.push_back(&adviser);
  }
  const auto whose = Councils::whose(desk, {!own.empty(), !helpers.empty(), wanted.waited, wanted.asking});
  if (whose == Councils::Whose::kHelpers) return speaking(helpers, wanted.language);
  std::vector<const Adviser*> all = speaking(own, wanted.language);
  if (whose == Councils::Whose::kOwn) return all;
  // Who helps comes on top: whoever waits for long has more people to wait for, never others.
  for (const Adviser* one : speaking(helpers, wanted.language)) {
    const bool better =
        speaks(one->card, wanted.language) || all.empty() || !speaks(all.front()->card, wanted.language);
    if (better && !has(all, one)) all.push_back(one);
  }
  return all;
}

bool Routing::serves(std::string_view name, std::string_view site) const {
  const Adviser* who = adviser(name);
  return who != nullptr && councils_.serves(who->card, councils_.of(site));
}

bool Routing::may_take(std::string_view name, const Call& call) const {
  const Adviser* who = adviser(name);
  if (who == nullptr) return false;
  const CouncilDesk& desk = councils_.of(call.site);
  if (councils_.serves(who->card, desk)) return true;
  const bool only_outside_hours = desk.council.help == bundle::HelpWhen::kClosed;
  return councils_.helps(who->card, desk) && !(only_outside_hours && desk.open);
}

bool Routing::colleagues(std::string_view name, std::string_view other) const {
  const Adviser* one = adviser(name);
  const Adviser* two = adviser(other);
  if (one == nullptr || two == nullptr) return false;
  const auto theirs = councils_.served_by(two->card);
  const auto mine = councils_.served_by(one->card);
  return std::any_of(mine.begin(), mine.end(), [&](const bundle::Council* council) {
    return std::find(theirs.begin(), theirs.end(), council) != theirs.end();
  });
}

bool Routing::before(const Call& a, const Call& b) const {
  if (a.head != b.head) return a.head;
  const auto key = [this](const Call& call) { return call.asked - rules_.priority_step * priority_of(call.skill); };
  if (key(a) != key(b)) return key(a) < key(b);
  return a.request.call_id < b.request.call_id;
}

std::vector<Call*> Routing::ordered() {
  std::vector<Call*> list;
  for (auto& [id, call] : calls_) {
    if (call.in_line()) list.push_back(&call);
  }
  std::sort(list.begin(), list.end(), [this](const Call* a, const Call* b) { return before(*a, *b); });
  return list;
}

std::vector<const Call*> Routing::line() const {
  std::vector<const Call*> list;
  for (const auto& [id, call] : calls_) {
    if (call.in_line()) list.push_back(&call);
  }
  std::sort(list.begin(), list.end(), [this](const Call* a, const Call* b) { return before(*a, *b); });
  return list;
}

void Routing::settle(Moment now) {
  match(now);
  count_places(now);
}

void Routing::ring(Call& call, Adviser& adviser, Moment now) {
  call.ringing = adviser.card.name;
  if (call.phase == CallPhase::kWaiting) call.phase = CallPhase::kOffered;
  adviser.call_id = call.request.call_id;
  adviser.consulting = false;
  adviser.ring_until = now.mono + rules_.ring;
  become(adviser, AdviserState::kRinging, now);
  changes_.rings.push_back({adviser.card.name, call.request.call_id});
  note(call, Fact::kOffered, now, adviser.card.name);
  changed(call, now);
}

void Routing::match(Moment now) {
  for (Call* call : ordered()) {
    if (!call->ringing.empty()) continue;
    const CouncilDesk& desk = councils_.of(call->site);
    const auto turn = [&](const Adviser* one) {  // of its own before any other's, then the longest idle
      return std::pair{!councils_.serves(one->card, desk), one->idle_since};
    };
    const Adviser* best = nullptr;
    for (const Adviser* one : pool(wanted_by(*call, now))) {
      if (one->state != AdviserState::kAvailable || !one->connected || now.mono < one->free_from) continue;
      const auto passed = call->passed_over.find(one->card.name);
      if (passed != call->passed_over.end() && now.mono < passed->second) continue;
      if (best == nullptr || turn(one) < turn(best)) best = one;
    }
    if (best != nullptr) ring(*call, advisers_.find(best->card.name)->second, now);
  }
}

void Routing::estimate(int ahead, const std::string& skill, const std::vector<const Adviser*>& people, int& about,
                       int& up_to) const {
  WaitInput input;
  input.ahead = ahead;
  input.desks = static_cast<int>(people.size());
  input.called = static_cast<int>(std::count_if(people.begin(), people.end(), [](const Adviser* one) {
    return one->state == AdviserState::kBusy || one->state == AdviserState::kWrapUp;
  }));
  input.mean_s = kUsualSeconds;
  input.deviation_s = kUsualDeviation;
  const auto lengths = lengths_.find(skill);
  if (lengths != lengths_.end() && lengths->second.size() >= kEnoughLengths) {
    const auto& all = lengths->second;
    const auto count = static_cast<double>(all.size());
    input.mean_s = std::accumulate(all.begin(), all.end(), 0.0) / count;
    double squares = 0;
    for (const double one : all) squares += (one - input.mean_s) * (one - input.mean_s);
    input.deviation_s = std::sqrt(squares / count);
  }
  const WaitEstimate wait = estimate_wait(input);
  about = wait.about_minutes;
  up_to = wait.up_to_minutes;
}

// A place counts those in front who wait for at least one of the same people.
void Routing::count_places(Moment now) {
  std::vector<std::vector<const Adviser*>> pools;
  for (Call* call : ordered()) {
    auto people = pool(wanted_by(*call, now));
    int ahead = 0;
    for (const auto& others : pools) {
      const bool shared = std::any_of(others.begin(), others.end(), [&](const Adviser* one) {
        return std::find(people.begin(), people.end(), one) != people.end();
      });
      ahead += shared ? 1 : 0;
    }
    int about = 0;
    int up_to = 0;
    if (!people.empty()) estimate(ahead, call->skill, people, about, up_to);
    const int on = static_cast<int>(people.size());
    if (call->place != ahead + 1 || call->about_minutes != about || call->up_to_minutes != up_to ||
        call->advisers_on != on) {
      call->place = ahead + 1;
      call->about_minutes = about;
      call->up_to_minutes = up_to;
      call->advisers_on = on;
      changed(*call, now);
    }
    pools.push_back(std::move(people));
  }
  for (auto& [id, call] : calls_) {
    if (call.with_adviser()) call.place = call.about_minutes = call.up_to_minutes = 0;
  }
}

protocol::SkillPromise Routing::promise(const std::string& skill, const std::string& site, Moment now) const {
  protocol::SkillPromise made;
  made.id = skill;
  made.open = councils_.open(councils_.of(site));
  if (!made.open) return made;
  const auto people = pool({skill, {}, {}, site, {}, true});
  made.advisers_on = static_cast<int>(people.size());
  if (people.empty()) return made;
  int ahead = 0;
  for (const auto& [id, call] : calls_) {
    if (!call.in_line()) continue;
    const auto others = pool(wanted_by(call, now));
    ahead +=
        std::any_of(others.begin(), others.end(),
                    [&](const Adviser* one) { return std::find(people.begin(), people.end(), one) != people.end(); })
            ? 1
            : 0;
  }
  estimate(ahead, skill, people, made.about_minutes, made.up_to_minutes);
  return made;
}

void Routing::stop_unanswered(Moment now) {
  for (auto& [name, adviser] : advisers_) {
    if (adviser.state != AdviserState::kRinging || now.mono < adviser.ring_until) continue;
    Call* call = find(adviser.call_id);
    adviser.next.reset();
    become(adviser, AdviserState::kAway, now);
    if (call == nullptr || !call->live()) continue;
    note(*call, Fact::kUnanswered, now, name);
    if (call->consulted == name) {
      call->consulted.clear();
      changed(*call, now);
    } else {
      back_in_line(*call, now);
    }
  }
}

void Routing::lose_silent_kiosks(Moment now) {
  const auto since_look = now.mono - looked_.value_or(now.mono);
  looked_ = now.mono;
  for (auto& [id, call] : calls_) {
    if (!call.live()) continue;
    if (since_look > rules_.stood_still && call.kiosk_heard < now.mono) {
      call.kiosk_heard = std::min(now.mono, call.kiosk_heard + since_look);
    }
    if (call.phase == CallPhase::kMoving) continue;  // its customer has left that kiosk, as they should
    if (now.mono - call.kiosk_heard >= rules_.kiosk_silence) finish(call, CallEnd::kKioskLost, now);
  }
  settle(now);
}

void Routing::lose_advisers(Moment now) {
  for (auto& [name, adviser] : advisers_) {
    if (adviser.connected || adviser.state == AdviserState::kAway) continue;
    if (now.mono - adviser.gone_since < rules_.adviser_grace) continue;
    const std::string call_id = adviser.call_id;
    adviser.next.reset();
    become(adviser, AdviserState::kAway, now);
    Call* call = find(call_id);
    if (call == nullptr || !call->live()) continue;
    if (call->consulted == name) {
      call->consulted.clear();
      changed(*call, now);
    } else if (call->ringing == name) {
      back_in_line(*call, now);
    } else if (call->adviser == name) {
      note(*call, Fact::kAdviserLost, now, name);
      if (call->phase == CallPhase::kMoving) {  // nobody could be told that somebody else will be there
        finish(*call, CallEnd::kAdviserLost, now);
        continue;
      }
      end_consulting(*call, now);
      call->adviser.clear();
      call->phase = CallPhase::kWaiting;
      back_in_line(*call, now);
    }
  }
}

// Nobody is told to wait for an empty desk. Who was asked for in person and went leaves the caller to the skill.
void Routing::release_unservable(Moment now) {
  for (auto& [id, call] : calls_) {
    if (!call.in_line()) continue;
    if (!call.to_adviser.empty() && pool(wanted_by(call, now)).empty()) call.to_adviser.clear();
    if (!pool(wanted_by(call, now)).empty()) {
      call.nobody_since.reset();
      continue;
    }
    if (!call.nobody_since) call.nobody_since = now.mono;
    if (now.mono - *call.nobody_since < rules_.nobody_grace) continue;
    const bool had_somebody = call.accepted_at > 0;
    const bool open = councils_.open(councils_.of(call.site));
    finish(call, had_somebody ? CallEnd::kAdviserLost : open ? CallEnd::kUnanswered : CallEnd::kClosed, now);
  }
}

void Routing::tick(Moment now) {
  stop_unanswered(now);
  lose_silent_kiosks(now);
  lose_advisers(now);
  watch_ways(now);
  for (auto& [name, adviser] : advisers_) {
    if (adviser.state == AdviserState::kWrapUp && now.mono >= adviser.wrap_up_until) end_wrap_up(adviser, now);
  }
  settle(now);
  release_unservable(now);
  settle(now);
  std::erase_if(calls_, [&](const auto& entry) {
    return !entry.second.live() && now.mono - entry.second.ended >= rules_.remember;
  });
}

}  // namespace waymark::hub::calls

// The adviser's side of routing.
#include <algorithm>

#include "provisioning/hub/calls/routing.h"

namespace waymark::hub::calls {

using base::ErrorCode;
using base::fail;

const Adviser* Routing::adviser(std::string_view name) const {
  const auto found = advisers_.find(name);
  return found == advisers_.end() ? nullptr : &found->second;
}

// The call, where this adviser has its customer.
base::Result<Call*> Routing::call_of(const std::string& name, const std::string& call_id) {
  auto call = live_call(call_id);
  if (call && (*call)->adviser != name) return fail(ErrorCode::kConflict, "adviser", "it is not your call");
  return call;
}

void Routing::become(Adviser& adviser, AdviserState state, Moment now) {
  if (adviser.state == state) return;
  adviser.state = state;
  adviser.since = now.wall;
  if (state != AdviserState::kBusy && state != AdviserState::kRinging) {
    adviser.consulting = false;
    if (state != AdviserState::kWrapUp) adviser.call_id.clear();
  }
  changes_.advisers.insert(adviser.card.name);
}

void Routing::free_adviser(const std::string& name, Moment now) {
  const auto found = advisers_.find(name);
  if (found == advisers_.end()) return;
  Adviser& adviser = found->second;
  const AdviserState after = adviser.next.value_or(AdviserState::kAvailable);
  adviser.next.reset();
  become(adviser, after, now);
}

void Routing::after_call(const std::string& name, Moment now) {
  const auto found = advisers_.find(name);
  if (found == advisers_.end()) return;
  Adviser& adviser = found->second;
  if (adviser.state != AdviserState::kBusy) return;
  adviser.extensions = 0;
  adviser.wrap_up_until = now.mono + rules_.wrap_up;
  become(adviser, AdviserState::kWrapUp, now);
}

void Routing::end_wrap_up(Adviser& adviser, Moment now) {
  adviser.idle_since = now.mono;
  adviser.free_from = now.mono + rules_.gap;
  const AdviserState after = adviser.next.value_or(AdviserState::kAvailable);
  adviser.next.reset();
  become(adviser, after, now);
}

void Routing::end_consulting(Call& call, Moment now) {
  if (call.consulted.empty()) return;
  free_adviser(call.consulted, now);
  call.consulted.clear();
  changed(call, now);
}

void Routing::console_connected(const std::string& name, bool connected, Moment now) {
  const auto found = advisers_.find(name);
  if (found == advisers_.end() || found->second.connected == connected) return;
  found->second.connected = connected;
  found->second.gone_since = now.mono;
  settle(now);
}

base::Status Routing::set_state(const std::string& name, AdviserState wanted, Moment now) {
  const auto found = advisers_.find(name);
  if (found == advisers_.end()) return fail(ErrorCode::kNotFound, "adviser", "is not known");
  Adviser& adviser = found->second;
  if (wanted == AdviserState::kAvailable) {
    if (adviser.card.skills.empty()) return fail(ErrorCode::kConflict, "skills", "no skill is set for you");
    if (adviser.next) changes_.advisers.insert(name);
    adviser.next.reset();
    if (adviser.state == AdviserState::kWrapUp) end_wrap_up(adviser, now);
    if (adviser.state == AdviserState::kAway || adviser.state == AdviserState::kBreak) {
      adviser.idle_since = now.mono;
      if (!adviser.connected) adviser.gone_since = now.mono;  // the console has a grace to connect
      become(adviser, AdviserState::kAvailable, now);
    }
  } else if (wanted == AdviserState::kAway || wanted == AdviserState::kBreak) {
    if (adviser.state == AdviserState::kRinging) {
      adviser.next = wanted;
      return decline(name, std::string{adviser.call_id}, now);
    }
    if (adviser.state == AdviserState::kBusy) {
      adviser.next = wanted;
      changes_.advisers.insert(name);
    } else {
      adviser.next.reset();
      become(adviser, wanted, now);
    }
  } else {
    return fail(ErrorCode::kInvalid, "state", "is available, break or away");
  }
  settle(now);
  return {};
}

void Routing::take(Call& call, Adviser& adviser, Moment now) {
  call.ringing.clear();
  call.to_adviser.clear();
  call.adviser = adviser.card.name;
  call.head = true;  // from now on it never waits behind others again
  std::erase(call.had_by, adviser.card.name);
  call.had_by.push_back(adviser.card.name);
  call.nobody_since.reset();
  const bool first = call.accepted_at == 0;
  if (first) call.accepted_at = now.wall;
  next_leg(call);
  adviser.call_id = call.request.call_id;
  adviser.consulting = false;
  changes_.advisers.insert(adviser.card.name);
  become(adviser, AdviserState::kBusy, now);
  note(call, Fact::kAccepted, now, adviser.card.name, first ? kFirstTime : "");
  changed(call, now);
}

base::Status Routing::accept(const std::string& name, const std::string& call_id, Moment now) {
  const auto found = live_call(call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  const auto who = advisers_.find(name);
  if (who == advisers_.end()) return fail(ErrorCode::kNotFound, "adviser", "is not known");
  Adviser& adviser = who->second;
  if (call.adviser == name) return {};  // asked twice
  if (adviser.state != AdviserState::kRinging || adviser.call_id != call_id) {
    return fail(ErrorCode::kConflict, "ringing", "it does not ring at your console any more");
  }
  if (call.consulted == name) {
    become(adviser, AdviserState::kBusy, now);
    note(call, Fact::kConsulted, now, name);
    changed(call, now);
  } else {
    take(call, adviser, now);
  }
  settle(now);
  return {};
}

base::Status Routing::decline(const std::string& name, const std::string& call_id, Moment now) {
  const auto found = live_call(call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  if (call.consulted == name) {
    note(call, Fact::kDeclined, now, name, "consult");
    end_consulting(call, now);
  } else if (call.ringing == name) {
    note(call, Fact::kDeclined, now, name);
    free_adviser(name, now);
    call.passed_over[name] = now.mono + rules_.pass_over;
    back_in_line(call, now);
  } else {
    return fail(ErrorCode::kConflict, "ringing", "it does not ring at your console any more");
  }
  settle(now);
  return {};
}

base::Status Routing::hold(const std::string& name, const std::string& call_id, Moment now) {
  const auto found = call_of(name, call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  if (call.phase == CallPhase::kHeld) return {};
  if (call.phase != CallPhase::kConnected) return fail(ErrorCode::kConflict, "state", "is not connected");
  call.phase = CallPhase::kHeld;
  note(call, Fact::kHeld, now, name);
  changed(call, now);
  return {};
}

base::Status Routing::resume(const std::string& name, const std::string& call_id, Moment now) {
  const auto found = call_of(name, call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  end_consulting(call, now);
  if (call.phase == CallPhase::kHeld) {
    call.phase = CallPhase::kConnected;
    note(call, Fact::kResumed, now, name);
    changed(call, now);
  }
  settle(now);
  return {};
}

base::Status Routing::may_transfer(const Call& call, const TransferTo& to, Moment now) const {
  if (to.skill.empty() == to.adviser.empty()) {
    return fail(ErrorCode::kInvalid, "to_skill, to_adviser", "one of the two is needed");
  }
  if (!to.skill.empty()) {
    if (!knows_skill(to.skill)) return fail(ErrorCode::kNotFound, "to_skill", "the council has no such skill");
    Wanted wanted = wanted_by(call, now);
    wanted.skill = to.skill;
    wanted.to_adviser.clear();
    const auto people = pool(wanted);
    const bool somebody = std::any_of(people.begin(), people.end(),
                                      [&](const Adviser* other) { return other->card.name != call.adviser; });
    if (!somebody) return fail(ErrorCode::kConflict, "nobody", "no adviser for this is on duty");
    return {};
  }
  const Adviser* other = adviser(to.adviser);
  if (other == nullptr || to.adviser == call.adviser) {
    return fail(ErrorCode::kNotFound, "to_adviser", "there is no such other adviser");
  }
  if (!may_take(to.adviser, call)) {
    return fail(ErrorCode::kConflict, "council", "that person does not take this council's calls");
  }
  if (call.consulted != to.adviser && (other->state != AdviserState::kAvailable || !other->connected)) {
    return fail(ErrorCode::kConflict, "nobody", "that person is not free");
  }
  return {};
}

base::Status Routing::start_consulting(Call& call, const TransferTo& to, Moment now) {
  if (!call.consulted.empty()) return fail(ErrorCode::kConflict, "consult", "somebody is asked already");
  std::string name = to.adviser;
  if (name.empty()) {
    Wanted wanted = wanted_by(call, now);
    wanted.skill = to.skill;
    for (const Adviser* other : pool(wanted)) {
      if (other->state == AdviserState::kAvailable && other->connected) name = other->card.name;
    }
    if (name.empty()) return fail(ErrorCode::kConflict, "nobody", "nobody with this skill is free");
  }
  Adviser& other = advisers_.find(name)->second;
  call.consulted = name;
  other.call_id = call.request.call_id;
  other.consulting = true;
  other.ring_until = now.mono + rules_.ring;
  become(other, AdviserState::kRinging, now);
  changes_.rings.push_back({name, call.request.call_id});
  changed(call, now);
  return {};
}

base::Status Routing::transfer(const std::string& name, const std::string& call_id, const TransferTo& to, Moment now) {
  const auto found = call_of(name, call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  if (call.phase == CallPhase::kMoving)
    return fail(ErrorCode::kConflict, "state", "the customer is on the way to a room");
  if (auto may = may_transfer(call, to, now); !may) return may;
  if (to.consult) return start_consulting(call, to, now);
  const bool advised = !to.adviser.empty() && call.consulted == to.adviser &&
                       advisers_.find(to.adviser)->second.state == AdviserState::kBusy;
  note(call, Fact::kTransferred, now, name, to.skill.empty() ? "adviser" : to.skill);
  if (advised) {
    call.consulted.clear();
  } else {
    end_consulting(call, now);
  }
  after_call(name, now);
  call.adviser.clear();
  if (!to.skill.empty()) call.skill = to.skill;
  call.to_adviser = to.adviser;
  call.phase = CallPhase::kTransferring;
  call.head = true;
  call.passed_over[name] = now.mono + rules_.pass_over;
  changed(call, now);
  if (advised) take(call, advisers_.find(to.adviser)->second, now);
  settle(now);
  return {};
}

base::Status Routing::leave(const std::string& name, const std::string& call_id, CallEnd reason, Moment now) {
  const auto found = call_of(name, call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  finish(**found, reason, now);
  settle(now);
  return {};
}

base::Status Routing::wrap_up(const std::string& name, const std::string& call_id, Moment now) {
  Call* call = find(call_id);
  if (call == nullptr || std::find(call->had_by.begin(), call->had_by.end(), name) == call->had_by.end()) {
    return fail(ErrorCode::kNotFound, "call_id", "is no call of yours that can be wrapped up");
  }
  if (call->adviser == name) return fail(ErrorCode::kConflict, "state", "the call is not over");
  if (!call->wrapped_by.insert(name).second) return fail(ErrorCode::kConflict, "wrap_up", "was done");
  note(*call, Fact::kWrappedUp, now, name);
  changes_.calls.insert(call_id);
  Adviser& adviser = advisers_.find(name)->second;
  if (adviser.state == AdviserState::kWrapUp && adviser.call_id == call_id) end_wrap_up(adviser, now);
  settle(now);
  return {};
}

base::Status Routing::extend(const std::string& name, const std::string& call_id, Moment now) {
  const auto found = advisers_.find(name);
  if (found == advisers_.end() || found->second.state != AdviserState::kWrapUp || found->second.call_id != call_id) {
    return fail(ErrorCode::kConflict, "state", "the time to wrap up is over");
  }
  Adviser& adviser = found->second;
  if (adviser.extensions >= rules_.extensions) return fail(ErrorCode::kConflict, "extend", "was done often enough");
  ++adviser.extensions;
  adviser.wrap_up_until = std::max(adviser.wrap_up_until, now.mono) + rules_.extension;
  changes_.advisers.insert(name);
  return {};
}

}  // namespace waymark::hub::calls

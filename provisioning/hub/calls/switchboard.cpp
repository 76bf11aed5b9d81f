#include "provisioning/hub/calls/switchboard.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/io/log.h"
#include "provisioning/hub/calls/call_json.h"
#include "provisioning/hub/calls/records.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/store/measures.h"

namespace waymark::hub::calls {

using base::ErrorCode;
using base::fail;
using nlohmann::json;
using protocol::CallSignal;
using protocol::SignalKind;

namespace {

constexpr int kTicksPerPing = 2;

}  // namespace

Moment Switchboard::now() const { return {hub_.clock().mono(), hub_.now()}; }

void Switchboard::restore(const KeptCalls& kept) {
  for (const CallRecord& record : kept.calls) {
    if (auto call = call_of(record)) routing_.restore(std::move(*call), now());
  }
  for (const AdviserRecord& record : kept.advisers) {
    const Adviser* known = routing_.adviser(record.name);
    const auto state = adviser_state(record.state);
    if (known == nullptr || !state) continue;
    Adviser adviser;
    adviser.card = known->card;
    adviser.state = *state;
    adviser.call_id = record.call_id;
    adviser.since = record.since;
    routing_.restore(std::move(adviser), now());
  }
  for (const auto& [skill, seconds] : kept.lengths) routing_.restore_length(skill, seconds);
}

void Switchboard::learn(const StaffRecord& staff) {
  AdviserCard card{staff.name, staff.alias, staff.skills, staff.languages, staff.site, staff.councils};
  // Never a surname: a first name at most, where the council gave no other.
  if (card.alias.empty()) card.alias = staff.display_name.substr(0, staff.display_name.find(' '));
  routing_.know(std::move(card));
}

void Switchboard::set_council(const bundle::CouncilSettings& council) {
  settings_ = council.calls;
  councils_ = council.councils;
  std::vector<Skill> skills;
  for (const bundle::CallSkill& skill : settings_.skills) skills.push_back({skill.id, skill.priority});
  routing_.set_skills(std::move(skills));
  read_hours();
}

void Switchboard::read_hours() {
  const int minute = hub_.days().minute_of_week(hub_.now());
  std::vector<CouncilDesk> desks;
  for (const bundle::Council& one : councils_) {
    const bool open = one.opening.empty() || std::any_of(one.opening.begin(), one.opening.end(), [&](const auto& span) {
                        return span.from_minute <= minute && minute < span.to_minute;
                      });
    desks.push_back({one, open});
  }
  routing_.set_councils(std::move(desks));
}

void Switchboard::step(const Step& step, Done done, CallsWrite extra) {
  const base::Status decided = step(routing_, now());
  const Changes changes = routing_.take_changes();
  rooms_.follow(routing_, now());
  if (changes.empty() && extra.wrap_ups.empty() && extra.audit.empty()) return done(decided);
  CallsWrite write = written(changes);
  count(changes, write);
  if (decided) {
    write.wrap_ups = std::move(extra.wrap_ups);
    write.audit = std::move(extra.audit);
    write.counts.insert(write.counts.end(), extra.counts.begin(), extra.counts.end());
  }
  hub_.store().keep_calls(std::move(write), [this, decided, changes, done](base::Result<Nothing> kept) {
    if (!kept) base::io::log_error("calls", kept.error());
    tell(changes);
    done(kept ? decided : base::Status{tl::unexpected<base::Error>(kept.error())});
  });
}

void Switchboard::wrap_up(const std::string& adviser, const std::string& call_id, const WrapUp& wrap_up, Done done) {
  CallsWrite extra;
  extra.wrap_ups.push_back({call_id, adviser, wrap_up.outcome, wrap_up.reasons, wrap_up.repeat, hub_.now()});
  const Call* call = routing_.call(call_id);
  if (call != nullptr && call->ended_with(adviser)) count(*call, wrap_up, extra);
  step(
      [&](Routing& routing, Moment at) {
        auto taken = routing.wrap_up(adviser, call_id, at);
        if (const Call* left = routing.call(call_id); taken && left->live()) handed_over_[call_id] = wrap_up;
        return taken;
      },
      std::move(done), std::move(extra));
}

// A call is one contact, though several may have had it: whoever ended with the customer speaks for all.
void Switchboard::count(const Call& call, const WrapUp& wrap_up, CallsWrite& write) const {
  using namespace measures;
  const auto add = [&](const char* measure, const std::string& part) {
    write.counts.push_back({call.site, hub_.today(), measure, call.skill, part, 1});
  };
  add(kCallOutcome, wrap_up.outcome);
  if (wrap_up.reasons == std::vector<std::string>{"not_sure"}) return;
  add(kContactClassified, "");
  if (wrap_up.reasons == std::vector<std::string>{"none"}) return;
  add(kContactAvoidable, "");
  for (const std::string& reason : wrap_up.reasons) add(kContactReason, reason);
}

void Switchboard::shield(const std::string& adviser, const std::string& call_id, Done done) {
  CallsWrite extra;
  extra.audit.push_back({adviser, "call.shielded", call_id});
  step([&](Routing& routing, Moment at) { return routing.leave(adviser, call_id, protocol::CallEnd::kShielded, at); },
       [this, adviser, call_id, done = std::move(done)](const base::Status& ended) {
         const Call* call = routing_.call(call_id);
         if (ended && call != nullptr) {
           hub_.live().tell_staff(
               [&](const std::string& name) {
                 return hub_.staff().has_role(name, Role::kSupervisor) &&
                        (routing_.serves(name, call->site) || routing_.colleagues(name, adviser));
               },
               {{"type", "call.shielded"}, {"call", summary_json(hub_, *call, "")}});
         }
         done(ended);
       },
       std::move(extra));
}

base::Status Switchboard::signal_from_kiosk(const std::string& kiosk_id, const CallSignal& signal) {
  const Call* call = routing_.call(signal.call_id);
  if (call == nullptr || call->kiosk_id != kiosk_id) {
    return fail(ErrorCode::kNotFound, "call_id", "there is no such call");
  }
  if (signal.kind == SignalKind::kAnswer) return fail(ErrorCode::kInvalid, "kind", "the kiosk offers");
  if (!call->with_adviser() || signal.leg != call->leg) return {};
  json message = json::parse(protocol::to_json(signal));
  message["type"] = "call.signal";
  hub_.live().tell_consoles(
      [&](const std::string& session, const std::string& name) {
        return name == call->adviser && !is_elsewhere(name, session, signal.call_id);
      },
      message);
  return {};
}

bool Switchboard::is_elsewhere(const std::string& adviser, const std::string& session,
                               const std::string& call_id) const {
  const auto holder = holders_.find(adviser);
  if (holder == holders_.end() || holder->second.call_id != call_id || holder->second.session == session) return false;
  // Signed out, or closed: whoever is left may go on with it.
  return hub_.live().consoles(
             [&](const std::string& open, const std::string&) { return open == holder->second.session; }) > 0;
}

base::Status Switchboard::accept(const std::string& adviser, const std::string& session, const std::string& call_id,
                                 Routing& routing, Moment at) {
  if (is_elsewhere(adviser, session, call_id)) return fail(ErrorCode::kConflict, "elsewhere", "another browser has it");
  auto accepted = routing.accept(adviser, call_id, at);
  if (accepted) holders_[adviser] = {call_id, session};
  return accepted;
}

base::Status Switchboard::take_here(const std::string& adviser, const std::string& session,
                                    const std::string& call_id) {
  const Call* call = routing_.call(call_id);
  if (call == nullptr || !call->live() || (call->adviser != adviser && call->consulted != adviser)) {
    return fail(ErrorCode::kConflict, "adviser", "it is not your call");
  }
  holders_[adviser] = {call_id, session};
  hub_.live().tell_consoles(
      [&](const std::string& other, const std::string& name) { return name == adviser && other != session; },
      {{"type", "call.taken"}, {"call_id", call_id}});
  return {};
}

void Switchboard::signal_from_console(const std::string& adviser, const std::string& session,
                                      const CallSignal& signal) {
  if (is_elsewhere(adviser, session, signal.call_id)) return;
  const Call* call = routing_.call(signal.call_id);
  if (call == nullptr || call->adviser != adviser || !call->with_adviser() || signal.leg != call->leg) return;
  holders_[adviser] = {signal.call_id, session};
  if (signal.kind == SignalKind::kOffer) return;
  if (signal.kind == SignalKind::kRestart) {
    return step([&](Routing& routing, Moment at) { return routing.restart(signal.call_id, signal.leg, at); },
                [](const base::Status&) {});
  }
  hub_.live().tell_kiosk(call->kiosk_id, "call.signal", json::parse(protocol::to_json(signal)));
}

void Switchboard::console_connected(const std::string& adviser, bool connected) {
  step(
      [&](Routing& routing, Moment at) {
        routing.console_connected(adviser, connected, at);
        return base::Status{};
      },
      [](const base::Status&) {});
}

void Switchboard::lose_silent_kiosks() {
  step(
      [](Routing& routing, Moment at) {
        routing.lose_silent_kiosks(at);
        return base::Status{};
      },
      [](const base::Status&) {});
}

void Switchboard::tick() {
  read_hours();
  step(
      [this](Routing& routing, Moment at) {
        routing.set_rooms(rooms_.now(), at);
        routing.tick(at);
        return base::Status{};
      },
      [](const base::Status&) {});
  if (++ticks_ % kTicksPerPing != 0) return;
  for (const auto& [id, call] : routing_.calls()) {
    if (call.live()) hub_.live().tell_kiosk(call.kiosk_id, "ping", {{"at", hub_.now()}});
  }
}

CallsWrite Switchboard::written(const Changes& changes) const {
  CallsWrite write;
  for (const std::string& id : changes.calls) {
    if (const Call* call = routing_.call(id)) write.calls.push_back(record_of(*call));
  }
  for (const std::string& name : changes.advisers) {
    if (const Adviser* adviser = routing_.adviser(name)) write.advisers.push_back(record_of(*adviser));
  }
  for (const Happened& one : changes.facts) {
    write.events.push_back({one.call_id, std::string{name_of(one.fact)}, one.adviser, one.detail, one.at});
  }
  return write;
}

void Switchboard::count(const Changes& changes, CallsWrite& write) {
  using namespace measures;
  for (const Happened& one : changes.facts) {
    const Call* call = routing_.call(one.call_id);
    if (call == nullptr) continue;
    const auto add = [&](const char* measure, const std::string& part = {}) {
      write.counts.push_back({call->site, hub_.today(), measure, call->skill, part, 1});
    };
    if (one.fact == Fact::kAsked) add(kCallAsked);
    if (one.fact == Fact::kUnanswered) add(kCallUnanswered);
    if (one.fact == Fact::kMoved) add(kCallMoved);
    if (one.fact == Fact::kAccepted && one.detail == kFirstTime) {
      add(kCallAccepted);
      const std::int64_t waited = std::max<std::int64_t>(0, one.at - call->asked_at) / 1000;
      add(kCallWait, std::to_string(waited / kWaitStepSeconds));
      if (const Adviser* taker = routing_.adviser(one.adviser); taker && !routing_.serves(one.adviser, call->site)) {
        const auto theirs = routing_.councils().served_by(taker->card);
        if (!theirs.empty()) add(kCallHelped, theirs.front()->id);
      }
    }
    if (one.fact == Fact::kEnded) {
      add(kCallEnded, one.detail);
      if (call->accepted_at > 0) add(kContact);
      // Passed on, wrapped up, and then nobody else took the customer: the last word has been said already.
      const auto said = handed_over_.find(one.call_id);
      if (said == handed_over_.end()) continue;
      if (call->wrapped_by.contains(call->had_by.back())) count(*call, said->second, write);
      handed_over_.erase(said);
    }
  }
}

void Switchboard::tell(const Changes& changes) {
  for (const std::string& id : changes.calls) {
    if (const Call* call = routing_.call(id)) tell_call(*call);
  }
  for (const auto& [name, call_id] : changes.rings) {
    const Call* call = routing_.call(call_id);
    if (call == nullptr || (call->ringing != name && call->consulted != name)) continue;
    hub_.live().tell_staff([&, &who = name](const std::string& one) { return one == who; },
                           {{"type", "call.ring"}, {"call", summary_json(hub_, *call, name)}});
  }
  if (!changes.calls.empty()) hub_.live().changed("calls");
  for (const std::string& name : changes.advisers) hub_.live().changed("adviser", name);
}

void Switchboard::tell_call(const Call& call) {
  const json state = call_state_json(hub_, call);
  hub_.live().tell_kiosk(call.kiosk_id, "call.state", state);
  hub_.live().tell_staff(
      [&](const std::string& name) {
        const Adviser* adviser = routing_.adviser(name);
        return adviser != nullptr && adviser->call_id == call.request.call_id;
      },
      {{"type", "call.state"}, {"call", state}});
}

}  // namespace waymark::hub::calls

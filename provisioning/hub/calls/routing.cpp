// The caller's side of routing.
#include "provisioning/hub/calls/routing.h"

#include <algorithm>

namespace waymark::hub::calls {

using base::ErrorCode;
using base::fail;
using protocol::LegReport;

namespace {

constexpr std::size_t kLengthsKept = 50;

}  // namespace

void Routing::restore(Call call, Moment now) {
  call.asked = now.mono - std::chrono::milliseconds{std::max<std::int64_t>(0, now.wall - call.asked_at)};
  call.ended = now.mono - std::chrono::milliseconds{std::max<std::int64_t>(0, now.wall - call.ended_at)};
  call.kiosk_heard = now.mono + rules_.restart_grace;
  // A ring does not survive: the adviser's console asks again.
  call.ringing.clear();
  call.consulted.clear();
  if (call.phase == CallPhase::kOffered) call.phase = CallPhase::kWaiting;
  if (call.with_adviser() && call.adviser.empty()) call.phase = CallPhase::kWaiting;
  if (call.phase == CallPhase::kMoving && !call.move) call.phase = CallPhase::kConnected;
  if (call.move) {
    call.move->until = now.mono + std::chrono::milliseconds{call.move->until_at - now.wall};
    call.move->gone_since = now.mono + rules_.restart_grace;
    call.room = call.move->room;
  }
  calls_[call.request.call_id] = std::move(call);
}

void Routing::restore(Adviser adviser, Moment now) {
  adviser.connected = false;
  adviser.gone_since = now.mono + rules_.restart_grace;
  adviser.idle_since = now.mono;
  adviser.wrap_up_until = now.mono + rules_.wrap_up;
  const bool has_call = adviser.state == AdviserState::kBusy && !adviser.consulting;
  const bool rang = adviser.state == AdviserState::kRinging || (adviser.state == AdviserState::kBusy && !has_call);
  if (rang) {
    adviser.state = AdviserState::kAvailable;
    adviser.consulting = false;
    adviser.call_id.clear();
  }
  const Call* call = this->call(adviser.call_id);
  if (has_call && (call == nullptr || !call->with_adviser() || call->adviser != adviser.card.name)) {
    adviser.state = AdviserState::kAvailable;
    adviser.call_id.clear();
  }
  advisers_[adviser.card.name] = std::move(adviser);
}

void Routing::know(AdviserCard card) {
  Adviser& adviser = advisers_[card.name];
  adviser.card = std::move(card);
}

base::Status Routing::ask(CallRequest request, const std::string& kiosk_id, const std::string& site, Moment now) {
  if (const Call* known = call(request.call_id)) {
    if (known->kiosk_id != kiosk_id) return fail(ErrorCode::kConflict, "call_id", "was used before");
    return {};
  }
  if (!knows_skill(request.skill)) return fail(ErrorCode::kNotFound, "skill", "the council has no such skill");
  if (!councils_.open(councils_.of(site))) return fail(ErrorCode::kConflict, "closed", "outside the hours");
  if (pool({request.skill, request.language, {}, site, {}, true}).empty()) {
    return fail(ErrorCode::kConflict, "nobody", "no adviser for this is on duty");
  }
  // One kiosk, one call: it begins a new visit when it asks again.
  for (auto& [id, other] : calls_) {
    if (other.live() && other.kiosk_id == kiosk_id && other.phase != CallPhase::kMoving)
      finish(other, CallEnd::kWiped, now);
  }
  const auto live = std::count_if(calls_.begin(), calls_.end(), [](const auto& entry) { return entry.second.live(); });
  if (static_cast<std::size_t>(live) >= kMaxLive) return fail(ErrorCode::kUnavailable, "calls", "too many at once");
  Call made;
  made.skill = request.skill;
  made.request = std::move(request);
  made.kiosk_id = kiosk_id;
  made.site = site;
  made.asked_at = now.wall;
  made.asked = now.mono;
  made.kiosk_heard = now.mono;
  const std::string id = made.request.call_id;
  Call& call = calls_[id] = std::move(made);
  note(call, Fact::kAsked, now);
  changed(call, now);
  settle(now);
  return {};
}

base::Status Routing::report(const std::string& call_id, LegReport what, std::int64_t leg, Moment now) {
  const auto found = live_call(call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  if (leg != call.leg) return {};  // of a leg that was left
  if (what == LegReport::kReconnecting) {
    note(call, Fact::kReconnecting, now);
  } else if (call.phase == CallPhase::kAccepted) {
    call.phase = CallPhase::kConnected;
    if (call.connected_at == 0) call.connected_at = now.wall;
    note(call, Fact::kConnected, now, call.adviser);
    changed(call, now);
  }
  return {};
}

base::Status Routing::end(const std::string& call_id, CallEnd reason, Moment now) {
  Call* call = find(call_id);
  if (call == nullptr) return fail(ErrorCode::kNotFound, "call_id", "there is no such call");
  if (call->live()) finish(*call, reason, now);
  settle(now);
  return {};
}

base::Status Routing::restart(const std::string& call_id, std::int64_t leg, Moment now) {
  const auto found = live_call(call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  if (leg != call.leg || !call.with_adviser() || call.phase == CallPhase::kMoving) return {};
  if (call.leg >= protocol::kMaxLeg) return fail(ErrorCode::kConflict, "leg", "too many new beginnings");
  next_leg(call);
  note(call, Fact::kNewLeg, now, call.adviser);
  changed(call, now);
  return {};
}

void Routing::kiosk_heard(std::string_view kiosk_id, Moment now) {
  for (auto& [id, call] : calls_) {
    if (call.live() && call.kiosk_id == kiosk_id) call.kiosk_heard = now.mono;
  }
}

const Call* Routing::call(std::string_view call_id) const {
  const auto found = calls_.find(call_id);
  return found == calls_.end() ? nullptr : &found->second;
}

Call* Routing::find(std::string_view call_id) {
  const auto found = calls_.find(call_id);
  return found == calls_.end() ? nullptr : &found->second;
}

base::Result<Call*> Routing::live_call(std::string_view call_id) {
  Call* call = find(call_id);
  if (call == nullptr) return fail(ErrorCode::kNotFound, "call_id", "there is no such call");
  if (!call->live()) return fail(ErrorCode::kConflict, "ended", "the call is over");
  return call;
}

void Routing::note(const Call& call, Fact fact, Moment now, std::string adviser, std::string detail) {
  changes_.facts.push_back({call.request.call_id, fact, std::move(adviser), std::move(detail), now.wall});
}

void Routing::changed(Call& call, Moment now) {
  call.revision = std::max(call.revision + 1, now.wall);
  changes_.calls.insert(call.request.call_id);
}

void Routing::finish(Call& call, CallEnd reason, Moment now) {
  if (!call.ringing.empty()) free_adviser(call.ringing, now);
  end_consulting(call, now);
  if (!call.adviser.empty()) {
    if (call.accepted_at > 0) add_length(call.skill, static_cast<double>(now.wall - call.accepted_at) / 1000.0);
    after_call(call.adviser, now);
  }
  note(call, Fact::kEnded, now, call.adviser, std::string{protocol::name_of(reason)});
  call.ringing.clear();
  call.adviser.clear();
  if (call.phase != CallPhase::kMoving) {
    call.move.reset();
  } else {
    call.move->until = now.mono + rules_.tell_why;
    call.move->until_at = now.wall + rules_.tell_why.count();
  }
  call.room.clear();
  call.room_key.clear();
  call.phase = CallPhase::kEnded;
  call.end_reason = reason;
  call.ended_at = now.wall;
  call.ended = now.mono;
  call.place = call.about_minutes = call.up_to_minutes = 0;
  changed(call, now);
}

void Routing::back_in_line(Call& call, Moment now) {
  call.ringing.clear();
  call.to_adviser.clear();
  call.head = true;
  if (call.phase != CallPhase::kTransferring) call.phase = CallPhase::kWaiting;
  changed(call, now);
}

void Routing::next_leg(Call& call) {
  ++call.leg;
  call.phase = CallPhase::kAccepted;
}

void Routing::add_length(const std::string& skill, double seconds) {
  auto& kept = lengths_[skill];
  kept.push_back(std::max(0.0, seconds));
  if (kept.size() > kLengthsKept) kept.pop_front();
}

}  // namespace waymark::hub::calls

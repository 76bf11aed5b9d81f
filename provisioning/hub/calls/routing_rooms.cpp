// Private rooms: which one is free, and a customer on the way to it.
#include <algorithm>

#include "provisioning/hub/calls/routing.h"

namespace waymark::hub::calls {

using base::ErrorCode;
using base::fail;

bool Routing::is_kept(std::string_view kiosk_id, Moment now) const {
  return std::any_of(calls_.begin(), calls_.end(), [&](const auto& entry) {
    const auto& move = entry.second.move;
    return move && !move->arrived && move->room == kiosk_id && now.mono < move->until;
  });
}

bool Routing::is_free(const Room& room, Moment now) const {
  if (!room.connected || !room.at_rest || room.key.empty() || is_kept(room.kiosk_id, now)) return false;
  return std::none_of(calls_.begin(), calls_.end(),
                      [&](const auto& entry) { return entry.second.live() && entry.second.kiosk_id == room.kiosk_id; });
}

const Room* Routing::room_for(const Call& call, Moment now) const {
  if (call.phase != CallPhase::kConnected && call.phase != CallPhase::kHeld) return nullptr;
  for (const Room& room : rooms_) {
    if (room.site == call.site && room.kiosk_id != call.kiosk_id && is_free(room, now)) return &room;
  }
  return nullptr;
}

const Room* Routing::room(std::string_view kiosk_id) const {
  const auto found =
      std::find_if(rooms_.begin(), rooms_.end(), [&](const Room& one) { return one.kiosk_id == kiosk_id; });
  return found == rooms_.end() ? nullptr : &*found;
}

void Routing::set_rooms(std::vector<Room> rooms, Moment now) {
  rooms_ = std::move(rooms);
  offer_rooms(now);
}

void Routing::offer_rooms(Moment now) {
  for (auto& [id, call] : calls_) {
    if (call.phase == CallPhase::kMoving) continue;
    const Room* free = room_for(call, now);
    const Room offered = free == nullptr ? Room{} : *free;
    if (offered.kiosk_id == call.room && offered.key == call.room_key) continue;
    call.room = offered.kiosk_id;
    call.room_key = offered.key;
    if (call.live()) changed(call, now);
  }
}

base::Status Routing::move(const std::string& call_id, const Room& to, std::string code, Moment now) {
  const auto found = live_call(call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  Call& call = **found;
  if (call.phase == CallPhase::kMoving && call.move->room == to.kiosk_id) return {};  // asked twice
  if (call.phase != CallPhase::kConnected && call.phase != CallPhase::kHeld) {
    return fail(ErrorCode::kConflict, "state", "the call cannot be moved now");
  }
  const Room* free = room_for(call, now);
  if (free == nullptr || free->kiosk_id != to.kiosk_id || free->key != to.key) {
    return fail(ErrorCode::kConflict, "room", "is not free any more");
  }
  end_consulting(call, now);
  call.room = free->kiosk_id;
  call.room_key = free->key;
  call.move = Move{free->kiosk_id, std::move(code), 0, now.mono + rules_.way, now.wall + rules_.way.count(), {}, false};
  call.phase = CallPhase::kMoving;
  note(call, Fact::kMoving, now, call.adviser);
  changed(call, now);
  offer_rooms(now);
  return {};
}

base::Status Routing::stay(const std::string& call_id, Moment now) {
  const auto found = live_call(call_id);
  if (!found) return tl::unexpected<base::Error>(found.error());
  if ((*found)->phase == CallPhase::kMoving) back_from_way(**found, now);
  return {};
}

void Routing::back_from_way(Call& call, Moment now) {
  call.move.reset();
  call.phase = CallPhase::kConnected;
  note(call, Fact::kStayed, now, call.adviser);
  changed(call, now);
  offer_rooms(now);
}

Arrival Routing::arrive(const std::string& kiosk_id, std::string_view code, Moment now) {
  const auto expected = std::find_if(calls_.begin(), calls_.end(), [&](const auto& entry) {
    const auto& move = entry.second.move;
    return move && move->room == kiosk_id && now.mono < move->until;
  });
  if (expected == calls_.end()) return {Arrival::Outcome::kNobody, {}, 0};
  Call& call = expected->second;
  Move& move = *call.move;
  const std::string id = expected->first;
  const bool right = code == move.code;
  if (move.arrived) return {right ? Arrival::Outcome::kRight : Arrival::Outcome::kNobody, id, 0};
  if (!right) {
    move.tries = std::min(move.tries + 1, rules_.code_tries);
    const int left = rules_.code_tries - move.tries;
    if (left == 0 && call.live()) finish(call, CallEnd::kWrongCode, now);
    if (left == 0) call.move.reset();
    changed(call, now);
    settle(now);
    return {Arrival::Outcome::kWrong, id, left};
  }
  if (!call.live()) {
    call.move.reset();  // they know now; the room is anybody's
    changed(call, now);
    return {Arrival::Outcome::kEnded, id, 0};
  }
  move.arrived = true;
  call.kiosk_id = kiosk_id;
  call.kiosk_heard = now.mono;
  next_leg(call);
  note(call, Fact::kMoved, now, call.adviser);
  changed(call, now);
  offer_rooms(now);
  return {Arrival::Outcome::kRight, id, 0};
}

// Nobody is kept waiting for somebody who does not come. Where the room is lost while the customer still stands at the
// first kiosk, they go on talking there.
void Routing::watch_ways(Moment now) {
  for (auto& [id, call] : calls_) {
    if (!call.move) continue;
    if (call.phase != CallPhase::kMoving) {
      if (now.mono >= call.move->until) call.move.reset();
      continue;
    }
    const Room* where = room(call.move->room);
    if (where != nullptr && where->connected) {
      call.move->gone_since.reset();
    } else if (!call.move->gone_since) {
      call.move->gone_since = now.mono;
    }
    const auto& gone = call.move->gone_since;
    if (gone && now.mono - *gone >= rules_.room_grace) {
      if (now.mono - call.kiosk_heard < rules_.kiosk_silence) {
        back_from_way(call, now);
      } else {
        finish(call, CallEnd::kRoomLost, now);
      }
    } else if (now.mono >= call.move->until) {
      finish(call, CallEnd::kNotArrived, now);
    }
  }
}

}  // namespace waymark::hub::calls

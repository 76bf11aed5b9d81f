#include "provisioning/hub/calls/records.h"

namespace waymark::hub::calls {

CallRecord record_of(const Call& call) {
  CallRecord record;
  record.call_id = call.request.call_id;
  record.kiosk_id = call.kiosk_id;
  record.site = call.site;
  record.request = protocol::to_json(call.request);
  record.skill = call.skill;
  record.state = protocol::name_of(call.phase);
  record.adviser = call.adviser;
  if (call.end_reason) record.end_reason = protocol::name_of(*call.end_reason);
  record.leg = call.leg;
  record.revision = call.revision;
  record.head = call.head;
  record.had_by = call.had_by;
  record.wrapped_by.assign(call.wrapped_by.begin(), call.wrapped_by.end());
  record.asked_at = call.asked_at;
  record.accepted_at = call.accepted_at;
  record.connected_at = call.connected_at;
  record.ended_at = call.ended_at;
  if (call.move && !call.move->arrived) {
    record.room = call.move->room;
    record.room_code = call.move->code;
    record.room_until = call.move->until_at;
  }
  return record;
}

std::optional<Call> call_of(const CallRecord& record) {
  auto request = protocol::parse_call_request(record.request);
  const auto phase = protocol::call_phase(record.state);
  if (!request || !phase) return std::nullopt;
  Call call;
  call.request = std::move(*request);
  call.kiosk_id = record.kiosk_id;
  call.site = record.site;
  call.skill = record.skill;
  call.phase = *phase;
  call.adviser = record.adviser;
  call.end_reason = protocol::call_end(record.end_reason);
  call.leg = record.leg;
  call.revision = record.revision;
  call.head = record.head;
  call.had_by = record.had_by;
  call.wrapped_by.insert(record.wrapped_by.begin(), record.wrapped_by.end());
  call.asked_at = record.asked_at;
  call.accepted_at = record.accepted_at;
  call.connected_at = record.connected_at;
  call.ended_at = record.ended_at;
  if (!record.room.empty()) {
    call.move = Move{record.room, record.room_code};
    call.move->until_at = record.room_until;
  }
  return call;
}

AdviserRecord record_of(const Adviser& adviser) {
  return {adviser.card.name, std::string{name_of(adviser.state)}, adviser.call_id, adviser.since};
}

}  // namespace waymark::hub::calls

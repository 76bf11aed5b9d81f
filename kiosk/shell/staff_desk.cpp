#include "kiosk/shell/staff_desk.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "base/io/log.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

void note(const base::Status& status) {
  if (!status) base::io::log_error("staff", status.error());
}

std::string act_json(const base::io::Clock& clock, const std::string& id, const std::string& act,
                     const std::string& staff, const json& details) {
  json body{{"act_id", id}, {"act", act}, {"at", clock.wall().time_since_epoch().count()}, {"details", details}};
  if (!staff.empty()) body["staff"] = staff;
  return body.dump();
}

}  // namespace

StaffDesk::StaffDesk(StaffGate& gate, Outbox& outbox, const base::io::Clock& clock, StaffPorts ports)
    : gate_(gate), outbox_(outbox), clock_(clock), ports_(std::move(ports)) {}

void StaffDesk::check(core::Tag tag, const core::CheckStaffPin& wanted) {
  const bool posted = ports_.on_store([this, tag, wanted] {
    const StaffGate::Tried tried = gate_.try_pin(wanted.number, wanted.pin);
    if (tried.has_just_locked) tell_locked();
    ports_.event(core::StaffPinChecked{tag, tried.outcome, tried.tries_left, tried.locked_for});
  });
  if (!posted) ports_.event(core::StaffPinChecked{tag});
}

void StaffDesk::keep(const core::KeepStaffCard& card) {
  static_cast<void>(ports_.on_store([this, card] {
    note(gate_.keep_card(card.card));
    ports_.event(core::StaffCardsKnown{gate_.cards()});
  }));
}

void StaffDesk::keep(const core::KeepOutOfService& order) {
  static_cast<void>(ports_.on_store([this, order] { note(gate_.keep_out_of_service(order.code)); }));
}

void StaffDesk::report(const core::ReportStaffAct& act) {
  json details = json::object();
  for (const core::UsageField& field : act.details) {
    std::visit([&](const auto& value) { details[field.name] = value; }, field.value);
  }
  const std::string body = act_json(clock_, act.act_id, act.act, act.staff, details);
  static_cast<void>(ports_.on_store([this, id = act.act_id, body] { add_note(id, body); }));
}

void StaffDesk::tell_facts(core::Tag tag) {
  static_cast<void>(ports_.on_store([this, tag] {
    core::KioskFacts facts;
    facts.software = WAYMARK_VERSION;
    if (const auto counts = outbox_.counts()) {
      facts.waiting = counts->submissions + counts->notes;
      facts.put_aside = counts->quarantined;
    }
    ports_.event(core::FactsTold{tag, std::move(facts)});
  }));
}

void StaffDesk::tell_locked() {
  const std::string id = base::make_uuid_v7(clock_.wall(), base::io::random_16());
  add_note(id, act_json(clock_, id, "locked", {}, json::object()));
}

void StaffDesk::add_note(const std::string& id, const std::string& body) {
  note(outbox_.add_note(NoteKind::kStaffAct, id, body));
  static_cast<void>(ports_.on_link([](HubLink& link) { link.outbox_changed(); }));
}

}  // namespace waymark::shell

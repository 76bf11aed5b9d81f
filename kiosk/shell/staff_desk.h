// What the heart asks for the staff menu: a PIN is tried, a card and "out of service" are kept, an act is told to the
// hub, facts are told to the glass. On the store thread; asked on ui.
#pragma once

#include <functional>

#include "kiosk/core/effect.h"
#include "kiosk/shell/hub_link.h"
#include "kiosk/shell/outbox.h"
#include "kiosk/shell/staff_gate.h"

namespace waymark::shell {

struct StaffPorts {
  std::function<bool(std::function<void()>)> on_store;
  std::function<bool(std::function<void(HubLink&)>)> on_link;
  std::function<void(core::Event)> event;
};

class StaffDesk {
 public:
  StaffDesk(StaffGate& gate, Outbox& outbox, const base::io::Clock& clock, StaffPorts ports);

  void check(core::Tag tag, const core::CheckStaffPin& wanted);
  void keep(const core::KeepStaffCard& card);
  void keep(const core::KeepOutOfService& order);
  void report(const core::ReportStaffAct& act);
  void tell_facts(core::Tag tag);

 private:
  void tell_locked();
  void add_note(const std::string& id, const std::string& body);

  StaffGate& gate_;
  Outbox& outbox_;
  const base::io::Clock& clock_;
  StaffPorts ports_;
};

}  // namespace waymark::shell

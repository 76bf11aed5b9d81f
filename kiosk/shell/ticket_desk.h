// Gets a customer a number: from the hub within the deadline, else from the block that was leased for that. Whichever
// comes first wins and is the one that is shown; the hub voids the other when it hears of it.
//
// The deadline is kept by the store thread, because the link may be stuck in a name look-up. Thread: issue() on
// ui; the rest wherever answers arrive.
#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "kiosk/core/effect.h"
#include "kiosk/shell/hub_link.h"
#include "kiosk/shell/outbox.h"

namespace waymark::shell {

// How the desk reaches the two threads; false when a queue is full.
struct TicketPorts {
  std::function<bool(std::function<void(HubLink&)>)> on_link;
  std::function<bool(std::function<void()>)> on_store;
  std::function<void(std::chrono::milliseconds, std::function<void()>)> on_store_later;
  std::function<void(core::Event)> event;
};

class TicketDesk {
 public:
  TicketDesk(Outbox& outbox, const base::io::Clock& clock, TicketPorts ports,
             std::chrono::milliseconds deadline = std::chrono::seconds{3});

  void issue(core::Tag tag, const core::IssueTicket& ticket);

 private:
  void hub_answered(core::Tag tag, const core::IssueTicket& ticket, const base::Result<HubTicket>& answer);
  void fall_back(core::Tag tag, const core::IssueTicket& ticket);
  // True for the first of the answers to a request.
  [[nodiscard]] bool settle(const std::string& request_id);

  Outbox& outbox_;
  const base::io::Clock& clock_;
  TicketPorts ports_;
  std::chrono::milliseconds deadline_;
  std::mutex mutex_;
  std::set<std::string> open_;
};

// "C" and 42 -> "C042": at least three digits, as the hub has it.
[[nodiscard]] std::string ticket_display(const std::string& prefix, int number);

}  // namespace waymark::shell

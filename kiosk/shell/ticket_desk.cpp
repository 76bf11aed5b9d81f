#include "kiosk/shell/ticket_desk.h"

#include <utility>

namespace waymark::shell {

std::string ticket_display(const std::string& prefix, int number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return prefix + digits;
}

TicketDesk::TicketDesk(Outbox& outbox, const base::io::Clock& clock, TicketPorts ports,
                       std::chrono::milliseconds deadline)
    : outbox_(outbox), clock_(clock), ports_(std::move(ports)), deadline_(deadline) {}

bool TicketDesk::settle(const std::string& request_id) {
  const std::scoped_lock lock(mutex_);
  return open_.erase(request_id) != 0;
}

void TicketDesk::issue(core::Tag tag, const core::IssueTicket& ticket) {
  {
    const std::scoped_lock lock(mutex_);
    open_.insert(ticket.request_id);
  }
  const bool asked = ports_.on_link([this, tag, ticket](HubLink& link) {
    link.issue_ticket(ticket, deadline_,
                      [this, tag, ticket](base::Result<HubTicket> answer) { hub_answered(tag, ticket, answer); });
  });
  if (!asked) return fall_back(tag, ticket);
  ports_.on_store_later(deadline_, [this, tag, ticket] { fall_back(tag, ticket); });
}

void TicketDesk::hub_answered(core::Tag tag, const core::IssueTicket& ticket, const base::Result<HubTicket>& answer) {
  if (answer) {
    if (!settle(ticket.request_id)) return;  // a leased number is on the glass already
    return ports_.event(core::TicketIssued{tag, answer->display, answer->number, answer->about_minutes,
                                           answer->up_to_minutes, answer->ahead, false, answer->follow});
  }
  if (answer.error().code == base::ErrorCode::kDenied) {
    if (settle(ticket.request_id)) ports_.event(core::TicketUnavailable{tag});
    return;
  }
  if (!ports_.on_store([this, tag, ticket] { fall_back(tag, ticket); })) fall_back(tag, ticket);
}

void TicketDesk::fall_back(core::Tag tag, const core::IssueTicket& ticket) {
  if (!settle(ticket.request_id)) return;
  const auto taken = outbox_.take_number(ticket.service, ticket.request_id, clock_.wall());
  if (!taken) return ports_.event(core::TicketUnavailable{tag});
  ports_.event(core::TicketIssued{tag, ticket_display(taken->lease.prefix, taken->number), taken->number,
                                  taken->lease.about_minutes, taken->lease.up_to_minutes, 0, true});
}

}  // namespace waymark::shell

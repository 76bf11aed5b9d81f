// A ticket on its owner's own phone: how it stands, more time, leaving. Whoever has the code is its owner: no sign-in,
// no cookie. The code comes in a header, so that no log of any server between has it.
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/follow_code.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/ticket_json.h"
#include "provisioning/hub/ticket_numbers.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kCodeLength = 32;                   // 128 bits in hexadecimal
constexpr std::int64_t kToldAfter_ms = 30LL * 60 * 1000;  // so long after it is done
constexpr int kNear = 2;                                  // people in front: from here on it is asked more often
constexpr int kAskAgainNear_s = 5;
constexpr int kAskAgain_s = 15;

struct Limits {
  TokenBuckets by_code{30, 60};
  TokenBuckets wrong_by_address{30, 20};  // wrong codes only
};

// Who is at the other end. Where a proxy ends TLS, it writes whom it speaks for as the last of the list.
std::string address_of(const Hub& hub, const Request& request) {
  const std::string_view list = request.header("x-forwarded-for");
  if (hub.options().origin.empty() || list.empty()) return request.peer;
  std::string_view last = list.substr(list.rfind(',') + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return std::string{last.substr(0, 64)};
}

std::string name_in(const bundle::Names& names, const std::string& language, const std::string& otherwise) {
  const auto found = names.find(language);
  return found == names.end() ? otherwise : found->second;
}

std::string state_of(const Ticket& ticket) {
  switch (ticket.state) {
    case TicketState::kWaiting:
      return "waiting";
    case TicketState::kCalled:
      return "called";
    case TicketState::kServed:
      return "served";
    case TicketState::kIssued:
      return "not_yet";
    case TicketState::kVoid:
      break;
  }
  if (ticket.reason == "unconfirmed") return "not_yet";
  if (ticket.reason == "no_show") return "missed";
  return ticket.reason == "left" ? "left" : "cancelled";
}

json my_ticket_json(const Hub& hub, const FollowedTicket& followed, const Queue& queue, WaitEstimate wait) {
  const Ticket& ticket = followed.ticket;
  const bundle::CouncilSettings& council = hub.in_force()->council;
  const bool waits = ticket.state == TicketState::kWaiting;
  const bool near = (waits && followed.ahead < kNear) || ticket.state == TicketState::kCalled;
  json object{{"display", ticket_display(queue.prefix, ticket.number)},
              {"service", name_in(queue.names, followed.language, queue.name)},
              {"council", name_in(council.names, followed.language, council.name)},
              {"language", followed.language},
              {"state", state_of(ticket)},
              {"more_time", ticket.more_time},
              {"more_times_left", waits ? kMoreTimes - ticket.more_time : 0},
              {"lets_past", waits ? std::min(kLetPast, followed.behind) : 0},
              {"ask_again_s", near ? kAskAgainNear_s : kAskAgain_s},
              {"at", hub.now()}};
  if (waits) {
    object["ahead"] = wait.ahead;
    object["about_minutes"] = wait.about_minutes;
    object["up_to_minutes"] = wait.up_to_minutes;
  }
  if (waits && ticket.due_at > 0) object["appointment"] = hub.days().clock_of(ticket.appointment_at);
  if (ticket.state == TicketState::kCalled) object["desk"] = ticket.desk;
  return object;
}

Response no_ticket() { return error_response({ErrorCode::kNotFound, "ticket", "there is no such ticket"}); }

Response slower(int seconds) {
  Response response = error_response({ErrorCode::kUnavailable, "rate", "too many requests"});
  response.status = 429;
  response.headers = {{"Retry-After", std::to_string(seconds)}};
  return response;
}

void answer_ticket(Hub& hub, const Reply& reply, const FollowedTicket& followed) {
  const Ticket& ticket = followed.ticket;
  const Queue* queue = hub.in_force() ? hub.in_force()->council.queue(ticket.service, ticket.site) : nullptr;
  if (queue == nullptr) return reply(no_ticket());
  with_estimate(hub, ticket.site, *queue, {followed.ahead, followed.called, seconds_until(followed.later, hub.now())},
                [&hub, reply, followed, queue = *queue](WaitEstimate wait) {
                  reply(json_response(my_ticket_json(hub, followed, queue, wait)));
                });
}

// Lets through whoever has neither asked too often nor guessed too often; remembers who guessed.
class Gate {
 public:
  Gate(Hub& hub, std::shared_ptr<Limits> limits) : hub_(hub), limits_(std::move(limits)) {}

  void pass(const Request& request, const Reply& reply,
            const std::function<void(Follower, Then<FollowedTicket>)>& ask) const {
    const base::MonoTime now = hub_.clock().mono();
    const std::string address = address_of(hub_, request);
    if (!limits_->wrong_by_address.any(address, now)) {
      return reply(slower(limits_->wrong_by_address.seconds_until_next()));
    }
    static constexpr std::string_view kBearer = "Bearer ";
    std::string_view code = request.header("authorization");
    code.remove_prefix(code.starts_with(kBearer) ? kBearer.size() : code.size());
    if (code.size() != kCodeLength) return wrong(address, reply);
    Follower who{base::io::sha256_hex(code), hub_.today(), hub_.now() - kToldAfter_ms, hub_.now()};
    if (!limits_->by_code.take(who.token_hash, now)) return reply(slower(limits_->by_code.seconds_until_next()));
    ask(std::move(who), [gate = *this, address, reply](base::Result<FollowedTicket> found) {
      if (found) return answer_ticket(gate.hub_, reply, *found);
      if (found.error().code == ErrorCode::kNotFound) return gate.wrong(address, reply);
      reply(error_response(found.error()));
    });
  }

 private:
  void wrong(const std::string& address, const Reply& reply) const {
    static_cast<void>(limits_->wrong_by_address.take(address, hub_.clock().mono()));
    reply(no_ticket());
  }

  Hub& hub_;
  std::shared_ptr<Limits> limits_;
};

// Staff see the line as it is now.
Then<FollowedTicket> tell_staff(Hub& hub, Then<FollowedTicket> then) {
  return [&hub, then = std::move(then)](base::Result<FollowedTicket> done) {
    if (done) hub.live().changed("queue", done->ticket.service);
    then(std::move(done));
  };
}

}  // namespace

FollowCode make_follow_code() {
  const auto bytes = base::io::random_16();
  FollowCode code;
  code.token = base::io::to_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  code.hash = base::io::sha256_hex(code.token);
  return code;
}

void add_my_ticket_routes(Hub& hub) {
  const Gate gate(hub, std::make_shared<Limits>());
  hub.add_open("GET", "/api/v1/my-ticket", [&hub, gate](const Request& request, const Reply& reply) {
    gate.pass(request, reply, [&hub](Follower who, Then<FollowedTicket> then) {
      hub.store().followed_ticket(std::move(who), std::move(then));
    });
  });
  hub.add_open("POST", "/api/v1/my-ticket/more-time", [&hub, gate](const Request& request, const Reply& reply) {
    Body body(request);
    const auto which = static_cast<int>(body.number("which", 1, kMoreTimes));
    if (auto done = body.done(); !done) return reply(error_response(done.error()));
    gate.pass(request, reply, [&hub, which](Follower who, Then<FollowedTicket> then) {
      hub.store().more_time(std::move(who), which, tell_staff(hub, std::move(then)));
    });
  });
  hub.add_open("POST", "/api/v1/my-ticket/leave", [&hub, gate](const Request& request, const Reply& reply) {
    gate.pass(request, reply, [&hub](Follower who, Then<FollowedTicket> then) {
      hub.store().leave_line(std::move(who), tell_staff(hub, std::move(then)));
    });
  });
}

}  // namespace waymark::hub

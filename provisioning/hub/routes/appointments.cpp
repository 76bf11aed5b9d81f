// Appointments: a day's list comes in, who has one checks in at a kiosk or with staff, and staff see who has come. What
// a kiosk asks in vain is counted, and one of another council is as unknown as one that never was.
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "base/io/crypto.h"
#include "provisioning/hub/follow_code.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/http/recent_tries.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/ticket_json.h"
#include "provisioning/hub/ticket_numbers.h"
#include "provisioning/protocol/appointment_list.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;
using protocol::CheckInOutcome;

constexpr std::int64_t kMinute_ms = 60LL * 1000;
constexpr int kMostDaysAhead = 31;

base::Error unknown() { return {ErrorCode::kNotFound, "reference", "there is no such appointment"}; }
base::Error no_site() { return {ErrorCode::kNotFound, "site", "the council has no such site"}; }

std::string_view name_of(Presence presence) {
  switch (presence) {
    case Presence::kExpected:
      return "expected";
    case Presence::kArrived:
      return "arrived";
    case Presence::kCalled:
      return "called";
    case Presence::kServed:
      return "served";
    case Presence::kLeft:
      return "left";
    case Presence::kMissed:
      return "missed";
  }
  return {};
}

// The site asked for, or the member of staff's own; empty when it is none of theirs.
std::string site_for(const Hub& hub, const StaffCaller& caller, std::string_view asked) {
  const std::string site = asked.empty() ? caller.site : std::string{asked};
  const bool theirs = hub.in_force() && hub.in_force()->council.has_site(site) && hub.serves(caller, site);
  return theirs ? site : std::string{};
}

CheckInOrder order_for(const Hub& hub, const std::string& site, std::string code) {
  const auto& council = hub.in_force()->council;
  const auto settings = council.appointments.value_or(bundle::AppointmentSettings{});
  CheckInOrder order;
  order.ticket.site = site;
  order.ticket.day = hub.today();
  if (const auto* const own = council.council_of(site)) order.places = own->sites;
  order.code = std::move(code);
  order.early_ms = settings.early_minutes * kMinute_ms;
  order.late_ms = settings.late_minutes * kMinute_ms;
  return order;
}

protocol::CheckIn told_of(const Hub& hub, const CheckInDone& done, const Queue* queue) {
  const Appointment& one = done.appointment;
  protocol::CheckIn told;
  told.outcome = done.outcome;
  told.service = one.service;
  const auto* const site = hub.in_force()->council.site(one.site);
  told.place = site == nullptr ? "" : site->name;
  told.at = protocol::read_moment(one.day, one.time).value_or(protocol::LocalMoment{});
  told.early_s = (one.at - hub.now()) / 1000;
  told.late = done.late;
  if (!one.ticket || queue == nullptr) return told;
  told.number = static_cast<int>(one.ticket->number);
  told.display = ticket_display(queue->prefix, one.ticket->number);
  if (one.ticket->state == TicketState::kCalled) told.desk = one.ticket->desk;
  return told;
}

Response told_response(const protocol::CheckIn& told, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = protocol::to_json(told);
  return response;
}

// What the council has no queue for any more cannot be waited for: staff see it, a kiosk does not.
void answer_kiosk(Hub& hub, const Reply& reply, const CheckInDone& done, const std::string& follow) {
  const Queue* const queue = hub.in_force()->council.queue(done.appointment.service, done.appointment.site);
  protocol::CheckIn told = told_of(hub, done, queue);
  const bool has_number = done.outcome == CheckInOutcome::kCheckedIn || done.outcome == CheckInOutcome::kAlready;
  if (queue == nullptr && has_number) return reply(error_response(unknown()));
  if (done.outcome != CheckInOutcome::kCheckedIn) return reply(told_response(told, 200));
  hub.live().changed("queue", done.appointment.service);
  told.follow = base::Secret(follow);
  const int status = done.issued.fresh ? 201 : 200;
  with_estimate(hub, done.appointment.site, *queue,
                {done.issued.ahead, done.issued.called, seconds_until(done.issued.later, hub.now())},
                [reply, told, status](WaitEstimate wait) mutable {
                  told.ahead = wait.ahead;
                  told.about_minutes = wait.about_minutes;
                  told.up_to_minutes = wait.up_to_minutes;
                  reply(told_response(told, status));
                });
}

Response too_many(std::chrono::seconds wait) {
  Response response = error_response({ErrorCode::kUnavailable, "rate", "too many unknown codes: wait a little"});
  response.status = 429;
  response.headers = {{"Retry-After", std::to_string(wait.count())}};
  return response;
}

void check_in(Hub& hub, const std::shared_ptr<RecentTries>& tries, const KioskCaller& caller, const Request& request,
              const Reply& reply) {
  Body body(request);
  const auto code = protocol::read_booking_code(body.text("reference", 64));
  const std::string request_id = body.uuid("request_id");
  const std::string language = body.language("language", Body::Need::kOptional);
  const bool waits = body.flag("waits");
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (!code) return reply(error_response({ErrorCode::kInvalid, "reference", "is no code of an appointment"}));
  if (!hub.in_force() || !hub.in_force()->council.appointments) return reply(error_response(unknown()));
  const auto now = hub.clock().mono();
  if (!tries->take(caller.kiosk_id, now)) return reply(too_many(tries->wait(caller.kiosk_id, now)));
  CheckInOrder order = order_for(hub, caller.site, *code);
  order.waits = waits;
  order.ticket.kiosk_id = caller.kiosk_id;
  order.ticket.request_id = request_id;
  order.ticket.language = language;
  std::string follow;
  if (const std::string origin = hub.follow_origin(); !origin.empty()) {
    const FollowCode made = make_follow_code();
    order.ticket.token_hash = made.hash;
    follow = follow_address(origin, made);
  }
  hub.store().check_in(std::move(order), [&hub, tries, caller, reply, follow, now](base::Result<CheckInDone> done) {
    const bool in_vain = !done && done.error().code == ErrorCode::kNotFound;
    if (!in_vain) tries->give_back(caller.kiosk_id, now);
    if (!done) return reply(error_response(done.error()));
    answer_kiosk(hub, reply, *done, follow);
  });
}

// ---- Staff ----

json appointment_json(const Hub& hub, const Appointment& one) {
  json object{{"reference", one.shown},
              {"service", one.service},
              {"time", one.time},
              {"at", one.at},
              {"state", name_of(presence_of(one))}};
  if (one.minutes > 0) object["minutes"] = one.minutes;
  const Queue* const queue = hub.in_force()->council.queue(one.service, one.site);
  object["queue"] = queue == nullptr ? one.service : queue->name;
  const Presence presence = presence_of(one);
  if (!one.ticket || presence == Presence::kExpected || presence == Presence::kMissed) return object;
  object["display"] = ticket_display(queue == nullptr ? "" : queue->prefix, one.ticket->number);
  object["arrived_at"] = one.ticket->issued_at;
  if (presence == Presence::kCalled) object["desk"] = one.ticket->desk;
  return object;
}

void list(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string site = site_for(hub, caller, request.asked("site"));
  if (site.empty()) return reply(error_response(no_site()));
  const std::string_view asked = request.asked("day");
  if (!asked.empty() && !is_day(asked)) {
    return reply(error_response({ErrorCode::kInvalid, "day", "is no day as 2026-11-24"}));
  }
  const std::string day = asked.empty() ? hub.today() : std::string{asked};
  hub.store().list_appointments(site, day, [&hub, reply, site, day](base::Result<std::vector<Appointment>> rows) {
    if (!rows) return reply(error_response(rows.error()));
    json appointments = json::array();
    for (const Appointment& one : *rows) appointments.push_back(appointment_json(hub, one));
    reply(json_response({{"site", site},
                         {"day", day},
                         {"today", hub.today()},
                         {"offered", hub.in_force()->council.appointments.has_value()},
                         {"appointments", std::move(appointments)}}));
  });
}

// Every row is for a queue of this site and a day that is not past, or nothing is taken.
// Of `of_day` alone, where that is said.
base::Result<AppointmentList> read_list(const Hub& hub, const std::string& site, std::string_view csv,
                                        const std::string& of_day) {
  using protocol::NoRows;
  const auto listed = protocol::parse_appointment_list(csv, of_day.empty() ? NoRows::kRefused : NoRows::kTaken);
  if (!listed) return tl::unexpected<base::Error>(listed.error());
  AppointmentList list{site, {}, of_day};
  const std::string last = day_plus(hub.today(), kMostDaysAhead);
  if (!of_day.empty() && (!is_day(of_day) || of_day < hub.today() || of_day > last)) {
    return base::fail(ErrorCode::kInvalid, "day", "must be today or one of the next 31 days, as 2026-11-24");
  }
  for (const protocol::ListedAppointment& row : *listed) {
    const std::string day = protocol::day_of(row.at);
    if (hub.in_force()->council.queue(row.service, site) == nullptr) {
      return base::fail(ErrorCode::kInvalid, row.shown, "queue: this site has none of the code " + row.service);
    }
    if (day < hub.today() || day > last) {
      return base::fail(ErrorCode::kInvalid, row.shown, "day: is not today or one of the next 31 days");
    }
    if (!of_day.empty() && day != of_day) {
      return base::fail(ErrorCode::kInvalid, row.shown, "day: is not " + of_day + ", which the list is to be of");
    }
    Appointment one;
    one.site = site;
    one.day = day;
    one.code = row.code;
    one.shown = row.shown;
    one.service = row.service;
    one.time = protocol::time_of(row.at);
    one.at = hub.days().time_at(day, row.at.minute);
    one.minutes = row.minutes;
    list.rows.push_back(std::move(one));
  }
  return list;
}

void put_list(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string asked = body.code("site", Body::Need::kOptional);
  const std::string day = body.text("day", 10, Body::Need::kOptional);
  const json& csv = body.member("list");
  const std::string text = csv.is_string() ? csv.get<std::string>() : std::string{};
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::string site = site_for(hub, caller, asked);
  if (site.empty()) return reply(error_response(no_site()));
  auto list = read_list(hub, site, text, day);
  if (!list) return reply(error_response(list.error()));
  hub.store().put_appointments(std::move(*list), caller.name, [&hub, reply](base::Result<AppointmentsKept> kept) {
    if (!kept) return reply(error_response(kept.error()));
    hub.live().changed("queue");
    reply(json_response(
        {{"added", kept->added}, {"changed", kept->changed}, {"removed", kept->removed}, {"kept", kept->kept}}));
  });
}

// For somebody who stands before a member of staff: the number is told, so it waits at once.
void check_in_for(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  const std::string asked = body.code("site", Body::Need::kOptional);
  const auto code = protocol::read_booking_code(body.text("reference", 64));
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  const std::string site = site_for(hub, caller, asked);
  if (site.empty()) return reply(error_response(no_site()));
  if (!code) return reply(error_response({ErrorCode::kInvalid, "reference", "is no code of an appointment"}));
  CheckInOrder order = order_for(hub, site, *code);
  order.waits = true;
  order.by_staff = caller.name;
  order.ticket.request_id = base::make_uuid_v7(hub.clock().wall(), base::io::random_16());
  hub.store().check_in(std::move(order), [&hub, reply](base::Result<CheckInDone> done) {
    if (!done) return reply(error_response(done.error()));
    hub.live().changed("queue", done->appointment.service);
    json answer = appointment_json(hub, done->appointment);
    answer["outcome"] = protocol::name_of(done->outcome);
    answer["late"] = done->late;
    reply(json_response(answer));
  });
}

}  // namespace

void add_appointment_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/appointments/check-in",
                [&hub, tries = std::make_shared<RecentTries>()](const KioskCaller& caller, const Request& request,
                                                                const Reply& reply) {
                  check_in(hub, tries, caller, request, reply);
                });
  const auto add = [&hub](const char* method, std::string_view path, Role role,
                          void (*handler)(Hub&, const StaffCaller&, const Request&, const Reply&)) {
    hub.add_staff_route(method, path, role,
                        [&hub, handler](const StaffCaller& caller, const Request& request, const Reply& reply) {
                          handler(hub, caller, request, reply);
                        });
  };
  add("GET", "/api/v1/appointments", Role::kStaff, list);
  add("POST", "/api/v1/appointments", Role::kSupervisor, put_list);
  add("POST", "/api/v1/appointments/check-in", Role::kStaff, check_in_for);
}

}  // namespace waymark::hub

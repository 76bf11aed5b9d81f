// Appointments as the hub keeps them: a code, a time and a queue, and nothing of whose they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "provisioning/hub/store/records.h"
#include "provisioning/protocol/appointment.h"

namespace waymark::hub {

struct Appointment {
  std::string site;
  std::string day;   // local
  std::string code;  // as protocol::read_booking_code() has it
  std::string shown;
  std::string service;
  std::string time;  // "10:30", by the clock on the council's wall
  std::int64_t at = 0;
  int minutes = 0;  // how long it is meant to take; 0: not said
  bool missed = false;
  std::int64_t ticket_id = 0;
  std::optional<Ticket> ticket{};  // of who has checked in, or tried to
};

enum class Presence : std::uint8_t { kExpected = 1, kArrived, kCalled, kServed, kLeft, kMissed };

// A number that nobody took is no arrival.
[[nodiscard]] Presence presence_of(const Appointment& appointment);

// The whole list of every day that is in it, for one site.
struct AppointmentList {
  std::string site;
  std::vector<Appointment> rows;
  std::string day{};  // not empty: all rows are of it, and there may be none
};

struct AppointmentsKept {
  int added = 0;
  int changed = 0;
  int removed = 0;
  int kept = 0;  // as they were, arrived ones among them
};

struct CheckInOrder {
  TicketOrder ticket;  // its site and day are where and when somebody is here; the service is not looked at
  std::vector<std::string> places;  // sites whose appointments may be told: those of one council
  std::string code;
  std::int64_t early_ms = 0;
  std::int64_t late_ms = 0;
  bool waits = false;    // takes a number however early it is
  std::string by_staff;  // who checks in on behalf; empty: the owner, at a kiosk
};

struct CheckInDone {
  protocol::CheckInOutcome outcome = protocol::CheckInOutcome::kCheckedIn;
  Appointment appointment;  // with its ticket, where it has one
  IssuedTicket issued;      // kCheckedIn
  bool late = false;
};

}  // namespace waymark::hub

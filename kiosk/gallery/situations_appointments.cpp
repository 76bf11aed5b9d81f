// "I have an appointment": its code, and what came of it.
#include "kiosk/core/state.h"
#include "kiosk/gallery/situations.h"
#include "kiosk/gallery/steps.h"

namespace waymark::gallery {

using namespace std::chrono_literals;
using protocol::CheckInOutcome;

namespace {

constexpr protocol::LocalMoment kToday{2026, 11, 23, 10 * 60 + 30};
constexpr protocol::LocalMoment kTomorrow{2026, 11, 24, 14 * 60 + 15};

// A code is typed and asked about; what the hub then says is the picture.
Steps to_code_asked() { return Steps{}.press("home.appointment").fill("field.@booking", "kx4-pm2").press("continue"); }

protocol::CheckIn told(CheckInOutcome outcome, protocol::LocalMoment at = kToday) {
  protocol::CheckIn made{outcome, "council-tax", "Braes Hub", at, 1'800};
  if (outcome == CheckInOutcome::kCheckedIn || outcome == CheckInOutcome::kAlready) made.display = "C042";
  return made;
}

Steps to_told(const protocol::CheckIn& answer) { return to_code_asked().answer(core::CheckedIn{{}, answer}); }

Steps to_too_many() {
  Steps steps = to_code_asked().answer(core::AppointmentUnknown{});
  for (int more = 1; more < core::kMostUnknownReferences; ++more) {
    steps.press({"try-again", "continue"}).answer(core::AppointmentUnknown{});
  }
  return steps;
}

}  // namespace

void add_situations_of_appointments(std::vector<Situation>& into) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  const Steps entry = Steps{}.press("home.appointment");
  protocol::CheckIn late = told(CheckInOutcome::kCheckedIn);
  late.late = true;
  late.ahead = 3;
  late.about_minutes = 9;
  late.up_to_minutes = 16;
  protocol::CheckIn called = told(CheckInOutcome::kAlready);
  called.desk = "Desk 3";
  add("appointment", "no-code", Steps{entry}.press("appointment.no-code"));
  add("appointment_code", "empty", entry);
  add("appointment_code", "wrong", Steps{entry}.fill("field.@booking", "KX4").press("continue"));
  add("appointment_code", "nothing-typed", Steps{entry}.press("continue"));
  add("appointment_told", "asking", to_code_asked().wait(2s));
  add("appointment_told", "long", to_code_asked().wait(10s));
  add("appointment_told", "early", to_told(told(CheckInOutcome::kEarly)));
  add("appointment_told", "other-day", to_told(told(CheckInOutcome::kOtherDay, kTomorrow)));
  add("appointment_told", "other-site", to_told(told(CheckInOutcome::kOtherSite)));
  add("appointment_told", "already", to_told(told(CheckInOutcome::kAlready)));
  add("appointment_told", "called", to_told(called));
  add("appointment_told", "over", to_told(told(CheckInOutcome::kOver)));
  add("appointment_told", "unknown", to_code_asked().answer(core::AppointmentUnknown{}));
  add("appointment_told", "unavailable", to_code_asked().answer(core::CheckInUnavailable{}));
  add("appointment_told", "offline",
      to_code_asked().happens(core::LinkChanged{false}).answer(core::CheckInUnavailable{}));
  add("appointment_told", "too-many", to_too_many());
  add("ticket", "appointment", to_told(told(CheckInOutcome::kCheckedIn)));
  add("ticket", "appointment-late", to_told(late));
}

}  // namespace waymark::gallery

// "Check my request": its number, and what became of it.
#include "kiosk/core/state.h"
#include "kiosk/gallery/situations.h"
#include "kiosk/gallery/steps.h"

namespace waymark::gallery {

using namespace std::chrono_literals;

namespace {

// Sent on a Monday, two weeks before the pictures were taken: its journey promises two working days.
constexpr std::int64_t kTwoWeeksAgo = 1'794'218'400'000;
constexpr std::int64_t kThisMorning = 1'795'424'400'000;

// A reference is typed and asked about; what the hub then says is the picture.
Steps to_reference_asked() {
  return Steps{}.press({"home.do-it-here", "requests"}).fill("field.@reference", "00000000 0").press("continue");
}

Steps to_status(protocol::RequestStatus status, std::int64_t sent) {
  return to_reference_asked().answer(core::RequestFound{{}, {"report-a-missed-bin", status, sent, kThisMorning}});
}

Steps to_too_many() {
  Steps steps = to_reference_asked().answer(core::RequestUnknown{});
  for (int more = 1; more < core::kMostUnknownReferences; ++more) {
    steps.press({"try-again", "continue"}).answer(core::RequestUnknown{});
  }
  return steps;
}

}  // namespace

void add_situations_of_requests(std::vector<Situation>& into) {
  using protocol::RequestStatus;
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  const Steps entry = Steps{}.press({"home.do-it-here", "requests"});
  add("requests", "empty", entry);
  add("requests", "wrong", Steps{entry}.fill("field.@reference", "7K3M-9QTX-1").press("continue"));
  add("requests", "nothing-typed", Steps{entry}.press("continue"));
  add("request_status", "asking", to_reference_asked().wait(2s));
  add("request_status", "long", to_reference_asked().wait(10s));
  add("request_status", "received", to_status(RequestStatus::kReceived, kThisMorning));
  add("request_status", "in-progress", to_status(RequestStatus::kInProgress, kThisMorning));
  add("request_status", "more-needed", to_status(RequestStatus::kMoreNeeded, kThisMorning));
  add("request_status", "finished", to_status(RequestStatus::kFinished, kTwoWeeksAgo));
  add("request_status", "late", to_status(RequestStatus::kInProgress, kTwoWeeksAgo));
  add("request_status", "unknown", to_reference_asked().answer(core::RequestUnknown{}));
  add("request_status", "unavailable", to_reference_asked().answer(core::RequestStatusUnavailable{}));
  add("request_status", "too-many", to_too_many());
}

}  // namespace waymark::gallery

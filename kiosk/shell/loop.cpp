#include "kiosk/shell/loop.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "kiosk/shell/memory.h"

namespace waymark::shell {
namespace {

// Less is the drift of two clocks and the time between two readings.
constexpr std::chrono::milliseconds kJump{2'000};
// This source is not older than that; a wall clock before it is wrong.
constexpr base::WallTime kBuilt{std::chrono::milliseconds{1'793'000'000'000}};  // 26 October 2026

GlassReport report_of(const core::State& state, const view::View& view, base::WallTime wall) {
  GlassReport out;
  out.screen = view.screen;
  out.clock_suspect = wall < kBuilt;
  if (state.staff) {
    out.glass = "staff";
    return out;
  }
  switch (state.screen) {
    case core::Screen::kAttract:
      out.glass = "attract";
      break;
    case core::Screen::kClosed:
      out.glass = "closed";
      break;
    case core::Screen::kOutOfService:
      out.glass = "out_of_service";
      out.reason = state.out_of_service_code;
      break;
    default:
      out.glass = "in_use";
  }
  return out;
}

}  // namespace

Loop::Loop(Glass& glass, Mailbox& mailbox, Effects& effects, SpeechDesk& speech, const base::io::Clock& clock,
           const words::Catalogue& words, LoopPorts ports)
    : glass_(glass),
      watch_(glass),
      mailbox_(mailbox),
      effects_(effects),
      speech_(speech),
      clock_(clock),
      words_(words),
      ports_(std::move(ports)) {}

void Loop::begin(std::shared_ptr<const core::Configuration> configuration, std::vector<core::Event> news) {
  started_ = clock_.mono();
  wall_ahead_ = clock_.wall().time_since_epoch() - started_.time_since_epoch();
  screens::Turn first = screens::begin(std::move(configuration), base::io::make_envelope(clock_), words_);
  state_ = std::move(first.state);
  view_ = std::move(first.view);
  effects_.perform(std::move(first.effects), true);
  for (const core::Event& event : news) take(event);
  show();
}

int Loop::run(const std::function<bool()>& stop) {
  while (!stop()) {
    if (const auto code = round()) return *code;
  }
  return 0;
}

std::optional<int> Loop::round() {
  for (const core::Event& event : glass_.wait(patience())) take(event);
  for (const core::Event& event : mailbox_.take()) take(event);
  notice_clock_jump();
  const auto due = core::next_deadline(state_);
  if (due && clock_.mono() >= *due) take(core::DeadlineReached{});
  if (auto wiped = effects_.finished_wipe()) {
    scrub_stack();
    trim_heap();
    last_wipe_ = wiped->report;
    take(*wiped);
  }
  show();
  if (ports_.moving()) glass_.refresh_moving();
  if (ports_.view_wanted()) ports_.view(view_);
  if (const auto unseen = watch_.look(clock_.mono())) return unseen;
  ports_.beat();
  if (!well_ && clock_.mono() - started_ >= kTrial) {
    well_ = true;
    trim_heap();  // what reading words, themes and fonts took in between
    ports_.running_well();
  }
  return effects_.exit_code();
}

std::chrono::milliseconds Loop::patience() const {
  const base::MonoTime now = clock_.mono();
  std::chrono::milliseconds wait = kBeat;
  if (const auto due = core::next_deadline(state_)) wait = std::min(wait, *due - now);
  if (!well_) wait = std::min<std::chrono::milliseconds>(wait, started_ + kTrial - now);
  return std::max(wait, std::chrono::milliseconds{0});
}

void Loop::take(const core::Event& event) {
  screens::Turn turn = screens::turn(std::move(state_), event, base::io::make_envelope(clock_), words_);
  state_ = std::move(turn.state);
  if (!(turn.view == view_)) {
    view_ = std::move(turn.view);
    changed_ = true;
  }
  if (turn.effects.empty()) return;
  changed_ = changed_ || std::any_of(turn.effects.begin(), turn.effects.end(), [](const core::Effect& effect) {
               return std::holds_alternative<core::Wipe>(effect.body);  // the glass is blank after it
             });
  effects_.perform(std::move(turn.effects), !core::in_visit(state_));
}

void Loop::notice_clock_jump() {
  const auto ahead = clock_.wall().time_since_epoch() - clock_.mono().time_since_epoch();
  const auto moved = ahead - std::exchange(wall_ahead_, ahead);
  if (moved > kJump || moved < -kJump) take(core::ClockJumped{});
}

void Loop::show() {
  if (!std::exchange(changed_, false)) return;
  speech_.show(view_);  // before the painting, which takes longer: the first sound comes sooner
  glass_.present(view_);
  ports_.view(view_);
  GlassReport report = report_of(state_, view_, clock_.wall());
  if (report == reported_) return;
  reported_ = report;
  ports_.report(std::move(report));
}

}  // namespace waymark::shell

#include "kiosk/screens/turn.h"

#include "kiosk/screens/focus.h"
#include "kiosk/screens/paper.h"
#include "kiosk/screens/render.h"

namespace waymark::screens {
namespace {

Turn finish(core::Step step, const words::Catalogue& catalogue) {
  Turn turn{std::move(step.state), {}, std::move(step.effects)};
  for (core::Effect& effect : turn.effects) {
    if (auto* print = std::get_if<core::Print>(&effect.body)) {
      print->document = std::make_shared<const protocol::PrintDocument>(paper(print->paper, turn.state, catalogue));
    }
  }
  turn.view = render(turn.state, catalogue);
  turn.state.visit.focus = turn.view.focus;
  turn.state.focus_stops = focus_stops(turn.view);
  turn.state.mirrored = turn.view.direction == view::Direction::kRightToLeft;
  return turn;
}

}  // namespace

Turn begin(std::shared_ptr<const core::Configuration> configuration, const base::Envelope& envelope,
           const words::Catalogue& catalogue) {
  return finish(core::start(std::move(configuration), envelope), catalogue);
}

Turn turn(core::State state, const core::Event& event, const base::Envelope& envelope,
          const words::Catalogue& catalogue) {
  return finish(core::update(std::move(state), event, envelope), catalogue);
}

}  // namespace waymark::screens

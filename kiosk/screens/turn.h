// One turn of the heart, the only call that a loop needs: event in; state, screen and effects out.
//
//   auto turn = screens::turn(std::move(state), event, envelope, catalogue);
//
// It updates, renders, puts the words on any paper that is to be printed, and keeps the focus on something that is
// on the screen. Pure, as everything below it. Wake it again by core::next_deadline(turn.state).
#pragma once

#include <memory>
#include <vector>

#include "kiosk/core/update.h"
#include "kiosk/view/view.h"
#include "kiosk/words/catalogue.h"

namespace waymark::screens {

// What a loop keeps between events, and what it must do now.
struct Turn {
  core::State state;
  view::View view;
  std::vector<core::Effect> effects;
};

// The first screen, before any event.
[[nodiscard]] Turn begin(std::shared_ptr<const core::Configuration> configuration, const base::Envelope& envelope,
                         const words::Catalogue& catalogue);

[[nodiscard]] Turn turn(core::State state, const core::Event& event, const base::Envelope& envelope,
                        const words::Catalogue& catalogue);

}  // namespace waymark::screens

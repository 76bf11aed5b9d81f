// State to paper: the same words as on the glass. A ticket holds nothing personal but, where that is offered, the
// code that follows it; a receipt holds the reference and the due day only, unless its owner asked for the answers that
// may be printed (journeys::printable_answers). Pure.
#pragma once

#include <string>

#include "kiosk/core/effect.h"
#include "kiosk/core/state.h"
#include "kiosk/words/catalogue.h"
#include "provisioning/protocol/print_document.h"

namespace waymark::screens {

[[nodiscard]] protocol::PrintDocument paper(core::Paper which, const core::State& state,
                                            const words::Catalogue& catalogue);

// What the receipt's QR code holds: the council's status page for this reference, or the bare reference.
[[nodiscard]] std::string receipt_link(const core::State& state);

// "2:30pm", or the day and the time, of an appointment.
[[nodiscard]] std::string in_words(const protocol::LocalMoment& moment, words::DateStyle style,
                                   const words::Words& words);

// "2 people are ahead of you. About 6 minutes, up to 11." Or, of an appointment, when it is.
[[nodiscard]] std::string ticket_wait(const core::Ticket& ticket, const words::Words& words);

}  // namespace waymark::screens

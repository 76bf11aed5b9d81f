// View to speech: what a person who does not see the screen hears. The same nodes as on the glass, in reading order:
// page, step, errors, content, then each control with its role, place and state.
//
// A secret value is never spoken; a private one only to somebody who listens privately (headphones or a handset,
// EN 301 549 5.1.3.8 and 5.1.3.9). Each segment names its language (5.1.3.14). Pure; the shell owns the voice itself.
#pragma once

#include <string>
#include <vector>

#include "kiosk/view/view.h"
#include "kiosk/words/catalogue.h"

namespace waymark::voice {

struct Segment {
  std::string lang;  // BCP 47
  std::string text;
  bool operator==(const Segment&) const = default;
};

enum class Listening { kAloud = 1, kPrivately };

// The whole screen, from its title on. With a dialog up, only the dialog. The toolbar and the on-screen keyboard are
// spoken when the focus comes to them: nobody wants to hear forty keys before the question.
[[nodiscard]] std::vector<Segment> speak(const view::View& view, const words::Catalogue& catalogue,
                                         Listening listening);

// One control or piece of text, with what belongs to it.
[[nodiscard]] std::vector<Segment> speak_node(const view::View& view, const view::Node& node,
                                              const words::Catalogue& catalogue, Listening listening);

// What to say when `before` has become `after`: all of a new page or dialog; else what is live and has changed, and
// the control that the focus moved to. Empty: nothing to say. A countdown is spoken at 30, 20, 10 and the last 5
// seconds.
[[nodiscard]] std::vector<Segment> speak_change(const view::View& before, const view::View& after,
                                                const words::Catalogue& catalogue, Listening listening);

// Whether such a change came by itself (a queue that moved, a printer that is ready) and not by what the person did.
[[nodiscard]] bool is_only_news(const view::View& before, const view::View& after);

}  // namespace waymark::voice

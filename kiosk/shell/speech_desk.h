// Hands what the screens say to the voice: remembers the View that was spoken of last, and forgets it at the wipe.
// Ui thread. With nobody listening it does nothing at all.
#pragma once

#include <functional>

#include "kiosk/shell/voice.h"
#include "kiosk/view/view.h"
#include "kiosk/words/catalogue.h"

namespace waymark::shell {

class SpeechDesk {
 public:
  SpeechDesk(Voice& voice, const words::Catalogue& words) : voice_(voice), words_(words) {}

  // The glass now shows this.
  void show(const view::View& view);
  // See Voice::wipe().
  void wipe(std::function<void(bool)> done);

 private:
  Voice& voice_;
  const words::Catalogue& words_;
  view::View spoken_;
};

}  // namespace waymark::shell

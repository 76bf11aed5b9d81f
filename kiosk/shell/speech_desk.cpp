#include "kiosk/shell/speech_desk.h"

#include <utility>

#include "kiosk/voice/announce.h"

namespace waymark::shell {

void SpeechDesk::show(const view::View& view) {
  if (!view.speech.on && !spoken_.speech.on) return;
  voice::Announcement news = voice::announce(spoken_, view, words_);
  const Pace pace{view.speech.rate, view.speech.volume};
  switch (news.act) {
    case voice::Act::kNothing:
      break;
    case voice::Act::kRest:
      voice_.rest();
      break;
    case voice::Act::kHush:
      voice_.stop();
      break;
    case voice::Act::kPause:
      voice_.pause();
      break;
    case voice::Act::kGoOn:
      voice_.go_on();
      break;
    case voice::Act::kSayAtOnce:
      voice_.say(std::move(news.segments), pace, Manner::kAtOnce);
      break;
    case voice::Act::kSayAfterwards:
      voice_.say(std::move(news.segments), pace, Manner::kAfterwards);
      break;
  }
  spoken_ = view.speech.on ? view : view::View{};
}

void SpeechDesk::wipe(std::function<void(bool)> done) {
  // Whoever listened still does, to the goodbye; nothing else of the screen before is left.
  const view::Speech speech = spoken_.speech;
  spoken_ = {};
  spoken_.speech = speech;
  voice_.wipe(std::move(done));
}

}  // namespace waymark::shell

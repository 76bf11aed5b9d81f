#include "kiosk/voice/announce.h"

#include <utility>

#include "kiosk/voice/say.h"

namespace waymark::voice {
namespace {

using view::View;

Listening listening_of(const View& view) { return view.speech.in_private ? Listening::kPrivately : Listening::kAloud; }

Announcement at_once(std::vector<Segment> segments) {
  if (segments.empty()) return {};
  return {Act::kSayAtOnce, std::move(segments)};
}

// A new speed or loudness is heard in its own name.
Announcement new_pace(const View& before, const View& after, const words::Catalogue& catalogue) {
  const view::Speech& was = before.speech;
  const view::Speech& is = after.speech;
  const words::Words words = catalogue.in(after.lang);
  Speaker speaker(after, catalogue, listening_of(after));
  const auto say = [&](std::string_view name, int level, int most) {
    speaker.say_text(words(name), words.language());
    speaker.say_text(words("speech.level", {{"level", level}, {"count", most}}), words.language());
  };
  if (was.rate != is.rate) say(is.rate > was.rate ? "speech.faster" : "speech.slower", is.rate, view::Speech::kFastest);
  if (was.volume != is.volume) {
    say(is.volume > was.volume ? "speech.louder" : "speech.quieter", is.volume, view::Speech::kLoudest);
  }
  return at_once(speaker.done());
}

// How to go on without seeing the screen, then the screen itself.
Announcement welcome(const View& after, const words::Catalogue& catalogue) {
  const words::Words words = catalogue.in(after.lang);
  std::vector<Segment> segments{{std::string(words.language()), words("voice.welcome")}};
  for (Segment& segment : speak(after, catalogue, listening_of(after))) segments.push_back(std::move(segment));
  return at_once(std::move(segments));
}

}  // namespace

Announcement announce(const View& before, const View& after, const words::Catalogue& catalogue) {
  const view::Speech& was = before.speech;
  const view::Speech& is = after.speech;
  if (!is.on) return {was.on ? Act::kRest : Act::kNothing, {}};
  if (!was.on) return welcome(after, catalogue);
  if (was.hushed < is.hushed) return {Act::kHush, {}};
  if (was.paused != is.paused) return {is.paused ? Act::kPause : Act::kGoOn, {}};
  if (was.said_again < is.said_again || was.in_private != is.in_private) {
    return at_once(speak(after, catalogue, listening_of(after)));
  }
  if (was.rate != is.rate || was.volume != is.volume) return new_pace(before, after, catalogue);
  std::vector<Segment> segments = speak_change(before, after, catalogue, listening_of(after));
  if (segments.empty()) return {};
  return {is_only_news(before, after) ? Act::kSayAfterwards : Act::kSayAtOnce, std::move(segments)};
}

}  // namespace waymark::voice

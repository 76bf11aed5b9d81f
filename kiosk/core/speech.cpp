// What is heard: on by the Listen control or by headphones, and the speech bar. Each visit begins with the usual rate
// and volume (EN 301 549, 5.1.3.13).
#include <algorithm>
#include <utility>

#include "kiosk/core/idle.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

void turn_on(Change& change) {
  view::Speech& speech = change.visit().speech;
  speech.on = true;
  speech.in_private = change.state.headphones;
}

void turn_off(Change& change) {
  view::Speech& speech = change.visit().speech;
  speech.on = false;
  speech.in_private = false;
  speech.paused = false;
  Visit& visit = change.visit();
  if (visit.focus.starts_with(ids::kSpeechBar)) visit.focus = ids::kListen;  // where the bar came from
}

// Headphones begin a visit as a touch does; where none can begin, they make what is on the screen heard.
void listen_at_rest(Change& change, bool in) {
  State& state = change.state;
  state.listening_until.reset();
  if (!in) return;
  if (state.screen == Screen::kGoodbye && state.wiped) rest(change);
  begin_visit(change);
  if (!in_visit(state) && state.has_voice) state.listening_until = change.now() + kListeningAtRest;
}

}  // namespace

bool press_speech(Change& change, std::string_view node) {
  view::Speech& speech = change.state.staff ? change.state.staff->speech : change.visit().speech;
  if (node == ids::kSayAgain) {
    ++speech.said_again;
  } else if (node == ids::kPauseSpeech) {
    // Only what is being said can wait.
    speech.paused = !speech.paused && change.state.speaking;
  } else if (node == ids::kSlower) {
    speech.rate = std::max(1, speech.rate - 1);
  } else if (node == ids::kFaster) {
    speech.rate = std::min(view::Speech::kFastest, speech.rate + 1);
  } else if (node == ids::kQuieter) {
    speech.volume = std::max(1, speech.volume - 1);
  } else if (node == ids::kLouder) {
    speech.volume = std::min(view::Speech::kLoudest, speech.volume + 1);
  } else if (node == ids::kHush) {
    ++speech.hushed;
    speech.paused = false;
  } else {
    return false;
  }
  return true;
}

void toggle_speech(Change& change) {
  if (change.visit().speech.on) return turn_off(change);
  if (change.state.has_voice) turn_on(change);
}

void ask_about_keys(Change& change) {
  const State& state = change.state;
  Visit& visit = change.visit();
  KeysAloud& question = visit.keys_aloud;
  const bool others_hear = in_visit(state) && !state.staff && visit.speech.on && !visit.speech.in_private;
  if (question.asking && !others_hear) {
    question.asking = false;
    visit.focus = std::exchange(question.focus_before, {});
  }
  if (!others_hear || question.asked) return;
  const FocusStop* const stop = stop_on_screen(state, visit.focus);
  if (stop == nullptr || !stop->writes_private) return;
  question = {true, true, std::exchange(visit.focus, {})};
}

bool press_keys_aloud(Change& change, std::string_view node) {
  Visit& visit = change.visit();
  if (!visit.keys_aloud.asking || !node.starts_with(ids::kKeysAloudDialog)) return false;
  if (node == ids::kKeysAloudStartAgain) {
    leave(change, Leaving::kStartAgain);
    return true;
  }
  visit.speech.keys_aloud = node == ids::kKeysAloudYes;
  visit.keys_aloud.asking = false;
  visit.focus = std::exchange(visit.keys_aloud.focus_before, {});
  if (node == ids::kKeysAloudHelp) ask_for_help(change);
  return true;
}

void on_headphones(Change& change, const HeadphonesChanged& event) {
  State& state = change.state;
  if (state.headphones == event.in) return;
  state.headphones = event.in;
  if (state.staff) return;
  if (!in_visit(state)) return listen_at_rest(change, event.in);
  note_presence(change);
  state.visit.usage.last_act = change.now();
  plug_headphones_into_call(change, event.in);
  if (event.in && state.has_voice) turn_on(change);
  if (!event.in) turn_off(change);
}

void on_voice(Change& change, const VoiceChanged& event) {
  State& state = change.state;
  state.has_voice = event.available;
  if (event.available) return;
  state.speaking = false;
  state.listening_until.reset();
  if (state.staff) state.staff->speech.on = false;
  if (in_visit(state)) turn_off(change);
}

void on_speaking(Change& change, bool speaking) {
  State& state = change.state;
  const bool ended = state.speaking && !speaking;
  state.speaking = speaking;
  if (speaking) state.visit.speech.paused = false;  // something new is said instead of what waited
  if (!ended || !in_visit(state) || state.visit.countdown_until) return;
  // Who has just been spoken to has as long to act as who has just acted.
  Visit& visit = state.visit;
  visit.last_presence = std::max(visit.last_presence, std::min(change.now(), visit.usage.last_act + kSpeechHoldsVisit));
}

}  // namespace waymark::core

// A handset on a hook, as a telephone has it: lifting it answers and takes the sound, putting it back lets nobody hear
// and nobody be heard. It never ends a call by itself: whoever lays it down to look for a paper is still there.
#include "kiosk/core/call_clock.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/idle.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"

namespace waymark::core {
namespace {

void lift(Change& change) {
  Call& call = change.visit().call;
  if (call.stage == CallStage::kHow) {
    press_call(change, ids::with(ids::kCallSpeak, word_of(Speak::kHandset)));
  } else if (call.stage == CallStage::kPermission && call.speak != Speak::kType) {
    call.speak = Speak::kHandset;
    press_call(change, ids::kCallSoundOnly);
  } else if (call.stage == CallStage::kSelfView) {
    call.speak = Speak::kHandset;
    press_call(change, ids::kCallBegin);
  } else if (call.speak != Speak::kType) {  // who types is not heard because they moved something
    call.speak = Speak::kHandset;
    call.unplugged = false;
    call.hung_up = false;
    say_what_is_sent(change);
  }
}

void put_back(Change& change) {
  Call& call = change.visit().call;
  if (!in_call(call) || call.speak != Speak::kHandset) return;
  if (change.state.headphones) {
    call.speak = Speak::kHeadphones;
    return;
  }
  call.hung_up = true;
  say_what_is_sent(change);
}

}  // namespace

void on_handset(Change& change, const HandsetMoved& event) {
  State& state = change.state;
  if (state.staff) return on_handset_of_check(change, event);
  if (!in_visit(state) || !change.configuration().calls.handset) return;
  note_presence(change);
  state.visit.usage.last_act = change.now();
  if (is_covered(state)) return event.lifted ? void() : put_back(change);  // nobody knows who stands there
  event.lifted ? lift(change) : put_back(change);
}

}  // namespace waymark::core

// The picture and the sound of a call: what may be used, one connection after the other, and what the media process is
// to do. It is asked for as a whole: media_wanted() says what is due, direct_media() asks whenever that has changed.
#include <algorithm>
#include <utility>

#include "kiosk/core/assist_message.h"
#include "kiosk/core/call_clock.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

// How long an interruption is left to mend itself before another connection is made, how long that one may take, and
// when it is given up. Twelve seconds: a wireless network that comes back does so within ten.
constexpr std::chrono::milliseconds kMendsItself{12'000};
constexpr std::chrono::milliseconds kNewLegTakes{15'000};
constexpr std::chrono::milliseconds kGivenUpAfter{45'000};
constexpr int kMostStarts = 3;  // of a process that is lost again and again: something is broken here

CallStage stage_of(const Call& call) {
  if (!call.move.code.empty()) return CallStage::kMoving;
  if (call.hub == HubCall::kTransferring) return CallStage::kTransferring;
  if (call.link == LegState::kInterrupted || call.link == LegState::kFailed) return CallStage::kReconnecting;
  if (call.link == LegState::kConnecting) {
    return call.was_connected && !call.new_adviser ? CallStage::kReconnecting : CallStage::kConnecting;
  }
  return call.hub == HubCall::kHeld ? CallStage::kHeld : CallStage::kConnected;
}

void begin_leg(Change& change) {
  Call& call = change.visit().call;
  call.leg = call.hub_leg;
  call.link = LegState::kConnecting;
  call.rebuild_at = change.now() + kNewLegTakes;
  if (!call.lost_at) call.lost_at = change.now() + kGivenUpAfter;
}

void permit(Change& change, bool sound, bool picture) {
  Call& call = change.visit().call;
  call.sound = sound;
  call.picture = picture;
  if (!sound) call.speak = Speak::kType;
  call.permitted = true;
  begin_leg(change);
  move_call(change, stage_of(call));
  if (call.speak == Speak::kType && change.state.screen == Screen::kCall) edit_field(change, ids::kCallText);
}

void ask_for_new_leg(Change& change) {
  Call& call = change.visit().call;
  change.ask(ReportCall{call.call_id, CallReport::kRebuild, call.hub_leg});
  call.rebuild_at = change.now() + kNewLegTakes;
  if (!call.lost_at) call.lost_at = change.now() + kGivenUpAfter;
}

void connected(Change& change) {
  Call& call = change.visit().call;
  call.rebuild_at.reset();
  call.lost_at.reset();
  call.new_adviser = false;
  change.ask(ReportCall{call.call_id, CallReport::kConnected, call.leg});
  if (!std::exchange(call.was_connected, true)) {
    call.connected_at = change.now();
    record(change, "handoff.accepted", {{"skill", call.skill}, {"wait_ms", (change.now() - call.asked_at).count()}});
    record(change, "assist.started", {{"by", "adviser"}});
  }
  greet_adviser(change);
}

// Somebody tries the camera or the microphone, while nobody is being served.
bool tries(const State& state, CheckPart part) {
  return state.staff && !in_visit(state) && state.staff->page == StaffPage::kPart && state.staff->check.part == part;
}

MediaWanted media_wanted_for_check(const State& state) {
  MediaWanted wanted;
  wanted.picture = tries(state, CheckPart::kCamera);
  wanted.sound = tries(state, CheckPart::kMicrophone);
  wanted.running = wanted.picture || wanted.sound;
  wanted.hearing = Speak::kType;
  return wanted;
}

MediaWanted media_wanted(const State& state) {
  if (!in_visit(state)) return media_wanted_for_check(state);
  const Call& call = state.visit.call;
  MediaWanted wanted;
  wanted.start = call.start;
  const Photo& photo = state.visit.photo;
  const bool for_question = !photo.question.empty();
  if (!call_is_on(call) && !for_question) return wanted;
  const bool covered = is_covered(state);  // nobody knows who stands there now
  wanted.running = true;
  wanted.sound = call.sound && (call.permitted || call.stage == CallStage::kSelfView);
  wanted.picture = call.picture && (call.permitted || call.stage == CallStage::kSelfView);
  wanted.leg = call.permitted ? call.leg : 0;
  wanted.muted = call.muted || call.hung_up || covered;
  wanted.camera_off = call.camera_off || covered;
  wanted.held = call.hub == HubCall::kHeld || call.hub == HubCall::kTransferring;
  wanted.volume = call.volume;
  wanted.hearing = call.unplugged || call.hung_up || covered ? Speak::kType : call.speak;
  const bool idle = photo.stage == PhotoStage::kNone || photo.stage == PhotoStage::kFailed;
  const bool looks = !idle && !(covered && photo.stage == PhotoStage::kLooking);
  if (looks && (call.permitted || for_question)) {
    wanted.paper = state.visit.papers_shown;
    wanted.photograph = photo.stage == PhotoStage::kTaking;
    // The camera is for the paper alone: the adviser gets nothing of it but the photograph.
    wanted.camera_off = wanted.camera_off || !wanted.picture;
    wanted.picture = true;
  }
  wanted.screen = allowed(call, Consent::kSee) && call.link == LegState::kConnected && !covered;
  return wanted;
}

bool press_permission(Change& change, std::string_view node) {
  Call& call = change.visit().call;
  if (call.stage != CallStage::kPermission && call.stage != CallStage::kSelfView) return false;
  if (node == ids::kCallPictureAndSound) {
    call.sound = call.picture = true;
    if (call.speak == Speak::kType) call.speak = usual_speak(change.state);
    move_call(change, CallStage::kSelfView);
    change.visit().focus.clear();
  } else if (node == ids::kCallBegin) {
    permit(change, true, true);
  } else if (node == ids::kCallSoundOnly) {
    if (call.speak == Speak::kType) call.speak = usual_speak(change.state);
    permit(change, true, false);
  } else if (node == ids::kCallTypeOnly) {
    permit(change, false, false);
  } else {
    return false;
  }
  return true;
}

}  // namespace

void say_what_is_sent(Change& change) {
  const Call& call = change.visit().call;
  const bool heard = call.sound && !call.muted && !call.hung_up;
  tell_adviser(change, media_message(heard, call.picture && !call.camera_off));
}

Speak usual_speak(const State& state) {
  if (state.headphones) return Speak::kHeadphones;
  return state.configuration->calls.handset ? Speak::kHandset : Speak::kAloud;
}

bool press_media(Change& change, std::string_view node) {
  Call& call = change.visit().call;
  if (press_permission(change, node)) return true;
  if (node == ids::kCallMute) {
    call.muted = !call.muted;
    say_what_is_sent(change);
  } else if (node == ids::kCallCamera) {
    call.camera_off = !call.camera_off;
    say_what_is_sent(change);
  } else if (node == ids::kCallQuieter) {
    call.volume = std::max(1, call.volume - 1);
  } else if (node == ids::kCallLouder) {
    call.volume = std::min(Call::kLoudest, call.volume + 1);
  } else if (node == ids::kCallHearAloud) {
    call.speak = Speak::kAloud;
    call.unplugged = false;
    call.hung_up = false;
    say_what_is_sent(change);
  } else {
    return press_call_text(change, node);
  }
  return true;
}

void follow_leg(Change& change, int leg) {
  Call& call = change.visit().call;
  const bool new_leg = leg > call.hub_leg;
  if (new_leg) call.hub_leg = leg;
  if (!call.permitted) {
    if (call.stage != CallStage::kSelfView) move_call(change, CallStage::kPermission);
    return;
  }
  if (new_leg) begin_leg(change);
  move_call(change, stage_of(call));
}

void stop_leg(Change& change) {
  Call& call = change.visit().call;
  call.leg = 0;
  call.rebuild_at.reset();
  call.lost_at.reset();
  call.new_adviser = true;
  end_consents(change);
}

void on_media_lost(Change& change) {
  Call& call = change.visit().call;
  on_camera_lost(change);
  if (change.state.staff) {
    call.camera = Camera::kAbsent;
    call.microphone = Microphone::kAbsent;
  }
  if (!call_is_on(call)) return;
  if (++call.start > kMostStarts) {
    return end_call(change, call.was_connected ? CallEnd::kLost : CallEnd::kUnreachable, Told::kHub);
  }
  call.leg = 0;
  if (!call.permitted) return;
  call.link = LegState::kFailed;
  ask_for_new_leg(change);
  move_call(change, stage_of(call));
}

void on_media_devices(Change& change, const MediaDevices& event) {
  Call& call = change.visit().call;
  call.camera = event.camera;
  call.microphone = event.microphone;
  call.camera_light = event.light;
}

void on_leg_changed(Change& change, const LegChanged& event) {
  Call& call = change.visit().call;
  if (!call.permitted || event.leg != call.leg || event.leg == 0 || call.link == event.state) return;
  call.link = event.state;
  if (event.state == LegState::kConnected) {
    connected(change);
  } else if (event.state == LegState::kInterrupted) {
    call.rebuild_at = change.now() + kMendsItself;
    call.lost_at = change.now() + kGivenUpAfter;
    change.ask(ReportCall{call.call_id, CallReport::kReconnecting, call.leg});
  } else if (event.state == LegState::kFailed) {
    ask_for_new_leg(change);
  }
  move_call(change, stage_of(call));
}

void plug_headphones_into_call(Change& change, bool in) {
  Call& call = change.visit().call;
  if (!call_is_on(call) || call.speak == Speak::kType) return;
  if (in) {
    call.speak = Speak::kHeadphones;
    call.unplugged = false;
    call.hung_up = false;
    say_what_is_sent(change);
  } else if (call.speak == Speak::kHeadphones && change.configuration().calls.handset) {
    call.speak = Speak::kHandset;
  } else if (call.speak == Speak::kHeadphones) {
    call.unplugged = true;  // aloud only when somebody says so: others may stand near
  }
}

void pass_call(Change& change) {
  Call& call = change.visit().call;
  if (!call_is_on(call) || call.stage == CallStage::kMoving) return;  // its customer goes: nothing is mended
  const auto passed = [&](const std::optional<base::MonoTime>& at) { return at && *at <= change.now(); };
  if (passed(call.reply_by)) return end_call(change, CallEnd::kUnreachable, Told::kHub);
  if (passed(call.lost_at)) return end_call(change, CallEnd::kLost, Told::kHub);
  if (passed(call.rebuild_at)) ask_for_new_leg(change);
}

std::optional<base::MonoTime> next_call_deadline(const State& state) {
  const Call& call = state.visit.call;
  std::optional<base::MonoTime> next;
  for (const auto& at : {call.reply_by, call.lost_at, call.rebuild_at}) {
    if (at && (!next || *at < *next)) next = at;
  }
  return call_is_on(call) && call.stage != CallStage::kMoving ? next : std::nullopt;
}

void direct_media(Change& change) {
  Call& call = change.visit().call;
  const MediaWanted wanted = media_wanted(change.state);
  if (wanted == call.asked) return;
  call.asked = wanted;
  change.ask(DirectMedia{call.call_id, wanted});
}

}  // namespace waymark::core

#include "kiosk/shell/media_desk.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>

#include "base/io/log.h"
#include "kiosk/core/assist_message.h"
#include "kiosk/shell/lane.h"

namespace waymark::shell {
namespace {

constexpr std::chrono::milliseconds kBeat{1'000};
constexpr std::chrono::milliseconds kWatchesAgain{30'000};  // after the process was lost
constexpr std::chrono::milliseconds kSilence{3'500};        // three beats are missing
constexpr int kMostLooks = 1'000;                           // for the end of a process that was killed: two seconds
constexpr std::chrono::milliseconds kLookEvery{2};
constexpr std::size_t kMostWaiting = 64;

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

void note(const base::Status& status) {
  if (!status) base::io::log_error("media", status.error());
}

core::LegState state_of(video::Connection connection) {
  switch (connection) {
    case video::Connection::kConnecting:
      return core::LegState::kConnecting;
    case video::Connection::kConnected:
      return core::LegState::kConnected;
    case video::Connection::kInterrupted:
      return core::LegState::kInterrupted;
    case video::Connection::kFailed:
    case video::Connection::kClosed:
      break;
  }
  return core::LegState::kFailed;
}

core::Camera camera_of(video::CameraState state) {
  if (state == video::CameraState::kReady) return core::Camera::kReady;
  return state == video::CameraState::kBusy ? core::Camera::kBusy : core::Camera::kAbsent;
}

core::Microphone microphone_of(video::MicrophoneState state) {
  if (state == video::MicrophoneState::kReady) return core::Microphone::kReady;
  return state == video::MicrophoneState::kSilent ? core::Microphone::kSilent : core::Microphone::kAbsent;
}

core::PaperSight sight_of(video::PaperState state) {
  switch (state) {
    case video::PaperState::kLooking:
      return core::PaperSight::kLooking;
    case video::PaperState::kFound:
      return core::PaperSight::kFound;
    case video::PaperState::kTooDark:
      return core::PaperSight::kTooDark;
    case video::PaperState::kTooFar:
      return core::PaperSight::kTooFar;
    case video::PaperState::kBlurred:
      return core::PaperSight::kBlurred;
    case video::PaperState::kGlare:
      return core::PaperSight::kGlare;
    case video::PaperState::kSteady:
      break;
  }
  return core::PaperSight::kSteady;
}

video::Output output_of(core::Speak hearing) {
  if (hearing == core::Speak::kHeadphones) return video::Output::kHeadphones;
  return hearing == core::Speak::kAloud ? video::Output::kAloud : video::Output::kHandset;
}

core::CallChannel channel_of(video::Channel channel) {
  return channel == video::Channel::kAssist ? core::CallChannel::kAssist : core::CallChannel::kText;
}

// Nothing is heard by who types: in silence, wherever it would sound.
int volume_of(const core::MediaWanted& wanted) { return wanted.hearing == core::Speak::kType ? 0 : wanted.volume; }

}  // namespace

MediaDesk::MediaDesk(std::unique_ptr<video::Client> client, video::Setup setup, const base::io::Clock& clock,
                     paint::MovingPictures& pictures, MediaPorts ports)
    : client_(std::move(client)),
      setup_(std::move(setup)),
      clock_(clock),
      pictures_(pictures),
      ports_(std::move(ports)) {}

int MediaDesk::fd() const { return client_ ? client_->fd() : -1; }

void MediaDesk::direct(core::Tag tag, const core::DirectMedia& media) {
  tag_ = {tag.visit, 0};
  call_id_ = media.call_id;
  wanted_ = media.wanted;
  if (!wanted_.running) {
    static_cast<void>(forget());
    return;
  }
  if (!running_ && !start()) return ports_.event(core::MediaLost{tag_});
  agree();
}

bool MediaDesk::start() {
  if (!client_) return false;
  const auto started = client_->start(setup_);
  note(started);
  running_ = started.has_value();
  ready_ = false;
  done_ = core::MediaWanted{};
  return running_;
}

void MediaDesk::watch(bool on) {
  watching_ = on;
  watch_again_at_.reset();
  on ? watch_now() : static_cast<void>(forget());
}

void MediaDesk::watch_now() {
  if (!running_ && !start()) watch_again_at_ = clock_.mono() + kWatchesAgain;
}

void MediaDesk::agree() {
  if (!ready_) return;
  if (wanted_.sound != done_.sound || wanted_.picture != done_.picture) {
    note(client_->open_devices(wanted_.picture, wanted_.sound));
  }
  if (wanted_.muted != done_.muted || wanted_.camera_off != done_.camera_off) {
    note(client_->mute(wanted_.muted, wanted_.camera_off));
  }
  if (wanted_.paper != done_.paper) note(client_->look_for_paper(wanted_.paper > 0));
  if (wanted_.photograph && !done_.photograph) note(client_->take_paper());
  if (wanted_.held != done_.held) note(client_->hold(wanted_.held));
  const bool elsewhere = !done_.running || wanted_.hearing != done_.hearing;
  if (elsewhere && wanted_.hearing != core::Speak::kType) {
    note(client_->sound_to(output_of(wanted_.hearing)));
  }
  if (!done_.running || volume_of(wanted_) != volume_of(done_)) note(client_->volume(volume_of(wanted_)));
  if (wanted_.leg != done_.leg) {
    if (done_.leg > 0 && wanted_.leg == 0) note(client_->end_leg(done_.leg));
    if (wanted_.leg > 0) begin_leg();
  }
  done_ = wanted_;
}

void MediaDesk::begin_leg() {
  open_.clear();
  waiting_.clear();
  beat_at_.reset();
  silent_at_.reset();
  silent_ = false;
  link_ = core::LegState::kConnecting;
  std::vector<video::IceServer> servers;
  for (const protocol::IceServer& one : state_.ice_servers) servers.push_back({one.urls, one.username, one.credential});
  note(client_->begin_leg(wanted_.leg, servers, state_.relay_only));
}

void MediaDesk::state(const protocol::CallState& state) { state_ = state; }

void MediaDesk::signal(const protocol::CallSignal& signal) {
  if (!client_ || !ready_ || signal.leg != done_.leg || done_.leg == 0) return;
  const auto leg = static_cast<int>(signal.leg);
  if (signal.kind == protocol::SignalKind::kAnswer) {
    note(client_->answer(leg, signal.sdp));
  } else if (signal.kind == protocol::SignalKind::kCandidate && !signal.candidate.empty()) {
    note(client_->candidate(leg, static_cast<int>(signal.index), signal.candidate));
  }
}

void MediaDesk::tell(const core::TellAdviser& message) {
  if (!ready_ || message.leg != done_.leg) return;
  if (open_[message.channel]) return send(message.channel, message.json.reveal());
  if (waiting_.size() >= kMostWaiting) waiting_.pop_front();
  waiting_.emplace_back(message.channel, message.json);
}

void MediaDesk::show(const std::string& view_json) {
  if (!done_.screen && !wanted_.screen) return;
  const std::string message = core::view_message(++views_, view_json);
  if (message.size() <= core::kMaxAssistBytes && open_[core::CallChannel::kAssist]) {
    send(core::CallChannel::kAssist, message);
  }
}

void MediaDesk::send(core::CallChannel channel, std::string_view json) {
  const auto to = channel == core::CallChannel::kAssist ? video::Channel::kAssist : video::Channel::kText;
  note(client_->send(to, std::string(json)));
}

void MediaDesk::serve() {
  if (client_) {
    for (const video::Event& event : client_->poll()) take(event);
  }
  pass_time();
}

void MediaDesk::take(const video::Event& event) {
  std::visit(Overloaded{
                 [&](const video::Ready&) {
                   ready_ = true;
                   if (watching_) return note(client_->watch_for_presence(true));
                   agree();
                 },
                 [&](const video::Lost&) { lost(); },
                 [&](const video::Stopped&) { running_ = ready_ = false; },
                 [&](const video::DevicesChanged& changed) {
                   if (watching_) return ports_.event(core::PresenceChanged{changed.light_on, false});
                   ports_.event(core::MediaDevices{tag_, camera_of(changed.camera), microphone_of(changed.microphone),
                                                   changed.light_on});
                 },
                 [&](const video::Offer& offer) {
                   protocol::CallSignal signal;
                   signal.leg = offer.leg;
                   signal.kind = protocol::SignalKind::kOffer;
                   signal.sdp = offer.sdp;
                   ports_.signal(call_id_, std::move(signal));
                 },
                 [&](const video::Candidate& candidate) {
                   protocol::CallSignal signal;
                   signal.leg = candidate.leg;
                   signal.kind = protocol::SignalKind::kCandidate;
                   signal.candidate = candidate.candidate;
                   signal.index = candidate.index;
                   ports_.signal(call_id_, std::move(signal));
                 },
                 [&](const video::ConnectionChanged& changed) { connection(changed); },
                 [&](const video::ChannelOpened& channel) { opened(channel); },
                 [&](const video::ChannelMessage& message) { heard(message); },
                 [&](const video::FrameReady& ready) { frame(ready.surface); },
                 [&](const video::PaperChanged& changed) {
                   ports_.event(core::PaperSighted{tag_, sight_of(changed.state)});
                 },
                 [&](const video::PaperTaken& taken) {
                   ports_.event(core::PhotoTaken{tag_, taken.straight, taken.jpeg});
                 },
                 [&](const video::PresenceChanged& changed) {
                   ports_.event(core::PresenceChanged{true, changed.someone});
                 },
                 [](const video::Quality&) {},
                 [](const video::ToneHeard& tone) {  // only where sound is made for trying
                   base::io::log(base::io::LogLevel::kInfo, "media", "tone " + std::to_string(tone.hertz) + " hertz");
                 },
             },
             event);
}

void MediaDesk::connection(const video::ConnectionChanged& changed) {
  if (changed.leg != done_.leg) return;
  tell_link(state_of(changed.state));
}

void MediaDesk::tell_link(core::LegState state) {
  if (state == link_) return;
  link_ = state;
  ports_.event(core::LegChanged{tag_, done_.leg, state});
}

void MediaDesk::opened(const video::ChannelOpened& channel) {
  if (channel.leg != done_.leg) return;
  const core::CallChannel which = channel_of(channel.channel);
  open_[which] = true;
  if (which == core::CallChannel::kAssist) beat_at_ = clock_.mono();
  std::deque<std::pair<core::CallChannel, base::Secret>> others;
  for (auto& [to, json] : std::exchange(waiting_, {})) {
    if (to == which) {
      send(to, json.reveal());
    } else {
      others.emplace_back(to, std::move(json));
    }
  }
  waiting_ = std::move(others);
}

void MediaDesk::heard(const video::ChannelMessage& message) {
  if (message.leg != done_.leg) return;
  if (message.channel == video::Channel::kText) {
    if (auto line = core::parse_text_line(message.text)) {
      ports_.event(core::TextArrived{tag_, message.leg, line->line, std::move(line->text), line->done});
    }
    return;
  }
  if (core::is_beat(message.text)) {
    silent_at_ = clock_.mono() + kSilence;
    if (std::exchange(silent_, false) && link_ == core::LegState::kInterrupted) tell_link(core::LegState::kConnected);
    return;
  }
  if (auto assist = core::parse_assist(message.text)) {
    ports_.event(core::AssistArrived{tag_, message.leg, std::move(*assist)});
  }
}

void MediaDesk::lost() {
  running_ = ready_ = false;
  done_ = core::MediaWanted{};
  open_.clear();
  beat_at_.reset();
  silent_at_.reset();
  if (!watching_) return ports_.event(core::MediaLost{tag_});
  ports_.event(core::PresenceChanged{});
  watch_again_at_ = clock_.mono() + kWatchesAgain;
}

void MediaDesk::frame(video::Surface surface) {
  const video::Frame* const frame = client_->frame(surface);
  if (frame == nullptr) return;
  const paint::I420 picture{frame->width, frame->height,   frame->y,         frame->u,
                            frame->v,     frame->y_stride, frame->uv_stride, frame->uv_stride};
  if (pictures_.take(name_of(surface), picture)) ports_.pictures_changed();
}

void MediaDesk::pass_time() {
  const base::MonoTime now = clock_.mono();
  if (watch_again_at_ && *watch_again_at_ <= now) {
    watch_again_at_.reset();
    watch_now();
  }
  if (beat_at_ && *beat_at_ <= now && open_[core::CallChannel::kAssist]) {
    send(core::CallChannel::kAssist, R"({"type":"beat"})");
    beat_at_ = now + kBeat;
  }
  if (silent_at_ && *silent_at_ <= now) {
    silent_at_.reset();
    silent_ = true;
    if (link_ == core::LegState::kConnected) tell_link(core::LegState::kInterrupted);
  }
}

std::optional<base::MonoTime> MediaDesk::next_due() const {
  return earlier(earlier(beat_at_, silent_at_), watch_again_at_);
}

Forgotten MediaDesk::forget() {
  Forgotten out{true, call_id_.size()};
  for (const auto& [to, json] : waiting_) out.held += json.size();
  waiting_.clear();
  open_.clear();
  beat_at_.reset();
  silent_at_.reset();
  silent_ = false;
  views_ = 0;
  call_id_.clear();
  state_ = protocol::CallState{};
  wanted_ = done_ = core::MediaWanted{};
  if (!client_ || !running_) return out;
  client_->stop();
  // By time, not by what can be read: what the process said last, and nobody reads any more, is there all the while.
  for (int i = 0; i < kMostLooks && running_; ++i) {
    if (i > 0) std::this_thread::sleep_for(kLookEvery);
    for (const video::Event& event : client_->poll()) {
      if (std::holds_alternative<video::Stopped>(event) || std::holds_alternative<video::Lost>(event)) {
        running_ = ready_ = false;
      }
    }
  }
  out.cleared = !running_;
  return out;
}

}  // namespace waymark::shell

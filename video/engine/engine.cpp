#include "video/engine/engine.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "base/io/log.h"
#include "video/wire/overloaded.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;

constexpr unsigned kSecondMs = 1000;
constexpr int kFirstKbits = 500;
// Of the camera while a sheet of paper is held before it: print has to be read.
constexpr int kPaperWidth = 1920;
constexpr int kPaperHeight = 1080;
// Of the camera while it only notices who comes.
constexpr Picture kWatching{320, 240, 5};

Picture size_of(const Setup& setup) { return {setup.width, setup.height, setup.frames_per_second}; }

int first_kbits(const Setup& setup) { return std::min(kFirstKbits, setup.most_kbits); }

std::chrono::milliseconds now() { return std::chrono::milliseconds{::g_get_monotonic_time() / 1000}; }

}  // namespace

Engine::Call::Call(Engine& engine, const Setup& given)
    : setup(given),
      outgoing(size_of(given)),
      echo([this](std::span<const std::int16_t> sound, EchoCanceller::Time at) { outgoing.take_sound(sound, at); }),
      speaker(
          given, [&engine](int hertz) { engine.hear(hertz); },
          [this](std::span<const std::int16_t> sound, std::chrono::nanoseconds at) { echo.played(sound, at); }),
      paper(
          {[&engine](PaperState state) { engine.tell_(PaperChanged{state}); },
           [&engine](const Frame& frame) { engine.paper_.take(frame); },
           [&engine](bool straight, const base::Secret& jpeg) { engine.hand_over_(PaperHandedOver{straight}, jpeg); }}),
      camera(
          given.camera, size_of(given),
          [this, &engine](const Frame& frame, std::chrono::nanoseconds at) {
            if (engine.watching_) return engine.notice(frame);
            engine.self_.take(frame);
            paper.take_picture(frame);
            outgoing.take_picture(frame, at);
          },
          [&engine] { engine.tell_devices(); }),
      microphone(
          given.microphone,
          [this](std::span<const std::int16_t> sound, std::chrono::nanoseconds at) { echo.heard(sound, at); },
          [&engine] { engine.tell_devices(); }) {}

Engine::Engine(std::function<void(const MediaEvent&)> tell,
               std::function<void(const MediaEvent&, const base::Secret&)> hand_over)
    : tell_(std::move(tell)),
      hand_over_(std::move(hand_over)),
      remote_([this] { tell_(FrameReady{Surface::kRemote}); }),
      self_([this] { tell_(FrameReady{Surface::kSelf}); }),
      paper_([this] { tell_(FrameReady{Surface::kPaper}); }),
      second_(kSecondMs, [this] { each_second(); }) {}

Engine::~Engine() { end_leg(); }

base::Status Engine::act(const Command& command, const devices::Descriptor& attached) {
  if (const auto* begun = std::get_if<Start>(&command)) return start(begun->setup);
  if (const auto* surface = std::get_if<ShareSurface>(&command)) return share(surface->surface, attached);
  if (!call_) return fail(ErrorCode::kConflict, "command", "before start");
  const auto is_current = [this](int leg) { return current_ && current_->number == leg; };
  std::visit(Overloaded{
                 [](const Start&) {},
                 [](const ShareSurface&) {},
                 [this](const OpenDevices& open) { open_devices(open); },
                 [this](const BeginLeg& begin) { begin_leg(begin); },
                 [&](const Answer& answer) {
                   if (!is_current(answer.leg)) return;
                   if (auto good = current_->leg->answer(answer.sdp); !good) {
                     base::io::log_error("media", good.error());
                     tell_(ConnectionChanged{answer.leg, Connection::kFailed});
                   }
                 },
                 [&](const RemoteCandidate& candidate) {
                   if (is_current(candidate.leg)) current_->leg->candidate(candidate.index, candidate.candidate);
                 },
                 [this](const Send& send) {
                   if (current_) current_->leg->send(send.channel, send.text);
                 },
                 [this](const Mute& mute) {
                   mute_ = mute;
                   allow_what_may_go_out();
                 },
                 [this](const Hold& hold) {
                   held_ = hold.held;
                   remote_.hide(held_);
                   if (held_) call_->speaker.close();
                   allow_what_may_go_out();
                 },
                 [this](const Volume& volume) { call_->speaker.set_volume(volume.level); },
                 [this](const SoundTo& sound) {
                   call_->speaker.sound_to(sound.output);
                   call_->echo.use(call_->speaker.is_aloud());
                 },
                 [&](const EndLeg& end) {
                   if (is_current(end.leg)) end_leg();
                 },
                 [this](const LookForPaper& look) { look_for_paper(look.on); },
                 [this](const WatchForPresence& watch) { watch_for_presence(watch.on); },
                 [this](const TakePaper&) { call_->paper.take(); },
             },
             command);
  return {};
}

base::Status Engine::start(const Setup& setup) {
  if (call_) return fail(ErrorCode::kConflict, "start", "twice");
  call_.emplace(*this, setup);
  call_->echo.use(call_->speaker.is_aloud());
  tell_devices();
  // A whole leg up to its offer, then thrown away: it makes the key of this process, which takes the longest of all,
  // and has every library and codec touched once. What a customer's call offers is a leg of its own.
  LegTold told{[this](const std::string&) {
                 post([this] {
                   rehearsal_.reset();
                   tell_(Ready{});
                 });
               },
               [](int, const std::string&) {},
               [](Connection) {},
               [](Channel) {},
               [](Channel, const std::string&) {},
               [](const std::vector<SentPacket>&) {},
               [](int) {},
               [](const Frame&, std::chrono::nanoseconds) {},
               [](std::span<const std::int16_t>) {}};
  auto made = Leg::create({setup.codec, size_of(setup), first_kbits(setup), {}, false, true}, std::move(told));
  if (!made) return tl::unexpected(made.error());
  rehearsal_ = std::move(*made);
  return {};
}

base::Status Engine::share(Surface surface, const devices::Descriptor& memory) {
  auto writer = FrameWriter::open(memory);
  if (!writer) return tl::unexpected(writer.error());
  ShownPicture& picture = surface == Surface::kRemote ? remote_ : surface == Surface::kSelf ? self_ : paper_;
  picture.share(std::move(*writer));
  return {};
}

void Engine::open_devices(const OpenDevices& open) {
  if (open.camera) {
    call_->camera.open();
  } else {
    call_->camera.close();
  }
  if (open.microphone) {
    call_->microphone.open();
  } else {
    call_->microphone.close();
  }
}

void Engine::look_for_paper(bool on) {
  const Picture sent = size_of(call_->setup);
  const bool larger = sent.width < kPaperWidth;
  call_->camera.set_size(on && larger ? Picture{kPaperWidth, kPaperHeight, sent.frames_per_second} : sent);
  call_->paper.look(on);
}

void Engine::watch_for_presence(bool on) {
  if (on == watching_) return;
  call_->camera.close();
  watching_ = on;
  presence_ = Presence{};
  someone_ = false;
  call_->camera.set_size(on ? kWatching : size_of(call_->setup));
  if (on) call_->camera.open();
}

void Engine::notice(const Frame& frame) {
  const bool someone = presence_.see(frame.y, frame.y_stride, frame.width, frame.height, now());
  if (std::exchange(someone_, someone) != someone) tell_(PresenceChanged{someone});
}

void Engine::begin_leg(const BeginLeg& begin) {
  end_leg();
  const Setup& setup = call_->setup;
  current_.emplace(CurrentLeg{begin.leg, SendRate{{.first_kbits = first_kbits(setup), .most_kbits = setup.most_kbits}},
                              PictureSize{size_of(setup)}, nullptr});
  const LegOptions options{setup.codec,      size_of(setup), first_kbits(setup), ice_addresses(begin.ice_servers),
                           begin.relay_only, setup.loopback};
  auto made = Leg::create(options, told_by(begin.leg));
  if (!made) {
    base::io::log_error("media", made.error());
    current_.reset();
    tell_(ConnectionChanged{begin.leg, Connection::kFailed});
    return;
  }
  current_->leg = std::move(*made);
}

LegTold Engine::told_by(int leg) {
  return {[this, leg](const std::string& sdp) {
            tell_(Offer{leg, sdp});
          },
          [this, leg](int index, const std::string& candidate) {
            tell_(Candidate{leg, index, candidate});
          },
          [this, leg](Connection connection) { connection_changed(leg, connection); },
          [this, leg](Channel channel) {
            tell_(ChannelOpened{leg, channel});
          },
          [this, leg](Channel channel, const std::string& text) {
            tell_(ChannelMessage{leg, channel, text});
          },
          [this](const std::vector<SentPacket>& packets) { use_feedback(packets); },
          [this](int rtt_ms) { current_->round_trip_ms = rtt_ms; },
          [this](const Frame& frame, std::chrono::nanoseconds came) { show(frame, came); },
          [this](std::span<const std::int16_t> sound) {
            if (!held_) call_->speaker.play(sound);
          }};
}

void Engine::end_leg() {
  if (!current_) return;
  call_->outgoing.end();
  current_.reset();
  heard_ = kNothingYet;
  call_->speaker.close();
}

void Engine::connection_changed(int leg, Connection connection) {
  if (connection == Connection::kConnected) {
    call_->outgoing.begin(*current_->leg);
    current_->leg->ask_for_key_picture();
  }
  if (connection == Connection::kInterrupted && heard_ != kNothingYet) hear(0);
  tell_(ConnectionChanged{leg, connection});
}

void Engine::use_feedback(const std::vector<SentPacket>& packets) {
  current_->rate.report(packets, now());
  const int kbits = current_->rate.kbits();
  current_->leg->set_line(kbits, std::chrono::milliseconds{current_->round_trip_ms} + current_->rate.queue());
  call_->outgoing.set_size(current_->size.choose(kbits, current_->rate.arrived(), now()));
  call_->outgoing.rest_until(current_->rate.rests_until());
}

// What is held back holds up those behind it, which are older still when their turn comes.
void Engine::show(const Frame& frame, std::chrono::nanoseconds came) {
  const std::chrono::nanoseconds time = std::chrono::microseconds{::g_get_monotonic_time()};
  std::this_thread::sleep_for(call_->lips.show(came, call_->speaker.late(), time) - time);
  remote_.take(frame);
}

void Engine::allow_what_may_go_out() { call_->outgoing.allow(!mute_.audio && !held_, !mute_.video && !held_); }

void Engine::tell_devices() {
  if (!call_) return;
  const DevicesChanged devices{call_->camera.state(), call_->microphone.state(), call_->camera.is_open()};
  if (devices == told_devices_) return;
  told_devices_ = devices;
  tell_(devices);
}

void Engine::hear(int hertz) {
  if (heard_.exchange(hertz) != hertz) tell_(ToneHeard{hertz});
}

void Engine::each_second() {
  tell_devices();
  if (!current_ || !current_->leg->is_connected()) return;
  call_->outgoing.send_black_if_hidden();
  const auto sent = call_->outgoing.sent();
  const std::uint64_t bytes = current_->leg->bytes_sent();
  const auto kbits = static_cast<int>((bytes - current_->bytes_sent) * 8 / 1000);
  current_->bytes_sent = bytes;
  current_->leg->ask_for_figures();
  tell_(Quality{current_->number, current_->round_trip_ms, current_->rate.loss(), kbits, sent.size.width,
                sent.size.height, sent.pictures});
}

}  // namespace waymark::video

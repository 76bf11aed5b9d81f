// The media process as a whole: does what the kiosk says, in the order that it says it, and tells it what happens.
//
// Thread: the main one. `tell` is called from any.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "base/secret.h"
#include "devices/channel/descriptor.h"
#include "video/controller/lip_sync.h"
#include "video/controller/send_rate.h"
#include "video/engine/camera.h"
#include "video/engine/echo_canceller.h"
#include "video/engine/leg.h"
#include "video/engine/microphone.h"
#include "video/engine/outgoing.h"
#include "video/engine/paper_desk.h"
#include "video/engine/shown_picture.h"
#include "video/engine/speaker.h"
#include "video/presence/presence.h"
#include "video/wire/commands.h"
#include "video/wire/events.h"

namespace waymark::video {

class Engine {
 public:
  // `hand_over`: an event with what belongs to it.
  Engine(std::function<void(const MediaEvent&)> tell,
         std::function<void(const MediaEvent&, const base::Secret& attached)> hand_over);
  ~Engine();

  // An error: the kiosk broke a rule, or nothing works here; the process ends.
  [[nodiscard]] base::Status act(const Command& command, const devices::Descriptor& attached);

 private:
  // What the setup makes possible. Declared in the order of need: what takes is there before what gives.
  struct Call {
    Call(Engine& engine, const Setup& setup);
    Setup setup;
    Outgoing outgoing;
    EchoCanceller echo;
    LipSync lips;  // on the thread of the adviser's pictures
    Speaker speaker;
    PaperDesk paper;
    Camera camera;
    Microphone microphone;
  };
  static constexpr int kNothingYet = -1;
  struct CurrentLeg {
    int number = 0;
    SendRate rate;
    PictureSize size;
    std::unique_ptr<Leg> leg;
    std::uint64_t bytes_sent = 0;  // up to the last second
    int round_trip_ms = 0;
  };

  [[nodiscard]] base::Status start(const Setup& setup);
  [[nodiscard]] base::Status share(Surface surface, const devices::Descriptor& memory);
  void open_devices(const OpenDevices& open);
  void look_for_paper(bool on);
  void watch_for_presence(bool on);
  void notice(const Frame& frame);
  void begin_leg(const BeginLeg& begin);
  void end_leg();
  void connection_changed(int leg, Connection connection);
  void use_feedback(const std::vector<SentPacket>& packets);
  void show(const Frame& frame, std::chrono::nanoseconds came);
  void allow_what_may_go_out();
  void tell_devices();
  void hear(int hertz);
  void each_second();
  [[nodiscard]] LegTold told_by(int leg);

  std::function<void(const MediaEvent&)> tell_;
  std::function<void(const MediaEvent&, const base::Secret&)> hand_over_;
  ShownPicture remote_;
  ShownPicture self_;
  ShownPicture paper_;
  std::optional<Call> call_;
  std::unique_ptr<Leg> rehearsal_;
  std::optional<CurrentLeg> current_;
  Mute mute_;
  std::atomic<bool> held_ = false;
  std::optional<DevicesChanged> told_devices_;
  std::atomic<bool> watching_ = false;
  Presence presence_;  // on the camera's thread
  bool someone_ = false;
  std::atomic<int> heard_ = kNothingYet;  // the tone that was told last; of each leg anew
  Ticker second_;
};

}  // namespace waymark::video

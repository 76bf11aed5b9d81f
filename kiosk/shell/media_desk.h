// The kiosk's end of the media process: brings what the heart wants of it and what there is to agreement, carries the
// signals between it and the hub, and turns what comes over the two data channels into the heart's events.
//
// Frames go to MovingPictures, never through the heart. Nothing of a call is kept after forget(), which also ends the
// process. Thread: local.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/io/clock.h"
#include "base/secret.h"
#include "kiosk/core/call_effect.h"
#include "kiosk/core/event.h"
#include "kiosk/paint/moving_pictures.h"
#include "kiosk/shell/local_work.h"
#include "kiosk/shell/wipe_owners.h"
#include "provisioning/protocol/call.h"
#include "video/client/client.h"

namespace waymark::shell {

// Called on the local thread.
struct MediaPorts {
  std::function<void(core::Event)> event;
  std::function<void(std::string call_id, protocol::CallSignal)> signal;  // for the adviser, by way of the hub
  std::function<void()> pictures_changed;
};

class MediaDesk final : public LocalWork {
 public:
  // Without a client every call is one that cannot be connected.
  MediaDesk(std::unique_ptr<video::Client> client, video::Setup setup, const base::io::Clock& clock,
            paint::MovingPictures& pictures, MediaPorts ports);

  void direct(core::Tag tag, const core::DirectMedia& media);
  void tell(const core::TellAdviser& message);
  void show(const std::string& view_json);  // redacted; only while the customer shows their screen
  void state(const protocol::CallState& state);
  void signal(const protocol::CallSignal& signal);
  // While nobody is served: notices who comes before the camera. Ends with the process.
  void watch(bool on);
  // Kills the process and waits until it has gone.
  Forgotten forget();

  [[nodiscard]] int fd() const override;
  void serve() override;
  [[nodiscard]] std::optional<base::MonoTime> next_due() const override;

 private:
  bool start();
  void watch_now();
  void agree();  // as far as the process is
  void begin_leg();
  void take(const video::Event& event);
  void opened(const video::ChannelOpened& channel);
  void heard(const video::ChannelMessage& message);
  void connection(const video::ConnectionChanged& changed);
  void lost();
  void frame(video::Surface surface);
  void send(core::CallChannel channel, std::string_view json);
  void pass_time();
  void tell_link(core::LegState state);

  std::unique_ptr<video::Client> client_;
  video::Setup setup_;
  const base::io::Clock& clock_;
  paint::MovingPictures& pictures_;
  MediaPorts ports_;

  core::Tag tag_;
  std::string call_id_;
  core::MediaWanted wanted_;
  core::MediaWanted done_;
  bool running_ = false;  // asked for; not yet warm
  bool ready_ = false;
  bool watching_ = false;
  std::optional<base::MonoTime> watch_again_at_;  // the process was lost
  protocol::CallState state_;
  std::map<core::CallChannel, bool> open_;
  std::deque<std::pair<core::CallChannel, base::Secret>> waiting_;  // for a channel that is not open yet
  core::LegState link_ = core::LegState::kConnecting;
  std::optional<base::MonoTime> beat_at_;    // ours
  std::optional<base::MonoTime> silent_at_;  // theirs is missing
  bool silent_ = false;
  std::uint64_t views_ = 0;
};

}  // namespace waymark::shell

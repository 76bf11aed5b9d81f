// What a media process tells its kiosk, one JSON object a message: {"type":"frame_ready","surface":"remote"}.
//
// As strict as commands.h. Pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "video/wire/commands.h"
#include "video/wire/words.h"

namespace waymark::video {

// The engine is up and warm: a leg begun now has its offer at once.
struct Ready {
  bool operator==(const Ready&) const = default;
};
struct DevicesChanged {
  CameraState camera = CameraState::kAbsent;
  MicrophoneState microphone = MicrophoneState::kAbsent;
  bool light_on = false;  // the camera is open, and its light with it
  bool operator==(const DevicesChanged&) const = default;
};
struct Offer {
  int leg = 0;
  std::string sdp;
  bool operator==(const Offer&) const = default;
};
struct Candidate {
  int leg = 0;
  int index = 0;
  std::string candidate;
  bool operator==(const Candidate&) const = default;
};
struct ConnectionChanged {
  int leg = 0;
  Connection state = Connection::kConnecting;
  bool operator==(const ConnectionChanged&) const = default;
};
struct ChannelOpened {
  int leg = 0;
  Channel channel = Channel::kAssist;
  bool operator==(const ChannelOpened&) const = default;
};
struct ChannelMessage {
  int leg = 0;
  Channel channel = Channel::kAssist;
  std::string text;
  bool operator==(const ChannelMessage&) const = default;
};
// A newer picture than the one that the kiosk has read lies in the ring. Said once for any number of pictures.
struct FrameReady {
  Surface surface = Surface::kRemote;
  bool operator==(const FrameReady&) const = default;
};
// Once a second while connected: the way there and back, and the picture that we send.
struct Quality {
  int leg = 0;
  int rtt_ms = 0;
  double loss = 0;  // of what we send, 0 to 1
  int kbits_out = 0;
  int width = 0;
  int height = 0;
  int frames_per_second = 0;
  bool operator==(const Quality&) const = default;
};
// Only with the speaker "test": the loudest tone in what would have sounded, whenever it changes. 0: silence.
struct ToneHeard {
  int hertz = 0;
  bool operator==(const ToneHeard&) const = default;
};
// Whenever it is another.
struct PaperChanged {
  PaperState state = PaperState::kLooking;
  bool operator==(const PaperChanged&) const = default;
};
// The answer to TakePaper. Carries sealed memory with a JPEG of at most kMaxPhotographBytes.
struct PaperHandedOver {
  bool straight = false;  // the page alone, seen from above; else the whole picture: no page was found in it
  bool operator==(const PaperHandedOver&) const = default;
};
// While the camera watches: whenever it is another.
struct PresenceChanged {
  bool someone = false;
  bool operator==(const PresenceChanged&) const = default;
};

using MediaEvent =
    std::variant<Ready, DevicesChanged, Offer, Candidate, ConnectionChanged, ChannelOpened, ChannelMessage, FrameReady,
                 Quality, ToneHeard, PaperChanged, PaperHandedOver, PresenceChanged>;

[[nodiscard]] base::Result<std::string> to_wire(const MediaEvent& event);
[[nodiscard]] base::Result<MediaEvent> event_from_wire(std::string_view wire);

}  // namespace waymark::video

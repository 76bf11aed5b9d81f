// What the kiosk tells its media process, one JSON object a message: {"type":"mute","audio":true,"video":false}.
//
// The parser is strict: an unknown type or member, a wrong type, or anything over a limit is an error. Pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "video/wire/words.h"

namespace waymark::video {

inline constexpr std::size_t kMaxSdpBytes = 32'000;
inline constexpr std::size_t kMaxCandidateBytes = 1'000;
inline constexpr std::size_t kMaxTextBytes = 200'000;          // one message of a data channel
inline constexpr std::size_t kMaxMessageBytes = 1'300'000;     // the longest text when every byte of it is escaped
inline constexpr std::size_t kMaxPhotographBytes = 1'500'000;  // JPEG, sealed beside its event
inline constexpr int kMaxLeg = 1'000'000;
inline constexpr int kMaxIndex = 15;  // m-lines
inline constexpr int kLoudest = 10;

// What a media process is for as long as it lives. Devices are opened by OpenDevices and not before.
struct Setup {
  // "test", "test:FILE" (there while that file is, and in use by somebody else while it begins "busy"), "test-paper",
  // "test-visitor", "none", or a V4L2 device
  // ("/dev/video0")
  std::string camera = "test";
  std::string microphone = "test";  // "test", "none", "pulse", "pulse:SOURCE" or "alsa:DEVICE"
  std::string speaker = "test";     // "test", "none", "pulse", "pulse:SINK" or "alsa:DEVICE"
  std::string handset;              // as speaker; empty: the same one
  std::string headphones;
  Codec codec = Codec::kVp8;
  int width = 640;  // of the picture that is sent, even: 160 to 1920
  int height = 480;
  int frames_per_second = 30;  // 5 to 60
  int most_kbits = 1500;       // of the picture: 100 to 20,000
  bool loopback = false;       // offer 127.0.0.1 too: a call within one machine
  bool operator==(const Setup&) const = default;
};

struct Start {
  Setup setup;
  bool operator==(const Start&) const = default;
};
// Carries the memory of the surface's frame ring.
struct ShareSurface {
  Surface surface = Surface::kRemote;
  bool operator==(const ShareSurface&) const = default;
};
struct OpenDevices {
  bool camera = false;
  bool microphone = false;
  bool operator==(const OpenDevices&) const = default;
};
struct BeginLeg {
  int leg = 0;
  std::vector<IceServer> ice_servers;
  bool relay_only = false;
  bool operator==(const BeginLeg&) const = default;
};
struct Answer {
  int leg = 0;
  std::string sdp;
  bool operator==(const Answer&) const = default;
};
struct RemoteCandidate {
  int leg = 0;
  int index = 0;
  std::string candidate;
  bool operator==(const RemoteCandidate&) const = default;
};
struct Send {
  Channel channel = Channel::kAssist;
  std::string text;
  bool operator==(const Send&) const = default;
};
struct Mute {
  bool audio = false;
  bool video = false;
  bool operator==(const Mute&) const = default;
};
struct Hold {
  bool held = false;
  bool operator==(const Hold&) const = default;
};
struct Volume {
  int level = kLoudest;  // 0 is silence
  bool operator==(const Volume&) const = default;
};
struct SoundTo {
  Output output = Output::kHandset;
  bool operator==(const SoundTo&) const = default;
};
struct EndLeg {
  int leg = 0;
  bool operator==(const EndLeg&) const = default;
};
// While the camera is open: looks for a sheet of paper in its pictures and shows them on Surface::kPaper.
struct LookForPaper {
  bool on = false;
  bool operator==(const LookForPaper&) const = default;
};
// The next picture, as a photograph. What was taken stays on Surface::kPaper until it is looked for again.
struct TakePaper {
  bool operator==(const TakePaper&) const = default;
};
// Only without a call: the camera gives small pictures, in which nothing but coming and going is noticed.
struct WatchForPresence {
  bool on = false;
  bool operator==(const WatchForPresence&) const = default;
};

using Command = std::variant<Start, ShareSurface, OpenDevices, BeginLeg, Answer, RemoteCandidate, Send, Mute, Hold,
                             Volume, SoundTo, EndLeg, LookForPaper, TakePaper, WatchForPresence>;

// kInvalid or kTooLarge, with the member that is wrong and never with its text.
[[nodiscard]] base::Result<std::string> to_wire(const Command& command);
[[nodiscard]] base::Result<Command> command_from_wire(std::string_view wire);

}  // namespace waymark::video

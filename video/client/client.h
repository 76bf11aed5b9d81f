// The kiosk's end of its media process: pictures, sound and data channels of a call with an adviser.
//
// The process (waymark-media) is a child that is started for each call and killed by the wipe; what it knew of a call
// ends with it. One call in it is made of legs: one peer connection each, 1, 2, ... A transfer, or a line that came
// back after a long time, is a new leg. The kiosk always offers.
//
//   start() -> Ready -> open_devices() once the customer has agreed -> begin_leg(1) -> Offer, Candidate...
//   -> answer(), candidate()... -> ConnectionChanged{kConnected}, ChannelOpened, FrameReady...
//
// Promises: no call blocks (the slowest writes into a local socket); nothing opens a camera or a microphone but
// open_devices() and watch_for_presence(); muted stays muted, held stays held, volume and output stay, over every leg
// and every Lost until they are changed or stop() is called; whatever happens to the process, exactly one Lost or
// Stopped says that it has ended, and after it start() may be called again. Events of a leg that end_leg() or a later
// begin_leg() has ended do not come any more.
//
// Errors: kConflict without a running process (or, for start(), with one); kInvalid or kTooLarge for what breaks a
// limit of video/wire; kUnavailable when the process has just gone: its Lost follows.
//
// Thread: one, any. Poll fd() for readability in your own loop and call poll() when it is readable.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "video/line/frame_ring.h"
#include "video/wire/commands.h"
#include "video/wire/events.h"
#include "video/wire/words.h"

namespace waymark::video {

// The process has ended by itself: its call is broken, the kiosk is well. Start it again and begin a new leg.
enum class LostReason {
  kCrashed = 1,  // by a signal
  kEnded,        // with an exit code
  kMisbehaved,   // it broke the rules of the line, and was killed for it
};
struct Lost {
  LostReason reason = LostReason::kCrashed;
  bool operator==(const Lost&) const = default;
};

// After stop(): the process is gone, and its memory with it.
struct Stopped {
  bool operator==(const Stopped&) const = default;
};

// A photograph of what was held before the camera.
struct PaperTaken {
  bool straight = false;  // the page alone, seen from above; else the whole picture: no page was found in it
  base::Secret jpeg;
  bool operator==(const PaperTaken&) const = default;
};

using Event = std::variant<Ready, Lost, Stopped, DevicesChanged, Offer, Candidate, ConnectionChanged, ChannelOpened,
                           ChannelMessage, FrameReady, Quality, ToneHeard, PaperChanged, PaperTaken, PresenceChanged>;

class Client {
 public:
  // Starts nothing yet. `program` is waymark-media, with its path.
  [[nodiscard]] static base::Result<std::unique_ptr<Client>> create(std::filesystem::path program);

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  virtual ~Client() = default;  // kills the process and waits for its end

  // Stays the same for the client's whole life.
  [[nodiscard]] virtual int fd() const = 0;

  // What happened since the last call. May be called at any time.
  [[nodiscard]] virtual std::vector<Event> poll() = 0;

  // Starts the process and warms it: encoder, keys and one synthetic picture, no device. Ready follows.
  [[nodiscard]] virtual base::Status start(const Setup& setup) = 0;

  // The devices of the setup that the customer has agreed to; false closes one again. DevicesChanged follows, and with
  // the camera the pictures of Surface::kSelf.
  [[nodiscard]] virtual base::Status open_devices(bool camera, bool microphone) = 0;

  // Ends the leg before it, if there is one.
  [[nodiscard]] virtual base::Status begin_leg(int leg, const std::vector<IceServer>& servers, bool relay_only) = 0;
  [[nodiscard]] virtual base::Status answer(int leg, const std::string& sdp) = 0;
  [[nodiscard]] virtual base::Status candidate(int leg, int index, const std::string& candidate) = 0;
  [[nodiscard]] virtual base::Status end_leg(int leg) = 0;

  // Over the current leg. What is sent before the channel has opened is lost.
  [[nodiscard]] virtual base::Status send(Channel channel, const std::string& text) = 0;

  // What the adviser no longer hears and sees of the customer. The self view goes on.
  [[nodiscard]] virtual base::Status mute(bool audio, bool video) = 0;

  // Held: nothing is sent, and nothing that comes is seen or heard. The connection stays.
  [[nodiscard]] virtual base::Status hold(bool held) = 0;

  [[nodiscard]] virtual base::Status volume(int level) = 0;  // 0 to kLoudest
  [[nodiscard]] virtual base::Status sound_to(Output output) = 0;

  // A sheet of paper, while the camera is open: its pictures are on Surface::kPaper, with the page that was found
  // outlined, and PaperChanged says what is in the way. Meanwhile the camera gives its largest pictures.
  [[nodiscard]] virtual base::Status look_for_paper(bool on) = 0;
  // PaperTaken follows, and stays on Surface::kPaper until paper is looked for again.
  [[nodiscard]] virtual base::Status take_paper() = 0;

  // Notices who comes before the camera and goes, while there is no call; PresenceChanged says so. Opens and closes the
  // camera by itself. No picture reaches a surface.
  [[nodiscard]] virtual base::Status watch_for_presence(bool on) = 0;

  // Kills the process at once. Stopped follows; frame() is null from now on. Nothing to do without a process.
  virtual void stop() = 0;

  // The newest picture of a surface; null while there is none. Valid until the next call for the same surface, or
  // stop() or start().
  [[nodiscard]] virtual const Frame* frame(Surface surface) = 0;

 protected:
  Client() = default;
};

}  // namespace waymark::video

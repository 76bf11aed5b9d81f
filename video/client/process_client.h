// The Client over a real process. Nothing outside this folder names it.
#pragma once

#include <map>
#include <optional>

#include "devices/channel/descriptor.h"
#include "video/client/client.h"
#include "video/client/media_process.h"
#include "video/line/frame_ring.h"
#include "video/line/line.h"

namespace waymark::video {

class ProcessClient : public Client {
 public:
  ProcessClient(std::filesystem::path program, devices::Descriptor wait)
      : program_(std::move(program)), wait_(std::move(wait)) {}
  ~ProcessClient() override { forget_process(); }

  [[nodiscard]] int fd() const override { return wait_.get(); }
  [[nodiscard]] std::vector<Event> poll() override;
  [[nodiscard]] base::Status start(const Setup& setup) override;
  [[nodiscard]] base::Status open_devices(bool camera, bool microphone) override;
  [[nodiscard]] base::Status begin_leg(int leg, const std::vector<IceServer>& servers, bool relay_only) override;
  [[nodiscard]] base::Status answer(int leg, const std::string& sdp) override;
  [[nodiscard]] base::Status candidate(int leg, int index, const std::string& candidate) override;
  [[nodiscard]] base::Status end_leg(int leg) override;
  [[nodiscard]] base::Status send(Channel channel, const std::string& text) override;
  [[nodiscard]] base::Status mute(bool audio, bool video) override;
  [[nodiscard]] base::Status hold(bool held) override;
  [[nodiscard]] base::Status volume(int level) override;
  [[nodiscard]] base::Status sound_to(Output output) override;
  [[nodiscard]] base::Status look_for_paper(bool on) override;
  [[nodiscard]] base::Status take_paper() override;
  [[nodiscard]] base::Status watch_for_presence(bool on) override;
  void stop() override;
  [[nodiscard]] const Frame* frame(Surface surface) override;

 private:
  struct Running {
    Running(MediaProcess started, devices::Channel channel) : process(std::move(started)), line(std::move(channel)) {}
    MediaProcess process;
    Line line;
    std::map<Surface, FrameReader> rings;
    int leg = 0;           // the current one; 0: none
    bool stopped = false;  // by stop(), or for misbehaving: nothing of it is read any more
    bool misbehaved = false;
    bool writable_awaited = false;
  };

  // What a process that takes the place of a lost one is told: it must not send what its forerunner kept back.
  struct Kept {
    Mute mute;
    Hold hold;
    Volume volume;
    SoundTo sound_to;
  };

  template <class T>
  [[nodiscard]] base::Status tell_and_keep(const T& command, T& kept) {
    auto told = tell(command);
    if (told) kept = command;
    return told;
  }
  [[nodiscard]] base::Status tell_kept();
  [[nodiscard]] base::Status tell(const Command& command, devices::Descriptor attached = {});
  [[nodiscard]] base::Status share_rings();
  void read_messages(std::vector<Event>& events);
  void take(MediaEvent&& event, const devices::Descriptor& attached, std::vector<Event>& events);
  void take_photograph(const PaperHandedOver& handed, const devices::Descriptor& memory, std::vector<Event>& events);
  void flush();
  void misbehaves();
  void kill();
  void forget_process();

  std::filesystem::path program_;
  devices::Descriptor wait_;  // epoll over the line and the process: the one descriptor the caller polls
  std::optional<Running> running_;
  Kept kept_;
};

}  // namespace waymark::video

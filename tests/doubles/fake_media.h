// A media process that is not there: it remembers what it was told and says what a test lets it say.
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "video/client/client.h"

namespace waymark::doubles {

class FakeMedia final : public video::Client {
 public:
  FakeMedia() : fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  FakeMedia(const FakeMedia&) = delete;
  FakeMedia& operator=(const FakeMedia&) = delete;
  ~FakeMedia() override { ::close(fd_); }

  [[nodiscard]] int fd() const override { return fd_; }
  [[nodiscard]] std::vector<video::Event> poll() override { return std::exchange(says, {}); }
  base::Status start(const video::Setup&) override { return note("start"); }
  base::Status open_devices(bool camera, bool microphone) override {
    return note(std::string("devices") + (camera ? " camera" : "") + (microphone ? " microphone" : ""));
  }
  base::Status begin_leg(int leg, const std::vector<video::IceServer>& servers, bool relay_only) override {
    return note("leg " + std::to_string(leg) + " servers " + std::to_string(servers.size()) +
                (relay_only ? " relay" : ""));
  }
  base::Status answer(int leg, const std::string& sdp) override { return note("answer " + std::to_string(leg) + sdp); }
  base::Status candidate(int leg, int index, const std::string& text) override {
    return note("candidate " + std::to_string(leg) + " " + std::to_string(index) + " " + text);
  }
  base::Status end_leg(int leg) override { return note("end " + std::to_string(leg)); }
  base::Status send(video::Channel channel, const std::string& text) override {
    sent.emplace_back(channel, text);
    return {};
  }
  base::Status mute(bool audio, bool video) override {
    return note(std::string("mute") + (audio ? " audio" : "") + (video ? " video" : ""));
  }
  base::Status hold(bool held) override { return note(held ? "hold" : "resume"); }
  base::Status volume(int level) override { return note("volume " + std::to_string(level)); }
  base::Status sound_to(video::Output output) override { return note("sound to " + std::string(name_of(output))); }
  base::Status look_for_paper(bool on) override { return note(on ? "look for paper" : "look no more"); }
  base::Status take_paper() override { return note("take paper"); }
  base::Status watch_for_presence(bool on) override { return note(on ? "watch" : "watch no more"); }
  void stop() override {
    static_cast<void>(note("stop"));
    if (dies) says.emplace_back(video::Stopped{});
    const std::uint64_t one = 1;
    if (::write(fd_, &one, sizeof one) < 0) return;
  }
  [[nodiscard]] const video::Frame* frame(video::Surface surface) override {
    const auto found = frames.find(surface);
    return found == frames.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool was_told(const std::string& what) const {
    for (const std::string& each : told) {
      if (each == what) return true;
    }
    return false;
  }

  std::vector<video::Event> says;  // with the next poll()
  std::vector<std::string> told;
  std::vector<std::pair<video::Channel, std::string>> sent;
  std::map<video::Surface, video::Frame> frames;
  bool dies = true;  // when it is killed

 private:
  base::Status note(std::string what) {
    told.push_back(std::move(what));
    return {};
  }
  int fd_;
};

}  // namespace waymark::doubles

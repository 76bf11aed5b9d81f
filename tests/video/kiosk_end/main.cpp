// The kiosk's end of a call in the hands of a script: video/client, told what to do by standard input and telling what
// happens on standard output, one JSON object a line. Commands and events are those of video/wire, and also
//
//   {"type":"stop"}       stop(), answered by {"type":"stopped"}
//   {"type":"film","pictures":60,"file":"/tmp/x"}  writes the next pictures of the self view as I420, then
//   {"type":"filmed"}
//   {"type":"process"}    answered by {"type":"process","pid":7,"fds":40,"threads":30,"kbytes":50000}
//
// and, for each picture that is read, {"type":"picture","surface":"remote","width":320,"height":240,"sequence":7,
// "number":12,"late_ms":40} (number and late_ms only where a stamp is read; on the surface "paper" it is the one that
// is printed on the synthetic sheet, where that lies when the sheet fills the picture), {"type":"lost","reason":1} and
// {"type":"paper_taken","straight":true,"bytes":90000,"is_jpeg":true}.
#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "video/client/client.h"
#include "video/test_source/paper_scene.h"
#include "video/test_source/stamp.h"
#include "video/wire/overloaded.h"

namespace waymark::video {
namespace {

using nlohmann::json;

void say(const json& line) { std::cout << line.dump() << std::endl; }

std::uint32_t milliseconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

// The media process is the only child there is.
json about_process() {
  const auto own = std::to_string(::getpid());
  std::ifstream children{"/proc/self/task/" + own + "/children"};
  int pid = 0;
  json about{{"type", "process"}};
  if (!(children >> pid)) return about;
  const std::filesystem::path folder = "/proc/" + std::to_string(pid);
  std::error_code failed;
  const auto count = [&](const char* inside) {
    return std::distance(std::filesystem::directory_iterator{folder / inside, failed},
                         std::filesystem::directory_iterator{});
  };
  about["pid"] = pid;
  about["threads"] = count("task");
  about["fds"] = count("fd");
  std::ifstream status{folder / "status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) about["kbytes"] = std::stol(line.substr(6));
  }
  return about;
}

class KioskEnd {
 public:
  explicit KioskEnd(std::unique_ptr<Client> client) : client_(std::move(client)) {}

  void run() {
    for (;;) {
      pollfd both[2] = {{STDIN_FILENO, POLLIN, 0}, {client_->fd(), POLLIN, 0}};
      ::poll(both, 2, -1);
      for (const Event& event : client_->poll()) tell(event);
      if (both[0].revents != 0 && !read()) return;
    }
  }

 private:
  bool read() {
    char bytes[4096];
    const ssize_t got = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (got <= 0) return false;
    input_.append(bytes, static_cast<std::size_t>(got));
    for (std::size_t end = 0; (end = input_.find('\n')) != std::string::npos; input_.erase(0, end + 1)) {
      act(input_.substr(0, end));
    }
    return true;
  }

  void act(const std::string& line) {
    const json told = json::parse(line);
    const std::string type = told.at("type");
    if (type == "stop") return client_->stop();
    if (type == "film") return begin_film(told.at("file"), told.at("pictures"));
    if (type == "process") return say(about_process());
    const auto command = command_from_wire(line);
    const auto done = command ? std::visit([this](const auto& each) { return call(each); }, *command)
                              : tl::unexpected(command.error());
    if (!done) say({{"type", "refused"}, {"command", type}, {"why", base::to_string(done.error())}});
  }

  base::Status call(const Start& each) { return client_->start(each.setup); }
  base::Status call(const ShareSurface&) { return base::fail(base::ErrorCode::kUnsupported, "surface"); }
  base::Status call(const OpenDevices& each) { return client_->open_devices(each.camera, each.microphone); }
  base::Status call(const BeginLeg& each) { return client_->begin_leg(each.leg, each.ice_servers, each.relay_only); }
  base::Status call(const Answer& each) { return client_->answer(each.leg, each.sdp); }
  base::Status call(const RemoteCandidate& each) { return client_->candidate(each.leg, each.index, each.candidate); }
  base::Status call(const video::Send& each) { return client_->send(each.channel, each.text); }
  base::Status call(const Mute& each) { return client_->mute(each.audio, each.video); }
  base::Status call(const Hold& each) { return client_->hold(each.held); }
  base::Status call(const Volume& each) { return client_->volume(each.level); }
  base::Status call(const SoundTo& each) { return client_->sound_to(each.output); }
  base::Status call(const EndLeg& each) { return client_->end_leg(each.leg); }
  base::Status call(const LookForPaper& each) { return client_->look_for_paper(each.on); }
  base::Status call(const WatchForPresence& each) { return client_->watch_for_presence(each.on); }
  base::Status call(const TakePaper&) { return client_->take_paper(); }

  void tell(const Event& event) {
    std::visit(Overloaded{
                   [](const Lost& lost) {
                     say({{"type", "lost"}, {"reason", static_cast<int>(lost.reason)}});
                   },
                   [](const Stopped&) {
                     say({{"type", "stopped"}});
                   },
                   [this](const FrameReady& frame) { look_at(frame.surface); },
                   [](const PaperTaken& taken) {
                     say({{"type", "paper_taken"},
                          {"straight", taken.straight},
                          {"bytes", taken.jpeg.size()},
                          {"is_jpeg", taken.jpeg.reveal().starts_with("\xff\xd8\xff")}});
                   },
                   [](const auto& each) { std::cout << *to_wire(MediaEvent{each}) << std::endl; },
               },
               event);
  }

  void begin_film(const std::string& file, int pictures) {
    film_ = std::ofstream{file, std::ios::binary};
    pictures_to_film_ = pictures;
  }

  void film(const Frame& frame) {
    const auto rows = [this](const std::uint8_t* plane, int stride, int width, int height) {
      for (int row = 0; row < height; ++row) film_.write(reinterpret_cast<const char*>(plane + row * stride), width);
    };
    rows(frame.y, frame.y_stride, frame.width, frame.height);
    rows(frame.u, frame.uv_stride, frame.width / 2, frame.height / 2);
    rows(frame.v, frame.uv_stride, frame.width / 2, frame.height / 2);
    if (--pictures_to_film_ > 0) return;
    film_.close();
    say({{"type", "filmed"}});
  }

  static std::optional<Stamp> stamp_on(Surface surface, const Frame& frame) {
    if (surface != Surface::kPaper) return read_stamp(frame.y, frame.y_stride, frame.width, frame.height);
    const int left = static_cast<int>(kStampLeft * frame.width);
    const int top = static_cast<int>(kStampTop * frame.height);
    return read_stamp(frame.y + top * frame.y_stride + left, frame.y_stride,
                      static_cast<int>(kStampWidth * frame.width), static_cast<int>(kStampHeight * frame.height));
  }

  void look_at(Surface surface) {
    const Frame* frame = client_->frame(surface);
    if (frame == nullptr) return;
    if (surface == Surface::kSelf && pictures_to_film_ > 0) film(*frame);
    json line{{"type", "picture"},
              {"surface", name_of(surface)},
              {"width", frame->width},
              {"height", frame->height},
              {"sequence", frame->sequence}};
    if (const auto stamp = stamp_on(surface, *frame)) {
      line["number"] = stamp->number;
      line["late_ms"] = static_cast<std::int32_t>(milliseconds_now() - stamp->milliseconds);
    }
    say(line);
  }

  std::unique_ptr<Client> client_;
  std::string input_;
  std::ofstream film_;
  int pictures_to_film_ = 0;
};

}  // namespace
}  // namespace waymark::video

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  auto client = waymark::video::Client::create(argv[1]);
  if (!client) return 1;
  waymark::video::KioskEnd{std::move(*client)}.run();
  return 0;
}

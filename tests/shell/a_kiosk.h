// A kiosk's loop with the real heart, desks and stores, the demonstration council, and a glass that the test holds.
// Everything runs on the test's own thread; time is moved.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/shell/loop.h"
#include "tests/doubles/demo_council.h"
#include "tests/doubles/fake_clock.h"
#include "tests/doubles/fake_http.h"
#include "tests/doubles/fake_media.h"
#include "tests/doubles/voice_recorder.h"

namespace waymark::shell {

class FakeGlass final : public Glass {
 public:
  std::vector<core::Event> wait(std::optional<std::chrono::milliseconds>) override { return std::exchange(next, {}); }
  void present(const view::View& view) override { shown.push_back(view.screen); }
  std::vector<core::WipeOwner> forget() override { return {{"painter", forgets, 7}}; }
  [[nodiscard]] std::uint64_t frames() const override { return shown.size(); }
  [[nodiscard]] bool alive() const override { return there; }
  [[nodiscard]] bool blank() override { return blank_now; }
  void redraw() override {
    ++redrawn;
    blank_now = blank_now && !redrawing_helps;
  }

  std::vector<core::Event> next;
  std::vector<std::string> shown;
  bool forgets = true;
  bool there = true;
  bool blank_now = false;
  bool redrawing_helps = false;
  int redrawn = 0;
};

class AKiosk : public testing::Test {
 protected:
  AKiosk()
      : folder_(std::filesystem::path(testing::TempDir()) / ("kiosk." + std::to_string(::getpid()))),
        http_([](const base::io::HttpRequest&) {
          return base::io::HttpResponse{503, {}, ""};
        }),
        devices_(nullptr,
                 {[](core::Event) {}, [](const std::vector<DeviceReport>&) {},
                  [](const std::string&, protocol::PrintResult) {}},
                 nullptr, clock_) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    outbox_ = std::move(*Outbox::open((folder_ / "outbox.db").string(), clock_));
    journal_ = std::move(*PrintJournal::open((folder_ / "prints.db").string()));
    HubLinkPorts unheard;  // a hub that cannot be reached; a test says what it would have said
    unheard.event = [](core::Event) {};
    link_ = std::make_unique<HubLink>(http_, clock_, *outbox_, HubLinkOptions{}, std::move(unheard));
    const auto on_link = [this](const std::function<void(HubLink&)>& command) {
      command(*link_);
      return true;
    };
    const auto on_store = [this](const std::function<void()>& task) {
      if (store_stands_still_) return false;
      task();
      return true;
    };
    const auto on_devices = [this](const DeviceThread::Command& command) {
      command(devices_);
      return true;
    };
    const auto event = [this](core::Event one) { mailbox_.post(std::move(one)); };
    tickets_ = std::make_unique<TicketDesk>(*outbox_, clock_, TicketPorts{on_link, on_store, [](auto, auto) {}, event});
    prints_ = std::make_unique<PrintDesk>(*journal_, clock_, PrintPorts{on_store, on_devices, event});
    gate_ = std::make_unique<StaffGate>(folder_ / "staff.json", doubles::demo_council()->staff, clock_);
    staff_ = std::make_unique<StaffDesk>(*gate_, *outbox_, clock_, StaffPorts{on_store, on_link, event});
    effects_ = std::make_unique<Effects>(
        *outbox_, clock_, glass_, *tickets_, *prints_, speech_, media_, *staff_,
        EffectPorts{on_link, on_store, on_devices, event, [] {}, [this] { return mailbox_.forget_acts(); },
                    [this](bool share) { shares_screen_ = share; }});
    loop_ = std::make_unique<Loop>(
        glass_, mailbox_, *effects_, speech_, clock_, doubles::demo_words(),
        LoopPorts{[this] { ++beats_; }, [this](const GlassReport& report) { reports_.push_back(report); },
                  [](const view::View&) {}, [] { return false; }, [] { return false; }, [this] { well_ = true; }});
    loop_->begin(doubles::demo_council(), {});
  }
  ~AKiosk() override { std::filesystem::remove_all(folder_); }

  std::optional<int> does(core::Event event) {
    glass_.next.push_back(std::move(event));
    return loop_->round();
  }
  // Rounds, a second apart, until there is an exit code or the screen is there.
  std::optional<int> until(const std::string& screen) {
    for (int i = 0; i < 300; ++i) {
      if (const auto code = loop_->round()) return code;
      if (loop_->view().screen == screen) return std::nullopt;
      clock_.advance(std::chrono::seconds{1});
    }
    ADD_FAILURE() << "still at " << loop_->view().screen << " instead of " << screen;
    return std::nullopt;
  }

  std::unique_ptr<video::Client> make_process() {
    auto process = std::make_unique<doubles::FakeMedia>();
    process_ = process.get();
    return process;
  }

  doubles::FakeClock clock_;
  std::filesystem::path folder_;
  doubles::FakeHttp http_;
  FakeGlass glass_;
  Mailbox mailbox_;
  doubles::VoiceRecorder voice_;
  SpeechDesk speech_{voice_, doubles::demo_words()};
  paint::MovingPictures pictures_;
  doubles::FakeMedia* process_ = nullptr;
  MediaDesk media_{make_process(),
                   {},
                   clock_,
                   pictures_,
                   {[this](core::Event one) { mailbox_.post(std::move(one)); },
                    [this](const std::string&, protocol::CallSignal signal) { signals_.push_back(std::move(signal)); },
                    [this] { ++pictures_changed_; }}};
  std::vector<protocol::CallSignal> signals_;
  int pictures_changed_ = 0;
  bool shares_screen_ = false;
  DeviceThread devices_;
  std::unique_ptr<Outbox> outbox_;
  std::unique_ptr<PrintJournal> journal_;
  std::unique_ptr<HubLink> link_;
  std::unique_ptr<TicketDesk> tickets_;
  std::unique_ptr<PrintDesk> prints_;
  std::unique_ptr<StaffGate> gate_;
  std::unique_ptr<StaffDesk> staff_;
  std::unique_ptr<Effects> effects_;
  std::unique_ptr<Loop> loop_;
  std::vector<GlassReport> reports_;
  bool store_stands_still_ = false;
  int beats_ = 0;
  bool well_ = false;
};

}  // namespace waymark::shell

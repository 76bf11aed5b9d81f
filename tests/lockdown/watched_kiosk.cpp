// The kiosk of the lockdown tests: the real window and glass, the real heart and screens with the demonstration
// council, and no hub. Its time stands still, so nothing on the screen changes but by input.
//
// Incidents of the window are counted here and do not reach the heart: the calm screen would take what is tried next
// (real_kiosk.mjs tries that). It reads a word a line and answers each with one line of JSON:
//   open              opens the window (DISPLAY or WAYLAND_DISPLAY says where)
//   begin             a fresh visit, at a page with a text field that holds "Thistledown"
//   look              what is so now
//   boxes             where a finger can touch now, by the ids of the controls
//   finger HOW ID X Y puts a finger's event into SDL's queue: HOW is down, move or up, X and Y are parts of the glass;
//                     not answered, because two hundred come in a second
#include <SDL.h>

#include <atomic>
#include <iostream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/paint/painter.h"
#include "kiosk/shell/keypad_load.h"
#include "kiosk/shell/window_glass.h"
#include "kiosk/view/describe.h"
#include "tests/doubles/missed_bin.h"

namespace {

using nlohmann::json;
using namespace waymark;
using Clock = std::chrono::steady_clock;

class WatchedKiosk {
 public:
  WatchedKiosk(paint::ThemeSet themes, paint::Window window, paint::Painter painter)
      : themes_(std::move(themes)),
        presenter_(window.presenter_name()),
        glass_(std::move(window), paint::Viewing{}),
        painter_(std::move(painter)) {
    SDL_AddEventWatch(&WatchedKiosk::note_pointer, &pointer_);
  }
  WatchedKiosk(const WatchedKiosk&) = delete;
  WatchedKiosk& operator=(const WatchedKiosk&) = delete;
  ~WatchedKiosk() { SDL_DelEventWatch(&WatchedKiosk::note_pointer, &pointer_); }

  void begin() {
    forget();
    visitor_ = doubles::Visitor{};
    doubles::open_missed_bin(visitor_);
    for (int i = 0; i < 12 && visitor_.find("field.town") == nullptr; ++i) answer_page();
    visitor_.press_id("field.town");
    visitor_.type("Thistledown");
    incidents_.clear();
    slowest_ = {};
    texts_ = 0;
    show();
  }

  void round() {
    auto events = glass_.wait(std::chrono::milliseconds{1'000});
    const auto began = Clock::now();
    for (core::Event& event : events) take(event);
    if (!events.empty()) show();
    slowest_ = std::max(slowest_, Clock::now() - began);
  }

  void answer(const std::string& line) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "finger") return finger(words);
    if (word == "begin") begin();
    std::cout << (word == "boxes" ? boxes() : look()).dump() << std::endl;
  }

  void wake() { glass_.wake(); }

 private:
  void answer_page() {
    const std::string focus = visitor_.focus();
    if (focus.ends_with(".day")) {
      for (const char* part : {"19", "11", "2026"}) {
        visitor_.type(part);
        visitor_.key(core::Key::kNext);
      }
    } else {
      visitor_.press_id(focus);
    }
    visitor_.press("Continue");
  }

  void take(const core::Event& event) {
    if (const auto* incident = std::get_if<core::Incident>(&event)) {
      ++incidents_[incident->what];
      return;
    }
    if (std::holds_alternative<core::TextTyped>(event)) ++texts_;
    visitor_.send(event);
    if (visitor_.screen() == "wiping" || visitor_.screen() == "goodbye") {
      forget();
      visitor_.answer_wiped();
    }
  }

  // What has changed, as the kiosk's own loop does; with no fading: the next picture is the last.
  void show() {
    view::View view = visitor_.view();
    view.presentation.motion = false;
    if (shown_ == view) return;
    glass_.present(view);
    shown_ = std::move(view);
  }

  void forget() {
    static_cast<void>(glass_.forget());
    shown_.reset();
  }

  json look() {
    const auto* field = visitor_.find("field.town");
    const auto [width, height] = extent();
    return {{"screen", visitor_.screen()},
            {"focus", visitor_.focus()},
            {"field", field == nullptr ? json() : json(field->value)},
            {"view", std::hash<std::string>{}(view::to_json(visitor_.view()))},
            {"incidents", incidents()},
            {"texts", texts_},
            {"pointer", {pointer_.x, pointer_.y}},
            {"frames", glass_.frames()},
            {"seen", glass_.alive()},
            {"presenter", presenter_},
            {"width", width},
            {"height", height},
            {"slowest_ms", std::chrono::duration_cast<std::chrono::milliseconds>(slowest_).count()}};
  }

  // Those that never reach the heart, and those that it finds itself.
  std::map<std::string, int> incidents() const {
    std::map<std::string, int> all = incidents_;
    for (const core::RecordUsage& event : visitor_.usage("incident.escape")) {
      for (const core::UsageField& field : event.fields) {
        if (field.name == "kind") ++all[std::get<std::string>(field.value)];
      }
    }
    return all;
  }

  json boxes() {
    const auto [width, height] = extent();
    painter_.paint(visitor_.view(), {static_cast<float>(width), static_cast<float>(height)});
    json out = json::object();
    for (const paint::Box& box : painter_.layout().boxes) {
      if (!box.id.empty() && !box.touch.empty()) {
        out[box.id] = {static_cast<int>(box.touch.centre().x), static_cast<int>(box.touch.centre().y)};
      }
    }
    return out;
  }

  // It may change: a compositor gives its window the place that it has.
  static std::pair<int, int> extent() {
    std::pair<int, int> size;
    SDL_GetWindowSize(SDL_GetWindowFromID(1), &size.first, &size.second);
    return size;
  }

  static int note_pointer(void* pointer, SDL_Event* event) {
    if (event->type == SDL_MOUSEMOTION) *static_cast<SDL_Point*>(pointer) = {event->motion.x, event->motion.y};
    return 0;
  }

  static void finger(std::istringstream& words) {
    std::string how;
    std::string x;
    std::string y;
    SDL_Event event;
    SDL_zero(event);
    words >> how >> event.tfinger.fingerId >> x >> y;
    event.type = how == "down" ? SDL_FINGERDOWN : how == "up" ? SDL_FINGERUP : SDL_FINGERMOTION;
    event.tfinger.x = std::strtof(x.c_str(), nullptr);  // "nan" and "inf" are numbers to it
    event.tfinger.y = std::strtof(y.c_str(), nullptr);
    SDL_PushEvent(&event);
  }

  paint::ThemeSet themes_;
  std::string presenter_;
  shell::WindowGlass glass_;
  paint::Painter painter_;
  doubles::Visitor visitor_;
  std::optional<view::View> shown_;
  std::map<std::string, int> incidents_;
  Clock::duration slowest_{};
  std::uint64_t texts_ = 0;
  SDL_Point pointer_{-1, -1};
};

int fail(const base::Error& error) {
  std::cout << json{{"error", base::to_string(error)}}.dump() << std::endl;
  return 1;
}

}  // namespace

int main() {
  std::string line;
  while (line != "open" && std::getline(std::cin, line)) {
  }
  auto themes = paint::ThemeSet::load(WAYMARK_SOURCE_DIR "/themes");
  if (!themes) return fail(themes.error());
  auto painter = paint::Painter::create(*themes);
  if (!painter) return fail(painter.error());
  auto keys = shell::load_keypads(WAYMARK_SOURCE_DIR "/themes", {"keyboard"});
  if (!keys) return fail(keys.error());
  paint::WindowOptions wanted;
  wanted.keys = std::move(*keys);
  auto window = paint::Window::create([&] { return themes; }, wanted);
  if (!window) return fail(window.error());
  WatchedKiosk kiosk{std::move(*themes), std::move(*window), std::move(*painter)};
  kiosk.begin();
  kiosk.answer("look");

  std::mutex mutex;
  std::vector<std::string> asked;
  std::atomic<bool> over{false};
  std::thread reader([&] {
    for (std::string next; std::getline(std::cin, next);) {
      const std::scoped_lock lock(mutex);
      asked.push_back(next);
      kiosk.wake();
    }
    over = true;
    kiosk.wake();
  });
  while (!over) {
    kiosk.round();
    std::vector<std::string> now;
    {
      const std::scoped_lock lock(mutex);
      now.swap(asked);
    }
    for (const std::string& one : now) kiosk.answer(one);
  }
  reader.join();
  return 0;
}

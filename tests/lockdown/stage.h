// One watched kiosk on one display for all attacks of a run: X11 (Xvfb), cage or weston nested on it, chosen by the
// environment (WAYMARK_LOCKDOWN_DISPLAY). Keys and pointers come through XTEST, as a second client would send them.
#pragma once

#include <sys/types.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/lockdown/x_client.h"
#include "tests/paint/x_server.h"

namespace waymark::lockdown {

// Looks again and again until it holds, with patience for a busy machine. False when that is over.
inline constexpr std::chrono::seconds kPatience{30};
[[nodiscard]] bool until(const std::function<bool()>& holds, std::chrono::seconds patience = kPatience);

inline constexpr uid_t kNobody = 65534;  // cage refuses to run as root

enum class Display { kX11 = 1, kCage, kWeston };

using Point = std::pair<int, int>;

// What the watched kiosk says of itself.
struct Facts {
  std::string screen;
  std::string focus;
  std::string field;  // what the text field holds
  std::uint64_t view = 0;
  std::map<std::string, int> incidents;
  std::uint64_t texts = 0;  // that keys have typed
  std::uint64_t frames = 0;
  Point pointer;  // as the display has told it last
  bool seen = false;
  int slowest_ms = 0;    // from input to pixels, the slowest so far
  bool settled = false;  // the display has passed on all that was sent before
};

class Stage {
 public:
  // The program without which this display cannot be had on this machine, or nothing.
  [[nodiscard]] static std::optional<std::string> missing(Display display);
  // Nothing with the reason in `why` when it did not start.
  [[nodiscard]] static std::unique_ptr<Stage> set(Display display, std::string& why);
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage();

  // ---- The kiosk ----
  Facts begin() { return facts("begin"); }
  [[nodiscard]] Facts look() { return facts("look"); }
  // Once the kiosk has dealt with all that was sent: a mark of the pointer behind it has arrived.
  [[nodiscard]] Facts settle(std::chrono::seconds patience = kPatience);
  // The same, the pointer being where it is wanted.
  Facts point_at(Point place, std::chrono::seconds patience = kPatience);
  [[nodiscard]] std::map<std::string, Point> boxes();
  void finger(const std::string& how, int id, const std::string& x, const std::string& y);
  void finger(const std::string& how, int id, double x, double y);

  // ---- Hands ----
  // press, chord, type and click go on as fast as the kiosk keeps up: a compositor ends a client that reads nothing for
  // a few hundred events. What must come faster says down and up, or button.
  using Keycode = unsigned;
  // Keys that carry what no keyboard should: see stage_start.cpp. The last is a combining mark. They are keys that few
  // keyboards have, but ones that type.
  static constexpr std::array<Keycode, 9> kHostile{94, 125, 126, 129, 187, 137, 139, 144, 188};
  [[nodiscard]] Keycode code(const std::string& keysym) const;
  void down(Keycode key);
  void up(Keycode key);
  void press(Keycode key);
  // SDL takes a key that comes again within 2 ms for one that repeats by itself.
  void press_in_peace(Keycode key);
  void chord(const std::vector<std::string>& held, const std::string& key);
  void chord(const std::vector<Keycode>& held, Keycode key);
  void type(const std::string& ascii);
  void move(int x, int y);
  void button(unsigned number, bool is_down);
  void click(unsigned number);
  void flush();
  // Waits for the kiosk when it is far behind.
  void keep_pace();

  // ---- What an attacker would look for ----
  [[nodiscard]] std::set<unsigned long> windows() const;    // that can be seen
  [[nodiscard]] std::set<std::string> children() const;     // of the kiosk
  [[nodiscard]] std::multiset<std::string> family() const;  // of the compositor: whatever it has started
  [[nodiscard]] std::set<std::string> files() const;        // in its home and beside it
  [[nodiscard]] std::size_t picture() const;                // what is on the glass, as one number
  [[nodiscard]] std::string log() const;
  [[nodiscard]] bool alive() const;
  // The kiosk's own X display, cage's Xwayland among them, and who may come to it. No display on Wayland.
  [[nodiscard]] XPlace kiosk_display() const;
  [[nodiscard]] std::string wayland_socket() const { return folder_ / "run/kiosk"; }
  [[nodiscard]] Display display() const { return display_; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  explicit Stage(Display display) : display_(display) {}
  [[nodiscard]] bool start(std::string& why);
  [[nodiscard]] bool make_folders(std::string& why);
  void put_hostile_keys_on_the_keyboard();
  [[nodiscard]] bool start_kiosk(std::string& why);
  [[nodiscard]] bool start_in_cage(std::string& why);
  [[nodiscard]] bool start_in_weston(std::string& why);
  [[nodiscard]] pid_t spawn(const std::vector<std::string>& command, bool talks);
  [[nodiscard]] std::map<std::string, std::string> environment(bool talks) const;
  void fill_the_screen();
  [[nodiscard]] Facts facts(const std::string& question);
  [[nodiscard]] std::string ask(const std::string& question);
  void tell(const std::string& line);

  Display display_;
  std::filesystem::path folder_;
  std::unique_ptr<paint::XServer> server_;
  void* x_ = nullptr;  // an Xlib Display
  pid_t compositor_ = 0;
  pid_t started_ = 0;  // the kiosk, or what it runs in
  pid_t kiosk_ = 0;
  int to_kiosk_ = -1;
  int from_kiosk_ = -1;
  std::string unread_;
  int width_ = 0;
  int height_ = 0;
  int mark_ = 0;
  int ahead_ = 0;  // events sent since the kiosk was last known to have read everything
  bool deaf_ = false;
};

// True when the long attacks are asked for (./dev faults).
[[nodiscard]] bool at_length();

}  // namespace waymark::lockdown

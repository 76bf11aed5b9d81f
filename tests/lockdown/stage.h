// One watched kiosk on one display for all attacks of a run: X11 (Xvfb), cage or weston nested on it, chosen by the
// environment (WAYMARK_LOCKDOWN_DISPLAY). Keys and pointers come through XTEST, as a second client would send them.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/paint/x_server.h"

namespace waymark::lockdown {

enum class Display { kX11 = 1, kCage, kWeston };

// What the watched kiosk says of itself.
struct Facts {
  std::string screen;
  std::string focus;
  std::string field;  // what the text field holds
  std::uint64_t view = 0;
  std::map<std::string, int> incidents;
  std::uint64_t events = 0;
  std::uint64_t frames = 0;
  bool seen = false;
  int slowest_ms = 0;  // from input to pixels, the slowest so far

  [[nodiscard]] int incidents_in_all() const;
};

using Point = std::pair<int, int>;

class Stage {
 public:
  // Nothing with the reason in `why` where this display cannot be had on this machine.
  [[nodiscard]] static std::unique_ptr<Stage> set(Display display, std::string& why);
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage();

  // ---- The kiosk ----
  Facts begin() { return facts("begin"); }
  [[nodiscard]] Facts look() { return facts("look"); }
  [[nodiscard]] Facts settle();  // once all that was sent has been dealt with
  void calm() { static_cast<void>(facts("calm")); }
  [[nodiscard]] std::map<std::string, Point> boxes();
  void finger(const std::string& how, int id, const std::string& x, const std::string& y);
  void finger(const std::string& how, int id, double x, double y);

  // ---- Hands ----
  using Keycode = unsigned;
  [[nodiscard]] Keycode code(const std::string& keysym) const;
  void down(Keycode key);
  void up(Keycode key);
  void press(Keycode key);
  void chord(const std::vector<std::string>& held, const std::string& key);
  void chord(const std::vector<Keycode>& held, Keycode key);
  void type(const std::string& ascii);
  void move(int x, int y);
  void button(unsigned number, bool is_down);
  void click(unsigned number);
  void flush();
  // Keycode 255's place in the keymap: the only way for X to carry any character. Plain X11 only.
  void type_character(std::uint32_t code_point);

  // ---- What an attacker would look for ----
  [[nodiscard]] std::set<unsigned long> windows() const;  // that can be seen
  [[nodiscard]] std::set<std::string> children() const;   // of the kiosk
  [[nodiscard]] std::set<std::string> files() const;      // in its home and beside it
  [[nodiscard]] std::string log() const;
  [[nodiscard]] bool alive() const;
  void* x_display() const { return x_; }
  [[nodiscard]] unsigned long kiosk_window() const;
  [[nodiscard]] std::string kiosk_display() const;  // DISPLAY as the kiosk has it; empty on Wayland
  [[nodiscard]] Display display() const { return display_; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  explicit Stage(Display display) : display_(display) {}
  [[nodiscard]] bool start(std::string& why);
  [[nodiscard]] bool start_compositor(std::string& why);
  [[nodiscard]] pid_t spawn(const std::vector<std::string>& command, bool talks);
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
};

// True when the long attacks are asked for (./dev faults).
[[nodiscard]] bool at_length();

}  // namespace waymark::lockdown

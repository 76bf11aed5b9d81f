#include "tests/lockdown/stage.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>
#include <thread>
#include <utility>

#include "tests/lockdown/processes.h"

namespace waymark::lockdown {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

constexpr int kMarks = 200;
constexpr int kFarthestAhead = 250;

::Display* x_of(void* pointer) { return static_cast<::Display*>(pointer); }

void add_family(pid_t process, std::multiset<std::string>& names) {
  for (const pid_t child : children_of(process)) {
    names.insert(name_of(child));
    add_family(child, names);
  }
}

}  // namespace

bool at_length() { return std::getenv("WAYMARK_LOCKDOWN_LONG") != nullptr; }

bool until(const std::function<bool()>& holds, std::chrono::seconds patience) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    std::this_thread::sleep_for(10ms);
  }
  return true;
}

void Stage::tell(const std::string& line) {
  const std::string text = line + "\n";
  if (::write(to_kiosk_, text.data(), text.size()) < 0) unread_ = "\n";
}

std::string Stage::ask(const std::string& question) {
  tell(question);
  const auto give_up = std::chrono::steady_clock::now() + kPatience;
  for (;;) {
    if (const auto end = unread_.find('\n'); end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    pollfd ready{from_kiosk_, POLLIN, 0};
    char bytes[4096];
    const bool some = ::poll(&ready, 1, 200) > 0;
    const ssize_t count = some ? ::read(from_kiosk_, bytes, sizeof bytes) : 0;
    if (count > 0) unread_.append(bytes, static_cast<std::size_t>(count));
    if ((some && count <= 0) || std::chrono::steady_clock::now() > give_up) return {};
  }
}

Facts Stage::facts(const std::string& question) {
  const json said = json::parse(ask(question), nullptr, false);
  Facts facts;
  if (!said.is_object()) return facts;
  facts.screen = said["screen"];
  facts.focus = said["focus"];
  if (said["field"].is_string()) facts.field = said["field"];
  facts.view = said["view"];
  facts.incidents = said["incidents"].get<std::map<std::string, int>>();
  facts.texts = said["texts"];
  facts.pointer = {said["pointer"][0], said["pointer"][1]};
  facts.frames = said["frames"];
  facts.seen = said["seen"];
  facts.slowest_ms = said["slowest_ms"];
  return facts;
}

Facts Stage::settle(std::chrono::seconds patience) {
  // Along the lower edge, where there is nothing to touch.
  mark_ = (mark_ + 1) % kMarks;
  Facts now = point_at({width_ / 4 + 4 * mark_, height_ - 4}, patience);
  deaf_ = !now.settled;
  ahead_ = 0;
  return now;
}

Facts Stage::point_at(Point place, std::chrono::seconds patience) {
  move(place.first, place.second);
  flush();
  const auto arrived = [&place](const Point& at) {  // a compositor may round it
    return std::abs(at.first - place.first) <= 1 && std::abs(at.second - place.second) <= 1;
  };
  Facts now;
  static_cast<void>(until(
      [&] {
        now = look();
        return arrived(now.pointer) || now.screen.empty();
      },
      patience));
  now.settled = !now.screen.empty() && arrived(now.pointer);
  return now;
}

void Stage::keep_pace() {
  if (ahead_ >= kFarthestAhead && !deaf_) static_cast<void>(settle());
}

std::map<std::string, Point> Stage::boxes() {
  const json said = json::parse(ask("boxes"), nullptr, false);
  std::map<std::string, Point> found;
  if (!said.is_object()) return found;
  for (const auto& [id, place] : said.items()) found[id] = {place[0], place[1]};
  return found;
}

void Stage::finger(const std::string& how, int id, const std::string& x, const std::string& y) {
  tell("finger " + how + " " + std::to_string(id) + " " + x + " " + y);
}

void Stage::finger(const std::string& how, int id, double x, double y) {
  finger(how, id, std::to_string(x), std::to_string(y));
}

Stage::Keycode Stage::code(const std::string& keysym) const {
  // By their place: a keymap may have taken their meaning away, but not the keys.
  if (keysym == "Super_L") return 133;
  if (keysym == "Super_R") return 134;
  return XKeysymToKeycode(x_of(x_), XStringToKeysym(keysym.c_str()));
}

void Stage::down(Keycode key) {
  XTestFakeKeyEvent(x_of(x_), key, True, CurrentTime);
  ++ahead_;
}
void Stage::up(Keycode key) {
  XTestFakeKeyEvent(x_of(x_), key, False, CurrentTime);
  ++ahead_;
}
void Stage::press(Keycode key) {
  down(key);
  up(key);
  keep_pace();
}

void Stage::chord(const std::vector<Keycode>& held, Keycode key) {
  for (const Keycode one : held) down(one);
  down(key);
  up(key);
  for (auto one = held.rbegin(); one != held.rend(); ++one) up(*one);
  keep_pace();
}

void Stage::chord(const std::vector<std::string>& held, const std::string& key) {
  std::vector<Keycode> codes;
  for (const std::string& one : held) codes.push_back(code(one));
  chord(codes, code(key));
}

void Stage::press_in_peace(Keycode key) {
  press(key);
  flush();
  std::this_thread::sleep_for(3ms);
}

void Stage::type(const std::string& ascii) {
  const Keycode shift = code("Shift_L");
  std::set<Keycode> unread;
  for (const char letter : ascii) {
    const KeySym symbol = static_cast<unsigned char>(letter);  // Latin-1 keysyms are the characters
    const Keycode key = XKeysymToKeycode(x_of(x_), symbol);
    const bool shifted = XkbKeycodeToKeysym(x_of(x_), static_cast<KeyCode>(key), 0, 0) != symbol;
    if (!unread.insert(key).second) {  // a display that lags tells of both with one time
      static_cast<void>(settle());
      unread = {key};
    }
    if (shifted) down(shift);
    press_in_peace(key);
    if (shifted) up(shift);
  }
}

void Stage::move(int x, int y) { XTestFakeMotionEvent(x_of(x_), -1, x, y, CurrentTime); }
void Stage::button(unsigned number, bool is_down) {
  XTestFakeButtonEvent(x_of(x_), number, is_down ? True : False, CurrentTime);
  ++ahead_;
}
void Stage::click(unsigned number) {
  button(number, true);
  button(number, false);
  keep_pace();
}
void Stage::flush() { XSync(x_of(x_), False); }

std::set<unsigned long> Stage::windows() const {
  ::Window root = 0;
  ::Window parent = 0;
  ::Window* list = nullptr;
  unsigned count = 0;
  std::set<unsigned long> seen;
  if (XQueryTree(x_of(x_), DefaultRootWindow(x_of(x_)), &root, &parent, &list, &count) == 0) return seen;
  for (unsigned i = 0; i < count; ++i) {
    XWindowAttributes attributes;
    if (XGetWindowAttributes(x_of(x_), list[i], &attributes) == 0) continue;
    if (attributes.map_state == IsViewable && attributes.c_class == InputOutput) seen.insert(list[i]);
  }
  if (list != nullptr) XFree(list);
  return seen;
}

std::set<std::string> Stage::children() const {
  std::set<std::string> names;
  for (const pid_t child : children_of(kiosk_)) names.insert(name_of(child));
  return names;
}

std::multiset<std::string> Stage::family() const {
  std::multiset<std::string> names;
  if (compositor_ != 0) add_family(compositor_, names);
  return names;
}

std::size_t Stage::picture() const {
  XImage* const image = XGetImage(x_of(x_), DefaultRootWindow(x_of(x_)), 0, 0, static_cast<unsigned>(width_),
                                  static_cast<unsigned>(height_), AllPlanes, ZPixmap);
  if (image == nullptr) return 0;
  const auto bytes = static_cast<std::size_t>(image->bytes_per_line) * static_cast<std::size_t>(image->height);
  const std::size_t number = std::hash<std::string_view>{}({image->data, bytes});
  XDestroyImage(image);
  return number;
}

std::set<std::string> Stage::files() const {
  std::set<std::string> found;
  std::error_code gone;  // what a display has for a moment may go while it is listed
  for (fs::recursive_directory_iterator at(folder_, gone), end; at != end; at.increment(gone)) {
    found.insert(at->path());
  }
  return found;
}

std::string Stage::log() const { return read_all(folder_ / "log"); }

bool Stage::alive() const { return kiosk_ != 0 && name_of(kiosk_) == "watched_kiosk"; }

XPlace Stage::kiosk_display() const {
  const uid_t user = display_ == Display::kCage && ::geteuid() == 0 ? kNobody : ::geteuid();
  const std::string environment = read_all("/proc/" + std::to_string(kiosk_) + "/environ");
  constexpr std::string_view kName = "DISPLAY=";
  for (std::size_t at = 0; at < environment.size();) {
    const std::size_t end = std::min(environment.find('\0', at), environment.size());
    const std::string variable = environment.substr(at, end - at);
    if (variable.starts_with(kName)) return {variable.substr(kName.size()), user};
    at = end + 1;
  }
  return {"", user};
}

}  // namespace waymark::lockdown

#include "tests/lockdown/stage.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>
#include <thread>

namespace waymark::lockdown {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr auto kPatience = 20s;
constexpr uid_t kNobody = 65534;  // cage refuses to run as root

::Display* x_of(void* pointer) { return static_cast<::Display*>(pointer); }

bool installed(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string folders = path == nullptr ? "" : path;
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    if (::access((fs::path(folders.substr(at, end - at)) / program).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<pid_t> children_of(pid_t process) {
  std::vector<pid_t> found;
  std::error_code gone;
  for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task", gone)) {
    std::ifstream list(task.path() / "children");
    for (pid_t child = 0; list >> child;) found.push_back(child);
  }
  return found;
}

std::string name_of(pid_t process) {
  std::string name = read_all("/proc/" + std::to_string(process) + "/comm");
  if (!name.empty()) name.pop_back();
  return name;
}

pid_t find_kiosk(pid_t from) {
  if (name_of(from) == "watched_kiosk") return from;
  for (const pid_t child : children_of(from)) {
    if (const pid_t found = find_kiosk(child); found != 0) return found;
  }
  return 0;
}

template <class Holds>
bool until(Holds&& holds) {
  const auto give_up = std::chrono::steady_clock::now() + kPatience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

}  // namespace

int Facts::incidents_in_all() const {
  return std::accumulate(incidents.begin(), incidents.end(), 0,
                         [](int sum, const auto& one) { return sum + one.second; });
}

bool at_length() { return std::getenv("WAYMARK_LOCKDOWN_LONG") != nullptr; }

std::unique_ptr<Stage> Stage::set(Display display, std::string& why) {
  std::unique_ptr<Stage> stage{new Stage(display)};
  return stage->start(why) ? std::move(stage) : nullptr;
}

bool Stage::start(std::string& why) {
  std::string folder = fs::temp_directory_path() / "waymark-lockdown-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) {
    why = "no temporary folder can be made";
    return false;
  }
  folder_ = folder;
  for (const char* name : {"home", "run"}) {
    fs::create_directory(folder_ / name);
    fs::permissions(folder_ / name, fs::perms::owner_all);
    if (display_ == Display::kCage && ::geteuid() == 0 && ::chown((folder_ / name).c_str(), kNobody, kNobody) != 0) {
      why = "the folder cannot be given to another user";
      return false;
    }
  }
  fs::permissions(folder_, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
  server_ = paint::XServer::start(kWidth, kHeight);
  if (server_ == nullptr) {
    why = "Xvfb is not installed";
    return false;
  }
  x_ = XOpenDisplay(nullptr);
  if (x_ == nullptr || !start_compositor(why)) return false;
  const std::string answer = ask("open");
  const json opened = json::parse(answer, nullptr, false);
  if (!opened.is_object() || opened.contains("error")) {
    why = "the kiosk did not open its window: " + answer + log();
    return false;
  }
  width_ = opened["width"];
  height_ = opened["height"];
  kiosk_ = find_kiosk(started_);
  move(width_ / 2, height_ - 4);
  return kiosk_ != 0;
}

bool Stage::start_compositor(std::string& why) {
  const std::string kiosk = WAYMARK_TESTS_DIR "/watched_kiosk";
  if (display_ == Display::kX11) {
    started_ = spawn({kiosk}, true);
    return true;
  }
  const bool cage = display_ == Display::kCage;
  for (const char* needed :
       cage ? std::vector<const char*>{"cage", "Xwayland", "setpriv"} : std::vector<const char*>{"weston"}) {
    if (!installed(needed)) {
      why = std::string(needed) + " is not installed";
      return false;
    }
  }
  if (cage) {
    std::vector<std::string> command{"cage", "-d", "--", kiosk};
    if (::geteuid() == 0) {
      command.insert(command.begin(), {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"});
    }
    started_ = compositor_ = spawn(command, true);
    if (!until([this] { return windows().size() == 1 && find_kiosk(started_) != 0; })) {
      why = "cage did not start: " + log();
      return false;
    }
    fill_the_screen();
    return true;
  }
  compositor_ = spawn({"weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so", "--socket=kiosk",
                       "--config=" WAYMARK_SOURCE_DIR "/provisioning/image/etc/xdg/weston/weston.ini",
                       "--width=" + std::to_string(kWidth), "--height=" + std::to_string(kHeight)},
                      false);
  if (!until([this] { return fs::exists(folder_ / "run/kiosk") && windows().size() == 1; })) {
    why = "weston did not start: " + log();
    return false;
  }
  fill_the_screen();
  started_ = spawn({kiosk}, true);
  return true;
}

// The compositor's window on the whole display, and with the keyboard's focus.
void Stage::fill_the_screen() {
  const auto seen = windows();
  if (seen.empty()) return;
  XMoveResizeWindow(x_of(x_), *seen.begin(), 0, 0, kWidth, kHeight);
  XSetInputFocus(x_of(x_), *seen.begin(), RevertToParent, CurrentTime);
  XSync(x_of(x_), False);
  std::this_thread::sleep_for(300ms);  // until it has told its own client of the new size
}

pid_t Stage::spawn(const std::vector<std::string>& command, bool talks) {
  int to[2] = {-1, -1};
  int from[2] = {-1, -1};
  if (talks && (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0)) return 0;
  std::map<std::string, std::string> environment{
      {"PATH", std::getenv("PATH")},
      {"HOME", folder_ / "home"},
      {"LANG", "C.UTF-8"},
      {"XDG_RUNTIME_DIR", folder_ / "run"},
      {"DISPLAY", std::getenv("DISPLAY")},
      {"SDL_VIDEODRIVER", display_ == Display::kWeston ? "wayland" : "x11"},
      {"WLR_BACKENDS", "x11"},
      {"WLR_RENDERER", "pixman"},
  };
  if (display_ == Display::kWeston && talks) {
    environment["WAYLAND_DISPLAY"] = "kiosk";
    environment.erase("DISPLAY");
  }
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
  std::vector<char*> words;
  std::vector<char*> settings;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  for (const std::string& variable : variables) settings.push_back(const_cast<char*>(variable.c_str()));
  words.push_back(nullptr);
  settings.push_back(nullptr);
  const std::string log_file = folder_ / "log";
  const std::string home = folder_ / "home";
  const pid_t process = ::fork();
  if (process == 0) {
    const int log = ::open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(log, STDERR_FILENO);
    ::dup2(talks ? from[1] : log, STDOUT_FILENO);
    if (talks) ::dup2(to[0], STDIN_FILENO);
    if (::chdir(home.c_str()) == 0) ::execvpe(words[0], words.data(), settings.data());
    ::_exit(127);
  }
  if (talks) {
    ::close(to[0]);
    ::close(from[1]);
    to_kiosk_ = to[1];
    from_kiosk_ = from[0];
  }
  return process;
}

Stage::~Stage() {
  if (to_kiosk_ >= 0) ::close(to_kiosk_);  // the kiosk leaves when nobody can tell it anything more
  if (from_kiosk_ >= 0) ::close(from_kiosk_);
  std::set<pid_t> ours{started_, compositor_};
  ours.erase(0);
  for (const pid_t process : ours) {
    for (int i = 0; i < 100 && ::waitpid(process, nullptr, WNOHANG) == 0; ++i) {
      if (i == 50 || (process == compositor_ && process != started_)) ::kill(process, SIGTERM);
      if (i == 99) ::kill(process, SIGKILL);
      std::this_thread::sleep_for(20ms);
    }
  }
  if (x_ != nullptr) XCloseDisplay(x_of(x_));
  server_.reset();
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
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
  facts.events = said["events"];
  facts.frames = said["frames"];
  facts.seen = said["seen"];
  facts.slowest_ms = said["slowest_ms"];
  return facts;
}

Facts Stage::settle() {
  flush();
  Facts before = look();
  for (int quiet = 0; quiet < 3;) {
    std::this_thread::sleep_for(50ms);
    Facts now = look();
    quiet = now.events == before.events ? quiet + 1 : 0;
    before = std::move(now);
    if (before.screen.empty()) break;
  }
  return before;
}

std::map<std::string, Point> Stage::boxes() {
  const json said = json::parse(ask("boxes"), nullptr, false);
  std::map<std::string, Point> found;
  if (!said.is_object()) return found;
  for (const auto& [id, place] : said.items()) found[id] = {place[0], place[1]};
  return found;
}

void Stage::finger(const std::string& how, int id, const std::string& x, const std::string& y) {
  static_cast<void>(ask("finger " + how + " " + std::to_string(id) + " " + x + " " + y));
}

void Stage::finger(const std::string& how, int id, double x, double y) {
  finger(how, id, std::to_string(x), std::to_string(y));
}

Stage::Keycode Stage::code(const std::string& keysym) const {
  return XKeysymToKeycode(x_of(x_), XStringToKeysym(keysym.c_str()));
}

void Stage::down(Keycode key) { XTestFakeKeyEvent(x_of(x_), key, True, CurrentTime); }
void Stage::up(Keycode key) { XTestFakeKeyEvent(x_of(x_), key, False, CurrentTime); }
void Stage::press(Keycode key) {
  down(key);
  up(key);
}

void Stage::chord(const std::vector<Keycode>& held, Keycode key) {
  for (const Keycode one : held) down(one);
  press(key);
  for (auto one = held.rbegin(); one != held.rend(); ++one) up(*one);
}

void Stage::chord(const std::vector<std::string>& held, const std::string& key) {
  std::vector<Keycode> codes;
  for (const std::string& one : held) codes.push_back(code(one));
  chord(codes, code(key));
}

void Stage::type(const std::string& ascii) {
  const Keycode shift = code("Shift_L");
  for (const char letter : ascii) {
    const KeySym symbol = static_cast<unsigned char>(letter);  // Latin-1 keysyms are the characters
    const Keycode key = XKeysymToKeycode(x_of(x_), symbol);
    const bool shifted = XkbKeycodeToKeysym(x_of(x_), static_cast<KeyCode>(key), 0, 0) != symbol;
    if (shifted) down(shift);
    press(key);
    if (shifted) up(shift);
  }
}

void Stage::type_character(std::uint32_t code_point) {
  constexpr KeyCode kSpare = 254;
  KeySym symbol = code_point < 0x100 ? code_point : 0x01000000 + code_point;
  XChangeKeyboardMapping(x_of(x_), kSpare, 1, &symbol, 1);
  XSync(x_of(x_), False);
  std::this_thread::sleep_for(30ms);  // the kiosk reads the new keymap when it hears of it
  press(kSpare);
  flush();
}

void Stage::move(int x, int y) { XTestFakeMotionEvent(x_of(x_), -1, x, y, CurrentTime); }
void Stage::button(unsigned number, bool is_down) {
  XTestFakeButtonEvent(x_of(x_), number, is_down ? True : False, CurrentTime);
}
void Stage::click(unsigned number) {
  button(number, true);
  button(number, false);
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

std::set<std::string> Stage::files() const {
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) found.insert(entry.path());
  return found;
}

std::string Stage::log() const { return read_all(folder_ / "log"); }

bool Stage::alive() const { return kiosk_ != 0 && name_of(kiosk_) == "watched_kiosk"; }

unsigned long Stage::kiosk_window() const {
  const auto seen = windows();
  return seen.empty() ? 0 : *seen.begin();
}

std::string Stage::kiosk_display() const {
  const std::string environment = read_all("/proc/" + std::to_string(kiosk_) + "/environ");
  constexpr std::string_view kName = "DISPLAY=";
  for (std::size_t at = 0; at < environment.size();) {
    const std::size_t end = std::min(environment.find('\0', at), environment.size());
    const std::string variable = environment.substr(at, end - at);
    if (variable.starts_with(kName)) return variable.substr(kName.size());
    at = end + 1;
  }
  return {};
}

}  // namespace waymark::lockdown

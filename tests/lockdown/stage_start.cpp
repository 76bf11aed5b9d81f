// How the three displays are set up, each on an Xvfb of its own, with the settings that provisioning/image ships.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/lockdown/processes.h"
#include "tests/lockdown/stage.h"

namespace waymark::lockdown {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr const char* kKiosk = WAYMARK_TESTS_DIR "/watched_kiosk";
constexpr const char* kWestonIni = WAYMARK_SOURCE_DIR "/provisioning/image/etc/xdg/weston/weston.ini";

// What the keys of Stage::kHostile carry, as X names it, and the key and what it carries as a keyboard layout does:
// marks that turn the direction of text, marks of byte order, control characters, and a mark that combines.
struct HostileKey {
  unsigned long symbol;
  const char* key;
  const char* name;
};
constexpr std::array<HostileKey, Stage::kHostile.size()> kHostileKeys{{
    {0x100202E, "LSGT", "U202E"},
    {0x100202D, "KPEQ", "U202D"},
    {0x1002066, "I126", "U2066"},
    {0x100FEFF, "I129", "UFEFF"},
    {0x100FFFE, "I187", "UFFFE"},
    {0xFF0A, "AGAI", "Linefeed"},
    {0xFF0B, "UNDO", "Clear"},
    {0xFFFF, "FIND", "Delete"},
    {0x1000301, "I188", "U0301"},
}};

::Display* x_of(void* pointer) { return static_cast<::Display*>(pointer); }

bool installed(const std::string& program) {
  const char* path = std::getenv("PATH");
  const std::string folders = path == nullptr ? "" : path;
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    if (::access((fs::path(folders.substr(at, end - at)) / program).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

// Whether another user comes to this file: not below /root, for example.
bool others_may_enter(const fs::path& file) {
  for (fs::path folder = file.parent_path(); folder != folder.parent_path(); folder = folder.parent_path()) {
    if ((fs::status(folder).permissions() & fs::perms::others_exec) == fs::perms::none) return false;
  }
  return true;
}

// The options of the keyboard in weston.ini, which weston itself reads only where it has the keyboard to itself:
// nested, it makes the keyboard that the display around it names.
std::string shipped_keymap_options() {
  std::ifstream lines(kWestonIni);
  constexpr std::string_view kName = "keymap_options=";
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kName)) return line.substr(kName.size());
  }
  return {};
}

// A keyboard as any other, but with the hostile keys, for a compositor that makes its own keymap.
void write_hostile_keyboard(const fs::path& folder) {
  fs::create_directories(folder / "symbols");
  fs::create_directories(folder / "rules");
  std::ofstream(folder / "rules/hostile") << "! include %S/evdev\n! model = symbols\n * = +hostile\n";
  std::ofstream keys(folder / "symbols/hostile");
  keys << "default xkb_symbols \"basic\" {\n";
  for (const HostileKey& one : kHostileKeys) keys << "  replace key <" << one.key << "> { [ " << one.name << " ] };\n";
  keys << "};\n";
}

void name_the_keyboard(::Display* x, const std::string& options) {
  std::string names;
  for (const std::string& one :
       {std::string("hostile"), std::string("pc105"), std::string("us"), std::string(), options})
    names += one + '\0';
  XChangeProperty(x, DefaultRootWindow(x), XInternAtom(x, "_XKB_RULES_NAMES", False), XA_STRING, 8, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(names.data()), static_cast<int>(names.size()));
  XSync(x, False);
}

}  // namespace

std::optional<std::string> Stage::missing(Display display) {
  std::vector<std::string> needed{"Xvfb"};
  if (display == Display::kCage) needed.insert(needed.end(), {"cage", "Xwayland", "setpriv", "xkbcomp"});
  if (display == Display::kWeston) needed.insert(needed.end(), {"weston", "setxkbmap", "xkbcomp"});
  for (const std::string& program : needed) {
    if (!installed(program)) return program;
  }
  return std::nullopt;
}

std::unique_ptr<Stage> Stage::set(Display display, std::string& why) {
  std::unique_ptr<Stage> stage{new Stage(display)};
  return stage->start(why) ? std::move(stage) : nullptr;
}

bool Stage::make_folders(std::string& why) {
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
  write_hostile_keyboard(folder_ / "xkb");
  fs::permissions(folder_, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
  return true;
}

bool Stage::start(std::string& why) {
  ::signal(SIGPIPE, SIG_IGN);  // a kiosk that is gone is found by its silence
  if (!make_folders(why)) return false;
  server_ = paint::XServer::start(kWidth, kHeight);
  x_ = server_ == nullptr ? nullptr : XOpenDisplay(nullptr);
  if (x_ == nullptr) {
    why = "Xvfb did not start";
    return false;
  }
  put_hostile_keys_on_the_keyboard();
  if (!start_kiosk(why)) return false;
  const std::string answer = ask("open");
  const json opened = json::parse(answer, nullptr, false);
  if (!opened.is_object() || opened.contains("error")) {
    why = "the kiosk did not open its window: " + answer + log();
    return false;
  }
  kiosk_ = find_process(started_, "watched_kiosk");
  const auto fills_the_glass = [this] {
    const json now = json::parse(ask("look"), nullptr, false);
    if (now.is_object()) width_ = now["width"];
    if (now.is_object()) height_ = now["height"];
    return width_ == kWidth && height_ == kHeight;
  };
  if (!until(fills_the_glass)) {
    why = "the kiosk does not fill the glass but " + std::to_string(width_) + " by " + std::to_string(height_);
    return false;
  }
  // Until the kiosk has the keyboard and the pointer, whatever is sent is lost.
  Facts now;
  const auto hears = [&] {
    // weston adds up how far the pointer went and stops it at the edges: from corner to corner it comes to its place.
    move(kWidth - 1, kHeight - 1);
    move(0, 0);
    now = settle(1s);
    return now.settled && now.seen;
  };
  if (!until(hears)) {
    why = "the kiosk's window hears nothing, it saw the pointer last at " + std::to_string(now.pointer.first) + ", " +
          std::to_string(now.pointer.second) + (now.seen ? "" : ", and is not seen") + ": " + log();
    return false;
  }
  return kiosk_ != 0;
}

void Stage::put_hostile_keys_on_the_keyboard() {
  for (std::size_t i = 0; i < kHostile.size(); ++i) {
    KeySym symbol = kHostileKeys.at(i).symbol;
    XChangeKeyboardMapping(x_of(x_), static_cast<int>(kHostile.at(i)), 1, &symbol, 1);
  }
  XSync(x_of(x_), False);
}

bool Stage::start_kiosk(std::string& why) {
  if (display_ == Display::kCage) return start_in_cage(why);
  if (display_ == Display::kWeston) return start_in_weston(why);
  started_ = spawn({kKiosk}, true);
  return true;
}

bool Stage::start_in_cage(std::string& why) {
  std::vector<std::string> command{"cage", "-d", "--", kKiosk};
  if (::geteuid() == 0) {  // cage does not run as root
    std::vector<std::string> as_nobody{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    if (!others_may_enter(kKiosk)) {
      as_nobody.insert(as_nobody.end(), {"--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"});
    }
    command.insert(command.begin(), as_nobody.begin(), as_nobody.end());
  }
  started_ = compositor_ = spawn(command, true);
  if (!until([this] { return windows().size() == 1 && find_process(started_, "watched_kiosk") != 0; })) {
    why = "cage did not start: " + log();
    return false;
  }
  fill_the_screen();
  return true;
}

bool Stage::start_in_weston(std::string& why) {
  // weston takes what a key means from the names, and which modifiers are held from the display itself.
  const std::string options = shipped_keymap_options();
  const pid_t keyboard =
      spawn({"setxkbmap", "-rules", "evdev", "-model", "pc105", "-layout", "us", "-option", options}, false);
  int status = 0;
  if (::waitpid(keyboard, &status, 0) != keyboard || status != 0) {
    why = "the keyboard cannot be given the options of weston.ini: " + log();
    return false;
  }
  put_hostile_keys_on_the_keyboard();
  name_the_keyboard(x_of(x_), options);
  compositor_ = spawn({"weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so", "--socket=kiosk",
                       std::string("--config=") + kWestonIni, "--width=" + std::to_string(kWidth),
                       "--height=" + std::to_string(kHeight)},
                      false);
  if (!until([this] { return fs::exists(wayland_socket()) && windows().size() == 1; })) {
    why = "weston did not start: " + log();
    return false;
  }
  fill_the_screen();
  started_ = spawn({kKiosk}, true);
  return true;
}

// The compositor's window on the whole display, and with the keyboard's focus.
void Stage::fill_the_screen() {
  const auto seen = windows();
  if (seen.empty()) return;
  XMoveResizeWindow(x_of(x_), *seen.begin(), 0, 0, kWidth, kHeight);
  XSetInputFocus(x_of(x_), *seen.begin(), RevertToParent, CurrentTime);
  XSync(x_of(x_), False);
}

std::map<std::string, std::string> Stage::environment(bool talks) const {
  std::map<std::string, std::string> all{
      {"PATH", std::getenv("PATH")},
      {"HOME", folder_ / "home"},
      {"LANG", "C.UTF-8"},
      {"XDG_RUNTIME_DIR", folder_ / "run"},
      {"DISPLAY", std::getenv("DISPLAY")},
      {"SDL_VIDEODRIVER", display_ == Display::kWeston ? "wayland" : "x11"},
      {"WLR_BACKENDS", "x11"},
      {"WLR_RENDERER", "pixman"},
      {"XKB_CONFIG_EXTRA_PATH", folder_ / "xkb"},
      {"XKB_DEFAULT_RULES", "hostile"},
  };
  if (display_ == Display::kWeston && talks) {
    all["WAYLAND_DISPLAY"] = "kiosk";
    all.erase("DISPLAY");
  }
  return all;
}

pid_t Stage::spawn(const std::vector<std::string>& command, bool talks) {
  int to[2] = {-1, -1};
  int from[2] = {-1, -1};
  if (talks && (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0)) return 0;
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment(talks)) variables.push_back(name + "=" + value);
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

}  // namespace waymark::lockdown

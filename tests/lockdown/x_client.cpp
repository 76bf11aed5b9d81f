#include "tests/lockdown/x_client.h"

#include <X11/XKBlib.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>
#include <utility>

namespace waymark::lockdown {
namespace {

bool become(uid_t user) { return user == ::geteuid() || (::setgid(user) == 0 && ::setuid(user) == 0); }

// What a process of the place's user has to say; nothing when the display did not let it in.
template <class Answer, class Act>
std::optional<Answer> as_another(const XPlace& place, Act&& act) {
  int ends[2] = {-1, -1};
  if (::pipe(ends) != 0) return std::nullopt;
  const pid_t other = ::fork();
  if (other == 0) {
    const std::optional<Answer> answer = become(place.user) ? act() : std::nullopt;
    ::_exit(answer && ::write(ends[1], &*answer, sizeof *answer) == static_cast<ssize_t>(sizeof *answer) ? 0 : 1);
  }
  ::close(ends[1]);
  Answer answer{};
  const bool told = ::read(ends[0], &answer, sizeof answer) == static_cast<ssize_t>(sizeof answer);
  ::close(ends[0]);
  ::waitpid(other, nullptr, 0);
  return told ? std::optional{answer} : std::nullopt;
}

::Window first_window_of(::Display* x) {
  ::Window root = 0;
  ::Window parent = 0;
  ::Window* list = nullptr;
  unsigned count = 0;
  XQueryTree(x, DefaultRootWindow(x), &root, &parent, &list, &count);
  ::Window found = 0;
  for (unsigned i = 0; i < count; ++i) {
    XWindowAttributes attributes;
    const bool known = XGetWindowAttributes(x, list[i], &attributes) != 0;
    if (known && attributes.map_state == IsViewable && attributes.c_class == InputOutput) found = list[i];
  }
  if (list != nullptr) XFree(list);
  return found;
}

bool offers_itself(::Display* x, ::Window window) {
  Atom type = 0;
  int format = 0;
  unsigned long count = 0;
  unsigned long left = 0;
  unsigned char* value = nullptr;
  XGetWindowProperty(x, window, XInternAtom(x, "XdndAware", False), 0, 1, False, AnyPropertyType, &type, &format,
                     &count, &left, &value);
  if (value != nullptr) XFree(value);
  return count > 0;
}

void drag_and_drop(::Display* x, ::Window window, ::Window own) {
  const auto atom = [x](const char* name) { return XInternAtom(x, name, False); };
  XSetSelectionOwner(x, atom("XdndSelection"), own, CurrentTime);
  const auto tell = [&](const char* type, long first, long second, long third, long fourth) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = atom(type);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(own);
    event.xclient.data.l[1] = first;
    event.xclient.data.l[2] = second;
    event.xclient.data.l[3] = third;
    event.xclient.data.l[4] = fourth;
    XSendEvent(x, window, False, NoEventMask, &event);
  };
  tell("XdndEnter", 5L << 24, static_cast<long>(atom("text/uri-list")), static_cast<long>(XA_STRING), 0);
  tell("XdndPosition", 0, (400L << 16) | 300L, CurrentTime, static_cast<long>(atom("XdndActionCopy")));
  tell("XdndDrop", 0, CurrentTime, 0, 0);
  XSync(x, False);
}

std::optional<Drop> try_to_drop(const std::string& display_name) {
  ::Display* const x = XOpenDisplay(display_name.c_str());
  if (x == nullptr) return std::nullopt;
  const ::Window window = first_window_of(x);
  if (window == 0) return std::nullopt;
  const ::Window own = XCreateSimpleWindow(x, DefaultRootWindow(x), 0, 0, 1, 1, 0, 0, 0);
  Drop drop;
  drop.is_offered = offers_itself(x, window);
  drag_and_drop(x, window, own);
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  XSync(x, False);
  for (XEvent event; XPending(x) > 0;) {
    XNextEvent(x, &event);
    drop.was_asked_for = drop.was_asked_for || event.type == SelectionRequest;
  }
  XCloseDisplay(x);
  return drop;
}

// Both clipboards are this process's until it is told to stop. It says so, and at the end what became of them.
[[noreturn]] void own_clipboards(const XPlace& place, int told, int tell) {
  ::Display* const x = become(place.user) ? XOpenDisplay(place.display.c_str()) : nullptr;
  if (x == nullptr) ::_exit(1);
  const ::Window window = XCreateSimpleWindow(x, DefaultRootWindow(x), 0, 0, 1, 1, 0, 0, 0);
  const std::array<Atom, 2> both{XInternAtom(x, "CLIPBOARD", False), XA_PRIMARY};
  for (const Atom one : both) XSetSelectionOwner(x, one, window, CurrentTime);
  const Atom kinds = XInternAtom(x, "TARGETS", False);
  const auto owns_both = [&] {
    return std::all_of(both.begin(), both.end(), [&](Atom one) { return XGetSelectionOwner(x, one) == window; });
  };
  Clipboard::Report report{.owned = owns_both()};
  if (::write(tell, "r", 1) != 1) ::_exit(1);
  for (bool over = false; !over;) {
    std::array<pollfd, 2> ready{{{told, POLLIN, 0}, {ConnectionNumber(x), POLLIN, 0}}};
    static_cast<void>(::poll(ready.data(), ready.size(), -1));
    over = ready[0].revents != 0;
    XSync(x, False);
    for (XEvent event; XPending(x) > 0;) {
      XNextEvent(x, &event);
      // Which kinds there are is asked for by cage's own window manager, as soon as there is something.
      const bool asked = event.type == SelectionRequest && event.xselectionrequest.target != kinds;
      report.was_read = report.was_read || asked;
    }
  }
  report.was_replaced = !owns_both();
  ::_exit(::write(tell, &report, sizeof report) == static_cast<ssize_t>(sizeof report) ? 0 : 1);
}

}  // namespace

Clipboard::Clipboard(const XPlace& place) {
  int to[2] = {-1, -1};
  int from[2] = {-1, -1};
  if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) return;
  other_ = ::fork();
  if (other_ == 0) {
    ::close(to[1]);
    own_clipboards(place, to[0], from[1]);
  }
  ::close(to[0]);
  ::close(from[1]);
  to_ = to[1];
  from_ = from[0];
  char ready = 0;
  if (::read(from_, &ready, 1) != 1) end();
}

Clipboard::~Clipboard() { end(); }

void Clipboard::end() {
  for (int* const each : {&to_, &from_}) {
    if (*each >= 0) ::close(std::exchange(*each, -1));
  }
  if (other_ > 0) ::waitpid(std::exchange(other_, 0), nullptr, 0);
}

Clipboard::Report Clipboard::report() {
  Report report;
  if (to_ < 0) return report;
  ::close(std::exchange(to_, -1));
  if (::read(from_, &report, sizeof report) != static_cast<ssize_t>(sizeof report)) report = {};
  end();
  return report;
}

std::optional<Drop> drop_a_file(const XPlace& place) {
  return as_another<Drop>(place, [&] { return try_to_drop(place.display); });
}

bool give_meaning(const XPlace& place, unsigned keycode, unsigned long symbol) {
  const auto act = [&]() -> std::optional<bool> {
    ::Display* const x = XOpenDisplay(place.display.c_str());
    if (x == nullptr) return std::nullopt;
    KeySym meaning = symbol;
    XChangeKeyboardMapping(x, static_cast<int>(keycode), 1, &meaning, 1);
    XSync(x, False);
    const bool has_it = XkbKeycodeToKeysym(x, static_cast<KeyCode>(keycode), 0, 0) == symbol;
    XCloseDisplay(x);
    return has_it;
  };
  return as_another<bool>(place, act).value_or(false);
}

}  // namespace waymark::lockdown

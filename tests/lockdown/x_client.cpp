#include "tests/lockdown/x_client.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <chrono>
#include <thread>

namespace waymark::lockdown {
namespace {

::Display* x_of(void* pointer) { return static_cast<::Display*>(pointer); }

Atom clipboard_of(void* display) { return XInternAtom(x_of(display), "CLIPBOARD", False); }

bool somebody_asked(::Display* x) {
  XSync(x, False);
  bool asked = false;
  for (XEvent event; XPending(x) > 0;) {
    XNextEvent(x, &event);
    asked = asked || event.type == SelectionRequest;
  }
  return asked;
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

}  // namespace

Clipboard::Clipboard(void* display)
    : display_(display),
      window_(XCreateSimpleWindow(x_of(display), DefaultRootWindow(x_of(display)), 0, 0, 1, 1, 0, 0, 0)) {
  for (const Atom one : {clipboard_of(display_), Atom{XA_PRIMARY}})
    XSetSelectionOwner(x_of(display_), one, window_, CurrentTime);
  XSync(x_of(display_), False);
}

Clipboard::~Clipboard() { XDestroyWindow(x_of(display_), window_); }

bool Clipboard::was_read() { return somebody_asked(x_of(display_)); }

bool Clipboard::was_replaced() {
  return XGetSelectionOwner(x_of(display_), clipboard_of(display_)) != window_ ||
         XGetSelectionOwner(x_of(display_), XA_PRIMARY) != window_;
}

std::optional<Drop> drop_a_file(const std::string& display_name) {
  ::Display* const x = XOpenDisplay(display_name.c_str());
  if (x == nullptr) return std::nullopt;
  const ::Window window = first_window_of(x);
  const ::Window own = XCreateSimpleWindow(x, DefaultRootWindow(x), 0, 0, 1, 1, 0, 0, 0);
  Drop drop;
  drop.is_offered = window == 0 || offers_itself(x, window);
  if (window != 0) drag_and_drop(x, window, own);
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  drop.was_asked_for = somebody_asked(x);
  XDestroyWindow(x, own);
  XCloseDisplay(x);
  return drop;
}

void give_meaning(void* display, unsigned keycode, unsigned long symbol) {
  KeySym meaning = symbol;
  XChangeKeyboardMapping(x_of(display), static_cast<int>(keycode), 1, &meaning, 1);
  XSync(x_of(display), False);
}

}  // namespace waymark::lockdown

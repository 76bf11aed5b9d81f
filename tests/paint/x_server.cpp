#include "tests/paint/x_server.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace waymark::paint {
namespace {

Display* display_of(void* pointer) { return static_cast<Display*>(pointer); }

template <class Act>
void each_window(Display* display, Act&& act) {
  ::Window root = 0;
  ::Window parent = 0;
  ::Window* list = nullptr;
  unsigned count = 0;
  XQueryTree(display, DefaultRootWindow(display), &root, &parent, &list, &count);
  for (unsigned i = 0; i < count; ++i) {
    XWindowAttributes attributes;
    const bool known = XGetWindowAttributes(display, list[i], &attributes) != 0;
    if (known && attributes.map_state == IsViewable && attributes.c_class == InputOutput) act(list[i]);
  }
  if (list != nullptr) XFree(list);
  XSync(display, False);
}

}  // namespace

std::unique_ptr<XServer> XServer::start(int width, int height) {
  int ends[2];
  if (pipe(ends) != 0) return nullptr;
  const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
  const std::string number = std::to_string(ends[1]);
  const pid_t process = fork();
  if (process == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDERR_FILENO);
    close(ends[0]);
    execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", screen.c_str(), "-nolisten", "tcp", nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::string name = ":";
  char c = 0;
  while (read(ends[0], &c, 1) == 1 && c != '\n') name += c;  // written when it listens; closed when it ended
  close(ends[0]);
  if (process < 0) return nullptr;
  Display* display = name == ":" ? nullptr : XOpenDisplay(name.c_str());
  if (display == nullptr) {
    kill(process, SIGTERM);
    waitpid(process, nullptr, 0);
    return nullptr;
  }
  setenv("DISPLAY", name.c_str(), 1);
  setenv("SDL_VIDEODRIVER", "x11", 1);
  return std::unique_ptr<XServer>(new XServer(process, display));
}

XServer::~XServer() {
  XCloseDisplay(display_of(display_));
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

void XServer::press_at(int x, int y) {
  XTestFakeMotionEvent(display_of(display_), -1, x, y, CurrentTime);
  XTestFakeButtonEvent(display_of(display_), 1, True, CurrentTime);
  XSync(display_of(display_), False);
}

void XServer::release_at(int x, int y) {
  XTestFakeMotionEvent(display_of(display_), -1, x, y, CurrentTime);
  XTestFakeButtonEvent(display_of(display_), 1, False, CurrentTime);
  XSync(display_of(display_), False);
}

void XServer::click(int button) {
  XTestFakeButtonEvent(display_of(display_), static_cast<unsigned>(button), True, CurrentTime);
  XTestFakeButtonEvent(display_of(display_), static_cast<unsigned>(button), False, CurrentTime);
  XSync(display_of(display_), False);
}

void XServer::key_down(const char* name) {
  const KeyCode code = XKeysymToKeycode(display_of(display_), XStringToKeysym(name));
  XTestFakeKeyEvent(display_of(display_), code, True, CurrentTime);
  XSync(display_of(display_), False);
}

void XServer::key_up(const char* name) {
  const KeyCode code = XKeysymToKeycode(display_of(display_), XStringToKeysym(name));
  XTestFakeKeyEvent(display_of(display_), code, False, CurrentTime);
  XSync(display_of(display_), False);
}

void XServer::rename_key(const char* spare, const char* name) {
  Display* display = display_of(display_);
  KeySym symbol = XStringToKeysym(name);
  XChangeKeyboardMapping(display, XKeysymToKeycode(display, XStringToKeysym(spare)), 1, &symbol, 1);
  XSync(display, False);
}

void XServer::code(unsigned keycode) {
  XTestFakeKeyEvent(display_of(display_), keycode, True, CurrentTime);
  XTestFakeKeyEvent(display_of(display_), keycode, False, CurrentTime);
  XSync(display_of(display_), False);
}

unsigned XServer::pixel(int x, int y) {
  Display* display = display_of(display_);
  XImage* image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
  if (image == nullptr) return 0;
  const auto colour = static_cast<unsigned>(XGetPixel(image, 0, 0)) & 0xFFFFFFU;
  XDestroyImage(image);
  return colour;
}

bool XServer::is_blank() {
  Display* display = display_of(display_);
  const auto width = static_cast<unsigned>(DisplayWidth(display, 0));
  const auto height = static_cast<unsigned>(DisplayHeight(display, 0));
  XImage* image = XGetImage(display, DefaultRootWindow(display), 0, 0, width, height, AllPlanes, ZPixmap);
  if (image == nullptr) return true;
  bool blank = true;
  const unsigned long first = XGetPixel(image, 0, 0);
  for (int y = 0; y < image->height; y += 4) {
    for (int x = 0; x < image->width; x += 4) blank = blank && XGetPixel(image, x, y) == first;
  }
  XDestroyImage(image);
  return blank;
}

void XServer::expose_windows() {
  Display* display = display_of(display_);
  each_window(display, [&](::Window window) { XClearArea(display, window, 0, 0, 0, 0, True); });
}

void XServer::refuse_something() {
  XEvent event{};
  event.type = ClientMessage;
  event.xclient.window = 1;
  event.xclient.format = 32;
  XSendEvent(display_of(display_), 1, False, NoEventMask, &event);
  XSync(display_of(display_), False);
}

void XServer::unmap_windows() {
  Display* display = display_of(display_);
  each_window(display, [&](::Window window) { XUnmapWindow(display, window); });
}

}  // namespace waymark::paint

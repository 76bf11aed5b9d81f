#include "tests/bench/probe/screen.h"

#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace waymark::probe {
namespace {

Display* open_display() {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) {
    std::fprintf(stderr, "There is no X display to look at (DISPLAY).\n");
    std::exit(2);
  }
  return display;
}

}  // namespace

double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int selection_owners() {
  Display* display = open_display();
  int owners = 0;
  for (const Atom one : {XA_PRIMARY, XInternAtom(display, "CLIPBOARD", False)}) {
    if (XGetSelectionOwner(display, one) != None) ++owners;
  }
  XCloseDisplay(display);
  return owners;
}

Area Screen::whole() {
  Display* display = open_display();
  const int screen = DefaultScreen(display);
  const Area area{0, 0, DisplayWidth(display, screen), DisplayHeight(display, screen)};
  XCloseDisplay(display);
  return area;
}

Screen::Screen(const Area& area) : display_(open_display()), root_(DefaultRootWindow(display_)), area_(area) {
  const int screen = DefaultScreen(display_);
  image_ = XShmCreateImage(display_, DefaultVisual(display_, screen),
                           static_cast<unsigned>(DefaultDepth(display_, screen)), ZPixmap, nullptr, &segment_,
                           static_cast<unsigned>(area.width), static_cast<unsigned>(area.height));
  const auto bytes = static_cast<std::size_t>(image_->bytes_per_line) * static_cast<std::size_t>(area.height);
  segment_.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
  image_->data = static_cast<char*>(shmat(segment_.shmid, nullptr, 0));
  segment_.shmaddr = image_->data;
  segment_.readOnly = False;
  XShmAttach(display_, &segment_);
  XSync(display_, False);
  shmctl(segment_.shmid, IPC_RMID, nullptr);
}

Screen::~Screen() {
  XShmDetach(display_, &segment_);
  XDestroyImage(image_);
  shmdt(segment_.shmaddr);
  XCloseDisplay(display_);
}

const std::uint32_t* Screen::look() {
  XShmGetImage(display_, root_, image_, area_.x, area_.y, AllPlanes);
  return reinterpret_cast<const std::uint32_t*>(image_->data);
}

std::uint64_t Screen::fingerprint() {
  const std::uint32_t* pixel = look();
  std::uint64_t hash = 1469598103934665603ULL;
  for (std::size_t index = 0; index < pixels(); ++index) hash = (hash ^ (pixel[index] & 0xffffffU)) * 1099511628211ULL;
  return hash;
}

void Screen::press_key(const std::string& keysym, bool down) {
  const KeyCode code = XKeysymToKeycode(display_, XStringToKeysym(keysym.c_str()));
  XTestFakeKeyEvent(display_, code, down ? True : False, CurrentTime);
  XFlush(display_);
}

void Screen::move_to(int x, int y) {
  XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
  XFlush(display_);
}

void Screen::press_button(bool down) {
  XTestFakeButtonEvent(display_, 1, down ? True : False, CurrentTime);
  XFlush(display_);
}

void Screen::blacken_root() {
  XSetWindowBackground(display_, root_, 0);
  XClearWindow(display_, root_);
  XSync(display_, False);
}

}  // namespace waymark::probe

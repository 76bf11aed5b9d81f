#include "kiosk/paint/window.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <future>
#include <utility>

#include "base/secret.h"
#include "kiosk/paint/window_parts.h"

namespace waymark::paint {
namespace {

constexpr int kMostSoftwarePixels = 2'500'000;  // a full repaint in software stays under 20 ms
constexpr std::size_t kMostAtOnce = 512;        // events of one wait: ten milliseconds of work
constexpr std::size_t kLeastScrub = 256;        // SDL queue entries overwritten by a wipe

bool has_gpu() {
  std::error_code ignored;
  return std::filesystem::exists("/dev/dri/renderD128", ignored);
}

SDL_Rect place_on_desktop(const WindowOptions& options) {
  SDL_Rect place{SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 0, 0};
  if (options.windowed) {
    place.w = options.windowed->width;
    place.h = options.windowed->height;
  } else if (SDL_GetDisplayBounds(0, &place) != 0) {
    place = {0, 0, 1920, 1080};
  }
  return place;
}

WindowHandle open_window(const WindowOptions& options, const SDL_Rect& place, Uint32 flags) {
  // Borderless at the desktop's size: SDL's fullscreen waits 100 ms for a window manager that a kiosk has not got.
  flags |= SDL_WINDOW_SHOWN | (options.windowed ? 0U : Uint32{SDL_WINDOW_BORDERLESS});
  return WindowHandle(SDL_CreateWindow(options.title.c_str(), place.x, place.y, place.w, place.h, flags));
}

constexpr float kPictureEdge = 2;       // of the frame round a moving picture
constexpr float kCornerShare = 0.012F;  // of its width

PixelRect pixels_of(const Rect& rect) {
  const auto x = static_cast<int>(std::lround(rect.x));
  const auto y = static_cast<int>(std::lround(rect.y));
  return {x, y, static_cast<int>(std::lround(rect.right())) - x, static_cast<int>(std::lround(rect.bottom())) - y};
}

bool same_places(const std::vector<Overlay>& a, const std::vector<Overlay>& b) {
  const auto same = [](const PixelRect& one, const PixelRect& other) {
    return one.x == other.x && one.y == other.y && one.width == other.width && one.height == other.height;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const Overlay& one, const Overlay& other) {
    return same(one.rect, other.rect) && same(one.clip, other.clip);
  });
}

// A view's texts, overwritten before they are freed.
std::size_t zeroise_texts(std::vector<view::Node>& nodes) {
  std::size_t bytes = 0;
  for (view::Node& node : nodes) {
    for (std::string* text : {&node.name, &node.value, &node.description}) {
      bytes += text->size();
      base::zeroise(text->data(), text->size());
    }
    bytes += zeroise_texts(node.children);
  }
  return bytes;
}

}  // namespace

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

void Window::prepare() { pin_sdl_hints(); }

base::Result<Window> Window::create(const LoadThemes& themes, const WindowOptions& options) {
  prepare();
  auto painter_later = std::async(std::launch::async, [&]() -> base::Result<Painter> {
    auto loaded = themes();
    if (!loaded) return tl::unexpected(loaded.error());
    return Painter::create(std::move(*loaded), options.viewing);
  });
  auto video = SdlVideo::start();
  if (!video) return tl::unexpected(video.error());
  const SDL_Rect place = place_on_desktop(options);
  const bool large = place.w * place.h > kMostSoftwarePixels && has_gpu();
  const bool no_surface = std::string_view(SDL_GetCurrentVideoDriver()) != "x11";  // SDL draws on Wayland by GL only
  bool opengl = options.presenter == PresenterKind::kOpenGl ||
                (options.presenter == PresenterKind::kAutomatic && (large || no_surface));
  if (opengl) prepare_opengl_window();
  WindowHandle window = open_window(options, place, opengl ? Uint32{SDL_WINDOW_OPENGL} : 0U);
  auto presenter = window == nullptr ? base::fail(base::ErrorCode::kUnavailable, "glass", SDL_GetError())
                   : opengl          ? make_opengl_presenter(window.get())
                                     : make_software_presenter(window.get());
  if (!presenter && opengl && options.presenter == PresenterKind::kAutomatic) {
    window = open_window(options, place, 0);
    if (window != nullptr) presenter = make_software_presenter(window.get());
  }
  auto painter = painter_later.get();
  if (!painter) return tl::unexpected(painter.error());
  if (!presenter) return tl::unexpected(presenter.error());
  auto parts = std::make_unique<Parts>(std::move(*video), std::move(window), std::move(*presenter), std::move(*painter),
                                       options.keys);
  parts->wake_event = SDL_RegisterEvents(1);
  if (!options.windowed) {
    SDL_ShowCursor(SDL_DISABLE);
    SDL_RaiseWindow(parts->window.get());
    SDL_SetWindowInputFocus(parts->window.get());
    SDL_SetWindowKeyboardGrab(parts->window.get(), SDL_TRUE);
  }
  SDL_StartTextInput();
  pin_sdl_events();  // again: it switches an input method's events on
  return Window(std::move(parts));
}

void Window::Parts::draw() {
  if (!has_view) return;
  int width = 0;
  int height = 0;
  SDL_GetWindowSize(window.get(), &width, &height);
  if (width <= 0 || height <= 0) return;
  const auto now = Turning::Clock::now();
  painter.veil(turning.veil(now));
  report = painter.paint(shown, {static_cast<float>(width), static_cast<float>(height)});
  const std::vector<Overlay> before = std::exchange(overlays, moving_overlays());
  const bool everything = lost || !same_places(before, overlays);
  const Damage damage = everything ? Damage::kEverything : Damage::kChanges;
  const Shown shown_now = presenter->present(painter.list(), painter.atlas(), damage, overlays);
  if (shown_now == Shown::kFrame) ++frames;
  turning.shown(now);
  stale = false;
  lost = failed = shown_now == Shown::kFailed;  // tried again by the next wait
}

// A dialog lies over the page, and what is behind it is a still picture.
std::vector<Overlay> Window::Parts::moving_overlays() {
  std::vector<Overlay> out;
  if (moving == nullptr) return out;
  const Layout& layout = painter.layout();
  std::vector<PictureExtent> extents;
  std::vector<Overlay> places;
  for (const Box& box : layout.boxes) {
    if (box.look != Look::kVideo || layout.dialog) continue;
    const PixelRect rect = pixels_of(box.rect.grown(-kPictureEdge));
    places.push_back({rect, pixels_of(layout.page.viewport), static_cast<int>(box.rect.width * kCornerShare), nullptr});
    extents.push_back({box.surface, rect.width, rect.height});
  }
  moving->show(extents);
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].picture = moving->newest(extents[i].surface);
    if (places[i].picture == nullptr) continue;
    PixelRect& rect = places[i].rect;  // the picture stands in its middle
    rect.x += (rect.width - places[i].picture->width) / 2;
    rect.y += (rect.height - places[i].picture->height) / 2;
    rect.width = places[i].picture->width;
    rect.height = places[i].picture->height;
    out.push_back(std::move(places[i]));
  }
  return out;
}

void Window::show_moving(MovingPictures* pictures) { parts_->moving = pictures; }

void Window::refresh_moving() {
  Parts& parts = *parts_;
  if (!parts.has_view || parts.moving == nullptr) return;
  std::vector<Overlay> now = parts.moving_overlays();
  if (!same_places(parts.overlays, now)) return parts.draw();
  const bool changed = !std::equal(now.begin(), now.end(), parts.overlays.begin(),
                                   [](const Overlay& a, const Overlay& b) { return a.picture == b.picture; });
  parts.overlays = std::move(now);
  if (!changed) return;
  const Shown shown_now = parts.presenter->present_overlays(parts.overlays);
  if (shown_now == Shown::kFrame) ++parts.frames;
  if (shown_now == Shown::kFailed) parts.lost = parts.failed = true;  // tried again by the next wait
}

PageReport Window::present(const view::View& view) {
  Parts& parts = *parts_;
  if (parts.has_view) parts.turning.show(parts.shown, view, Turning::Clock::now());
  parts.shown = view;
  parts.has_view = true;
  parts.draw();
  return parts.report;
}

bool Window::Parts::wait_for_event(SDL_Event& event, std::optional<std::chrono::milliseconds> at_most) {
  using std::chrono::milliseconds;
  constexpr milliseconds kLongest{24 * 60 * 60 * 1000};
  const auto began = Turning::Clock::now();
  for (;;) {
    const auto now = Turning::Clock::now();
    const auto passed = std::chrono::duration_cast<milliseconds>(now - began);
    const milliseconds left = std::clamp(at_most.value_or(kLongest) - passed, milliseconds{0}, kLongest);
    const auto picture = turning.next_picture(now);
    if (!picture || left < *picture) {
      const bool for_ever = !at_most && !picture;
      return SDL_WaitEventTimeout(&event, for_ever ? -1 : static_cast<int>(left.count())) != 0;
    }
    if (SDL_WaitEventTimeout(&event, static_cast<int>(picture->count())) != 0) return true;
    draw();
  }
}

Inputs Window::wait(std::optional<std::chrono::milliseconds> at_most) {
  Parts& parts = *parts_;
  Inputs inputs;
  SDL_Event event;
  if (const auto due = parts.next_due()) {
    const Uint64 now = SDL_GetTicks64();
    const std::chrono::milliseconds until_due{*due > now ? *due - now : 0};
    at_most = std::min(at_most.value_or(until_due), until_due);
  }
  bool more = parts.wait_for_event(event, at_most);
  parts.refused = 0;
  // A flood is dealt with in pieces: what is left is taken in the next wait, after the glass was served.
  for (std::size_t taken = 0; more; more = taken < kMostAtOnce && SDL_PollEvent(&event) != 0) {
    parts.handle(event, inputs);
    parts.most_events = std::max(parts.most_events, ++taken);
  }
  base::zeroise(&event, sizeof event);
  parts.pass_time(SDL_GetTicks64(), inputs);
  parts.finish_scrolling(inputs);
  const auto picture = parts.turning.next_picture(Turning::Clock::now());
  if (parts.stale || parts.lost || picture == std::chrono::milliseconds{0}) parts.draw();
  return inputs;
}

void Window::wake() noexcept {
  if (parts_->woken.exchange(true)) return;
  SDL_Event event;
  SDL_zero(event);
  event.type = parts_->wake_event;
  SDL_PushEvent(&event);
}

base::Result<Image> Window::capture() const { return parts_->presenter->capture(); }

bool Window::blank() { return parts_->failed || parts_->presenter->blank(); }

void Window::redraw() {
  parts_->lost = true;
  parts_->draw();
}

std::uint64_t Window::frames() const { return parts_->frames; }

bool Window::mapped() const {
  const Uint32 flags = SDL_GetWindowFlags(parts_->window.get());
  return (flags & SDL_WINDOW_SHOWN) != 0 && (flags & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) == 0;
}

WindowOptions::Extent Window::extent() const {
  WindowOptions::Extent extent;
  SDL_GetWindowSize(parts_->window.get(), &extent.width, &extent.height);
  return extent;
}

std::string_view Window::presenter_name() const { return parts_->presenter->name(); }

std::vector<Cleared> Window::forget() {
  Parts& parts = *parts_;
  std::vector<Cleared> cleared;
  cleared.push_back({"view", zeroise_texts(parts.shown.regions)});
  parts.shown = {};
  parts.has_view = false;
  parts.turning.stop();
  parts.report = {};
  parts.let_go();
  parts.slow.reset();
  parts.overlays.clear();
  if (parts.moving != nullptr) cleared.push_back({"moving pictures", parts.moving->forget()});
  parts.presenter->forget(cleared);
  parts.painter.forget(cleared);
  parts.lost = true;
  const std::size_t entries = std::max(kLeastScrub, parts.most_events * 2);
  scrub_sdl_queue(entries);
  cleared.push_back({"typed events", entries * sizeof(SDL_Event)});
  return cleared;
}

}  // namespace waymark::paint

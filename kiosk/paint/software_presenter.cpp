#include <SDL.h>

#include <cstring>

#include "base/secret.h"
#include "kiosk/paint/blank.h"
#include "kiosk/paint/overlay.h"
#include "kiosk/paint/presenter.h"

namespace waymark::paint {
namespace {

class SoftwarePresenter final : public Presenter {
 public:
  explicit SoftwarePresenter(SDL_Window* window) : window_(window) {}

  [[nodiscard]] std::string_view name() const override { return "software"; }

  Shown present(ImDrawList& list, const Atlas& atlas, Damage damage, const std::vector<Overlay>& overlays) override {
    SDL_Surface* surface = SDL_GetWindowSurface(window_);
    if (surface == nullptr) return Shown::kFailed;
    if (surface != surface_) damage = Damage::kEverything;  // SDL made a new one: the window changed its size
    surface_ = surface;
    const auto changed = rasteriser_.render(list, atlas, target(), damage);
    rects_.clear();
    for (const PixelRect& rect : changed) rects_.push_back({rect.x, rect.y, rect.width, rect.height});
    lay_over(overlays);
    return update();
  }

  Shown present_overlays(const std::vector<Overlay>& overlays) override {
    // A new surface has not got the page: the next present() draws it.
    if (surface_ == nullptr || surface_ != SDL_GetWindowSurface(window_)) return Shown::kNothing;
    rects_.clear();
    lay_over(overlays);
    return update();
  }

  [[nodiscard]] base::Result<Image> capture() override {
    if (surface_ == nullptr) return base::fail(base::ErrorCode::kConflict, "glass", "nothing was presented");
    Image image{surface_->w, surface_->h, {}};
    const Target from = target();
    image.pixels.resize(static_cast<std::size_t>(from.width) * static_cast<std::size_t>(from.height));
    for (int y = 0; y < from.height; ++y) {
      for (int x = 0; x < from.width; ++x) {
        image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(x)] =
            from.pixels[static_cast<std::ptrdiff_t>(y) * from.pitch + x] & 0xFFFFFF;
      }
    }
    return image;
  }

  [[nodiscard]] bool blank() override { return surface_ == nullptr || is_blank(target()); }

  void forget(std::vector<Cleared>& cleared) override {
    cleared.push_back({"tiles", rasteriser_.forget()});
    if (surface_ == nullptr) return;
    const auto bytes = static_cast<std::size_t>(surface_->pitch) * static_cast<std::size_t>(surface_->h);
    base::zeroise(surface_->pixels, bytes);
    SDL_UpdateWindowSurface(window_);  // and so the display server's copy
    cleared.push_back({"pixels", bytes});
  }

 private:
  void lay_over(const std::vector<Overlay>& overlays) {
    for (const Overlay& overlay : overlays) {
      const PixelRect drawn = copy_overlay(overlay, target());
      if (drawn.width > 0 && drawn.height > 0) rects_.push_back({drawn.x, drawn.y, drawn.width, drawn.height});
    }
  }
  Shown update() {
    if (rects_.empty()) return Shown::kNothing;
    const int done = SDL_UpdateWindowSurfaceRects(window_, rects_.data(), static_cast<int>(rects_.size()));
    return done == 0 ? Shown::kFrame : Shown::kFailed;
  }
  [[nodiscard]] Target target() const {
    return {static_cast<std::uint32_t*>(surface_->pixels), surface_->pitch / 4, surface_->w, surface_->h};
  }

  SDL_Window* window_;
  SDL_Surface* surface_ = nullptr;
  Rasteriser rasteriser_;
  std::vector<SDL_Rect> rects_;
};

}  // namespace

base::Result<std::unique_ptr<Presenter>> make_software_presenter(SDL_Window* window) {
  const SDL_Surface* surface = SDL_GetWindowSurface(window);
  if (surface == nullptr) return base::fail(base::ErrorCode::kUnavailable, "glass", SDL_GetError());
  const SDL_PixelFormat& format = *surface->format;
  if (format.BytesPerPixel != 4 || format.Rmask != 0xFF0000 || format.Gmask != 0xFF00 || format.Bmask != 0xFF) {
    return base::fail(base::ErrorCode::kUnsupported, "glass", "the display has no 24-bit colour");
  }
  return std::make_unique<SoftwarePresenter>(window);
}

}  // namespace waymark::paint

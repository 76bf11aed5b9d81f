// What brings a draw list onto a window. Two of them, one interface: the page is the same to 0.2 % of a channel.
//
// Thread: owned and used by the window's thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/paint/atlas.h"
#include "kiosk/paint/image.h"
#include "kiosk/paint/picture.h"
#include "kiosk/paint/rasteriser.h"
#include "kiosk/paint/report.h"

struct ImDrawList;
struct SDL_Window;

namespace waymark::paint {

enum class Shown : std::uint8_t {
  kNothing = 1,  // nothing differed from the frame before
  kFrame,
  kFailed,  // the display did not take it
};

// A moving picture at its place, over the page.
struct Overlay {
  PixelRect rect;
  PixelRect clip;  // what shows of it
  int corner = 0;  // radius, in pixels
  std::shared_ptr<const Picture> picture;
};

class Presenter {
 public:
  virtual ~Presenter() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;
  // The overlays lie over it, in order; one of another place than before needs Damage::kEverything.
  virtual Shown present(ImDrawList& list, const Atlas& atlas, Damage damage, const std::vector<Overlay>& overlays) = 0;
  // Only moving pictures have changed.
  virtual Shown present_overlays(const std::vector<Overlay>& overlays) = 0;
  [[nodiscard]] virtual base::Result<Image> capture() = 0;
  // Whether what was presented last is of one colour all over.
  [[nodiscard]] virtual bool blank() = 0;
  // Zeroes every pixel and copy it holds and blanks the glass.
  virtual void forget(std::vector<Cleared>& cleared) = 0;
};

// Draws only what changed, into the window's own surface.
[[nodiscard]] base::Result<std::unique_ptr<Presenter>> make_software_presenter(SDL_Window* window);

// OpenGL 3.2 through Dear ImGui's own back-end. The window must have been created for OpenGL.
[[nodiscard]] base::Result<std::unique_ptr<Presenter>> make_opengl_presenter(SDL_Window* window);
// To be called before such a window is created.
void prepare_opengl_window();

}  // namespace waymark::paint

// Preloaded into a kiosk: as long as the file in WAYMARK_BLACK_GLASS is there, what reaches the display is black, as if
// the drawing had failed; as long as the one in WAYMARK_DEAF_GLASS is there, the display takes nothing.
#include <SDL.h>
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace {

bool is_there(const char* variable) {
  const char* const file = std::getenv(variable);
  return file != nullptr && ::access(file, F_OK) == 0;
}

}  // namespace

extern "C" int SDL_UpdateWindowSurfaceRects(SDL_Window* window, const SDL_Rect* rects, int count) {
  using Real = int (*)(SDL_Window*, const SDL_Rect*, int);
  static const auto real = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "SDL_UpdateWindowSurfaceRects"));
  if (is_there("WAYMARK_DEAF_GLASS")) return -1;
  if (is_there("WAYMARK_BLACK_GLASS")) {
    SDL_Surface* const surface = SDL_GetWindowSurface(window);
    SDL_FillRect(surface, nullptr, 0);
  }
  return real(window, rects, count);
}

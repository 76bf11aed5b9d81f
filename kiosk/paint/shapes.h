// Corners, rings and soft shadows as coverage in the atlas. Every curved edge on the glass is one of these masks
// drawn texel for pixel, so no triangle is ever rasterised and both presenters give the same picture.
//
// Thread: owned and used by one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "kiosk/paint/atlas.h"

namespace waymark::paint {

class Shapes {
 public:
  // A filled disc, 2 * radius texels wide.
  [[nodiscard]] std::optional<AtlasCell> disc(Atlas& atlas, int radius);
  // A ring whose outer radius is `radius` and whose line is `thickness` texels.
  [[nodiscard]] std::optional<AtlasCell> ring(Atlas& atlas, int radius, int thickness);
  // A square with rounded corners, blurred: 2 * reach(radius, blur) + 1 texels wide, its middle row and column
  // being what the edges repeat.
  [[nodiscard]] std::optional<AtlasCell> shadow(Atlas& atlas, int radius, int blur);
  [[nodiscard]] static int reach(int radius, int blur) { return radius + 2 * blur; }

  void clear() { cells_.clear(); }

 private:
  enum class Kind : std::uint8_t { kDisc = 1, kRing, kShadow };
  struct Key {
    Kind kind;
    int radius;
    int detail;
    auto operator<=>(const Key&) const = default;
  };
  template <class Coverage>
  std::optional<AtlasCell> find(Atlas& atlas, Key key, int side, Coverage&& coverage);

  std::map<Key, AtlasCell> cells_;
};

}  // namespace waymark::paint

// Draw lists to pixels, in software, and only where something changed: the primitives over each tile of 64 by 64
// pixels are hashed, and a tile whose hash is the one it was drawn with is left alone. Needs no display.
//
// It draws what Canvas makes and nothing else: rectangles of whole pixels. Thread: owned by one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/paint/atlas.h"
#include "kiosk/paint/backdrop.h"

struct ImDrawList;

namespace waymark::paint {

struct PixelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

enum class Damage : std::uint8_t { kChanges = 1, kEverything };

class Rasteriser {
 public:
  static constexpr int kTile = 64;

  // Brings `target` (which holds what the call before drew) up to date. Returns what changed, in few rectangles;
  // the span is valid until the next call.
  std::span<const PixelRect> render(const ImDrawList& list, const Atlas& atlas, const Target& target, Damage damage);

  // What `list` shows behind its dialog, drawn into `scratch`. An empty picture when there is no dialog.
  const Backdrop& render_backdrop(const ImDrawList& list, const Atlas& atlas, const Target& scratch);

  // Zeroes primitives, hashes and the backdrop: the next render draws everything. Returns the bytes held.
  std::size_t forget();

 private:
  enum class Kind : std::uint32_t { kSolid = 1, kCopy, kStretch, kBackdrop, kPicture };
  struct Primitive {
    std::int16_t x, y, width, height;       // where the whole of it lies
    std::int16_t left, top, right, bottom;  // what the clip leaves
    float u0, v0, u1, v1;                   // in texels
    std::uint32_t colour;
    Kind kind;
  };

  void resize(const Target& target);
  void collect(const ImDrawList& list, const Atlas& atlas, const Target& target);
  void start_layer(std::uint64_t seed);
  void add(const Primitive& primitive);
  void finish_page_behind(const Atlas& atlas, const Target& target);
  void draw_tile(const Atlas& atlas, const Target& target, int column, int row);
  void draw(const Primitive& primitive, const Atlas& atlas, const Target& target, const PixelRect& within) const;
  void note(const PixelRect& rect);

  int columns_ = 0;
  int rows_ = 0;
  int width_ = 0;
  int height_ = 0;
  std::uint32_t atlas_epoch_ = 0;
  std::vector<Primitive> primitives_;
  std::vector<std::vector<std::uint32_t>> bins_;  // per tile: which primitives touch it, in order
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint64_t> drawn_;
  std::vector<PixelRect> changed_;
  Backdrop backdrop_;
};

}  // namespace waymark::paint

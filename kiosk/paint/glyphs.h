// Which glyphs of which fonts are in the atlas, and where: FreeType renders each once for each of four
// horizontal sub-pixel positions, unhinted, so that text keeps its rhythm at any size.
#pragma once

#include <pango/pango.h>

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "kiosk/paint/atlas.h"
#include "kiosk/paint/text.h"

namespace waymark::paint {

struct TextEngine::Glyphs {
  struct Glyph {
    AtlasCell cell;         // empty for a space
    std::int16_t left = 0;  // from the pen to the cell
    std::int16_t top = 0;   // from the baseline up to the cell's top
    bool missing = false;   // there was no room
  };

  Glyphs();
  Glyphs(const Glyphs&) = delete;
  Glyphs& operator=(const Glyphs&) = delete;
  ~Glyphs();

  static constexpr int kSubpixels = 4;
  const Glyph& find(Atlas& atlas, PangoFont* font, std::uint32_t glyph, int subpixel);
  void clear();

 private:
  struct Key {
    PangoFont* font;
    std::uint32_t glyph_and_subpixel;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<void*>()(key.font) * 31 + key.glyph_and_subpixel * 2654435761U;
    }
  };
  Glyph render(Atlas& atlas, PangoFont* font, std::uint32_t glyph, int subpixel);

  class Faces;
  std::unique_ptr<Faces> faces_;
  std::unordered_map<Key, Glyph, KeyHash> glyphs_;
};

}  // namespace waymark::paint

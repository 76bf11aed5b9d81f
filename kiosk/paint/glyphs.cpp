#include "kiosk/paint/glyphs.h"

#include <ft2build.h>
#include <pango/pangofc-font.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace waymark::paint {
namespace {

// pango_fc_font_lock_face is the only way to the face that Pango shaped with. It is deprecated in favour of
// HarfBuzz's, which cannot rasterise.
class LockedFace {
 public:
  explicit LockedFace(PangoFont* font) : font_(PANGO_FC_FONT(font)) {
    G_GNUC_BEGIN_IGNORE_DEPRECATIONS
    face_ = pango_fc_font_lock_face(font_);
    G_GNUC_END_IGNORE_DEPRECATIONS
  }
  LockedFace(const LockedFace&) = delete;
  LockedFace& operator=(const LockedFace&) = delete;
  ~LockedFace() {
    G_GNUC_BEGIN_IGNORE_DEPRECATIONS
    pango_fc_font_unlock_face(font_);
    G_GNUC_END_IGNORE_DEPRECATIONS
  }
  [[nodiscard]] FT_Face get() const { return face_; }

 private:
  PangoFcFont* font_;
  FT_Face face_;
};

}  // namespace

TextEngine::Glyphs::~Glyphs() { clear(); }

void TextEngine::Glyphs::clear() {
  for (const auto& [key, glyph] : glyphs_) g_object_unref(key.font);
  glyphs_.clear();
}

const TextEngine::Glyphs::Glyph& TextEngine::Glyphs::find(Atlas& atlas, PangoFont* font, std::uint32_t glyph,
                                                          int subpixel) {
  const Key key{font, glyph * kSubpixels + static_cast<std::uint32_t>(subpixel)};
  const auto [entry, fresh] = glyphs_.try_emplace(key);
  if (fresh) {
    g_object_ref(font);  // so that the pointer stays this font's
    entry->second = render(atlas, font, glyph, subpixel);
  }
  return entry->second;
}

TextEngine::Glyphs::Glyph TextEngine::Glyphs::render(Atlas& atlas, PangoFont* font, std::uint32_t glyph, int subpixel) {
  const LockedFace face(font);
  if (face.get() == nullptr || FT_Load_Glyph(face.get(), glyph, FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING) != 0) return {};
  const FT_GlyphSlot slot = face.get()->glyph;
  FT_Outline_Translate(&slot->outline, subpixel * 64 / kSubpixels, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
  const FT_Bitmap& bitmap = slot->bitmap;
  if (bitmap.width == 0 || bitmap.rows == 0) return {};
  Glyph result;
  const auto cell = atlas.reserve(static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows));
  if (!cell) {
    result.missing = true;
    return result;
  }
  atlas.fill(*cell, bitmap.buffer, bitmap.pitch);
  result.cell = *cell;
  result.left = static_cast<std::int16_t>(slot->bitmap_left);
  result.top = static_cast<std::int16_t>(slot->bitmap_top);
  return result;
}

}  // namespace waymark::paint

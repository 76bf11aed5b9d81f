#include "kiosk/paint/glyphs.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <pango/pangofc-font.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace waymark::paint {

// The open font files, each once: FreeType holds up to a megabyte for each face of a large Chinese font, and Pango's
// own way to a face (pango_fc_font_lock_face, which is deprecated besides) opens one for each size.
class TextEngine::Glyphs::Faces {
 public:
  Faces() = default;
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
  ~Faces() {
    clear();
    if (library_ != nullptr) FT_Done_FreeType(library_);
  }

  void clear() {
    for (auto& [file, face] : faces_) FT_Done_Face(face);
    faces_.clear();
  }

  // The face that Pango shaped this font with, at its size; nullptr where its file cannot be read any more.
  FT_Face of(PangoFont* font) {
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8* name = nullptr;
    int index = 0;
    double pixels = 0;
    if (FcPatternGetString(pattern, FC_FILE, 0, &name) != FcResultMatch ||
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch ||
        FcPatternGetDouble(pattern, FC_PIXEL_SIZE, 0, &pixels) != FcResultMatch) {
      return nullptr;
    }
    FT_Face face = opened(reinterpret_cast<const char*>(name), index);
    const auto size = static_cast<FT_F26Dot6>(std::lround(pixels * 64));
    return face != nullptr && FT_Set_Char_Size(face, size, size, 0, 0) == 0 ? face : nullptr;
  }

 private:
  FT_Face opened(const char* name, int index) {
    const auto [entry, fresh] = faces_.try_emplace({name, index}, nullptr);
    if (!fresh) return entry->second;
    if ((library_ == nullptr && FT_Init_FreeType(&library_) != 0) ||
        FT_New_Face(library_, name, index, &entry->second) != 0) {
      faces_.erase(entry);
      return nullptr;
    }
    return entry->second;
  }

  FT_Library library_ = nullptr;
  std::map<std::pair<std::string, int>, FT_Face> faces_;  // by file and number in it
};

TextEngine::Glyphs::Glyphs() : faces_(std::make_unique<Faces>()) {}

TextEngine::Glyphs::~Glyphs() { clear(); }

void TextEngine::Glyphs::clear() {
  for (const auto& [key, glyph] : glyphs_) g_object_unref(key.font);
  glyphs_.clear();
  faces_->clear();
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
  const FT_Face face = faces_->of(font);
  if (face == nullptr || FT_Load_Glyph(face, glyph, FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING) != 0) return {};
  const FT_GlyphSlot slot = face->glyph;
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

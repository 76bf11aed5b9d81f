#include "kiosk/paint/font_map.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

namespace waymark::paint {

void FontMap::Unref::operator()(void* object) const { g_object_unref(object); }

FontMap::~FontMap() = default;

void FontMap::forget() { pango_fc_font_map_cache_clear(PANGO_FC_FONT_MAP(map_.get())); }

base::Result<FontMap> FontMap::create(const std::string& configuration) {
  FcConfig* config = FcConfigCreate();
  const auto* xml = reinterpret_cast<const FcChar8*>(configuration.c_str());
  const bool built = FcConfigParseAndLoadFromMemory(config, xml, FcTrue) && FcConfigBuildFonts(config);
  const FcFontSet* fonts = built ? FcConfigGetFonts(config, FcSetSystem) : nullptr;
  if (fonts == nullptr || fonts->nfont == 0) {
    FcConfigDestroy(config);
    return base::fail(base::ErrorCode::kUnavailable, "fonts",
                      "install fonts-inter, fonts-noto-core and fonts-noto-cjk");
  }
  FcConfigSetCurrent(config);  // or Pango reads the whole system's fonts beside ours, and waits for that
  FontMap result;
  result.map_.reset(pango_ft2_font_map_new());
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(result.map_.get()), 96, 96);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(result.map_.get()), config);
  FcConfigDestroy(config);  // the map holds its own reference
  result.context_.reset(pango_font_map_create_context(result.map_.get()));
  pango_context_set_round_glyph_positions(result.context_.get(), FALSE);
  return result;
}

}  // namespace waymark::paint

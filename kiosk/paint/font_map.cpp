#include "kiosk/paint/font_map.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

namespace waymark::paint {
namespace {

// The font folders of the Debian packages fonts-inter, fonts-noto-core, fonts-noto-cjk and
// fonts-material-design-icons-iconfont. Everything but the families in use is refused, so that a fallback can
// never be a surprise. The cache folder is the system's: the package manager has filled it.
constexpr const char* kConfiguration = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/opentype/inter</dir>
  <dir>/usr/share/fonts/truetype/noto</dir>
  <dir>/usr/share/fonts/opentype/noto</dir>
  <dir>/usr/share/fonts/truetype/material-design-icons-iconfont</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <selectfont>
    <rejectfont><glob>*</glob></rejectfont>
    <acceptfont>
      <glob>*/Inter-Regular.otf</glob>
      <glob>*/Inter-Bold.otf</glob>
      <glob>*/NotoSans-Regular.ttf</glob>
      <glob>*/NotoSans-Bold.ttf</glob>
      <glob>*/NotoSansArabic-Regular.ttf</glob>
      <glob>*/NotoSansArabic-Bold.ttf</glob>
      <glob>*/NotoNastaliqUrdu-Regular.ttf</glob>
      <glob>*/NotoNastaliqUrdu-Bold.ttf</glob>
      <glob>*/NotoSansCJK-Regular.ttc</glob>
      <glob>*/NotoSansCJK-Bold.ttc</glob>
      <glob>*/NotoSansSymbols2-Regular.ttf</glob>
      <glob>*/MaterialIcons-Regular.ttf</glob>
    </acceptfont>
  </selectfont>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
  </match>
</fontconfig>)";

}  // namespace

void FontMap::Unref::operator()(void* object) const { g_object_unref(object); }

FontMap::~FontMap() = default;

base::Result<FontMap> FontMap::create() {
  FcConfig* config = FcConfigCreate();
  const auto* xml = reinterpret_cast<const FcChar8*>(kConfiguration);
  const bool built = FcConfigParseAndLoadFromMemory(config, xml, FcTrue) && FcConfigBuildFonts(config);
  const FcFontSet* fonts = built ? FcConfigGetFonts(config, FcSetSystem) : nullptr;
  if (fonts == nullptr || fonts->nfont == 0) {
    FcConfigDestroy(config);
    return base::fail(base::ErrorCode::kUnavailable, "fonts",
                      "install fonts-inter, fonts-noto-core and fonts-noto-cjk");
  }
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

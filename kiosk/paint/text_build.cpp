// One paragraph through Pango: from text to quads and caret stops.
#include <pango/pango.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/secret.h"
#include "base/text.h"
#include "kiosk/paint/glyphs.h"
#include "kiosk/paint/sanitise.h"
#include "kiosk/paint/text.h"

namespace waymark::paint {
namespace {

struct FreeLayout {
  // Pango frees its copy of the text without clearing it.
  void operator()(PangoLayout* layout) const {
    const char* text = pango_layout_get_text(layout);
    base::zeroise(const_cast<char*>(text), std::char_traits<char>::length(text));
    g_object_unref(layout);
  }
};
using LayoutPointer = std::unique_ptr<PangoLayout, FreeLayout>;

constexpr float kFarthest = 32000;  // beyond any glass, and the reach of a quad's 16 bits

float pixels(int units) { return static_cast<float>(units) / PANGO_SCALE; }

void set_font(PangoLayout* layout, const TextStyle& style) {
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, style.families.c_str());
  pango_font_description_set_absolute_size(font, static_cast<double>(style.size) * PANGO_SCALE);
  pango_font_description_set_weight(font, style.weight == Weight::kBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

void set_attributes(PangoLayout* layout, const TextStyle& style) {
  PangoAttrList* list = pango_attr_list_new();
  const double height = std::round(static_cast<double>(style.size) * static_cast<double>(style.line_height));
  pango_attr_list_insert(list, pango_attr_line_height_new_absolute(static_cast<int>(height * PANGO_SCALE)));
  const char* features = style.codes ? "tnum, zero" : style.figures ? "tnum" : nullptr;
  if (features != nullptr) pango_attr_list_insert(list, pango_attr_font_features_new(features));
  // A hyphen at the end of a line would be read as part of a reference or an address; people who read slowly trip over
  // it anywhere.
  pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

// Pango's LEFT and RIGHT follow the base direction only for START-less alignments: in right-to-left text LEFT does
// not mean "start", so both are spelled out.
PangoAlignment alignment(const TextStyle& style) {
  if (style.align == Align::kCentre) return PANGO_ALIGN_CENTER;
  const bool rtl = style.direction == view::Direction::kRightToLeft;
  return (style.align == Align::kEnd) != rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

// A telephone number or a reference in a right-to-left page would come out with its groups in reverse.
bool runs_right_to_left(const std::string& text, view::Direction page) {
  const bool mirrored = page == view::Direction::kRightToLeft;
  const auto running = mirrored ? base::Running::kRightToLeft : base::Running::kLeftToRight;
  return base::running_of(text, running) == base::Running::kRightToLeft;
}

LayoutPointer prepare(PangoContext* context, const std::string& text, const TextStyle& style, float width) {
  const bool rtl = runs_right_to_left(text, style.direction);
  pango_context_set_language(context, pango_language_from_string(style.language.c_str()));
  pango_context_set_base_dir(context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  LayoutPointer layout(pango_layout_new(context));
  set_font(layout.get(), style);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_alignment(layout.get(), alignment(style));
  set_attributes(layout.get(), style);
  if (style.wrapping == Wrapping::kNone) {
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  } else if (width > 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  }
  return layout;
}

void add_carets(PangoLayout* layout, Paragraph& out) {
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &count);
  const char* text = pango_layout_get_text(layout);
  const char* p = text;
  for (int i = 0; i < count; ++i) {
    if (attributes[i].is_cursor_position) {
      PangoRectangle strong;
      pango_layout_get_cursor_pos(layout, static_cast<int>(p - text), &strong, nullptr);
      PangoRectangle cluster;  // of negative width where it runs from right to left
      pango_layout_index_to_pos(layout, static_cast<int>(p - text), &cluster);
      out.carets.push_back({pixels(strong.x), pixels(strong.y), pixels(strong.y + strong.height),
                            pixels(std::min(cluster.x, cluster.x + cluster.width)),
                            pixels(std::max(cluster.x, cluster.x + cluster.width))});
    }
    if (*p != '\0') p = g_utf8_next_char(p);
  }
}

}  // namespace

std::unique_ptr<Paragraph> TextEngine::build(std::string_view raw, const TextStyle& style, float width) {
  std::string text = sanitise(raw, kMaxBytes);
  auto out = std::make_unique<Paragraph>();
  const LayoutPointer layout = prepare(fonts_.context(), text, style, width);
  PangoRectangle extent;
  pango_layout_get_extents(layout.get(), nullptr, &extent);
  out->size = {pixels(extent.width), pixels(extent.height)};
  out->em = style.size;
  out->first_baseline = pixels(pango_layout_get_baseline(layout.get()));
  out->lines = pango_layout_get_line_count(layout.get());
  out->unknown_glyphs = pango_layout_get_unknown_glyphs_count(layout.get());

  PangoLayoutIter* iterator = pango_layout_get_iter(layout.get());
  do {
    const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iterator);
    if (run == nullptr) continue;
    PangoRectangle place;
    pango_layout_iter_get_run_extents(iterator, nullptr, &place);
    const int baseline = pango_layout_iter_get_baseline(iterator);
    int pen = place.x;
    for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& info = run->glyphs->glyphs[i];
      const bool drawn = info.glyph != PANGO_GLYPH_EMPTY && (info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
      if (drawn) {
        const float x = pixels(pen + info.geometry.x_offset);
        const float y = pixels(baseline + info.geometry.y_offset);
        const float whole = std::floor(x);
        const int subpixel = static_cast<int>((x - whole) * Glyphs::kSubpixels);
        const Glyphs::Glyph& glyph = glyphs_->find(atlas_, run->item->analysis.font, info.glyph, subpixel);
        out->incomplete |= glyph.missing;
        if (glyph.cell.width > 0 && std::abs(x) < kFarthest && std::abs(y) < kFarthest) {
          out->quads.push_back({static_cast<std::int16_t>(whole + glyph.left),
                                static_cast<std::int16_t>(std::round(y) - glyph.top), glyph.cell});
        }
      }
      pen += info.geometry.width;
    }
  } while (pango_layout_iter_next_run(iterator));
  pango_layout_iter_free(iterator);
  if (style.carets) add_carets(layout.get(), *out);
  base::zeroise(text.data(), text.size());
  return out;
}

}  // namespace waymark::paint

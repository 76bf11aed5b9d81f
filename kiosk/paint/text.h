// Text in any script: Pango itemises, orders (bidi), shapes and wraps; FreeType rasterises each glyph once into
// the atlas; what is kept is a list of quads. No toolkit widget and no font of Dear ImGui is involved.
//
// Laid-out paragraphs are cached under a hash of (text, style, width), never under the text itself, and Pango's
// own copy of the text is zeroed as soon as the quads exist, so a customer's words do not linger here. Text from
// outside is bounded and made harmless first (see sanitise): work per paragraph is bounded whatever is passed in.
//
// Thread: owned and used by one thread. Units: pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "kiosk/paint/atlas.h"
#include "kiosk/paint/font_map.h"
#include "kiosk/paint/geometry.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

enum class Align : std::uint8_t { kStart = 1, kCentre, kEnd };
enum class Weight : std::uint8_t { kRegular = 1, kBold };
enum class Wrapping : std::uint8_t { kWords = 1, kNone };

struct TextStyle {
  std::string families;  // comma separated, tried in turn
  float size = 28;       // em height
  float line_height = 1.3F;
  Weight weight = Weight::kRegular;
  Align align = Align::kStart;
  Wrapping wrapping = Wrapping::kWords;
  std::string language;
  view::Direction direction = view::Direction::kLeftToRight;
  bool carets = false;   // also compute where a caret may stand
  bool figures = false;  // of one width, for what stands below each other or counts down
  bool codes = false;    // figures of one width and a slashed zero: references and ticket numbers
};

// One glyph: a rectangle of whole pixels relative to the paragraph's top left, and its cell in the atlas.
struct GlyphQuad {
  std::int16_t x = 0;
  std::int16_t y = 0;
  AtlasCell cell;
};

// Where a caret stands before a grapheme cluster, and how far that cluster reaches: what is marked when it is selected.
struct CaretStop {
  float x = 0;
  float top = 0;
  float bottom = 0;
  float left = 0;
  float right = 0;
};

struct Paragraph {
  std::vector<GlyphQuad> quads;
  std::vector<CaretStop> carets;  // one more than there are graphemes; empty unless asked for
  Size size;                      // the widest line and the height of all lines
  float first_baseline = 0;
  float em = 0;  // the size it is set in
  int lines = 0;
  int unknown_glyphs = 0;
  bool incomplete = false;  // the atlas was full, some glyphs have no quad

  // The grapheme before which a caret comes nearest to `at`; 0 without carets.
  [[nodiscard]] std::size_t grapheme_at(Point at) const;
};

class TextEngine {
 public:
  static constexpr std::size_t kMaxBytes = 6'000;  // a screen of words is about 4 kB
  static constexpr std::size_t kMaxParagraphs = 1024;
  // Text laid out for the first time in one frame. A full screen is a tenth of it; beyond it each text is cut short,
  // so that a hostile View costs a fraction of a second, once.
  static constexpr std::size_t kMaxFreshBytes = 40'000;
  static constexpr std::size_t kShortBytes = 100;

  // `fonts_configuration` is the text of themes/fonts.conf.
  [[nodiscard]] static base::Result<TextEngine> create(const std::string& fonts_configuration);

  // `width` bounds the lines; with Wrapping::kNone there is one line. Stays valid until trim(), start_atlas_anew()
  // or forget().
  [[nodiscard]] const Paragraph& layout(std::string_view text, const TextStyle& style, float width);

  // To be called before each frame. Drops paragraphs that the frame before did not use, when there are more than
  // kMaxParagraphs.
  void trim();
  // Empties a full atlas, and with it every glyph and paragraph.
  void start_atlas_anew();
  // Drops and zeroes everything made from text. Returns the bytes it held.
  std::size_t forget();

  [[nodiscard]] Atlas& atlas() { return atlas_; }
  [[nodiscard]] const Atlas& atlas() const { return atlas_; }
  [[nodiscard]] std::uint64_t unknown_glyphs() const { return unknown_glyphs_; }
  [[nodiscard]] std::size_t paragraphs() const { return paragraphs_.size(); }

 private:
  struct Key {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.low; }
  };
  struct Entry {
    std::unique_ptr<Paragraph> paragraph;
    std::uint64_t used = 0;
  };
  struct Glyphs;  // which glyphs are in the atlas, and where

  explicit TextEngine(FontMap fonts);

 public:
  TextEngine(TextEngine&&) noexcept;
  TextEngine& operator=(TextEngine&&) noexcept;
  ~TextEngine();

 private:
  void drop_glyphs();
  [[nodiscard]] static Key key_of(std::string_view text, const TextStyle& style, float width);
  [[nodiscard]] std::unique_ptr<Paragraph> build(std::string_view text, const TextStyle& style, float width);

  FontMap fonts_;
  Atlas atlas_;
  std::unique_ptr<Glyphs> glyphs_;
  std::unordered_map<Key, Entry, KeyHash> paragraphs_;
  std::uint64_t round_ = 1;
  std::size_t fresh_bytes_ = 0;  // laid out for the first time since the last trim()
  std::uint64_t unknown_glyphs_ = 0;
  std::size_t longest_text_ = 0;
};

}  // namespace waymark::paint

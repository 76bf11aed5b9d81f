#include "kiosk/paint/text.h"

#include <bit>
#include <cmath>
#include <utility>

#include "base/secret.h"
#include "kiosk/paint/glyphs.h"

namespace waymark::paint {
namespace {

// Two independent 64-bit mixes, so that two texts of one visit cannot share a key by chance.
struct Hasher {
  std::uint64_t low = 0x9E3779B97F4A7C15U;
  std::uint64_t high = 0xC2B2AE3D27D4EB4FU;

  void add(std::uint64_t value) {
    low = std::rotl((low ^ value) * 0xFF51AFD7ED558CCDU, 31);
    high = std::rotl((high ^ value) * 0xC4CEB9FE1A85EC53U, 27) + low;
  }
  void add(std::string_view text) {
    add(text.size());
    for (; text.size() >= 8; text.remove_prefix(8)) {
      std::uint64_t word = 0;
      std::char_traits<char>::copy(reinterpret_cast<char*>(&word), text.data(), 8);
      add(word);
    }
    std::uint64_t word = 0;
    std::char_traits<char>::copy(reinterpret_cast<char*>(&word), text.data(), text.size());
    add(word);
  }
};

}  // namespace

TextEngine::TextEngine(FontMap fonts) : fonts_(std::move(fonts)), glyphs_(std::make_unique<Glyphs>()) {}
TextEngine::TextEngine(TextEngine&&) noexcept = default;
TextEngine& TextEngine::operator=(TextEngine&&) noexcept = default;
TextEngine::~TextEngine() = default;

base::Result<TextEngine> TextEngine::create(const std::string& fonts_configuration) {
  auto fonts = FontMap::create(fonts_configuration);
  if (!fonts) return tl::unexpected(fonts.error());
  return TextEngine(std::move(*fonts));
}

TextEngine::Key TextEngine::key_of(std::string_view text, const TextStyle& style, float width) {
  Hasher hash;
  hash.add(text);
  hash.add(style.families);
  hash.add(style.language);
  hash.add(std::bit_cast<std::uint32_t>(style.size) | std::uint64_t{std::bit_cast<std::uint32_t>(width)} << 32);
  hash.add(std::bit_cast<std::uint32_t>(style.line_height));
  hash.add(static_cast<std::uint64_t>(style.weight) | static_cast<std::uint64_t>(style.align) << 8 |
           static_cast<std::uint64_t>(style.wrapping) << 16 | static_cast<std::uint64_t>(style.direction) << 24 |
           std::uint64_t{style.carets} << 32 | std::uint64_t{style.codes} << 40 | std::uint64_t{style.figures} << 41);
  return {hash.low, hash.high};
}

const Paragraph& TextEngine::layout(std::string_view text, const TextStyle& style, float width) {
  // The tail is never shown; hashing a megabyte for every frame is not needed to know that.
  const std::string_view bounded = text.substr(0, kMaxBytes + 1);
  const Key key = key_of(bounded, style, width);
  Entry& entry = paragraphs_[key];
  entry.used = round_;
  if (entry.paragraph == nullptr) {
    const bool too_much = fresh_bytes_ > kMaxFreshBytes;
    fresh_bytes_ += std::min(bounded.size(), kMaxBytes);
    entry.paragraph = build(too_much ? bounded.substr(0, kShortBytes) : bounded, style, width);
    unknown_glyphs_ += static_cast<std::uint64_t>(entry.paragraph->unknown_glyphs);
    longest_text_ = std::max(longest_text_, bounded.size());
  }
  return *entry.paragraph;
}

void TextEngine::trim() {
  if (paragraphs_.size() > kMaxParagraphs) {
    std::erase_if(paragraphs_, [this](const auto& item) { return item.second.used < round_; });
  }
  ++round_;
  fresh_bytes_ = 0;
}

void TextEngine::drop_glyphs() {
  paragraphs_.clear();
  glyphs_->clear();
}

void TextEngine::start_atlas_anew() {
  drop_glyphs();
  atlas_.clear();
}

std::size_t TextEngine::forget() {
  std::size_t bytes = 0;
  for (auto& [key, entry] : paragraphs_) {
    const auto wipe = [&bytes](auto& list) {
      const std::size_t size = list.capacity() * sizeof(list[0]);
      base::zeroise(list.data(), list.size() * sizeof(list[0]));
      bytes += size;
    };
    wipe(entry.paragraph->quads);
    wipe(entry.paragraph->carets);
  }
  drop_glyphs();
  bytes += atlas_.clear();
  // The shaper keeps one buffer for its next job; shaping something as long as the longest text overwrites it.
  TextStyle style;
  style.families = "Inter";
  (void)build(std::string(longest_text_ + 1, '.'), style, 0);
  start_atlas_anew();
  fonts_.forget();
  longest_text_ = 0;
  return bytes;
}

std::size_t Paragraph::grapheme_at(Point at) const {
  std::size_t best = 0;
  float best_distance = 1e30F;
  for (std::size_t i = 0; i < carets.size(); ++i) {
    const CaretStop& stop = carets[i];
    const float vertical = at.y < stop.top ? stop.top - at.y : at.y > stop.bottom ? at.y - stop.bottom : 0;
    const float distance = std::abs(at.x - stop.x) + vertical * 100;  // the line first, then the place in it
    if (distance < best_distance) {
      best_distance = distance;
      best = i;
    }
  }
  return best;
}

}  // namespace waymark::paint

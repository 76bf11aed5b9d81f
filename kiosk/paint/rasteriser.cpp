#include "kiosk/paint/rasteriser.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/secret.h"
#include "kiosk/paint/canvas.h"

namespace waymark::paint {
namespace {

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15U;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0xFF51AFD7ED558CCDU;
  return hash ^ hash >> 32;
}

template <class T>
std::uint64_t hash_of(const T& value) {
  static_assert(sizeof(T) % 8 == 0 && std::is_trivially_copyable_v<T>);
  std::uint64_t words[sizeof(T) / 8];
  std::memcpy(words, &value, sizeof value);
  std::uint64_t hash = kSeed;
  for (const std::uint64_t word : words) hash = mixed(hash, word);
  return hash;
}

int clamped(float value, int most) { return std::clamp(static_cast<int>(value), 0, most); }

template <class T>
std::size_t wipe(std::vector<T>& list) {
  const std::size_t bytes = list.capacity() * sizeof(T);
  base::zeroise(list.data(), list.size() * sizeof(T));
  list.clear();
  list.shrink_to_fit();
  return bytes;
}

}  // namespace

void Rasteriser::resize(const Target& target) {
  if (width_ == target.width && height_ == target.height) return;
  width_ = target.width;
  height_ = target.height;
  columns_ = (width_ + kTile - 1) / kTile;
  rows_ = (height_ + kTile - 1) / kTile;
  const auto tiles = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  bins_.assign(tiles, {});
  drawn_.assign(tiles, 0);
}

void Rasteriser::start_layer(std::uint64_t seed) {
  primitives_.clear();
  for (auto& bin : bins_) bin.clear();
  hashes_.assign(bins_.size(), seed);
}

void Rasteriser::add(const Primitive& primitive) {
  if (primitive.left >= primitive.right || primitive.top >= primitive.bottom) return;
  const auto index = static_cast<std::uint32_t>(primitives_.size());
  primitives_.push_back(primitive);
  const std::uint64_t hash = hash_of(primitive);
  for (int row = primitive.top / kTile; row <= (primitive.bottom - 1) / kTile; ++row) {
    for (int column = primitive.left / kTile; column <= (primitive.right - 1) / kTile; ++column) {
      const auto tile = static_cast<std::size_t>(row * columns_ + column);
      bins_[tile].push_back(index);
      hashes_[tile] = mixed(hashes_[tile], hash);
    }
  }
}

// Everything so far lies behind a dialog: blur it once, and go on with the blurred picture as the first primitive.
void Rasteriser::finish_page_behind(const Atlas& atlas, const Target& target) {
  std::uint64_t page = kSeed;
  for (const std::uint64_t hash : hashes_) page = mixed(page, hash);
  page = mixed(page, atlas.epoch());
  if (backdrop_.pixels.empty() || backdrop_.hash != page) {
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) draw_tile(atlas, target, column, row);
    }
    backdrop_.capture(target, page);
    std::fill(drawn_.begin(), drawn_.end(), 0);
  }
  start_layer(page);
}

void Rasteriser::collect(const ImDrawList& list, const Atlas& atlas, const Target& target) {
  start_layer(kSeed);
  constexpr auto texels_wide = static_cast<float>(Atlas::kWidth);
  constexpr auto texels_high = static_cast<float>(Atlas::kMaxHeight);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const int left = clamped(command.ClipRect.x, width_);
    const int top = clamped(command.ClipRect.y, height_);
    const int right = clamped(command.ClipRect.z, width_);
    const int bottom = clamped(command.ClipRect.w, height_);
    const auto texture = static_cast<Texture>(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
    for (unsigned i = 0; i + 5 < command.ElemCount; i += 6) {  // Canvas reserves six indices a rectangle
      const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
      const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset + i;
      const ImDrawVert& a = vertices[indices[0]];
      const ImDrawVert& b = vertices[indices[2]];
      Primitive p{};
      p.x = static_cast<std::int16_t>(a.pos.x);
      p.y = static_cast<std::int16_t>(a.pos.y);
      p.width = static_cast<std::int16_t>(b.pos.x - a.pos.x);
      p.height = static_cast<std::int16_t>(b.pos.y - a.pos.y);
      p.left = static_cast<std::int16_t>(std::clamp<int>(p.x, left, right));
      p.top = static_cast<std::int16_t>(std::clamp<int>(p.y, top, bottom));
      p.right = static_cast<std::int16_t>(std::clamp<int>(p.x + p.width, left, right));
      p.bottom = static_cast<std::int16_t>(std::clamp<int>(p.y + p.height, top, bottom));
      p.colour = a.col;
      if (texture == Texture::kBackdrop) {
        finish_page_behind(atlas, target);
        p.kind = Kind::kBackdrop;
      } else if (texture == Texture::kPicture) {
        p.kind = Kind::kPicture;
        p.v0 = std::round(a.uv.y * static_cast<float>(atlas.pictures().sheet().height));
      } else {
        p.u0 = a.uv.x * texels_wide;
        p.v0 = a.uv.y * texels_high;
        p.u1 = b.uv.x * texels_wide;
        p.v1 = b.uv.y * texels_high;
        const bool whole = std::abs(p.u1 - p.u0 - p.width) < 0.01F && std::abs(p.v1 - p.v0 - p.height) < 0.01F;
        p.kind = a.uv.x == b.uv.x && a.uv.y == b.uv.y ? Kind::kSolid : whole ? Kind::kCopy : Kind::kStretch;
      }
      add(p);
    }
  }
}

void Rasteriser::note(const PixelRect& rect) {
  if (!changed_.empty()) {
    PixelRect& last = changed_.back();
    if (last.x == rect.x && last.width == rect.width && last.y + last.height == rect.y) {
      last.height += rect.height;
      return;
    }
  }
  changed_.push_back(rect);
}

std::span<const PixelRect> Rasteriser::render(const ImDrawList& list, const Atlas& atlas, const Target& target,
                                              Damage damage) {
  resize(target);
  const bool everything = damage == Damage::kEverything || atlas_epoch_ != atlas.epoch();
  atlas_epoch_ = atlas.epoch();
  if (everything) std::fill(drawn_.begin(), drawn_.end(), 0);
  collect(list, atlas, target);
  changed_.clear();
  for (int row = 0; row < rows_; ++row) {
    const int top = row * kTile;
    const int high = std::min(kTile, height_ - top);
    int run = -1;  // first column of the changed tiles that lie side by side
    for (int column = 0; column <= columns_; ++column) {
      const auto tile = static_cast<std::size_t>(row * columns_ + column);
      const bool stale = column < columns_ && hashes_[tile] != drawn_[tile];
      if (stale) {
        draw_tile(atlas, target, column, row);
        drawn_[tile] = hashes_[tile];
        if (run < 0) run = column;
      } else if (run >= 0) {
        note({run * kTile, top, std::min(column * kTile, width_) - run * kTile, high});
        run = -1;
      }
    }
  }
  return changed_;
}

const Backdrop& Rasteriser::render_backdrop(const ImDrawList& list, const Atlas& atlas, const Target& scratch) {
  resize(scratch);
  collect(list, atlas, scratch);
  const bool has_dialog = !primitives_.empty() && primitives_.front().kind == Kind::kBackdrop;
  if (!has_dialog) backdrop_.clear();
  return backdrop_;
}

std::size_t Rasteriser::forget() {
  std::size_t bytes = wipe(primitives_) + wipe(hashes_) + wipe(drawn_) + wipe(changed_) + backdrop_.clear();
  for (auto& bin : bins_) bytes += wipe(bin);
  bins_.clear();
  width_ = height_ = columns_ = rows_ = 0;
  return bytes;
}

}  // namespace waymark::paint

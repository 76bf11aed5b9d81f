#include "kiosk/paint/canvas.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "base/secret.h"

namespace waymark::paint {
namespace {

Rect snapped(const Rect& rect) {
  const float left = std::round(rect.x);
  const float top = std::round(rect.y);
  return {left, top, std::round(rect.right()) - left, std::round(rect.bottom()) - top};
}

ImTextureID id_of(Texture texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));  // NOLINT: an opaque handle
}

}  // namespace

Canvas::Canvas()
    : shared_(std::make_unique<ImDrawListSharedData>()), list_(std::make_unique<ImDrawList>(shared_.get())) {}
Canvas::~Canvas() = default;

void Canvas::begin(Size size, Atlas& atlas) {
  if (epoch_ != atlas.epoch()) shapes_.clear();
  epoch_ = atlas.epoch();
  atlas_ = &atlas;
  atlas.pictures().trim();
  list_->_ResetForNewFrame();
  list_->Flags = ImDrawListFlags_AllowVtxOffset;  // vertices are counted in 16 bits
  list_->PushTextureID(id_of(Texture::kAtlas));
  list_->PushClipRect({0, 0}, {size.width, size.height});
}

void Canvas::push_clip(const Rect& rect) {
  const Rect r = snapped(rect);
  list_->PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
}

void Canvas::pop_clip() { list_->PopClipRect(); }

bool Canvas::clipped(const Rect& rect) const {
  const ImVec4 clip = list_->_CmdHeader.ClipRect;
  return rect.bottom() <= clip.y || rect.y >= clip.w || rect.right() <= clip.x || rect.x >= clip.z;
}

void Canvas::sprite(const Rect& rect, float u0, float v0, float u1, float v1, Colour colour) {
  if (rect.empty() || colour.alpha == 0) return;
  constexpr float x = 1.0F / static_cast<float>(Atlas::kWidth);
  constexpr float y = 1.0F / static_cast<float>(Atlas::kMaxHeight);
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({rect.x, rect.y}, {rect.right(), rect.bottom()}, {u0 * x, v0 * y}, {u1 * x, v1 * y},
                    colour.packed());
}

void Canvas::solid(const Rect& rect, Colour colour) {
  const float middle = static_cast<float>(kWhite.width) / 2;
  sprite(snapped(rect), middle, middle, middle, middle, colour);
}

void Canvas::corners(const Rect& r, const AtlasCell& mask, float radius, Colour colour) {
  const auto u = static_cast<float>(mask.x);
  const auto v = static_cast<float>(mask.y);
  const auto full = static_cast<float>(mask.width);
  const float far_u = u + full - radius;
  const float far_v = v + full - radius;
  sprite({r.x, r.y, radius, radius}, u, v, u + radius, v + radius, colour);
  sprite({r.right() - radius, r.y, radius, radius}, far_u, v, far_u + radius, v + radius, colour);
  sprite({r.x, r.bottom() - radius, radius, radius}, u, far_v, u + radius, far_v + radius, colour);
  sprite({r.right() - radius, r.bottom() - radius, radius, radius}, far_u, far_v, far_u + radius, far_v + radius,
         colour);
}

void Canvas::rounded(const Rect& rect, float radius, Colour colour) {
  const Rect r = snapped(rect);
  const float k = std::min(std::round(radius), std::floor(std::min(r.width, r.height) / 2));
  const auto mask = k >= 1 ? shapes_.disc(*atlas_, static_cast<int>(k)) : std::nullopt;
  if (!mask) return solid(r, colour);
  corners(r, *mask, k, colour);
  solid({r.x + k, r.y, r.width - 2 * k, k}, colour);
  solid({r.x, r.y + k, r.width, r.height - 2 * k}, colour);
  solid({r.x + k, r.bottom() - k, r.width - 2 * k, k}, colour);
}

void Canvas::outline(const Rect& rect, float radius, float thickness, Colour colour) {
  const Rect r = snapped(rect);
  const float t = std::max(1.0F, std::round(thickness));
  const float k = std::min(std::round(radius), std::floor(std::min(r.width, r.height) / 2));
  const auto mask =
      k > t ? shapes_.ring(*atlas_, static_cast<int>(k), static_cast<int>(t)) : std::optional<AtlasCell>{};
  const float inset = mask ? k : t;
  if (mask) {
    corners(r, *mask, k, colour);
  } else {
    for (const float x : {r.x, r.right() - t}) {
      for (const float y : {r.y, r.bottom() - t}) solid({x, y, t, t}, colour);
    }
  }
  solid({r.x + inset, r.y, r.width - 2 * inset, t}, colour);
  solid({r.x + inset, r.bottom() - t, r.width - 2 * inset, t}, colour);
  solid({r.x, r.y + inset, t, r.height - 2 * inset}, colour);
  solid({r.right() - t, r.y + inset, t, r.height - 2 * inset}, colour);
}

void Canvas::shadow(const Rect& rect, float radius, float blur, float drop, Colour colour) {
  const int corner = std::max(1, static_cast<int>(std::round(radius)));
  const int soft = std::max(1, static_cast<int>(std::round(blur)));
  const auto mask = shapes_.shadow(*atlas_, corner, soft);
  if (!mask) return;
  const auto k = static_cast<float>(Shapes::reach(corner, soft));
  const Rect r = snapped(rect.grown(static_cast<float>(soft)).moved(0, drop));
  if (r.width < 2 * k || r.height < 2 * k) return;
  const auto u = static_cast<float>(mask->x);
  const auto v = static_cast<float>(mask->y);
  corners(r, *mask, k, colour);
  const float middle_u = u + k + 0.5F;
  const float middle_v = v + k + 0.5F;
  const float end_u = u + k + 1;
  const float end_v = v + k + 1;
  sprite({r.x + k, r.y, r.width - 2 * k, k}, middle_u, v, middle_u, v + k, colour);
  sprite({r.x + k, r.bottom() - k, r.width - 2 * k, k}, middle_u, end_v, middle_u, end_v + k, colour);
  sprite({r.x, r.y + k, k, r.height - 2 * k}, u, middle_v, u + k, middle_v, colour);
  sprite({r.right() - k, r.y + k, k, r.height - 2 * k}, end_u, middle_v, end_u + k, middle_v, colour);
}

void Canvas::disc(Point centre, float radius, Colour colour) {
  const float k = std::round(radius);
  rounded({std::round(centre.x - k), std::round(centre.y - k), 2 * k, 2 * k}, k, colour);
}

void Canvas::text(const Paragraph& paragraph, Point top_left, Colour colour) {
  const float x0 = std::round(top_left.x);
  const float y0 = std::round(top_left.y);
  for (const GlyphQuad& quad : paragraph.quads) {
    const Rect place{x0 + static_cast<float>(quad.x), y0 + static_cast<float>(quad.y),
                     static_cast<float>(quad.cell.width), static_cast<float>(quad.cell.height)};
    if (clipped(place)) continue;
    const auto u = static_cast<float>(quad.cell.x);
    const auto v = static_cast<float>(quad.cell.y);
    sprite(place, u, v, u + place.width, v + place.height, colour);
  }
}

void Canvas::turned(const Paragraph& picture, Point top_left, Colour colour) {
  const float left = std::round(top_left.x);
  const float y0 = std::round(top_left.y);
  for (const GlyphQuad& quad : picture.quads) {
    const auto width = static_cast<float>(quad.cell.width);
    const float x = left + std::round(picture.size.width) - static_cast<float>(quad.x) - width;
    const Rect place{x, y0 + static_cast<float>(quad.y), width, static_cast<float>(quad.cell.height)};
    if (clipped(place)) continue;
    const auto u = static_cast<float>(quad.cell.x);
    const auto v = static_cast<float>(quad.cell.y);
    sprite(place, u + width, v, u, v + place.height, colour);
  }
}

void Canvas::logo(const Rect& rect) {
  PictureSheet& pictures = atlas_->pictures();
  if (pictures.empty() || rect.empty()) return;
  const float wide = std::min(rect.width, rect.height * pictures.aspect());
  const PictureSheet::Cell cell =
      pictures.in_size(static_cast<int>(std::round(wide)), static_cast<int>(std::round(wide / pictures.aspect())));
  const auto width = static_cast<float>(cell.width);
  const auto height = static_cast<float>(cell.height);
  const float x = std::round(rect.centre().x - width / 2);
  const float y = std::round(rect.centre().y - height / 2);
  const Picture& sheet = pictures.sheet();
  const float across = width / static_cast<float>(sheet.width);
  const float top = static_cast<float>(cell.y) / static_cast<float>(sheet.height);
  const float down = height / static_cast<float>(sheet.height);
  list_->PushTextureID(id_of(Texture::kPicture));
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({x, y}, {x + width, y + height}, {0, top}, {across, top + down}, 0xFFFFFFFF);
  list_->PopTextureID();
}

void Canvas::backdrop(const Rect& rect) {
  list_->PushTextureID(id_of(Texture::kBackdrop));
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({rect.x, rect.y}, {rect.right(), rect.bottom()}, {0, 0}, {1, 1}, 0xFFFFFFFF);
  list_->PopTextureID();
}

std::size_t Canvas::forget() {
  const auto bytes = static_cast<std::size_t>(list_->VtxBuffer.Capacity) * sizeof(ImDrawVert) +
                     static_cast<std::size_t>(list_->IdxBuffer.Capacity) * sizeof(ImDrawIdx);
  base::zeroise(list_->VtxBuffer.Data, static_cast<std::size_t>(list_->VtxBuffer.Capacity) * sizeof(ImDrawVert));
  base::zeroise(list_->IdxBuffer.Data, static_cast<std::size_t>(list_->IdxBuffer.Capacity) * sizeof(ImDrawIdx));
  list_->_ClearFreeMemory();
  shapes_.clear();
  return bytes;
}

}  // namespace waymark::paint

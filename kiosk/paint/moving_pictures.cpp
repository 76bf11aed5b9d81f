#include "kiosk/paint/moving_pictures.h"

#include <libyuv.h>

#include <algorithm>
#include <cstddef>

#include "base/secret.h"

namespace waymark::paint {
namespace {

constexpr int kMostSide = 8'192;

// As large as the place allows, in the frame's own shape.
void fit(Picture& picture, const PictureExtent& extent, const I420& frame) {
  picture.width = extent.width;
  picture.height = extent.height;
  if (frame.width <= 0 || frame.height <= 0) return;
  const auto wide = static_cast<std::int64_t>(extent.height) * frame.width / frame.height;
  if (wide <= extent.width) {
    picture.width = static_cast<int>(wide);
  } else {
    picture.height = static_cast<int>(static_cast<std::int64_t>(extent.width) * frame.height / frame.width);
  }
}

std::size_t zeroise(Picture& picture) {
  const std::size_t bytes = picture.pixels.size() * sizeof picture.pixels[0];
  base::zeroise(picture.pixels.data(), bytes);
  return bytes;
}

bool is_possible(const I420& frame, const Picture& into) {
  const auto fits = [](int side) { return side >= 2 && side <= kMostSide; };
  return frame.y != nullptr && frame.u != nullptr && frame.v != nullptr && fits(frame.width) && fits(frame.height) &&
         fits(into.width) && fits(into.height);
}

}  // namespace

bool to_colour(const I420& frame, Picture& into, bool mirrored, std::vector<std::uint8_t>& scratch) {
  if (!is_possible(frame, into)) return false;
  const int half_width = (into.width + 1) / 2;
  const int half_height = (into.height + 1) / 2;
  const auto luma = static_cast<std::size_t>(into.width) * static_cast<std::size_t>(into.height);
  const auto chroma = static_cast<std::size_t>(half_width) * static_cast<std::size_t>(half_height);
  I420 scaled = frame;
  if (frame.width != into.width || frame.height != into.height) {
    scratch.resize(luma + 2 * chroma);
    std::uint8_t* const y = scratch.data();
    std::uint8_t* const u = y + luma;
    std::uint8_t* const v = u + chroma;
    if (libyuv::I420Scale(frame.y, frame.stride_y, frame.u, frame.stride_u, frame.v, frame.stride_v, frame.width,
                          frame.height, y, into.width, u, half_width, v, half_width, into.width, into.height,
                          libyuv::kFilterBilinear) != 0) {
      return false;
    }
    scaled = {into.width, into.height, y, u, v, into.width, half_width, half_width};
  }
  into.pixels.resize(luma);
  auto* const bytes = reinterpret_cast<std::uint8_t*>(into.pixels.data());
  const int pitch = into.width * 4;
  if (libyuv::I420ToARGB(scaled.y, scaled.stride_y, scaled.u, scaled.stride_u, scaled.v, scaled.stride_v, bytes, pitch,
                         into.width, into.height) != 0) {
    return false;
  }
  if (!mirrored) return true;
  for (int row = 0; row < into.height; ++row) {
    const auto first = into.pixels.begin() + static_cast<std::ptrdiff_t>(row) * into.width;
    std::reverse(first, first + into.width);
  }
  return true;
}

void MovingPictures::show(const std::vector<PictureExtent>& extents) {
  const std::scoped_lock lock(mutex_);
  std::vector<Place> kept;
  for (const PictureExtent& extent : extents) {
    const auto same =
        std::find_if(places_.begin(), places_.end(), [&](const Place& one) { return one.extent == extent; });
    if (same != places_.end()) {
      kept.push_back(std::move(*same));
    } else {
      kept.push_back({extent, {}, 0, false});
    }
  }
  places_ = std::move(kept);
}

bool MovingPictures::take(std::string_view surface, const I420& frame) {
  PictureExtent extent;
  std::shared_ptr<Picture> picture;
  const std::scoped_lock scaling(scaling_);
  {
    const std::scoped_lock lock(mutex_);
    const auto place =
        std::find_if(places_.begin(), places_.end(), [&](const Place& one) { return one.extent.surface == surface; });
    if (place == places_.end()) return false;
    extent = place->extent;
    // One that nobody looks at: neither the newest nor one that is just being copied.
    for (std::size_t i = 1; i < place->pictures.size() && picture == nullptr; ++i) {
      auto& free = place->pictures[(place->latest + i) % place->pictures.size()];
      if (free == nullptr) free = std::make_shared<Picture>();
      if (free.use_count() == 1) picture = free;
    }
  }
  if (picture == nullptr) return false;
  fit(*picture, extent, frame);
  if (!to_colour(frame, *picture, surface == "self", scaled_)) return false;
  const std::scoped_lock lock(mutex_);
  for (Place& place : places_) {
    if (place.extent != extent) continue;
    for (std::size_t i = 0; i < place.pictures.size(); ++i) {
      if (place.pictures[i] != picture) continue;
      place.latest = i;
      place.any = true;
      return true;
    }
  }
  return false;  // it has gone from the glass meanwhile
}

std::shared_ptr<const Picture> MovingPictures::newest(std::string_view surface) {
  const std::scoped_lock lock(mutex_);
  for (const Place& place : places_) {
    if (place.extent.surface == surface && place.any) return place.pictures[place.latest];
  }
  return nullptr;
}

std::size_t MovingPictures::forget() {
  const std::scoped_lock scaling(scaling_);
  const std::scoped_lock lock(mutex_);
  std::size_t bytes = scaled_.size();
  base::zeroise(scaled_.data(), scaled_.size());
  scaled_.clear();
  for (Place& place : places_) {
    for (auto& picture : place.pictures) {
      if (picture != nullptr) bytes += zeroise(*picture);
    }
  }
  places_.clear();
  return bytes;
}

}  // namespace waymark::paint

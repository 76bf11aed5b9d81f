// Whether somebody stands before the camera: of each picture the brightness of a few hundred large cells is kept until
// the next, and nothing else. Who it is cannot be told from that. Pure.
//
// Somebody is there when a good part of the picture is not as it is when it is empty, and moves. What stays and does
// not move (a chair, a bag, light from a door) becomes part of the empty picture.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace waymark::video {

class Presence {
 public:
  // True while somebody is there. `now` may be any clock that only grows.
  bool see(const std::uint8_t* luma, int stride, int width, int height, std::chrono::milliseconds now);

 private:
  static constexpr int kAcross = 16;
  static constexpr int kDown = 12;
  using Cells = std::array<float, kAcross * kDown>;

  [[nodiscard]] static Cells cells_of(const std::uint8_t* luma, int stride, int width, int height);
  // The share of cells that differ by more than `much` from how they were, whatever happened to the light as a whole.
  [[nodiscard]] static double share_that_differs(const Cells& a, const Cells& b, float much);

  std::optional<Cells> empty_;
  Cells before_{};
  std::chrono::milliseconds moved_at_{};
  std::optional<std::chrono::milliseconds> differs_since_;
  std::optional<std::chrono::milliseconds> same_since_;
  bool someone_ = false;
};

}  // namespace waymark::video

// Moving pictures on the glass: frames come as I420 on one thread and are brought to the size and the colours of the
// place where they are shown there, so that the ui thread only copies rows. The newest wins; nobody waits for anybody.
//
// Promises: a frame that has nowhere to be shown is dropped at once; memory is at most three pictures for each place;
// forget() zeroes all of them, and waits for a frame that is just being scaled. Threads: show(), newest() and forget()
// on ui; take() on one other.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/paint/picture.h"

namespace waymark::paint {

struct I420 {
  int width = 0;
  int height = 0;
  const std::uint8_t* y = nullptr;
  const std::uint8_t* u = nullptr;
  const std::uint8_t* v = nullptr;
  int stride_y = 0;
  int stride_u = 0;
  int stride_v = 0;
};

// Where a surface of the View is on the glass, in pixels. A picture of another shape is smaller one way: hands that
// sign are never cut off.
struct PictureExtent {
  std::string surface;  // "remote", "self", "paper"
  int width = 0;
  int height = 0;
  bool operator==(const PictureExtent&) const = default;
};

class MovingPictures {
 public:
  // What is on the glass now; other surfaces are dropped.
  void show(const std::vector<PictureExtent>& extents);
  // True when somebody should look: a picture that is shown has changed.
  bool take(std::string_view surface, const I420& frame);
  // Null while there is none in the size that is shown. The same pointer as before: nothing has changed.
  [[nodiscard]] std::shared_ptr<const Picture> newest(std::string_view surface);
  // Zeroes what it holds. Returns the bytes.
  std::size_t forget();

 private:
  struct Place {
    PictureExtent extent;
    std::array<std::shared_ptr<Picture>, 3> pictures;
    std::size_t latest = 0;
    bool any = false;
  };
  std::mutex mutex_;
  std::vector<Place> places_;
  std::mutex scaling_;                // taken before mutex_
  std::vector<std::uint8_t> scaled_;  // of the frame that is being taken
};

// The whole of `frame` in the size of `into` and in colour; `mirrored` as a mirror shows it. `scratch` is kept from
// call to call. False for a frame or a size that cannot be.
bool to_colour(const I420& frame, Picture& into, bool mirrored, std::vector<std::uint8_t>& scratch);

}  // namespace waymark::paint

// Pictures into the ring of one surface, and the word to the kiosk that there is a new one.
//
// Thread: share() and hide() on the main one, take() on any one.
#pragma once

#include <functional>
#include <mutex>
#include <optional>

#include "video/line/frame_ring.h"

namespace waymark::video {

class ShownPicture {
 public:
  explicit ShownPicture(std::function<void()> ready) : ready_(std::move(ready)) {}

  void share(FrameWriter writer);
  void hide(bool hidden);
  void take(const Frame& frame);

 private:
  std::function<void()> ready_;  // from the thread of take()
  std::mutex mutex_;
  std::optional<FrameWriter> writer_;
  bool hidden_ = false;
};

}  // namespace waymark::video

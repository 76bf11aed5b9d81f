// The customer's camera: closed until open(), and trying again every two seconds while it cannot be had.
//
// Thread: the main one; pictures come on a thread of the camera's own and no more once close() has returned.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "video/controller/picture_size.h"
#include "video/engine/pipeline.h"
#include "video/line/frame_ring.h"
#include "video/wire/words.h"

namespace waymark::video {

class Camera {
 public:
  // `at`: when it was taken, by the monotonic clock.
  using TakePicture = std::function<void(const Frame&, std::chrono::nanoseconds at)>;

  // `device` as in Setup. `changed`: state() or is_open() is another now.
  Camera(std::string device, Picture size, TakePicture take, std::function<void()> changed);

  void open();
  void close();
  void set_size(const Picture& size);  // of its pictures from now on; open, it is opened anew
  [[nodiscard]] bool is_open() const { return pipeline_ != nullptr; }
  [[nodiscard]] CameraState state() const;

 private:
  void try_open();
  void failed(Failure failure);
  void take_sample(GstSample* sample);
  [[nodiscard]] std::chrono::nanoseconds taken_at(GstSample* sample) const;
  [[nodiscard]] bool shows_paper() const { return device_ == "test-paper"; }
  [[nodiscard]] bool shows_visitor() const { return device_ == "test-visitor"; }
  [[nodiscard]] std::string description() const;

  [[nodiscard]] bool is_there() const;
  [[nodiscard]] bool is_in_use() const;  // of a test camera

  std::string device_;
  bool is_test_;
  Picture size_;
  TakePicture take_;
  std::function<void()> changed_;
  std::unique_ptr<Pipeline> pipeline_;
  ObjectRef<GstElement> source_;  // of the newest pipeline, on its thread too
  std::optional<Ticker> again_;   // while it is wanted
  std::optional<Failure> failure_;
  int way_ = 0;           // which of the camera's formats is tried next
  unsigned opening_ = 0;  // counts, so that a late failure of an earlier one is known
  std::uint16_t number_ = 0;
  std::vector<std::uint8_t> scene_;  // of the test camera that shows paper
};

}  // namespace waymark::video

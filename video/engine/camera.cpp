#include "video/engine/camera.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "video/engine/picture.h"
#include "video/test_source/paper_scene.h"
#include "video/test_source/stamp.h"
#include "video/test_source/visitor.h"

namespace waymark::video {
namespace {

constexpr unsigned kAgainMs = 2000;
constexpr int kWays = 3;
constexpr std::string_view kTest = "test";
constexpr std::string_view kTestWhileThere = "test:";  // and a file
constexpr std::string_view kBusy = "busy";             // in that file

// Milliseconds of the wall clock, as the far end of a test reads them from its own.
std::uint32_t stamp_time() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::string format_of(const Picture& size) {
  return "width=" + std::to_string(size.width) + ",height=" + std::to_string(size.height) +
         ",framerate=" + std::to_string(size.frames_per_second) + "/1";
}

}  // namespace

Camera::Camera(std::string device, Picture size, TakePicture take, std::function<void()> changed)
    : device_(std::move(device)),
      is_test_(device_ == kTest || shows_paper() || shows_visitor() || device_.starts_with(kTestWhileThere)),
      size_(size),
      take_(std::move(take)),
      changed_(std::move(changed)) {
  if (device_.starts_with(kTestWhileThere)) device_.erase(0, kTestWhileThere.size());
}

bool Camera::is_there() const {
  std::error_code ignored;
  return device_ == kTest || shows_paper() || shows_visitor() ||
         (device_ != "none" && std::filesystem::exists(device_, ignored));
}

bool Camera::is_in_use() const {
  std::string word(kBusy.size(), ' ');
  return is_test_ && std::ifstream{device_}.read(word.data(), std::ssize(word)) && word == kBusy;
}

CameraState Camera::state() const {
  if (!is_there()) return CameraState::kAbsent;
  if (!failure_) return CameraState::kReady;
  return *failure_ == Failure::kAbsent ? CameraState::kAbsent : CameraState::kBusy;
}

void Camera::open() {
  if (again_) return;
  again_.emplace(kAgainMs, [this] {
    if (pipeline_ == nullptr) {
      try_open();
    } else if (!is_there()) {
      failed(Failure::kAbsent);
    }
  });
  try_open();
}

void Camera::close() {
  again_.reset();
  failure_.reset();
  if (pipeline_ == nullptr) return;
  pipeline_.reset();
  changed_();
}

void Camera::set_size(const Picture& size) {
  if (size == size_) return;
  size_ = size;
  if (pipeline_ == nullptr) return;
  pipeline_.reset();
  try_open();
}

void Camera::try_open() {
  if (!is_there()) return;
  if (is_in_use()) return failed(Failure::kBusy);
  if (shows_paper()) scene_ = draw_scene(test_camera_scene(size_.width, size_.height));
  auto created = Pipeline::create(description(), [this, opening = ++opening_](Failure failure) {
    if (opening == opening_) failed(failure);
  });
  if (!created) return failed(Failure::kOther);
  pipeline_ = std::move(*created);
  source_ = pipeline_->element("source");
  if (!is_test_) ::g_object_set(source_.get(), "device", device_.c_str(), nullptr);
  pipeline_->on_sample("pictures", [this](GstSample* sample) { take_sample(sample); });
  failure_.reset();
  static_cast<void>(pipeline_->set_state(GST_STATE_PLAYING));  // its failure comes over the bus
  changed_();
}

// A camera's own formats in the order of what they cost us: raw in the right size, JPEG, and whatever there is, scaled.
std::string Camera::description() const {
  const std::string wanted = "video/x-raw,format=I420," + format_of(size_);
  const std::string sink = " ! appsink name=pictures sync=false max-buffers=2 drop=true";
  if (is_test_) {
    const std::string pattern = shows_paper() ? "black" : "smpte horizontal-speed=2";
    return "videotestsrc name=source is-live=true pattern=" + pattern + " ! " + wanted + sink;
  }
  const std::array<std::string, kWays> ways{
      "video/x-raw," + format_of(size_) + " ! videoconvert",
      "image/jpeg," + format_of(size_) + " ! jpegdec ! videoconvert",
      "videorate ! videoconvertscale",
  };
  return "v4l2src name=source ! " + ways[static_cast<std::size_t>(way_ % kWays)] + " ! " + wanted + sink;
}

void Camera::failed(Failure failure) {
  pipeline_.reset();
  failure_ = failure;
  // A camera that is there and free but does not begin may do so in another of its formats.
  if (failure == Failure::kOther && ++way_ < kWays) return try_open();
  way_ = 0;
  changed_();
}

// A camera's driver says when a picture was taken, which may be a picture's time ago.
std::chrono::nanoseconds Camera::taken_at(GstSample* sample) const {
  constexpr std::chrono::milliseconds kLongest{200};
  const std::chrono::nanoseconds now = std::chrono::microseconds{::g_get_monotonic_time()};
  const GstClockTime time = GST_BUFFER_PTS(::gst_sample_get_buffer(sample));
  if (is_test_ || !GST_CLOCK_TIME_IS_VALID(time)) return now;
  const std::chrono::nanoseconds at{::gst_element_get_base_time(source_.get()) + time};
  return std::clamp<std::chrono::nanoseconds>(at, now - kLongest, now);
}

void Camera::take_sample(GstSample* sample) {
  const auto at = taken_at(sample);
  if (!is_test_) return look_at(sample, [this, at](const Frame& frame) { take_(frame, at); });
  if (shows_paper()) {
    const auto pixels = static_cast<std::size_t>(size_.width * size_.height);
    const std::uint8_t* y = scene_.data();
    take_(Frame{y, y + pixels, y + pixels * 5 / 4, size_.width, size_.width / 2, size_.width, size_.height, 0}, at);
    ::gst_sample_unref(sample);
    return;
  }
  // Drawn into the picture itself: it is ours alone on its way from the test source.
  look_at(sample, [this, at](const Frame& frame) {
    const auto own = [](const std::uint8_t* plane) { return const_cast<std::uint8_t*>(plane); };
    const StampedPicture picture{own(frame.y),    own(frame.u), own(frame.v), frame.y_stride,
                                 frame.uv_stride, frame.width,  frame.height};
    if (shows_visitor()) {
      const int time = number_++ * 1000 / size_.frames_per_second;
      draw_room(picture, time, visitor_is_there(time));
    } else {
      draw_stamp(picture, {number_++, stamp_time()});
    }
    take_(frame, at);
  });
}

}  // namespace waymark::video

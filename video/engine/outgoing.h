// What goes out on the current leg: the camera's pictures and the microphone's sound, as far as they may.
//
// Pictures are scaled to the size and thinned to the rate that the line carries. While no picture may go out, a black
// one does, now and every second: a browser would show the customer's last picture for ever. Muted sound is sent as
// silence.
//
// Thread: take_picture() on one thread, take_sound() on another, the rest on the main one.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <span>

#include "video/controller/picture_size.h"
#include "video/engine/gobject.h"
#include "video/engine/leg.h"
#include "video/line/frame_ring.h"

namespace waymark::video {

class Outgoing {
 public:
  using Time = std::chrono::nanoseconds;  // monotonic

  explicit Outgoing(Picture size) : size_(size) {}

  void begin(const Leg& leg);  // once it is connected
  void end();
  void allow(bool sound, bool pictures);
  void set_size(const Picture& size);
  void rest_until(Time time);  // no picture before

  // `at`: when it was taken; when the first of these samples came in. The far end keeps lips and voice together by it.
  void take_picture(const Frame& frame, Time at);
  void take_sound(std::span<const std::int16_t> samples, Time at);

  // Called every second.
  void send_black_if_hidden();

  struct Sent {
    Picture size;
    int pictures = 0;
  };
  // Since the last call.
  [[nodiscard]] Sent sent();

 private:
  void push_picture(GstBuffer* buffer, Time at);
  [[nodiscard]] GstClockTime leg_time(Time at) const;

  std::mutex mutex_;
  ObjectRef<GstAppSrc> pictures_;
  ObjectRef<GstAppSrc> voice_;
  Time began_{};  // the leg's time zero
  Picture size_;
  Picture announced_;  // in the caps that the leg has
  bool sound_allowed_ = true;
  bool pictures_allowed_ = true;
  bool picture_came_ = false;  // since the last second
  int pictures_sent_ = 0;
  GstClockTime sound_until_ = 0;  // what has been given is as long, in the leg's time
  GstClockTime last_picture_ = 0;
  Time next_picture_{};
};

}  // namespace waymark::video

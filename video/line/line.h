// The line between the kiosk and its media process: whole messages both ways over a socket pair, long ones in sealed
// memory beside the packet. Never blocks.
//
// What the socket cannot take now waits in order, at most kMaxWaiting bytes: one end that stops reading costs the other
// no time, and in the end its line.
//
// Thread: send() may be called from any; the rest from one.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "devices/channel/channel.h"

namespace waymark::video {

// The media process finds its end here.
inline constexpr int kLineDescriptor = 3;

// Some twenty full messages of a data channel; a kiosk that is seconds behind with those is killed by its watchdog.
inline constexpr std::size_t kMaxWaiting = 4'000'000;

struct Message {
  std::string text;
  devices::Descriptor attached;
};

class Line {
 public:
  explicit Line(devices::Channel channel) : channel_(std::move(channel)) {}

  [[nodiscard]] int fd() const { return channel_.fd(); }

  // `attached` is for short messages only. kUnavailable: the other end is gone. kTooLarge: too much waits already.
  [[nodiscard]] base::Status send(std::string_view text, devices::Descriptor attached = {});

  // Sends what waited. True when nothing waits any more.
  [[nodiscard]] base::Result<bool> flush();

  // Nothing when there is nothing to read now; an error when the other end is gone or breaks the rules.
  [[nodiscard]] base::Result<std::optional<Message>> receive();

 private:
  [[nodiscard]] base::Result<bool> flush_locked();

  devices::Channel channel_;
  std::mutex mutex_;  // over what waits
  std::deque<Message> waiting_;
  std::size_t waiting_bytes_ = 0;
};

}  // namespace waymark::video

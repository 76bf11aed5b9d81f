// Which of the packets that the far end misses are sent again. Pure: times come in with the questions.
//
// The law. The far end asks for a packet again and again until it comes, at the pace of the round trip that it believes
// in, also while the packet stands in a queue or is lost in a full one. Answering every question fills a narrow line
// with copies until nothing new gets through. So a packet is sent again at most once in a round trip and the queue
// before the line (and in 40 ms), and all of them together are at most a quarter of what the line carries, though six
// at once. Who asks in vain asks again.
//
// When that is not enough, more is missing than is worth mending: the far end would stand still until the last of it
// has come. One key picture instead, every three seconds at most, and nothing that was asked for before it is sent
// again.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

namespace waymark::video {

class Resends {
 public:
  explicit Resends(int kbits) : kbits_(kbits) {}

  void set_line(int kbits, std::chrono::milliseconds there_and_back);

  // What to do now that the packet of this number is asked for. `now` never goes back.
  enum class Answer : std::uint8_t { kSendAgain = 1, kNothing, kKeyPicture };
  [[nodiscard]] Answer asked(std::uint16_t number, std::chrono::milliseconds now);

 private:
  struct Resent {
    std::uint16_t number = 0;
    std::chrono::milliseconds at{};
  };
  static constexpr std::size_t kRemembered = 512;  // as many as are kept for sending again

  int kbits_;
  std::chrono::milliseconds there_and_back_{};
  std::array<std::optional<Resent>, kRemembered> resent_;
  double bytes_ = 0;  // that may be sent again now
  std::optional<std::chrono::milliseconds> counted_;
  std::optional<std::chrono::milliseconds> key_picture_;
  std::optional<std::uint16_t> newest_asked_;
  std::optional<std::uint16_t> given_up_;  // this one and all before it
};

}  // namespace waymark::video

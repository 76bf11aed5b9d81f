// How many bits a second of picture the line carries now: a delay-based congestion controller over transport-wide
// feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01). Pure: times come in with the reports.
//
// The law. For every packet that the far end reports, transit = arrival - departure; the two clocks are strangers, so
// only differences count. The least transit of lately is an empty line; how much longer the quickest packet of a report
// took is the time that packets stand in a queue (the quickest, because one picture is a burst that queues behind
// itself). Lately: five to ten seconds, and ten to twenty while there is a queue, or one that is never empty would soon
// be taken for the line itself. The queue is smoothed, over some two reports while it grows and over some four while it
// shrinks; loss is that of the last second. Then, at most every 250 ms downwards (every second while the queue shrinks)
// and by a step in 100 ms upwards:
//
//   queue > 40 ms, smoothed and      to a share of what arrived in the last fifth of a second (of ten packets at
//   in the last report               least), if that is less: 0.85 up to 60 ms of queue, 0.5 from 200 ms. What arrives
//                                    is what the line carries while there is a queue, so a long queue is empty within
//                                    a second or two, whoever else uses the line. And no picture at all for as long as
//                                    the queue is, 150 ms at most: those that stand in it arrive meanwhile
//   loss > 10 %                      down by half of the share that is lost
//   queue < 20 ms and loss < 5 %     up: by 8 % a step until the first congestion. After it by 3 % below three quarters
//                                    of what arrived in it, by 1 % around that, and by 8 % again when it is a third
//                                    above: the line is wider now. But not above 1.5 times what lately arrived: a line
//                                    does not carry what was not sent
//   between                          stays
//
// When no report came for a second the line was away, not full: half of what was, and up by large steps again.
//
// In a queue of 300 ms before a line of 600 kbit/s this settles at some 480 kbit/s with a queue of 20 to 50 ms.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace waymark::video {

// One packet of ours, as the far end reports it.
struct SentPacket {
  std::chrono::microseconds departure{};             // our clock
  std::optional<std::chrono::microseconds> arrival;  // the far end's clock; nothing: lost
  std::size_t bytes = 0;
};

class SendRate {
 public:
  struct Limits {
    int least_kbits = 100;
    int first_kbits = 500;
    int most_kbits = 1500;
  };

  explicit SendRate(Limits limits) : limits_(limits), kbits_(limits.first_kbits) {}

  // `now` is our clock and never goes back.
  void report(const std::vector<SentPacket>& packets, std::chrono::milliseconds now);

  [[nodiscard]] int kbits() const { return static_cast<int>(kbits_); }
  [[nodiscard]] std::chrono::milliseconds queue() const {
    return std::chrono::milliseconds{static_cast<int>(queue_ms_)};
  }
  [[nodiscard]] std::chrono::milliseconds rests_until() const { return rests_until_; }  // no picture before
  [[nodiscard]] int arrived() const { return static_cast<int>(arrived_kbits()); }       // kbit/s, lately
  [[nodiscard]] double loss() const { return loss_; }                                   // 0 to 1

 private:
  void note_queue(std::chrono::microseconds quickest, std::chrono::milliseconds now);
  void note_arrived(std::size_t bytes, std::chrono::milliseconds now);
  void note_loss(std::size_t packets, std::size_t lost, std::chrono::milliseconds now);
  [[nodiscard]] double arrived_kbits() const;  // in the last half second
  [[nodiscard]] double carried_kbits() const;  // in the last moments
  [[nodiscard]] double up() const;

  struct Arrived {
    std::chrono::milliseconds at;
    std::size_t bytes;
  };
  struct Reported {
    std::chrono::milliseconds at;
    std::size_t packets;
    std::size_t lost;
  };

  Limits limits_;
  double kbits_;
  double queue_ms_ = 0;
  double last_queue_ms_ = 0;  // of one report
  double loss_ = 0;
  std::optional<double> narrow_kbits_;  // what arrived in the last congestion, once there was one
  // The least transit in this period and in the one before it.
  std::array<std::optional<std::chrono::microseconds>, 2> least_transit_;
  std::chrono::milliseconds period_began_{};
  std::deque<Arrived> arrived_;    // of the last half second
  std::deque<Reported> reported_;  // of the last second
  std::optional<std::chrono::milliseconds> last_report_;
  std::chrono::milliseconds last_down_{};
  std::chrono::milliseconds last_up_{};
  std::chrono::milliseconds rests_until_{};
};

}  // namespace waymark::video

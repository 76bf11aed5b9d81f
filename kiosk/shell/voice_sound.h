// Where sound comes out. Used by one thread, the voice's; nothing here blocks for longer than it takes to open a card.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace waymark::shell {

class SoundOut {
 public:
  virtual ~SoundOut() = default;

  // Ready for samples at this rate, one channel. Nothing to do when it is so already.
  [[nodiscard]] virtual base::Status open(int rate_hz) = 0;
  // As many as there is room for now; 0: later. An error: the card has gone.
  [[nodiscard]] virtual base::Result<std::size_t> write(std::span<const std::int16_t> samples) = 0;
  // How long what was written will still sound.
  [[nodiscard]] virtual std::chrono::milliseconds left() = 0;
  virtual void drop() = 0;   // silence now
  virtual void close() = 0;  // lets go of the card

 protected:
  SoundOut() = default;
  SoundOut(const SoundOut&) = default;
  SoundOut& operator=(const SoundOut&) = default;
};

// A device by ALSA's name for it: "default", "plughw:1,0", "null".
[[nodiscard]] std::unique_ptr<SoundOut> make_alsa_sound(std::string device);

}  // namespace waymark::shell

// What is heard. The ui thread says what to speak and goes on at once; who speaks, and through what, is behind this.
//
// A Voice is an owner of a customer's data: wipe() silences it, forgets every text and reports. It tells the loop
// through its ports when sound begins and ends, so that a person who listens counts as present.
#pragma once

#include <functional>
#include <vector>

#include "kiosk/voice/speak.h"

namespace waymark::shell {

// In the steps of view::Speech.
struct Pace {
  int rate = 4;
  int volume = 6;
  bool operator==(const Pace&) const = default;
};

enum class Manner {
  kAtOnce = 1,  // cuts off what is being said
  kAfterwards,  // waits until it has been said
};

class Voice {
 public:
  virtual ~Voice() = default;

  virtual void say(std::vector<voice::Segment> segments, Pace pace, Manner manner) = 0;
  virtual void stop() = 0;   // silence; ready to speak again
  virtual void pause() = 0;  // silence in the middle of what is being said; nothing when nothing is
  virtual void go_on() = 0;  // where it paused; nothing when something else was said since
  virtual void rest() = 0;   // nobody listens any more: silence, and nothing is kept ready
  // `done` is called once, from any thread: true when no text, no sound and no program that knew them is left.
  virtual void wipe(std::function<void(bool)> done) = 0;
  [[nodiscard]] virtual bool playing() const = 0;

 protected:
  Voice() = default;
  Voice(const Voice&) = default;
  Voice& operator=(const Voice&) = default;
};

// What a voice tells the loop. Called on the voice's own thread.
struct VoicePorts {
  std::function<void(bool)> playing;     // sound has begun, or ended
  std::function<void(bool)> available;   // it can speak, or cannot
  std::function<void(bool)> headphones;  // plugged in, or pulled out
};

}  // namespace waymark::shell

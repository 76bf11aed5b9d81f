// What a customer takes along from one kiosk to another, so that nobody asks again: how they read, hear and speak, what
// was written in the call, and the journey with its answers, private ones included.
//
// It is made and read inside of the heart only; between the two kiosks it is sealed to the key of the second. What
// comes is judged like anything from outside: a strict parser with limits (fuzzed), and only what this kiosk's own
// configuration knows is taken over (room.cpp). Photographs of papers stay behind: their questions are asked again.
// Pure. Errors: kTooLarge, kInvalid; never a customer's words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "kiosk/core/state.h"

namespace waymark::core {

struct Luggage {
  std::string language;
  view::Presentation presentation;
  bool listens = false;
  int speech_rate = 4;
  int speech_volume = 6;
  Speak speak = Speak::kAloud;
  int call_volume = 6;
  int own_line = 1;
  std::vector<CallLine> lines;
  Screen screen = Screen::kHome;  // kQuestion, kCheck or kDeclaration of the journey, or kHome
  JourneyRun journey;             // without one: journey.journey is empty
};

[[nodiscard]] base::Secret pack_luggage(const State& state);
[[nodiscard]] base::Result<Luggage> unpack_luggage(std::string_view json);

}  // namespace waymark::core

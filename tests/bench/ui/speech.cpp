// How long a person who listens waits: from a key that moves the focus to the first sound that the card is given, and
// from a key to silence; in every language of the demonstration. The real heart, screens, words, voice and espeak-ng; a
// card that only looks at the clock. Prints {LANGUAGE: {"first_byte_ms": [...], "silence_ms": [...]}} and takes how
// many of each, and perhaps the program that speaks.
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/shell/speech_desk.h"
#include "kiosk/shell/voice_thread.h"
#include "tests/doubles/demo_council.h"
#include "tests/doubles/listening_card.h"
#include "tests/doubles/visitor.h"

namespace {

using namespace waymark;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

double ms_since(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

// Nothing when nothing is said.
std::optional<nlohmann::json> listen_in(const std::string& language, int count, const std::string& program) {
  doubles::HeardPorts heard;
  auto owned = std::make_unique<doubles::ListeningCard>();
  doubles::ListeningCard& card = *owned;
  card.plays_slowly();
  shell::VoiceThread voice(program, std::move(owned), heard.ports());
  shell::SpeechDesk desk(voice, doubles::demo_words());
  doubles::Visitor visitor;
  visitor.begin(language);
  visitor.press_id("control.listen");
  desk.show(visitor.view());
  if (!heard.until([&] { return card.samples() > 0; })) return std::nullopt;
  std::vector<double> first;
  std::vector<double> silence;
  for (int i = 0; i < count; ++i) {
    std::this_thread::sleep_for(milliseconds{150});  // somebody listens for a moment and goes on
    const int drops = card.drops();
    card.forget_first();
    const Clock::time_point from = Clock::now();
    visitor.key(core::Key::kDown);
    desk.show(visitor.view());
    if (!heard.until([&] { return card.first_sound() > from; })) return std::nullopt;
    first.push_back(ms_since(from, card.first_sound()));
    if (card.drops() > drops) silence.push_back(ms_since(from, card.last_drop()));
  }
  return nlohmann::json{{"first_byte_ms", first}, {"silence_ms", silence}};
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::stoi(argv[1]) : 30;
  nlohmann::json all;
  for (const std::string& language : doubles::demo_council()->languages) {
    const auto measured = listen_in(language, count, argc > 2 ? argv[2] : "espeak-ng");
    if (!measured) {
      std::cerr << "waymark_bench_speech: the program that speaks says nothing in " << language << "\n";
      return 1;
    }
    all[language] = *measured;
  }
  std::cout << all.dump() << "\n";
}

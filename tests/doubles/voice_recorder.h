// A voice that speaks to nobody and remembers what it was told, for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/shell/voice.h"

namespace waymark::doubles {

class VoiceRecorder final : public shell::Voice {
 public:
  struct Said {
    std::vector<voice::Segment> segments;
    shell::Pace pace;
    shell::Manner manner = shell::Manner::kAtOnce;
  };

  void say(std::vector<voice::Segment> segments, shell::Pace pace, shell::Manner manner) override {
    said.push_back({std::move(segments), pace, manner});
    sounds = true;
  }
  void stop() override {
    ++stops;
    sounds = false;
  }
  void pause() override {
    ++pauses;
    sounds = false;
  }
  void go_on() override {
    ++goings_on;
    sounds = true;
  }
  void rest() override {
    ++rests;
    sounds = false;
  }
  void wipe(std::function<void(bool)> done) override {
    ++wipes;
    said.clear();
    sounds = false;
    done(forgets);
  }
  [[nodiscard]] bool playing() const override { return sounds; }

  // Everything since the last wipe, one segment a line.
  [[nodiscard]] std::string transcript() const {
    std::string all;
    for (const Said& one : said) {
      for (const voice::Segment& segment : one.segments) all += segment.text + "\n";
    }
    return all;
  }

  std::vector<Said> said;
  int stops = 0;
  int pauses = 0;
  int goings_on = 0;
  int rests = 0;
  int wipes = 0;
  bool sounds = false;
  bool forgets = true;
};

}  // namespace waymark::doubles

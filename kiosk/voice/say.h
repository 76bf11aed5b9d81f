// How each role is said. Internal to voice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/voice/speak.h"

namespace waymark::voice {

// Whether the node's value may be spoken to this listener.
[[nodiscard]] bool may_be_spoken(const view::Node& node, Listening listening);

// Collects what is said, in order, one segment for each sentence and language.
class Speaker {
 public:
  Speaker(const view::View& view, const words::Catalogue& catalogue, Listening listening);

  void say(const view::Node& node);
  void say_children(const view::Node& node);
  void say_text(std::string text, std::string_view lang);
  void say_words(std::string_view message, const words::Arguments& arguments = {});
  // The toolbar or the keyboard that the focus comes into.
  void say_place(const view::Node& place);
  // Typed text, or a key. A letter alone is said by its name: "Comma", "Capital A".
  void say_letters(std::string_view text);
  [[nodiscard]] std::string named(std::string_view text) const;
  void already_said(std::string text) {
    said_ = std::move(text);
  }  // a heading that repeats the title is not said twice
  [[nodiscard]] std::vector<Segment> done() { return std::move(segments_); }

 private:
  void say_control(const view::Node& node, std::string_view message);
  void say_field(const view::Node& node);
  [[nodiscard]] std::string spelled_out(std::string_view code) const;  // a sign by its name
  void say_row(const view::Node& node);
  void say_group(const view::Node& node);
  void say_private_text(const view::Node& node);
  void say_key(const view::Node& node);
  void say_state(const view::Node& node);

  words::Words words_;
  Listening listening_;
  bool names_keys_;   // else which key it is would spell out to others what is typed
  std::string lang_;  // inherited by children
  std::string said_;
  std::vector<Segment> segments_;
};

}  // namespace waymark::voice

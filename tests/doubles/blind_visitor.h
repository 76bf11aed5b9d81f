// Somebody who does not see the screen: presses five keys and listens. Decides from what was said alone; no View, no
// State and no node's name ever gets here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/event.h"
#include "kiosk/voice/speak.h"
#include "kiosk/words/catalogue.h"

namespace waymark::doubles {

using Spoken = std::vector<voice::Segment>;

class BlindVisitor {
 public:
  // `press` presses one of the five keys, and gives back what the kiosk then says. `words`: a person knows what the
  // keys of a keyboard are called in their own language.
  BlindVisitor(std::function<Spoken(core::Key)> press, words::Words words);

  // Goes on until the control is announced in these words, and presses it. False: it was never heard.
  [[nodiscard]] bool presses(std::string_view announcement);
  // Goes to the field that is announced so, then finds every letter on the keyboard of the screen.
  [[nodiscard]] bool types(std::string_view field, std::string_view text);
  // Goes on until it is announced.
  [[nodiscard]] bool finds(std::string_view announcement);
  void press(core::Key key);

  // Something was said without a key: news of the world, a new page.
  void hears(Spoken spoken);
  [[nodiscard]] bool heard(std::string_view part) const;  // in anything since the last press that went through
  [[nodiscard]] std::size_t keys_pressed() const { return keys_pressed_; }
  // The last things heard, for the message of a test.
  [[nodiscard]] std::string last_heard() const;

 private:
  [[nodiscard]] bool announces(std::string_view words) const;
  [[nodiscard]] std::string called(std::string_view message, const words::Arguments& arguments = {}) const;
  [[nodiscard]] std::vector<std::string> names_of(const std::string& letter) const;
  [[nodiscard]] bool on_a_key() const;
  [[nodiscard]] bool to_first_key(std::string_view field);
  [[nodiscard]] bool finds_key(std::string_view field, const std::vector<std::string>& names);
  [[nodiscard]] bool presses_key(std::string_view field, const std::vector<std::string>& names);
  [[nodiscard]] bool types_letter(std::string_view field, const std::string& letter);

  std::function<Spoken(core::Key)> press_;
  words::Words words_;
  std::vector<std::string> layers_;     // keys that bring other letters
  std::vector<std::string> key_names_;  // all keys that are no letters
  Spoken last_;
  bool at_field_ = false;  // that is written to
  std::vector<std::string> since_;
  std::size_t keys_pressed_ = 0;
};

}  // namespace waymark::doubles

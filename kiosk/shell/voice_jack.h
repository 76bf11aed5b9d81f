// The headphone jack, where a sound card can tell: ALSA's control elements "Headphone Jack" and their like. A card that
// cannot tell has none, and then a key of the keypad may stand for the jack (themes/keypads). One thread, the voice's.
#pragma once

#include <poll.h>

#include <memory>
#include <string_view>
#include <vector>

namespace waymark::shell {

// Whether a control element of this name is a jack that one person alone listens at.
[[nodiscard]] bool is_headphone_jack(std::string_view element);

class JackWatch {
 public:
  JackWatch();  // looks for jacks on every card
  JackWatch(JackWatch&&) noexcept;
  JackWatch& operator=(JackWatch&&) noexcept;
  ~JackWatch();

  void add_to(std::vector<pollfd>& polled) const;
  void look();                    // reads what has changed
  [[nodiscard]] bool in() const;  // something is plugged into any of them

 private:
  struct Card;
  std::vector<std::unique_ptr<Card>> cards_;
};

}  // namespace waymark::shell

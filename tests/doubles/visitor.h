// A person at a kiosk, for tests: presses what it sees by role and name, types, waits; and plays the world that
// answers effects. Time is moved, never slept. A name that is not on the screen fails the test and says what is.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/turn.h"
#include "tests/doubles/demo_council.h"

namespace waymark::doubles {

class Visitor {
 public:
  explicit Visitor(std::shared_ptr<const core::Configuration> configuration = demo_council());

  // ---- What a person does ----
  void press(std::string_view name);  // the only thing of that name that can be pressed
  void press(view::Role role, std::string_view name);
  void press_id(std::string_view id);
  void touch_attract() { send(core::Activate{"start"}); }
  void type(std::string_view text);           // on a keyboard
  void type_on_glass(std::string_view text);  // key by key on the on-screen keyboard
  void key(core::Key key);
  void wait(std::chrono::milliseconds time);  // passing every deadline on the way

  // Up to the first screen, in this language.
  void begin(std::string_view language = "en-GB");

  // ---- What a person sees ----
  [[nodiscard]] bool sees(view::Role role, std::string_view name) const;
  [[nodiscard]] bool sees(std::string_view text) const;  // in any name, value or description
  [[nodiscard]] const view::Node* find(std::string_view id) const;
  [[nodiscard]] const view::Node& at(std::string_view id) const;  // fails the test when it is not there
  [[nodiscard]] std::string screen() const { return turn_.view.screen; }
  [[nodiscard]] std::string focus() const { return turn_.view.focus; }
  [[nodiscard]] const view::View& view() const { return turn_.view; }
  [[nodiscard]] const core::State& state() const { return turn_.state; }

  // ---- The world ----
  void send(const core::Event& event);
  void online() { send(core::LinkChanged{true}); }
  void printer(core::PrinterState state = core::PrinterState::kReady) { send(core::PrinterChanged{state}); }
  void answer_stored();
  void answer_accepted();
  void answer_not_stored();
  void answer_ticket(std::string display, int about = 6, int up_to = 11, int ahead = 2);
  void answer_ticket_to_follow(std::string display, std::string_view follow);
  void answer_no_ticket();
  void answer_request(protocol::RequestState request);
  void answer_unknown_request();
  void answer_no_request_status();
  void answer_check_in(protocol::CheckIn told);
  void answer_unknown_appointment();
  void answer_no_check_in();
  void answer_printed(core::PrintOutcome outcome = core::PrintOutcome::kPrinted);
  void answer_help_raised();
  void answer_help_unavailable();
  void acknowledge_help();
  void answer_wiped(bool complete = true);

  // Every effect so far, and the last of a kind (null when there was none).
  [[nodiscard]] const std::vector<core::Effect>& effects() const { return effects_; }
  template <class Body>
  [[nodiscard]] const Body* last() const {
    for (auto each = effects_.rbegin(); each != effects_.rend(); ++each) {
      if (const Body* body = std::get_if<Body>(&each->body)) return body;
    }
    return nullptr;
  }
  template <class Body>
  [[nodiscard]] std::size_t count() const {
    std::size_t found = 0;
    for (const auto& each : effects_) found += std::holds_alternative<Body>(each.body) ? 1 : 0;
    return found;
  }
  template <class Body>
  [[nodiscard]] core::Tag tag_of_last() const {
    for (auto each = effects_.rbegin(); each != effects_.rend(); ++each) {
      if (std::holds_alternative<Body>(each->body)) return each->tag;
    }
    return {};
  }
  [[nodiscard]] std::vector<core::RecordUsage> usage(std::string_view name) const;
  void set_wall(base::WallTime wall) { envelope_.wall = wall; }

 private:
  void take(screens::Turn turn);

  base::Envelope envelope_;
  screens::Turn turn_;
  std::vector<core::Effect> effects_;
};

}  // namespace waymark::doubles

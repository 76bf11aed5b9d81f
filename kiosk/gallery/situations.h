// The situations that the style gallery shows and that its lint looks at: every screen in every state that a customer
// can meet, as the steps that lead there with the demonstration council (provisioning/demo). Pure.
//
// A View is never made by hand: a situation that can no longer be reached is a fault that says so.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/configuration.h"
#include "kiosk/shell/script.h"

namespace waymark::gallery {

// Whether somebody is there: nobody has touched the glass yet, or the language and the settings are chosen.
enum class Begins : std::uint8_t { kWithNobody = 1, kInAVisit };

struct Situation {
  std::string screen;  // that View.screen must then be
  std::string state;   // our word for it: "error", "printing"
  Begins begins = Begins::kInAVisit;
  std::vector<shell::StepBody> steps;
  std::function<void(core::Configuration&)> council;  // what is other than usual at the council; may be empty

  [[nodiscard]] std::string name() const { return screen + "-" + state; }
};

// All of them, in the order of a visit. What is typed is written as it is in `language`.
[[nodiscard]] std::vector<Situation> situations(std::string_view language);

// Parts of that list, one file each.
void add_situations_of_nobody(std::vector<Situation>& into);
void add_situations_of_choosing(std::vector<Situation>& into, std::string_view language);
void add_situations_of_questions(std::vector<Situation>& into, std::string_view language);
void add_situations_of_photos(std::vector<Situation>& into, std::string_view language);
void add_situations_of_sending(std::vector<Situation>& into, std::string_view language);
void add_situations_of_requests(std::vector<Situation>& into);
void add_situations_of_appointments(std::vector<Situation>& into);
void add_situations_of_tickets_and_help(std::vector<Situation>& into);
void add_situations_of_calls(std::vector<Situation>& into, std::string_view language);
void add_situations_of_a_moment(std::vector<Situation>& into);
void add_situations_of_staff(std::vector<Situation>& into, std::string_view language);

}  // namespace waymark::gallery

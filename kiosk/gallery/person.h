// Who the pictures show: a name, an address and a sentence as people write them in each language. Nobody real.
#pragma once

#include <string_view>

#include "kiosk/gallery/steps.h"

namespace waymark::gallery {

struct Person {
  std::string_view language;
  std::string_view name;
  std::string_view street;
  std::string_view town;
  std::string_view sentence;
};

// Of a language without one, the English person.
[[nodiscard]] const Person& person_writing(std::string_view language);

// Through "Report a missed bin": up to its address page, and on to "Check your answers".
[[nodiscard]] Steps to_missed_bin();
[[nodiscard]] Steps to_address();
[[nodiscard]] Steps to_check(const Person& person);
[[nodiscard]] Steps to_reference(const Person& person);

// Through "Apply for a parking permit", for a carer: up to the page that asks for proof of the address.
[[nodiscard]] Steps to_proof_of_address(const Person& person);
[[nodiscard]] Steps to_permit_summary(const Person& person);

}  // namespace waymark::gallery

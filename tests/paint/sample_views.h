// Views to paint: the screens of a visit, put together by hand, in three languages. They resemble what kiosk/screens
// makes, but do not change with it, so that a golden picture changes only when the painter does.
#pragma once

#include <string>

#include "kiosk/view/view.h"

namespace waymark::paint::samples {

enum class Language { kEnglish = 1, kGaelic, kArabic };

[[nodiscard]] view::View attract(Language language);
[[nodiscard]] view::View home(Language language);
[[nodiscard]] view::View services(Language language);
[[nodiscard]] view::View question(Language language);  // a text field, its keyboard open
[[nodiscard]] view::View question_in_error(Language language);
[[nodiscard]] view::View choice(Language language);  // radios
[[nodiscard]] view::View date_in_error(Language language);
[[nodiscard]] view::View check_answers(Language language);
[[nodiscard]] view::View confirmation(Language language);
[[nodiscard]] view::View ticket(Language language);
[[nodiscard]] view::View feedback(Language language);
[[nodiscard]] view::View still_there(Language language);  // the countdown over a question
[[nodiscard]] view::View out_of_service(Language language);

struct Named {
  std::string name;
  view::View (*make)(Language);
};
inline constexpr int kCount = 13;
[[nodiscard]] const Named (&all())[kCount];

}  // namespace waymark::paint::samples

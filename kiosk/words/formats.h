// The ICU side of the catalogue: locales and dates. Only this folder includes it.
#pragma once

#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <string>
#include <string_view>

#include "kiosk/words/catalogue.h"

namespace waymark::words {

// The locale that ICU formats with: European digits everywhere.
[[nodiscard]] icu::Locale locale_of(std::string_view language);

// The instant whose default-zone rendering is `when`: ICU's message dates use the process's zone, which the pure
// folders must not depend on, so the zone's offset is taken off beforehand.
[[nodiscard]] UDate udate_of(LocalTime when);

[[nodiscard]] std::string to_utf8(const icu::UnicodeString& text);
[[nodiscard]] icu::UnicodeString from_utf8(std::string_view text);

}  // namespace waymark::words

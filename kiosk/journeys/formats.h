// The checks of one kind of answer each. All take what was typed, forgive its spelling, and give the normalised
// value; nothing when it cannot be one. Pure; safe on any thread.
#pragma once

#include <optional>
#include <string_view>

#include "base/secret.h"

namespace waymark::journeys {

// "pa31 8rt" -> "PA31 8RT". O for 0 and I for 1 are put right where only one of them can stand. Policy, where public
// sources disagree: the 126 areas that Royal Mail uses, BF1 and the like for forces; no "BFPO 12", no GIR 0AA.
// The shape is that of the Royal Mail's Programmers' Guide to the PAF.
[[nodiscard]] std::optional<base::Secret> read_postcode(std::string_view typed);

// "01546 604 000" -> "+441546604000" (E.164; an extension follows as ";ext=12"). Numbers without + or 00 are British.
// Refused is what has an impossible length or country, a mobile number short of a digit and a short service number that
// does not exist; a number that is possible but not (yet) given out passes: the
// Design System's own examples, 01632 960 001 and 07700 900 982, are such.
[[nodiscard]] std::optional<base::Secret> read_phone(std::string_view typed);
// E.164 as people write it: "01546 604000" for a British one, "+353 1 234 5678" for another.
[[nodiscard]] base::Secret write_phone(std::string_view e164);

// Trimmed; the checks of GOV.UK Notify: one @, a host of at least two labels, no spaces, an international host allowed.
[[nodiscard]] std::optional<base::Secret> read_email(std::string_view typed);

// "£1,234.50 " -> "1234.50". At most one sign, one point, 15 digits.
[[nodiscard]] std::optional<base::Secret> read_number(std::string_view typed);

// Does the whole answer match a PCRE2 pattern? Gives up, and answers no, at the match limit.
[[nodiscard]] bool matches_pattern(std::string_view pattern, std::string_view answer);
// Empty when PCRE2 accepts it, else its reason.
[[nodiscard]] std::optional<std::string_view> pattern_fault(std::string_view pattern);

}  // namespace waymark::journeys

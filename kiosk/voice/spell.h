// What must be heard letter by letter, so that a person can write it down: a reference, a queue number, a telephone
// number; and the names of the signs that a voice would swallow. Pure.
#pragma once

#include <string>
#include <string_view>

namespace waymark::voice {

// A reference or a ticket, "7K3M-9QTX-R" or "C042": capitals and figures, nothing else, but a reference
// may end with a sign. Some are figures, or there are three parts.
[[nodiscard]] bool is_code(std::string_view text);

// "7, K, 3, M. 9, Q, T, X. R": each letter alone, a longer pause where the hyphen is, which need not be written.
[[nodiscard]] std::string spelled(std::string_view code);

// Telephone numbers in a text figure by figure; years, prices and dates stay as they are.
[[nodiscard]] std::string with_numbers_spelled(std::string_view text);

// Without the marks that say which way text runs: nobody hears them.
[[nodiscard]] std::string without_directions(std::string_view text);

// The message that names this sign, or nothing: "voice.sign.hyphen". In any script: the Arabic comma is a comma.
[[nodiscard]] std::string_view message_of_sign(std::string_view sign);

// One letter that is larger than its small form, in any script that has both.
[[nodiscard]] bool is_capital(std::string_view letter);

}  // namespace waymark::voice

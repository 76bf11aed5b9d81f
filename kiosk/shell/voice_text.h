// A text as a program that speaks may be given it: one line of UTF-8, no longer than kMostVoiceText, without control
// characters (espeak-ng takes some for commands) and without "[[", which would begin phonemes. Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/secret.h"

namespace waymark::shell {

inline constexpr std::size_t kMostVoiceText = 16'384;

[[nodiscard]] base::Secret text_for_voice(std::string_view text);

}  // namespace waymark::shell

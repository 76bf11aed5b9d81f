// Where a caret goes when it is moved to the left or to the right, as a person sees it: in Arabic, and where Arabic and
// Latin letters or figures stand in one field, the next place on the glass is not the next one in the text.
//
// The place before cluster n is drawn where the painter draws its strong caret: at the end of the letter before it when
// that letter runs with the paragraph, else at the beginning of the letter after it (pango_layout_get_cursor_pos).
// Every step therefore goes to the nearest place on that side, none is left out, and none is visited twice. Past the
// edge of a paragraph lies the paragraph before or after it. Lines that only wrapping made count as one. Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/text.h"

namespace waymark::core {

enum class Side : unsigned char { kLeft = 1, kRight };

// `caret` in grapheme clusters; answers `caret` itself where the text ends. `page` is how the screen reads.
[[nodiscard]] std::size_t beside(std::string_view utf8, std::size_t caret, base::Running page, Side side);

}  // namespace waymark::core

// A piece of a voice made shorter without a click: by one or a few turns of its pitch. Pure.
//
// The law. A voice repeats itself after each turn of its pitch, 2.5 to 10 ms. So the distance is looked for at which
// the beginning of the piece is most like what follows, the two are faded into one another there, and what lay between
// is gone. Where nothing repeats itself (a hiss, silence) any distance will do, and nobody hears it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace waymark::video {

// `sound`: one channel, 48 kHz. By at most so many samples; not at all when that is less than 2.5 ms, or when the
// piece is not long enough to look. Returns by how many.
std::size_t shorten(std::vector<std::int16_t>& sound, std::size_t at_most);

}  // namespace waymark::video

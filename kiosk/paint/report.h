// What the painter tells about the page that is on the glass, and what it cleared for a wipe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace waymark::paint {

struct PageReport {
  int page = 1;  // of the content, from 1
  int pages = 1;
  std::uint64_t unknown_glyphs = 0;    // since start: characters that no font has
  std::vector<std::string> overflows;  // ids of what does not fit its place; empty on every screen we ship
};

// One owner of something made from the visit, and how much of it was zeroed.
struct Cleared {
  std::string owner;
  std::size_t bytes = 0;
};

}  // namespace waymark::paint

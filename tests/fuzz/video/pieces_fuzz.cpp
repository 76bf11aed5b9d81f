// Whatever comes over a data channel, in packets that end at each zero: nothing over the limit becomes a message, and
// what is cut up here is put together again there.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "video/wire/pieces.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::video;
  std::string_view bytes{reinterpret_cast<const char*>(data), size};
  PieceReader reader;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    const auto whole = reader.take(std::string{bytes.substr(0, end)});
    if (whole && whole->size() > kMaxTextBytes) std::abort();
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  const std::string text{reinterpret_cast<const char*>(data), std::min(size, kMaxTextBytes)};
  PieceReader again;
  std::optional<std::string> whole;
  for (const std::string& piece : in_pieces(text)) whole = again.take(piece);
  if (whole != text) std::abort();
  return 0;
}

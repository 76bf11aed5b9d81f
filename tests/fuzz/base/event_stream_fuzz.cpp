// The event stream reader: any bytes in any pieces, never a crash; whole and in pieces they give the same events.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/event_stream.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using waymark::base::EventStreamReader;
  using waymark::base::StreamEvent;
  if (size == 0) return 0;
  const std::size_t piece = data[0] % 16U + 1U;
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  EventStreamReader whole;
  EventStreamReader pieces;
  const std::vector<StreamEvent> expected = whole.feed(bytes);
  std::vector<StreamEvent> got;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    for (StreamEvent& event : pieces.feed(bytes.substr(at, piece))) got.push_back(event);
  }
  if (got != expected || whole.broken() != pieces.broken()) std::abort();
  return 0;
}

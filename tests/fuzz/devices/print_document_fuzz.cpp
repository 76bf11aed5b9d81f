// Whatever bytes come as a document: refused, or one that is the same after the way there and back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/print_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const auto document = print_document_from_json({reinterpret_cast<const char*>(data), size});
  if (!document) return 0;
  const auto json = to_json(*document);
  if (!json) return 0;  // escapes may take it over the limit
  const auto again = print_document_from_json(*json);
  if (!again || !(*again == *document)) std::abort();
  return 0;
}

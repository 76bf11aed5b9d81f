// Any bytes as a keyboard. What is read keeps what screens rely on.
#include <cstdint>
#include <cstdlib>

#include "kiosk/words/keyboard.h"

using namespace waymark::words;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto keyboard = parse_keyboard({reinterpret_cast<const char*>(data), size});
  if (!keyboard) return 0;
  if (keyboard->letters.size() < 3 || keyboard->signs.empty()) std::abort();
  if (keyboard->capital_letters.size() != keyboard->letters.size()) std::abort();
  for (const KeyRow& row : keyboard->letters) {
    if (row.empty() || row.size() > 12) std::abort();
    for (const std::string& key : row) {
      if (key.empty() || keyboard->others_of(key).size() > 9) std::abort();
    }
  }
  return 0;
}

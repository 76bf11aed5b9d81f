// An enrolment code is typed or pasted by a person: no crash, and what was taken comes back from its own text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provisioning/protocol/enrolment.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::protocol;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto code = parse_enrolment_code(text);
  if (code && (code->secret != tidy_enrolment_secret(code->secret) || !parse_enrolment_code(to_string(*code)))) {
    std::abort();
  }
  return 0;
}

// Whatever bytes come as an answer: refused, or made ready so that reading it again changes nothing.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "video/sdp/answer.h"
#include "video/sdp/ice_url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waymark::video;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  static_cast<void>(ice_addresses({{{std::string{bytes}}, std::string{bytes}, std::string{bytes}}}));
  const auto answer = read_answer(bytes);
  if (!answer) return 0;
  const auto again = read_answer(answer->sdp);
  if (again && !(again->sdp == answer->sdp && again->video_ssrcs == answer->video_ssrcs)) std::abort();
  return 0;
}

#include "video/sdp/answer.h"

#include <algorithm>
#include <charconv>

#include "video/wire/commands.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kMaxLines = 400;
constexpr std::size_t kMaxLineBytes = 1'000;
constexpr std::string_view kSsrc = "a=ssrc:";

bool is_clean(std::string_view line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
}

bool asks_for_full_intra(std::string_view line) {
  return line.starts_with("a=rtcp-fb:") && line.find("ccm fir") != std::string_view::npos;
}

void note_ssrc(std::string_view line, std::vector<std::uint32_t>& into) {
  std::uint32_t ssrc = 0;
  const char* begin = line.data() + kSsrc.size();
  if (std::from_chars(begin, line.data() + line.size(), ssrc).ec != std::errc{}) return;
  if (std::find(into.begin(), into.end(), ssrc) == into.end()) into.push_back(ssrc);
}

}  // namespace

base::Result<BrowserAnswer> read_answer(std::string_view sdp) {
  if (sdp.size() > kMaxSdpBytes) return fail(ErrorCode::kTooLarge, "sdp");
  if (!sdp.starts_with("v=0")) return fail(ErrorCode::kInvalid, "sdp", "does not begin with its version");
  BrowserAnswer answer;
  bool in_video = false;
  std::size_t lines = 0;
  while (!sdp.empty()) {
    const std::size_t end = std::min(sdp.find('\n'), sdp.size());
    std::string_view line = sdp.substr(0, end);
    sdp.remove_prefix(std::min(end + 1, sdp.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (++lines > kMaxLines || line.size() > kMaxLineBytes) return fail(ErrorCode::kTooLarge, "sdp", "line");
    if (!is_clean(line)) return fail(ErrorCode::kInvalid, "sdp", "has control characters");
    if (line.starts_with("m=")) in_video = line.starts_with("m=video");
    if (asks_for_full_intra(line)) continue;
    if (in_video && line.starts_with(kSsrc)) note_ssrc(line, answer.video_ssrcs);
    answer.sdp.append(line).append("\r\n");
  }
  return answer;
}

}  // namespace waymark::video

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>
#include <string>

#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

// A definition's pattern may be clumsy but not slow: about 10 ms at worst on the kiosk's processor.
constexpr std::uint32_t kMatchLimit = 100'000;
constexpr std::uint32_t kDepthLimit = 1'000;
constexpr std::uint32_t kHeapLimitKilobytes = 1'024;

struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeMatch {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct FreeContext {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

std::unique_ptr<pcre2_code, FreeCode> compile(std::string_view pattern, int* error) {
  std::size_t offset = 0;
  constexpr std::uint32_t kOptions =
      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED | PCRE2_ENDANCHORED;
  return std::unique_ptr<pcre2_code, FreeCode>{
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), kOptions, error, &offset, nullptr)};
}

}  // namespace

std::optional<std::string_view> pattern_fault(std::string_view pattern) {
  if (pattern.size() > 1000) return "is longer than 1,000 bytes";
  int error = 0;
  if (compile(pattern, &error)) return std::nullopt;
  return "is not a regular expression that PCRE2 accepts";
}

bool matches_pattern(std::string_view pattern, std::string_view answer) {
  int error = 0;
  const auto code = compile(pattern, &error);
  if (!code) return false;
  const std::unique_ptr<pcre2_match_context, FreeContext> context{pcre2_match_context_create(nullptr)};
  pcre2_set_match_limit(context.get(), kMatchLimit);
  pcre2_set_depth_limit(context.get(), kDepthLimit);
  pcre2_set_heap_limit(context.get(), kHeapLimitKilobytes);
  const std::unique_ptr<pcre2_match_data, FreeMatch> data{pcre2_match_data_create_from_pattern(code.get(), nullptr)};
  return pcre2_match(code.get(), reinterpret_cast<PCRE2_SPTR>(answer.data()), answer.size(), 0, 0, data.get(),
                     context.get()) >= 0;
}

}  // namespace waymark::journeys

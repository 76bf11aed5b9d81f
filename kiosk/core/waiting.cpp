#include "kiosk/core/waiting.h"

namespace waymark::core {
namespace {

constexpr std::chrono::milliseconds kNoticedAfter{2'000};
constexpr std::chrono::milliseconds kLongAfter{10'000};

base::MonoTime asked_at(const State& state, base::MonoTime reply_by) {
  return reply_by - state.configuration->timeouts.reply;
}

}  // namespace

Wait waiting(const State& state, const std::optional<base::MonoTime>& reply_by) {
  if (!reply_by) return Wait::kShort;
  const auto waited = state.clock.mono - asked_at(state, *reply_by);
  if (waited >= kLongAfter) return Wait::kLong;
  return waited >= kNoticedAfter ? Wait::kNoticed : Wait::kShort;
}

std::optional<base::MonoTime> words_change_at(const State& state, const std::optional<base::MonoTime>& reply_by) {
  if (!reply_by) return std::nullopt;
  switch (waiting(state, reply_by)) {
    case Wait::kShort:
      return asked_at(state, *reply_by) + kNoticedAfter;
    case Wait::kNoticed:
      return asked_at(state, *reply_by) + kLongAfter;
    case Wait::kLong:
      break;
  }
  return std::nullopt;
}

}  // namespace waymark::core

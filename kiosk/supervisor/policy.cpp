#include "kiosk/supervisor/policy.h"

#include <algorithm>

namespace waymark::supervisor {
namespace {

constexpr int kConfiguration = 10;
constexpr int kDisplay = 11;
constexpr int kStorage = 12;
constexpr int kWatchdog = 14;
constexpr int kUpdate = 15;

std::string two_digits(char letter, int number) {
  std::string out{letter};
  if (number < 10) out += '0';
  return out + std::to_string(number);
}

}  // namespace

std::string code_of(const ChildEnd& end) {
  if (end.hung) return two_digits('K', kWatchdog);
  return end.signal != 0 ? two_digits('S', end.signal) : two_digits('K', end.exit_code);
}

Decision RestartPolicy::ended(const ChildEnd& end, base::MonoTime now) {
  if (end.signal == 0 && !end.hung && end.exit_code == 0) return {Reaction::kStop, {}, {}};
  if (end.signal == 0 && !end.hung && end.exit_code == kUpdate) return {Reaction::kRestart, {}, {}};

  while (!crashes_.empty() && now - crashes_.front() > limits_.within) crashes_.pop_front();
  crashes_.push_back(now);
  if (crashes_.size() >= limits_.crashes) {
    return {Reaction::kShowOutOfService, limits_.out_of_service, code_of(end)};
  }
  const int code = end.signal == 0 && !end.hung ? end.exit_code : -1;
  if (code == kConfiguration || code == kStorage) return {Reaction::kShowOutOfService, limits_.outside, code_of(end)};
  if (code == kDisplay) return {Reaction::kRestart, limits_.longest_pause, code_of(end)};
  const auto pause = limits_.first_pause * (1 << (crashes_.size() - 1));
  // The first death costs no pause at all: the next customer may be waiting.
  return {Reaction::kRestart,
          crashes_.size() == 1 ? std::chrono::milliseconds{0}
                               : std::min<std::chrono::milliseconds>(pause, limits_.longest_pause),
          code_of(end)};
}

}  // namespace waymark::supervisor

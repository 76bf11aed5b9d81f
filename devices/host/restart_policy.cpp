#include "devices/host/restart_policy.h"

#include <algorithm>

namespace waymark::devices {
namespace {

using namespace std::chrono_literals;

constexpr auto kForgiven = 30s;
constexpr auto kWindow = 60s;
constexpr auto kOpen = 60s;
constexpr std::size_t kDeathsToOpen = 5;

}  // namespace

RestartPolicy::Decision RestartPolicy::died(base::MonoTime now) {
  if (now - started_ >= kForgiven) {
    deaths_.clear();
    trying_ = false;
  }
  std::erase_if(deaths_, [now](base::MonoTime death) { return now - death >= kWindow; });
  deaths_.push_back(now);
  if (trying_ || deaths_.size() >= kDeathsToOpen) {
    trying_ = true;
    deaths_.clear();
    return {now + kOpen, true};
  }
  if (deaths_.size() == 1) return {now, false};
  return {now + std::min<std::chrono::milliseconds>(250ms * (1 << (deaths_.size() - 2)), 10s), false};
}

}  // namespace waymark::devices

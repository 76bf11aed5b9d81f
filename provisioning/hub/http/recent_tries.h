// How many tries each key (a kiosk) made lately: at most kMost within kWindow, whatever their pace. A try that turns
// out to be right is given back. Thread: its owner's.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "base/time.h"

namespace waymark::hub {

class RecentTries {
 public:
  static constexpr std::size_t kMost = 10;
  static constexpr std::chrono::minutes kWindow{5};

  // False: too many, and this one is not counted.
  [[nodiscard]] bool take(std::string_view key, base::MonoTime now) {
    std::erase_if(tries_, [now](const auto& entry) { return now - entry.second.back() >= kWindow; });
    auto& tries = tries_[std::string{key}];
    while (!tries.empty() && now - tries.front() >= kWindow) tries.pop_front();
    if (tries.size() >= kMost) return false;
    tries.push_back(now);
    return true;
  }

  // The try that was taken at `at` was right.
  void give_back(std::string_view key, base::MonoTime at) {
    const auto found = tries_.find(key);
    if (found == tries_.end()) return;
    const auto one = std::find(found->second.begin(), found->second.end(), at);
    if (one != found->second.end()) found->second.erase(one);
    if (found->second.empty()) tries_.erase(found);
  }

  // Until one more is allowed.
  [[nodiscard]] std::chrono::seconds wait(std::string_view key, base::MonoTime now) const {
    const auto found = tries_.find(key);
    if (found == tries_.end() || found->second.size() < kMost) return std::chrono::seconds{0};
    return std::chrono::ceil<std::chrono::seconds>(kWindow - (now - found->second.front()));
  }

 private:
  std::map<std::string, std::deque<base::MonoTime>, std::less<>> tries_;  // none is empty
};

}  // namespace waymark::hub

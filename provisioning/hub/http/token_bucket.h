// Token buckets by key (an address, a kiosk, a name): so many at once, then so many a minute. Holds at most kMaxKeys;
// when more come, those that are full again are forgotten first. Thread: its owner's.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "base/time.h"

namespace waymark::hub {

class TokenBuckets {
 public:
  static constexpr std::size_t kMaxKeys = 10'000;

  TokenBuckets(double at_once, double a_minute) : at_once_(at_once), a_minute_(a_minute) {}

  // One token, if there is one.
  [[nodiscard]] bool take(std::string_view key, base::MonoTime now) {
    Bucket& bucket = refilled(key, now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  // Without taking: for limits that count failures only.
  [[nodiscard]] bool any(std::string_view key, base::MonoTime now) { return refilled(key, now).tokens >= 1; }

  [[nodiscard]] int seconds_until_next() const { return std::max(1, static_cast<int>(60 / a_minute_)); }

 private:
  struct Bucket {
    double tokens = 0;
    base::MonoTime at{};
  };

  Bucket& refilled(std::string_view key, base::MonoTime now) {
    auto found = buckets_.find(key);
    if (found == buckets_.end()) {
      if (buckets_.size() >= kMaxKeys) forget_full(now);
      found = buckets_.emplace(std::string{key}, Bucket{at_once_, now}).first;
    }
    Bucket& bucket = found->second;
    const double minutes = std::max(0.0, static_cast<double>((now - bucket.at).count()) / 60'000.0);
    bucket.tokens = std::min(at_once_, bucket.tokens + minutes * a_minute_);
    bucket.at = now;
    return bucket;
  }

  void forget_full(base::MonoTime now) {
    const auto full_after = base::MonoTime::duration{static_cast<std::int64_t>(at_once_ / a_minute_ * 60'000)};
    std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.at > full_after; });
    if (buckets_.size() >= kMaxKeys) buckets_.clear();
  }

  double at_once_;
  double a_minute_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace waymark::hub

#include "base/secret.h"

#include <string.h>

#include <algorithm>
#include <cstring>

namespace waymark::base {

void zeroise(void* p, std::size_t n) noexcept {
  if (p != nullptr && n != 0) explicit_bzero(p, n);
}

void Secret::release() noexcept {
  zeroise(data_, capacity_);
  delete[] data_;
  data_ = nullptr;
  size_ = 0;
  capacity_ = 0;
}

void Secret::reserve(std::size_t wanted) {
  if (wanted <= capacity_) return;
  const std::size_t capacity = std::max<std::size_t>(wanted, capacity_ * 2 + 32);
  char* fresh = new char[capacity];
  if (size_ != 0) std::memcpy(fresh, data_, size_);
  const std::size_t size = size_;
  release();
  data_ = fresh;
  size_ = size;
  capacity_ = capacity;
}

void Secret::assign(std::string_view text) {
  // Make room first, so that assigning a part of itself is safe.
  if (text.size() > capacity_) {
    Secret copy;
    copy.reserve(text.size());
    std::memcpy(copy.data_, text.data(), text.size());
    copy.size_ = text.size();
    *this = std::move(copy);
    return;
  }
  if (!text.empty()) std::memmove(data_, text.data(), text.size());
  zeroise(data_ + text.size(), capacity_ - text.size());
  size_ = text.size();
}

void Secret::insert(std::size_t at, std::string_view text) {
  at = std::min(at, size_);
  reserve(size_ + text.size());
  std::memmove(data_ + at + text.size(), data_ + at, size_ - at);
  if (!text.empty()) std::memcpy(data_ + at, text.data(), text.size());
  size_ += text.size();
}

void Secret::erase(std::size_t at, std::size_t count) noexcept {
  if (at >= size_) return;
  count = std::min(count, size_ - at);
  std::memmove(data_ + at, data_ + at + count, size_ - at - count);
  zeroise(data_ + size_ - count, count);
  size_ -= count;
}

bool operator==(const Secret& a, const Secret& b) noexcept {
  if (a.size_ != b.size_) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size_; ++i) {
    difference = static_cast<unsigned char>(
        difference | (static_cast<unsigned char>(a.data_[i]) ^ static_cast<unsigned char>(b.data_[i])));
  }
  return difference == 0;
}

}  // namespace waymark::base

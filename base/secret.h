// Secret: the only type that holds what a customer typed, and keys. Its bytes are zeroed whenever they are
// let go: on clear, on growth, on destruction, on move. It is deliberately no std::string (short strings live
// inside the object and would be copied about by moves).
//
// Thread: as a plain value. reveal() is named so that a reader can find every place that looks inside.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace waymark::base {

// Zeroes n bytes at p; never optimised away.
void zeroise(void* p, std::size_t n) noexcept;

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view text) { assign(text); }
  Secret(const Secret& other) { assign(other.reveal()); }
  Secret(Secret&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  Secret& operator=(const Secret& other) {
    if (this != &other) assign(other.reveal());
    return *this;
  }
  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) {
      release();
      data_ = std::exchange(other.data_, nullptr);
      size_ = std::exchange(other.size_, 0);
      capacity_ = std::exchange(other.capacity_, 0);
    }
    return *this;
  }
  ~Secret() { release(); }

  [[nodiscard]] std::string_view reveal() const noexcept { return {data_, size_}; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  void assign(std::string_view text);
  void insert(std::size_t at, std::string_view text);
  void erase(std::size_t at, std::size_t count) noexcept;
  void clear() noexcept { release(); }

  // Same bytes? Takes the same time whatever the bytes are.
  friend bool operator==(const Secret& a, const Secret& b) noexcept;

 private:
  void reserve(std::size_t wanted);
  void release() noexcept;

  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace waymark::base

// Text: the same words in several languages, as a council writes them in a journey, a notice or a tile.
//
// Promises: in() never fails; it answers with the language asked for, else en-GB, else the first one given, else "".
// Pure values; safe on any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::words {

// The language every catalogue and every journey falls back to.
inline constexpr std::string_view kFallbackLanguage = "en-GB";

// Words and the language they are really in (it differs from the one asked for after a fallback; a screen
// reader and the painter need to know, WCAG 3.1.2).
struct Wording {
  std::string_view language;
  std::string_view text;
};

class Text {
 public:
  Text() = default;
  Text(std::string language, std::string text) { set(std::move(language), std::move(text)); }

  void set(std::string language, std::string text) {
    for (auto& [tag, words] : by_language_) {
      if (tag == language) {
        words = std::move(text);
        return;
      }
    }
    by_language_.emplace_back(std::move(language), std::move(text));
  }

  [[nodiscard]] Wording wording(std::string_view language) const {
    const std::pair<std::string, std::string>* best = nullptr;
    for (const auto& one : by_language_) {
      if (one.first == language) return {one.first, one.second};
      if (best == nullptr || one.first == kFallbackLanguage) best = &one;
    }
    return best == nullptr ? Wording{} : Wording{best->first, best->second};
  }
  [[nodiscard]] std::string in(std::string_view language) const { return std::string{wording(language).text}; }
  [[nodiscard]] bool has(std::string_view language) const {
    for (const auto& one : by_language_) {
      if (one.first == language) return true;
    }
    return false;
  }
  [[nodiscard]] bool empty() const { return by_language_.empty(); }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return by_language_; }

  bool operator==(const Text&) const = default;

 private:
  std::vector<std::pair<std::string, std::string>> by_language_;
};

}  // namespace waymark::words

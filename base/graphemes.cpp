#include "base/graphemes.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace waymark::base {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; });
}

// Calls visit(byte) for every boundary but the first, until it answers false.
template <class Visit>
void each_boundary(std::string_view text, Visit&& visit) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (breaks != nullptr) breaks->setText(&utext, status);
  if (U_SUCCESS(status)) {
    breaks->first();
    for (auto at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
      if (!visit(static_cast<std::size_t>(at))) break;
    }
  }
  utext_close(&utext);
}

// Calls visit(first byte, byte after the last) for every word, not for what is between them.
template <class Visit>
void each_word(std::string_view text, Visit&& visit) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (breaks != nullptr) breaks->setText(&utext, status);
  if (U_SUCCESS(status)) {
    auto from = breaks->first();
    for (auto to = breaks->next(); to != icu::BreakIterator::DONE; from = to, to = breaks->next()) {
      const bool word = breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
      if (word) visit(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    }
  }
  utext_close(&utext);
}

}  // namespace

Stretch word_at(std::string_view utf8, std::size_t grapheme) {
  const std::size_t at = byte_of_grapheme(utf8, grapheme);
  std::size_t from = 0;
  std::size_t to = 0;
  each_word(utf8, [&](std::size_t begins, std::size_t ends) {
    if (begins <= at || to == 0) {
      from = begins;
      to = ends;
    }
  });
  return {grapheme_of_byte(utf8, from), grapheme_of_byte(utf8, to)};
}

std::size_t count_graphemes(std::string_view utf8) { return grapheme_of_byte(utf8, utf8.size()); }

std::size_t byte_of_grapheme(std::string_view utf8, std::size_t index) {
  if (is_ascii(utf8)) return std::min(index, utf8.size());
  if (index == 0) return 0;
  std::size_t found = utf8.size();
  std::size_t count = 0;
  each_boundary(utf8, [&](std::size_t at) {
    if (++count < index) return true;
    found = at;
    return false;
  });
  return found;
}

std::size_t grapheme_of_byte(std::string_view utf8, std::size_t byte) {
  if (is_ascii(utf8)) return std::min(byte, utf8.size());
  std::size_t count = 0;
  each_boundary(utf8, [&](std::size_t at) {
    if (at > byte) return false;
    ++count;
    return true;
  });
  return count;
}

}  // namespace waymark::base

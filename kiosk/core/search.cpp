#include "kiosk/core/search.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include "base/text.h"

namespace waymark::core {
namespace {

constexpr std::size_t kMaxTypedBytes = 400;
constexpr std::size_t kMaxTextBytes = 4'000;
constexpr std::size_t kLeastStem = 3;
constexpr std::size_t kLongestEnding = 2;
constexpr int kWhole = 3;
constexpr int kBeginning = 2;
constexpr int kStem = 1;

// Letters that Unicode does not take apart, but that people without the key write in another way.
UChar32 plain_letter(UChar32 letter) {
  switch (letter) {
    case U'ł':
      return U'l';
    case U'đ':
      return U'd';
    case U'ø':
      return U'o';
    case U'ı':
      return U'i';
    case U'ى':  // Arabic and Urdu forms of one letter
    case U'ی':
      return U'ي';
    case U'ک':
      return U'ك';
    case U'ة':
    case U'ہ':
    case U'ھ':
      return U'ه';
    case U'ґ':
      return U'г';
    default:
      return letter;
  }
}

bool joins(UChar32 sign) {  // within a word, and not written by everybody: "don't", "a'", tatweel
  return sign == U'\'' || sign == U'’' || sign == U'ʼ' || sign == U'ـ' || u_charType(sign) == U_NON_SPACING_MARK;
}

// The words of a text in their plainest form, in UTF-8.
std::vector<std::string> plain_words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* const part = icu::Normalizer2::getNFDInstance(status);
  std::vector<std::string> words;
  if (U_FAILURE(status)) return words;
  const auto source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString apart = part->normalize(fold->normalize(source, status), status);
  if (U_FAILURE(status)) return words;
  bool inside = false;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 letter = apart.char32At(at);
    if (joins(letter)) continue;
    if (u_isalnum(letter) == 0) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    icu::UnicodeString(plain_letter(letter)).toUTF8String(words.back());
  }
  return words;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Scripts without spaces between words: a word may stand anywhere.
bool is_unspaced(std::string_view word) {
  const auto letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    if (u_hasBinaryProperty(letters.char32At(at), UCHAR_IDEOGRAPHIC) != 0) return true;
  }
  return false;
}

int fit(std::string_view typed, std::string_view word) {
  if (typed == word) return kWhole;
  if (word.starts_with(typed)) return kBeginning;
  if (word.find(typed) != std::string_view::npos && is_unspaced(typed)) return kBeginning;
  const bool stem = typed.starts_with(word) && letters_in(word) >= kLeastStem;
  return stem && letters_in(typed) <= letters_in(word) + kLongestEnding ? kStem : 0;
}

enum class Needed { kEveryWord = 1, kOneWord };

int rank_of(const std::vector<base::Secret>& typed, std::string_view text, Needed needed) {
  const auto words = plain_words(base::prefix_bytes(text, kMaxTextBytes));
  int sum = 0;
  for (const base::Secret& each : typed) {
    int best = 0;
    for (const std::string& word : words) best = std::max(best, fit(each.reveal(), word));
    if (best == 0 && needed == Needed::kEveryWord) return 0;
    sum += best;
  }
  return sum;
}

}  // namespace

Search::Search(std::string_view typed) {
  base::Secret whole;
  for (std::string& word : plain_words(base::prefix_bytes(typed, kMaxTypedBytes))) {
    words_.emplace_back(word);
    whole.insert(whole.size(), word);
    base::zeroise(word.data(), word.size());
  }
  if (words_.size() > 1) together_.push_back(std::move(whole));
}

int Search::rank(std::string_view text) const {
  const int apart = rank_of(words_, text, Needed::kEveryWord);
  return apart > 0 || together_.empty() ? apart : rank_of(together_, text, Needed::kEveryWord);
}
int Search::rank_any(std::string_view text) const { return rank_of(words_, text, Needed::kOneWord); }

}  // namespace waymark::core

#include "video/wire/pieces.h"

#include <utility>

#include "base/text.h"

namespace waymark::video {
namespace {

constexpr char kMore = '+';
constexpr char kLast = '.';

bool is_piece(std::string_view text) { return !text.empty() && (text.front() == kMore || text.front() == kLast); }

}  // namespace

std::vector<std::string> in_pieces(std::string_view text) {
  if (text.size() <= kMaxPieceBytes && !is_piece(text)) return {std::string{text}};
  std::vector<std::string> pieces;
  while (!text.empty()) {
    std::string_view head = base::prefix_bytes(text, kMaxPieceBytes);
    if (head.empty()) head = text.substr(0, kMaxPieceBytes);  // no text at all
    text.remove_prefix(head.size());
    pieces.emplace_back(1, text.empty() ? kLast : kMore).append(head);
  }
  return pieces;
}

std::optional<std::string> PieceReader::take(std::string text) {
  if (!is_piece(text)) return text.size() <= kMaxTextBytes ? std::optional{std::move(text)} : std::nullopt;
  const bool last = text.front() == kLast;
  too_long_ = too_long_ || begun_.size() + text.size() - 1 > kMaxTextBytes;
  if (too_long_) {
    begun_.clear();
  } else {
    begun_.append(text, 1);
  }
  if (!last) return std::nullopt;
  const bool dropped = std::exchange(too_long_, false);
  std::string whole = std::exchange(begun_, {});
  return dropped ? std::nullopt : std::optional{std::move(whole)};
}

}  // namespace waymark::video

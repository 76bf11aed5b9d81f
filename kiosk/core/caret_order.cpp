#include "kiosk/core/caret_order.h"

#include <unicode/brkiter.h>
#include <unicode/ubidi.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "base/graphemes.h"

namespace waymark::core {
namespace {

using base::byte_of_grapheme;
using base::count_graphemes;
using base::Running;

// One grapheme cluster: its place from the left, and the level of the bidirectional algorithm (odd: right to left).
struct Placed {
  std::size_t slot = 0;
  int level = 0;
};

std::vector<int> starts_of_clusters(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  std::vector<int> starts;
  if (U_FAILURE(status)) return starts;
  breaks->setText(text);
  for (auto at = breaks->first(); at < text.length(); at = breaks->next()) starts.push_back(at);
  return starts;
}

// The clusters of one paragraph as they lie on a line that is wide enough; empty when it cannot be told.
std::vector<Placed> place_clusters(std::string_view paragraph, Running running) {
  const auto text = icu::UnicodeString::fromUTF8({paragraph.data(), static_cast<std::int32_t>(paragraph.size())});
  const std::vector<int> starts = starts_of_clusters(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_openSized(text.length(), 0, &status), &ubidi_close);
  const UBiDiLevel base = running == Running::kRightToLeft ? 1 : 0;
  if (U_SUCCESS(status)) ubidi_setPara(bidi.get(), text.getBuffer(), text.length(), base, nullptr, &status);
  std::vector<std::int32_t> places(static_cast<std::size_t>(text.length()) + 1);
  if (U_SUCCESS(status)) ubidi_getLogicalMap(bidi.get(), places.data(), &status);
  if (U_FAILURE(status)) return {};
  std::vector<std::size_t> order(starts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto place = [&](std::size_t cluster) { return places[static_cast<std::size_t>(starts[cluster])]; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  std::vector<Placed> out(starts.size());
  for (std::size_t slot = 0; slot < order.size(); ++slot) {
    out[order[slot]] = {slot, ubidi_getLevelAt(bidi.get(), starts[order[slot]])};
  }
  return out;
}

// How many clusters lie to the left of each caret place.
std::vector<std::size_t> edges_of(const std::vector<Placed>& clusters, Running running) {
  const int base = running == Running::kRightToLeft ? 1 : 0;
  const std::size_t count = clusters.size();
  const auto is_odd = [](int level) { return level % 2 != 0; };
  std::vector<std::size_t> edges;
  for (std::size_t at = 0; at <= count; ++at) {
    const int before = at == 0 ? base : clusters[at - 1].level;
    const int after = at == count ? base : clusters[at].level;
    const std::size_t end_of_before =
        at == 0 ? (base == 1 ? count : 0) : clusters[at - 1].slot + (is_odd(before) ? 0 : 1);
    const std::size_t start_of_after =
        at == count ? (base == 1 ? 0 : count) : clusters[at].slot + (is_odd(after) ? 1 : 0);
    const bool goes_on = is_odd(before) == is_odd(base) && (is_odd(after) != is_odd(before) || before <= after);
    edges.push_back(goes_on ? end_of_before : start_of_after);
  }
  return edges;
}

// The place on that side with the least way to go.
std::optional<std::size_t> nearest(const std::vector<std::size_t>& edges, std::size_t from, Side side) {
  std::optional<std::size_t> best;
  for (std::size_t at = 0; at < edges.size(); ++at) {
    const bool on_that_side = side == Side::kRight ? edges[at] > edges[from] : edges[at] < edges[from];
    if (!on_that_side) continue;
    const bool nearer = !best || (side == Side::kRight ? edges[at] < edges[*best] : edges[at] > edges[*best]);
    if (nearer) best = at;
  }
  return best;
}

}  // namespace

std::size_t beside(std::string_view utf8, std::size_t caret, Running page, Side side) {
  const Running running = base::running_of(utf8, page);
  const std::size_t byte = byte_of_grapheme(utf8, caret);
  const std::size_t newline = byte == 0 ? std::string_view::npos : utf8.rfind('\n', byte - 1);
  const std::size_t from = newline == std::string_view::npos ? 0 : newline + 1;
  const std::size_t until = std::min(utf8.find('\n', byte), utf8.size());
  const std::size_t first = count_graphemes(utf8.substr(0, from));
  const std::vector<std::size_t> edges = edges_of(place_clusters(utf8.substr(from, until - from), running), running);
  if (caret >= first && caret - first < edges.size()) {
    if (const auto found = nearest(edges, caret - first, side)) return first + *found;
  }
  const bool onwards = (side == Side::kRight) == (running == Running::kLeftToRight);
  if (onwards) return until < utf8.size() ? count_graphemes(utf8.substr(0, until)) + 1 : caret;
  return from > 0 ? first - 1 : caret;
}

}  // namespace waymark::core

#include "kiosk/core/past_texts.h"

#include <algorithm>
#include <utility>

namespace waymark::core {

const PastText* PastTexts::find(const List& list, std::string_view field) {
  const auto found = std::find_if(list.rbegin(), list.rend(), [&](const PastText& one) { return one.field == field; });
  return found == list.rend() ? nullptr : &*found;
}

void PastTexts::push(List& list, PastText text) {
  list.push_back(std::move(text));
  const auto too_much = [&list] {
    std::size_t bytes = 0;
    for (const PastText& one : list) bytes += one.text.size();
    return list.size() > kMost || bytes > kMostBytes;
  };
  while (list.size() > 1 && too_much()) list.erase(list.begin());
}

void PastTexts::keep(PastText before, EditKind kind, bool new_step) {
  std::erase_if(undone_, [&](const PastText& one) { return one.field == before.field; });
  const bool goes_on = !new_step && kind == last_ && kind != EditKind::kReplacing && !done_.empty() &&
                       done_.back().field == before.field;
  last_ = kind;
  if (!goes_on) push(done_, std::move(before));
}

std::optional<PastText> PastTexts::step(List& from, List& to, PastText now) {
  const PastText* const found = find(from, now.field);
  if (found == nullptr) return std::nullopt;
  PastText past = *found;
  from.erase(from.begin() + (found - from.data()));
  push(to, std::move(now));
  end_step();
  return past;
}

}  // namespace waymark::core

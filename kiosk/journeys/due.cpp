#include <algorithm>

#include "kiosk/journeys/summary.h"

namespace waymark::journeys {

Day due_day(const Promise& promise, Day today, std::span<const Day> holidays) {
  std::chrono::sys_days at{today};
  if (promise.calendar_days > 0) return Day{at + std::chrono::days{promise.calendar_days}};
  for (int left = promise.working_days; left > 0;) {
    at += std::chrono::days{1};
    const std::chrono::weekday weekday{at};
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    if (!weekend && std::find(holidays.begin(), holidays.end(), Day{at}) == holidays.end()) --left;
  }
  return Day{at};
}

std::vector<std::string> what_happens_next(const Definition& definition, Day today, std::span<const Day> holidays,
                                           const words::Words& words) {
  std::string text = definition.what_happens_next.in(words.language());
  const std::string due =
      words.date(words::local_time(due_day(definition.promise, today, holidays)), words::DateStyle::kDay);
  constexpr std::string_view kMark = "{due}";
  for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + due.size())) {
    text.replace(at, kMark.size(), due);
  }
  std::vector<std::string> out;
  for (const Block& block : blocks_of(text)) out.push_back(block.text);
  return out;
}

std::vector<Block> blocks_of(std::string_view body) {
  std::vector<Block> out;
  bool new_paragraph = true;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    const std::string_view line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (line.empty()) {
      new_paragraph = true;
    } else if (line.substr(0, 2) == "- ") {
      out.push_back({true, std::string{line.substr(2)}});
      new_paragraph = true;
    } else if (new_paragraph || out.empty()) {
      out.push_back({false, std::string{line}});
      new_paragraph = false;
    } else {
      out.back().text += " " + std::string{line};
    }
  }
  return out;
}

}  // namespace waymark::journeys

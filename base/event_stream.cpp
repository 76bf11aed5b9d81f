#include "base/event_stream.h"

#include <utility>

namespace waymark::base {

void EventStreamReader::take_line(std::vector<StreamEvent>& out) {
  const std::string line = std::exchange(line_, {});
  std::string_view text = line;
  if (std::exchange(at_start_, false) && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.empty()) {
    if (has_data_) out.push_back({name_.empty() ? "message" : std::move(name_), std::move(data_)});
    name_.clear();
    data_.clear();
    has_data_ = false;
    return;
  }
  const std::size_t colon = text.find(':');
  if (colon == 0) return;  // a comment: the hub's way to say that it is there
  const std::string_view field = text.substr(0, colon);
  std::string_view value = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (field == "event") {
    name_ = value;
  } else if (field == "data") {
    if (has_data_) data_ += '\n';
    data_ += value;
    has_data_ = true;
    broken_ = data_.size() > kMaxEventBytes;
  }
}

std::vector<StreamEvent> EventStreamReader::feed(std::string_view bytes) {
  std::vector<StreamEvent> out;
  for (const char c : bytes) {
    if (broken_) break;
    if (c == '\n' && std::exchange(after_return_, false)) continue;
    after_return_ = c == '\r';
    if (c == '\n' || c == '\r') {
      take_line(out);
    } else {
      line_ += c;
      broken_ = line_.size() > kMaxEventBytes;
    }
  }
  return out;
}

}  // namespace waymark::base

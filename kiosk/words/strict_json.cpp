#include "kiosk/words/strict_json.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace waymark::words {
namespace {

using base::ErrorCode;
using nlohmann::json;

std::string line_and_column(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n');
  const std::size_t column = start == std::string_view::npos ? before.size() + 1 : before.size() - start;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// What nlohmann does not look for: it keeps the last of two equal keys without a word, and has no limit of depth.
class Watch {
 public:
  explicit Watch(int max_depth) : max_depth_(max_depth) {}

  bool operator()(int depth, json::parse_event_t event, const json& value) {
    if (event == json::parse_event_t::object_start || event == json::parse_event_t::array_start) {
      if (depth >= max_depth_) too_deep_ = true;
      if (too_deep_) return false;
    }
    if (event == json::parse_event_t::object_start) keys_.emplace_back();
    if (event == json::parse_event_t::object_end && !keys_.empty()) keys_.pop_back();
    if (event == json::parse_event_t::key && !keys_.empty() && repeated_.empty()) {
      const auto& key = value.get_ref<const std::string&>();
      if (!keys_.back().insert(key).second) repeated_ = key;
    }
    return true;
  }

  [[nodiscard]] bool too_deep() const { return too_deep_; }
  [[nodiscard]] const std::string& repeated() const { return repeated_; }

 private:
  int max_depth_;
  bool too_deep_ = false;
  std::vector<std::set<std::string>> keys_;
  std::string repeated_;
};

}  // namespace

base::Result<json> parse_strict_json(std::string_view text, std::size_t max_bytes, int max_depth) {
  if (text.size() > max_bytes) {
    return base::fail(ErrorCode::kTooLarge, "", "is over " + std::to_string(max_bytes / 1024) + " kB");
  }
  Watch watch{max_depth};
  const auto callback = [&watch](int depth, json::parse_event_t event, json& value) {
    return watch(depth, event, value);
  };
  try {
    json parsed = json::parse(text, callback);
    if (watch.too_deep()) {
      return base::fail(ErrorCode::kTooLarge, "", "is nested over " + std::to_string(max_depth) + " levels deep");
    }
    if (!watch.repeated().empty()) return base::fail(ErrorCode::kInvalid, watch.repeated(), "is given twice");
    return parsed;
  } catch (const json::parse_error& error) {
    return base::fail(ErrorCode::kInvalid, line_and_column(text, error.byte), "is not JSON");
  } catch (const json::exception&) {
    return base::fail(ErrorCode::kInvalid, "", "holds a number that is out of range");
  }
}

}  // namespace waymark::words

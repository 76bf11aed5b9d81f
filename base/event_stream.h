// The reader of a server-sent event stream: WHATWG HTML, section 9.2.6 "Interpreting an event stream".
// Bytes in, in any pieces; whole events out. Pure; one owner. Limits are ours: a line or an event over
// kMaxEventBytes makes the stream broken, and it stays broken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::base {

struct StreamEvent {
  std::string name;  // "message" where the stream gave none
  std::string data;  // its data lines, joined by newlines
  bool operator==(const StreamEvent&) const = default;
};

class EventStreamReader {
 public:
  static constexpr std::size_t kMaxEventBytes = 262'144;  // a mirrored input is under 1 kB; this is room, not need

  // The events that these bytes complete.
  [[nodiscard]] std::vector<StreamEvent> feed(std::string_view bytes);
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  void take_line(std::vector<StreamEvent>& out);

  std::string line_;
  std::string name_;
  std::string data_;
  bool has_data_ = false;
  bool after_return_ = false;  // a line feed straight after a carriage return belongs to it
  bool at_start_ = true;       // a byte order mark may lead the stream
  bool broken_ = false;
};

}  // namespace waymark::base

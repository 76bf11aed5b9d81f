// Messages on their way to one open stream (a kiosk's server-sent events, a console's WebSocket). Only wake-ups and
// mirror frames travel here; a reader that cannot keep up is closed at kMaxWaiting and asks again for what it missed.
//
// Thread: the loop's only.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace waymark::hub {

class Feed {
 public:
  static constexpr std::size_t kMaxWaiting = 256;

  void push(std::string text) { add({{}, std::move(text)}); }

  // Takes the place of an unsent one with the same key: only the newest mirror frame is worth sending.
  void push_latest(const std::string& key, std::string text) {
    for (auto& message : waiting_) {
      if (message.key == key) {
        message.text = std::move(text);
        return;
      }
    }
    add({key, std::move(text)});
  }

  void close() {
    if (closed_) return;
    closed_ = true;
    if (on_change) on_change();
  }

  [[nodiscard]] std::optional<std::string> take() {
    if (waiting_.empty()) return std::nullopt;
    std::string text = std::move(waiting_.front().text);
    waiting_.pop_front();
    return text;
  }
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }

  std::function<void()> on_change;  // set by whoever sends: something to take, or closed
  std::function<void()> on_end;     // set by whoever made it: the connection is gone

 private:
  struct Message {
    std::string key;
    std::string text;
  };

  void add(Message message) {
    if (closed_) return;
    if (waiting_.size() >= kMaxWaiting) {
      close();
      return;
    }
    waiting_.push_back(std::move(message));
    if (on_change) on_change();
  }

  std::deque<Message> waiting_;
  bool closed_ = false;
};

// One server-sent event (WHATWG HTML 9.2); `data` has no line breaks: it is JSON.
[[nodiscard]] inline std::string sse_event(const std::string& name, const std::string& data) {
  return "event: " + name + "\ndata: " + data + "\n\n";
}

}  // namespace waymark::hub

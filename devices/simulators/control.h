// How a simulator is told what to do: lines of words on standard input and, when asked for, on a local stream
// socket. Each line is answered with one line, "ok" or "error: ...".
#pragma once

#include <poll.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "devices/channel/descriptor.h"

namespace waymark::devices {

class Control {
 public:
  // The answer to one line.
  using Obey = std::function<std::string(const std::string& line)>;

  // `socket_path` empty or "stdin": standard input only. The end of standard input ends nothing.
  [[nodiscard]] static base::Result<Control> open(const std::string& socket_path, Obey obey);
  Control(Control&&) = default;
  Control& operator=(Control&&) = default;
  ~Control();

  void add_waits(std::vector<pollfd>& waits) const;
  // After a wait: reads what has come and obeys it. Never blocks.
  void turn();

 private:
  struct Speaker {
    Descriptor socket;
    std::string unread;
  };
  explicit Control(Obey obey) : obey_(std::move(obey)) {}
  [[nodiscard]] bool listen_to(int from, int answer_to, std::string& unread);

  Obey obey_;
  std::string path_;
  Descriptor listener_;
  bool input_open_ = true;
  std::string input_unread_;
  std::vector<Speaker> speakers_;
};

// Sends one line to a running simulator's socket and gives its answer.
[[nodiscard]] base::Result<std::string> tell_simulator(const std::string& socket_path, const std::string& line);

}  // namespace waymark::devices

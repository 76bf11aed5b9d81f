// A TCP line to a printer's port 9100, without ever waiting. The address is numeric: a name would have to be
// looked up, and a dead name server would hang the driver.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "devices/channel/descriptor.h"

namespace waymark::devices {

class PrinterLine {
 public:
  enum class State { kClosed = 1, kConnecting, kOpen };

  // "127.0.0.1:9100" or "[::1]:9100".
  [[nodiscard]] static base::Status check_address(const std::string& address);

  // kUnavailable when it is refused at once.
  [[nodiscard]] base::Status connect(const std::string& address);
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] int fd() const { return socket_.get(); }
  [[nodiscard]] bool wants_to_write() const { return state_ == State::kConnecting || !unsent_.empty(); }
  [[nodiscard]] std::size_t unsent() const { return unsent_.size(); }

  // Queues the bytes; flush() sends what the line takes.
  void write(std::string_view bytes) { unsent_ += bytes; }
  // Finishes connecting and sends. False: the line is lost.
  [[nodiscard]] bool flush();
  // What has come. False: the line is lost; `into` holds what came before.
  [[nodiscard]] bool read(std::string& into);

  // Forgets what was not sent. kReset makes the kernel forget it too.
  enum class Ending { kGentle = 1, kReset };
  void close(Ending ending = Ending::kGentle);

 private:
  Descriptor socket_;
  State state_ = State::kClosed;
  std::string unsent_;
};

}  // namespace waymark::devices

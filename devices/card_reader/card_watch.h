// A thread that waits at PC/SC for cards, since no PC/SC call can be given up from outside: SCardCancel does not
// stop SCardTransmit. It says when it began each piece of work; one that takes too long makes the driver go silent,
// and the host ends the process.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/secret.h"
#include "provisioning/protocol/devices.h"

namespace waymark::devices {

struct ReaderFound {
  bool present = false;  // a reader that this driver serves is connected
};
struct CardOut {};
using CardEvent = std::variant<ReaderFound, protocol::CardInserted, CardOut>;

class CardWatch {
 public:
  // Serves the first reader whose name contains `reader` (any, when empty). pcscd may come and go.
  CardWatch(std::string reader, base::Secret key);
  // The thread may be stuck inside PC/SC: it is left behind, with what it uses, and ends with the process.
  ~CardWatch() = default;
  CardWatch(const CardWatch&) = delete;
  CardWatch& operator=(const CardWatch&) = delete;

  // Readable when there are events.
  [[nodiscard]] int fd() const;
  [[nodiscard]] std::vector<CardEvent> take();
  // How much longer than planned the thread has been inside PC/SC; zero when all is well.
  [[nodiscard]] std::chrono::milliseconds overdue() const;

  struct Shared;

 private:
  std::shared_ptr<Shared> shared_;
};

}  // namespace waymark::devices

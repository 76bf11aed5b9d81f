// A card reader without the metal: pcscd with its virtual reader (vpcd), and a card to put in and take out.
//
// vpcd listens and the card connects, which is how it shows that one is in. The other way round (DEVICENAME with a
// host, the card listening) vpcd 3.3 ends pcscd with an abort as soon as a card is taken out, and waits for ever at
// start where none is in: it never connects a second time.
#pragma once

#include <poll.h>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "devices/channel/descriptor.h"
#include "devices/simulators/virtual_card.h"

namespace waymark::devices {

class SimulatedCardReader {
 public:
  // Everything lies in `folder`: the configuration, pcscd's log, and its socket, pcscd.comm.
  // kNotFound where pcscd or the virtual reader is not installed.
  [[nodiscard]] static base::Result<SimulatedCardReader> open(const std::string& folder, std::string identifier);
  SimulatedCardReader(SimulatedCardReader&& other) noexcept;
  SimulatedCardReader& operator=(SimulatedCardReader&&) = delete;
  ~SimulatedCardReader();  // ends pcscd

  // "insert", "insert HEX", "insert silent", "remove", "hang", "recover", "restart pcscd", "status".
  [[nodiscard]] std::string obey(const std::string& line);

  void add_waits(std::vector<pollfd>& waits) const;
  [[nodiscard]] int wait_ms() const;  // until something is to be tried again; -1: not of itself
  void turn();
  // pcscd takes clients.
  [[nodiscard]] bool ready() const;

 private:
  SimulatedCardReader(std::string folder, std::string identifier)
      : folder_(std::move(folder)), identifier_(std::move(identifier)) {}
  void start_pcscd();
  void stop_pcscd();
  void connect();
  void insert(std::string identifier);

  std::string folder_;
  std::string identifier_;
  pid_t pcscd_ = 0;
  Descriptor pcscd_ended_;
  std::optional<VirtualCard> card_;
  Descriptor reader_;
  bool hanging_ = false;
};

}  // namespace waymark::devices

// A card that is a program, and the air between it and the reader. Speaks the protocol of vpcd, the virtual reader
// driver for pcscd: packets of two length bytes (big endian) and data; a packet of one byte is a control (0 off, 1 on,
// 2 reset, 4 "your ATR?"), every other one is an APDU to answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark::devices {

class VirtualCard {
 public:
  // Bytes; none at all: it has no identifier to give ("6A 81").
  explicit VirtualCard(std::string identifier) : identifier_(std::move(identifier)) {}

  [[nodiscard]] const std::string& identifier() const { return identifier_; }

  // From now on it leaves APDUs without an answer: what a card half out of the field does.
  void hang() { hanging_ = true; }

  // The packets to send for what came from the reader; incomplete ones wait for the rest.
  [[nodiscard]] std::string receive(std::string_view bytes);

 private:
  [[nodiscard]] std::optional<std::string> answer(std::string_view packet) const;

  std::string identifier_;
  std::string unread_;
  bool hanging_ = false;
};

}  // namespace waymark::devices

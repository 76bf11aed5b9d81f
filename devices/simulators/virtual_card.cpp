#include "devices/simulators/virtual_card.h"

namespace waymark::devices {
namespace {

// PC/SC part 3: a contactless card without historical bytes worth telling (as a DESFire shows itself).
constexpr std::string_view kAtr("\x3B\x81\x80\x01\x80\x80", 6);
constexpr std::string_view kGetData("\xFF\xCA\x00\x00", 4);
constexpr std::string_view kGood("\x90\x00", 2);
constexpr std::string_view kNotSupported("\x6A\x81", 2);
constexpr std::string_view kNoSuchInstruction("\x6D\x00", 2);
constexpr char kAskAtr = 4;

}  // namespace

std::string VirtualCard::receive(std::string_view bytes) {
  unread_ += bytes;
  std::string out;
  while (unread_.size() >= 2) {
    const std::size_t size =
        static_cast<unsigned char>(unread_[0]) * std::size_t{256} + static_cast<unsigned char>(unread_[1]);
    if (unread_.size() < 2 + size) break;
    const auto reply = answer(std::string_view(unread_).substr(2, size));
    unread_.erase(0, 2 + size);
    if (!reply) continue;
    out.push_back(static_cast<char>(reply->size() >> 8));
    out.push_back(static_cast<char>(reply->size() & 0xFF));
    out += *reply;
  }
  return out;
}

std::optional<std::string> VirtualCard::answer(std::string_view packet) const {
  if (packet.size() == 1) {
    if (packet[0] != kAskAtr) return std::nullopt;
    return std::string(kAtr);
  }
  if (hanging_) return std::nullopt;
  if (!packet.starts_with(kGetData)) return std::string(kNoSuchInstruction);
  if (identifier_.empty()) return std::string(kNotSupported);
  return identifier_ + std::string(kGood);
}

}  // namespace waymark::devices

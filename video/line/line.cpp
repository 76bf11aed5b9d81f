#include "video/line/line.h"

#include <utility>

#include "devices/channel/sealed_memory.h"
#include "video/wire/commands.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;

// The whole packet when its message lies in the attached memory. No JSON, so it can be no message itself.
constexpr std::string_view kSealed = "sealed";
constexpr std::size_t kMaxPacket = 60'000;

}  // namespace

base::Status Line::send(std::string_view text, devices::Descriptor attached) {
  Message message{std::string{text}, std::move(attached)};
  if (text.size() > kMaxPacket) {
    auto memory = devices::make_sealed_memory(text);
    if (!memory) return tl::unexpected(memory.error());
    message = {std::string{kSealed}, std::move(*memory)};
  }
  const std::scoped_lock lock{mutex_};
  if (waiting_bytes_ + text.size() > kMaxWaiting) return fail(ErrorCode::kTooLarge, "line", "nobody reads");
  waiting_bytes_ += message.text.size();
  waiting_.push_back(std::move(message));
  if (auto flushed = flush_locked(); !flushed) return tl::unexpected(flushed.error());
  return {};
}

base::Result<bool> Line::flush() {
  const std::scoped_lock lock{mutex_};
  return flush_locked();
}

base::Result<bool> Line::flush_locked() {
  while (!waiting_.empty()) {
    const Message& first = waiting_.front();
    const auto sent = channel_.send(first.text, first.attached.get());
    if (!sent && sent.error().code == ErrorCode::kConflict) return false;
    if (!sent) return tl::unexpected(sent.error());
    waiting_bytes_ -= first.text.size();
    waiting_.pop_front();
  }
  return true;
}

base::Result<std::optional<Message>> Line::receive() {
  auto packet = channel_.receive();
  if (!packet) return tl::unexpected(packet.error());
  if (!*packet) return std::optional<Message>{};
  Message message{std::move((*packet)->bytes), std::move((*packet)->attached)};
  if (message.text == kSealed) {
    if (!message.attached) return fail(ErrorCode::kInvalid, "line", "sealed memory is missing");
    const auto bytes = devices::read_sealed_memory(message.attached, kMaxMessageBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    message = {std::string{bytes->reveal()}, {}};
  }
  return std::optional<Message>{std::move(message)};
}

}  // namespace waymark::video

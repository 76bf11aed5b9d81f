#include "kiosk/shell/hub_stream.h"

#include <utility>

#include "base/io/log.h"

namespace waymark::shell {
namespace {

// The hub says something every 15 s; 40 s of silence is a line that only looks open.
constexpr std::chrono::seconds kSilence{40};
constexpr std::chrono::seconds kSilenceInCall{6};  // three of its words

}  // namespace

HubStream::HubStream(base::io::Http& http, HubSession& session, const base::io::Clock& clock, BackoffLimits backoff,
                     std::function<void(bool)> online, std::function<void(const base::StreamEvent&)> event)
    : http_(http),
      session_(session),
      clock_(clock),
      online_changed_(std::move(online)),
      event_(std::move(event)),
      lane_(backoff) {}

void HubStream::tick() {
  // Events are handled here and not where the bytes arrive: libcurl is in the middle of its own work there.
  for (const base::StreamEvent& event : std::exchange(arrived_, {})) {
    if (!online_) {
      online_ = true;
      lane_.succeeded();
      lane_.start();
      online_changed_(true);
    }
    event_(event);
  }
  if (open_ && reader_.broken()) {
    http_.cancel(*open_);
    ended({base::ErrorCode::kTooLarge, "/kiosk/v1/events", "an event is over its limit"});
  }
  if (open_ || !session_.ready() || !lane_.may_start(clock_.mono())) return;
  lane_.start();
  heard_at_ = clock_.mono();
  reader_ = {};
  base::io::HttpRequest request = session_.request(base::io::HttpMethod::kGet, "/kiosk/v1/events", "");
  request.headers.emplace_back("Accept: text/event-stream");
  open_ = http_.open_stream(
      std::move(request), kSilence, [this](std::string_view more) { bytes(more); },
      [this](const base::Error& error) { ended(error); });
}

std::optional<base::MonoTime> HubStream::next_due() const {
  if (!arrived_.empty()) return base::MonoTime{};
  if (open_ || !session_.ready()) return std::nullopt;
  return lane_.not_before();
}

void HubStream::hub_answered() {
  if (open_ && clock_.mono() - heard_at_ < kSilenceInCall) return;
  if (open_) {
    http_.cancel(*open_);
    ended({base::ErrorCode::kTimeout, "/kiosk/v1/events", "silent, though the hub answers"});
  }
  lane_.try_now();
}

void HubStream::bytes(std::string_view more) {
  heard_at_ = clock_.mono();
  for (base::StreamEvent& event : reader_.feed(more)) arrived_.push_back(std::move(event));
}

void HubStream::ended(const base::Error& error) {
  open_.reset();
  arrived_.clear();
  lane_.failed(clock_.mono());
  if (error.code == base::ErrorCode::kDenied) session_.drop_token();
  if (!std::exchange(online_, false)) return;
  base::io::log_warning("link", "the hub cannot be reached: " + to_string(error));
  online_changed_(false);
}

}  // namespace waymark::shell

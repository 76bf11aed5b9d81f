#include "video/client/process_client.h"

#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <type_traits>
#include <utility>

#include "devices/channel/sealed_memory.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;

// A flooding process gets the rest read at the next poll(): epoll is level-triggered.
constexpr int kMessagesAPoll = 256;

base::Status watch(int set, int operation, int fd, std::uint32_t what) {
  epoll_event interest{};
  interest.events = what;
  interest.data.fd = fd;
  if (::epoll_ctl(set, operation, fd, &interest) == 0) return {};
  return fail(ErrorCode::kUnavailable, "media client", std::strerror(errno));
}

// The leg that an event belongs to; 0 for those of none.
template <class T>
int leg_of(const T& event) {
  if constexpr (requires { event.leg; }) {
    return event.leg;
  } else {
    return 0;
  }
}

}  // namespace

base::Result<std::unique_ptr<Client>> Client::create(std::filesystem::path program) {
  devices::Descriptor wait{::epoll_create1(EPOLL_CLOEXEC)};
  if (!wait) return fail(ErrorCode::kUnavailable, "media client", std::strerror(errno));
  return std::make_unique<ProcessClient>(std::move(program), std::move(wait));
}

base::Status ProcessClient::start(const Setup& setup) {
  if (running_) return fail(ErrorCode::kConflict, "media process", "runs already");
  auto ends = devices::Channel::pair();
  if (!ends) return tl::unexpected(ends.error());
  auto process = MediaProcess::start(program_, std::move(ends->second));
  if (!process) return tl::unexpected(process.error());
  running_.emplace(std::move(*process), std::move(ends->first));
  auto begun = watch(wait_.get(), EPOLL_CTL_ADD, running_->line.fd(), EPOLLIN);
  if (begun) begun = watch(wait_.get(), EPOLL_CTL_ADD, running_->process.fd(), EPOLLIN);
  if (begun) begun = share_rings();
  if (begun) begun = tell(Start{setup});
  if (begun) begun = tell_kept();
  if (!begun) forget_process();
  return begun;
}

base::Status ProcessClient::share_rings() {
  for (const Surface surface : {Surface::kRemote, Surface::kSelf, Surface::kPaper}) {
    auto ring = FrameReader::create();
    if (!ring) return tl::unexpected(ring.error());
    auto memory = ring->share();
    if (!memory) return tl::unexpected(memory.error());
    if (auto told = tell(ShareSurface{surface}, std::move(*memory)); !told) return told;
    running_->rings.emplace(surface, std::move(*ring));
  }
  return {};
}

base::Status ProcessClient::open_devices(bool camera, bool microphone) { return tell(OpenDevices{camera, microphone}); }

base::Status ProcessClient::begin_leg(int leg, const std::vector<IceServer>& servers, bool relay_only) {
  auto told = tell(BeginLeg{leg, servers, relay_only});
  if (told) running_->leg = leg;
  return told;
}

base::Status ProcessClient::answer(int leg, const std::string& sdp) { return tell(Answer{leg, sdp}); }

base::Status ProcessClient::candidate(int leg, int index, const std::string& candidate) {
  return tell(RemoteCandidate{leg, index, candidate});
}

base::Status ProcessClient::end_leg(int leg) {
  auto told = tell(EndLeg{leg});
  if (told && running_->leg == leg) running_->leg = 0;
  return told;
}

base::Status ProcessClient::send(Channel channel, const std::string& text) { return tell(Send{channel, text}); }

base::Status ProcessClient::mute(bool audio, bool video) { return tell_and_keep(Mute{audio, video}, kept_.mute); }

base::Status ProcessClient::hold(bool held) { return tell_and_keep(Hold{held}, kept_.hold); }

base::Status ProcessClient::volume(int level) { return tell_and_keep(Volume{level}, kept_.volume); }

base::Status ProcessClient::sound_to(Output output) { return tell_and_keep(SoundTo{output}, kept_.sound_to); }

base::Status ProcessClient::look_for_paper(bool on) { return tell(LookForPaper{on}); }

base::Status ProcessClient::take_paper() { return tell(TakePaper{}); }

base::Status ProcessClient::watch_for_presence(bool on) { return tell(WatchForPresence{on}); }

base::Status ProcessClient::tell_kept() {
  if (auto told = tell(kept_.mute); !told) return told;
  if (auto told = tell(kept_.hold); !told) return told;
  if (auto told = tell(kept_.volume); !told) return told;
  return tell(kept_.sound_to);
}

void ProcessClient::stop() {
  kept_ = Kept{};
  kill();
}

void ProcessClient::kill() {
  if (!running_ || running_->stopped) return;
  running_->stopped = true;
  running_->rings.clear();
  running_->process.kill();
}

const Frame* ProcessClient::frame(Surface surface) {
  if (!running_) return nullptr;
  const auto ring = running_->rings.find(surface);
  return ring == running_->rings.end() ? nullptr : ring->second.newest();
}

base::Status ProcessClient::tell(const Command& command, devices::Descriptor attached) {
  if (!running_ || running_->stopped) return fail(ErrorCode::kConflict, "media process", "does not run");
  const auto wire = to_wire(command);
  if (!wire) return tl::unexpected(wire.error());
  auto sent = running_->line.send(*wire, std::move(attached));
  if (sent) flush();
  return sent;
}

void ProcessClient::flush() {
  const auto flushed = running_->line.flush();
  const bool waits = flushed && !*flushed;
  if (waits == running_->writable_awaited) return;
  const std::uint32_t what = waits ? EPOLLIN | EPOLLOUT : EPOLLIN;
  running_->writable_awaited = waits && watch(wait_.get(), EPOLL_CTL_MOD, running_->line.fd(), what).has_value();
  if (!waits) static_cast<void>(watch(wait_.get(), EPOLL_CTL_MOD, running_->line.fd(), EPOLLIN));
}

std::vector<Event> ProcessClient::poll() {
  std::vector<Event> events;
  if (!running_) return events;
  // First how it ended, then what it had still said: nothing can come after its end.
  const auto ended = running_->process.ended();
  if (!running_->stopped) {
    flush();
    read_messages(events);
  }
  if (!ended) return events;
  if (running_->misbehaved) {
    events.emplace_back(Lost{LostReason::kMisbehaved});
  } else if (running_->stopped) {
    events.emplace_back(Stopped{});
  } else {
    events.emplace_back(Lost{*ended == EndedBy::kSignal ? LostReason::kCrashed : LostReason::kEnded});
  }
  forget_process();
  return events;
}

void ProcessClient::read_messages(std::vector<Event>& events) {
  for (int budget = kMessagesAPoll; budget > 0; --budget) {
    auto message = running_->line.receive();
    if (!message && message.error().code == ErrorCode::kUnavailable) {
      // It closed its end: what is left is its death.
      static_cast<void>(::epoll_ctl(wait_.get(), EPOLL_CTL_DEL, running_->line.fd(), nullptr));
      running_->process.kill();
      return;
    }
    if (!message) return misbehaves();
    if (!*message) return;
    auto event = event_from_wire((*message)->text);
    if (!event) return misbehaves();
    take(std::move(*event), (*message)->attached, events);
    if (running_->stopped) return;
  }
}

void ProcessClient::take_photograph(const PaperHandedOver& handed, const devices::Descriptor& memory,
                                    std::vector<Event>& events) {
  if (!memory) return misbehaves();
  auto jpeg = devices::read_sealed_memory(memory, kMaxPhotographBytes);
  if (!jpeg || jpeg->empty()) return misbehaves();
  events.emplace_back(PaperTaken{handed.straight, std::move(*jpeg)});
}

void ProcessClient::take(MediaEvent&& event, const devices::Descriptor& attached, std::vector<Event>& events) {
  if (const auto* handed = std::get_if<PaperHandedOver>(&event)) return take_photograph(*handed, attached, events);
  std::visit(
      [&](auto&& each) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(each)>, PaperHandedOver>) {
          const int leg = leg_of(each);
          if (leg != 0 && leg != running_->leg) return;
          Event taken{std::move(each)};
          if (std::holds_alternative<FrameReady>(taken) &&
              std::find(events.begin(), events.end(), taken) != events.end()) {
            return;
          }
          events.push_back(std::move(taken));
        }
      },
      std::move(event));
}

void ProcessClient::misbehaves() {
  kill();
  running_->misbehaved = true;
}

void ProcessClient::forget_process() {
  if (!running_) return;
  // The line may be out of the set already.
  static_cast<void>(::epoll_ctl(wait_.get(), EPOLL_CTL_DEL, running_->line.fd(), nullptr));
  static_cast<void>(::epoll_ctl(wait_.get(), EPOLL_CTL_DEL, running_->process.fd(), nullptr));
  running_.reset();
}

}  // namespace waymark::video

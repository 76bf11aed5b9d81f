#include "kiosk/shell/voice_thread.h"

#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "base/io/log.h"
#include "kiosk/shell/memory.h"
#include "kiosk/shell/voice_text.h"

namespace waymark::shell {
namespace {

constexpr std::size_t kMostPieces = 500;      // a page has some fifty; a hostile one does not fill the memory
constexpr std::size_t kMostSamples = 32'768;  // read ahead of the card: a second and a half
constexpr std::size_t kReadBytes = 16'384;
constexpr std::size_t kMostCommands = 64;
constexpr std::size_t kMostWithCard = 16'384;  // more than any card that we open holds, at any rate
constexpr int kUsualHz = 22'050;               // as espeak-ng speaks
constexpr int kTopUpMs = 20;                   // while it sounds, the card gets more so often
constexpr int kPatienceMs = 5'000;             // a program that says nothing for so long says nothing at all
constexpr int kMuteRuns = 3;
constexpr std::string_view kSureVoice = "en-gb";

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

void forget(std::vector<std::int16_t>& samples) {
  base::zeroise(samples.data(), samples.size() * sizeof(std::int16_t));
  samples.clear();
}

}  // namespace

VoiceThread::VoiceThread(std::string program, std::unique_ptr<SoundOut> sound, VoicePorts ports)
    : program_name_(std::move(program)),
      sound_(std::move(sound)),
      ports_(std::move(ports)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

VoiceThread::~VoiceThread() {
  post(Quit{});
  thread_.join();
  ::close(wake_);
}

void VoiceThread::say(std::vector<voice::Segment> segments, Pace pace, Manner manner) {
  Say say{{}, manner};
  for (voice::Segment& segment : segments) {
    if (say.pieces.size() < kMostPieces) {
      say.pieces.push_back({voice_for(segment.lang), text_for_voice(segment.text), pace});
    }
    base::zeroise(segment.text.data(), segment.text.size());
  }
  if (!say.pieces.empty()) post(std::move(say));
}

void VoiceThread::stop() { post(Stop{}); }
void VoiceThread::pause() { post(Pause{}); }
void VoiceThread::go_on() { post(GoOn{}); }
void VoiceThread::rest() { post(Rest{}); }
void VoiceThread::wipe(std::function<void(bool)> done) { post(Wipe{std::move(done)}); }

void VoiceThread::post(Command command) {
  {
    const std::scoped_lock lock(mutex_);
    const auto* const say = std::get_if<Say>(&command);
    // What is to be said at once takes the place of what has not been begun; news that piles up is not worth hearing.
    if (say != nullptr && say->manner == Manner::kAtOnce) {
      std::erase_if(commands_, [](const Command& one) { return std::holds_alternative<Say>(one); });
    }
    if (say != nullptr && commands_.size() >= kMostCommands) return;
    commands_.push_back(std::move(command));
  }
  const std::uint64_t one = 1;
  static_cast<void>(!::write(wake_, &one, sizeof one));
}

void VoiceThread::run() {
  ::pthread_setname_np(::pthread_self(), "voice");
  // A program that has gone is noticed by its pipe, not by a signal.
  sigset_t broken_pipe;
  ::sigemptyset(&broken_pipe);
  ::sigaddset(&broken_pipe, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  samples_.reserve(2 * kMostWithCard + kMostSamples + kReadBytes);  // it never grows, and leaves no copy behind
  look_for_voice();
  tell_jack();
  while (obey()) {
    if (!paused_) {
      fill();
      listen();
      play();
    }
    wait();
  }
  silence();
  ready_.reset();
  if (sound_) sound_->close();
}

bool VoiceThread::obey() {
  std::deque<Command> commands;
  {
    const std::scoped_lock lock(mutex_);
    commands.swap(commands_);
  }
  bool stay = true;
  for (Command& command : commands) {
    std::visit(Overloaded{
                   [&](Say& one) { begin(std::move(one)); },
                   [&](Stop&) { silence(); },
                   [&](Pause&) { pause_sound(); },
                   [&](GoOn&) { go_on_sounding(); },
                   [&](Rest&) {
                     silence();
                     ready_.reset();
                     if (sound_) sound_->close();
                   },
                   [&](Wipe& one) {
                     silence();
                     ready_.reset();
                     scrub_stack();
                     if (told_available_ == false) look_for_voice();  // somebody may have put it right
                     one.done(queue_.empty() && !current_ && !next_ && samples_.empty());
                   },
                   [&](Quit&) { stay = false; },
               },
               command);
  }
  return stay;
}

void VoiceThread::look_for_voice() {
  program_ = find_program(program_name_);
  base::Status found;
  if (!sound_) {
    found = base::fail(base::ErrorCode::kUnavailable, "voice", "no sound device is wanted");
  } else if (!program_) {
    found = base::fail(base::ErrorCode::kUnavailable, "voice", "the program that speaks is not installed");
  } else {
    found = sound_->open(kUsualHz);
    sound_->close();
  }
  if (!found) return lose_voice(found.error());
  mute_runs_ = 0;
  if (told_available_ != true) ports_.available(true);
  told_available_ = true;
}

void VoiceThread::lose_voice(const base::Error& why) {
  silence();
  ready_.reset();
  if (sound_) sound_->close();
  if (told_available_ == false) return;
  told_available_ = false;
  base::io::log_error("voice", why);
  ports_.available(false);
}

void VoiceThread::begin(Say say) {
  if (told_available_ != true) return;
  if (say.manner == Manner::kAtOnce) cut_off();
  for (Piece& piece : say.pieces) {
    if (queue_.size() < kMostPieces) queue_.push_back(std::move(piece));
  }
  if (!paused_) set_playing(true);  // news waits behind what waits
}

std::unique_ptr<VoiceThread::Speaking> VoiceThread::start(Piece piece) {
  auto run = VoiceRun::start(*program_, piece.voice, piece.pace.rate);
  if (run) return std::make_unique<Speaking>(std::move(piece), std::move(*run));
  lose_voice(run.error());
  return nullptr;
}

void VoiceThread::fill() {
  if (!current_) current_ = std::move(next_);
  const auto take = [this] {
    Piece piece = std::move(queue_.front());
    queue_.pop_front();
    return piece;
  };
  if (!current_ && !queue_.empty()) {
    Piece piece = take();
    if (ready_ && ready_->piece.voice == piece.voice && ready_->piece.pace.rate == piece.pace.rate) {
      current_ = std::move(ready_);
      current_->piece = std::move(piece);
    } else {
      current_ = start(std::move(piece));
    }
  }
  if (current_) feed(*current_);
  // What comes next is started once the first sound is on its way.
  if (!current_ || !current_->heard) return;
  if (!next_ && !queue_.empty()) next_ = start(take());
  if (next_) return feed(*next_);
  if (current_ && !ready_) ready_ = start({current_->piece.voice, {}, current_->piece.pace});
}

void VoiceThread::feed(Speaking& speaking) {
  const std::string_view text = speaking.piece.text.reveal();
  if (speaking.written >= text.size()) return speaking.run.finish_text();
  speaking.written += speaking.run.write(text.substr(speaking.written));
  if (speaking.written >= text.size()) speaking.run.finish_text();
}

void VoiceThread::listen() {
  if (!current_ || samples_.size() - played_ >= kMostSamples) return;
  // Another run may speak at another rate: the card gets all of this one first.
  if (current_->wave.rate_hz() == 0 && played_ < samples_.size()) return;
  std::array<std::byte, kReadBytes> bytes;
  std::size_t got = 0;
  VoiceRun::Read read = current_->run.read(bytes, got);
  if (read == VoiceRun::Read::kBytes) {
    const std::size_t before = samples_.size();
    const auto taken = current_->wave.take({bytes.data(), got}, samples_);
    base::zeroise(bytes.data(), got);
    if (!taken) {
      base::io::log_error("voice", taken.error());
      read = VoiceRun::Read::kEnd;
    }
    soften(std::span{samples_}.subspan(before), current_->piece.pace.volume);
    if (samples_.size() > before) {
      current_->heard = true;
      rate_hz_ = current_->wave.rate_hz();
    }
  }
  if (read != VoiceRun::Read::kEnd) return;
  count_mute_runs();
  current_.reset();
  if (mute_runs_ >= kMuteRuns) {
    lose_voice({base::ErrorCode::kUnavailable, "voice", "the program that speaks says nothing"});
  }
}

// A language that the program does not know is silent; the program is missing when even English is.
void VoiceThread::count_mute_runs() {
  if (current_->heard) {
    mute_runs_ = 0;
  } else if (current_->piece.voice == kSureVoice) {
    ++mute_runs_;
  }
}

void VoiceThread::play() {
  if (played_ < samples_.size()) {
    auto opened = sound_->open(rate_hz_);
    const auto wrote = opened ? sound_->write(std::span{samples_}.subspan(played_))
                              : base::Result<std::size_t>{tl::unexpected(opened.error())};
    if (!wrote) return lose_voice(wrote.error());
    played_ += *wrote;
  }
  forget_played();
  const bool all_said = !current_ && !next_ && queue_.empty() && played_ >= samples_.size();
  if (!all_said || !playing_ || sound_->left() > std::chrono::milliseconds{0}) return;
  forget(samples_);
  played_ = 0;
  set_playing(false);
}

void VoiceThread::forget_played() {
  if (played_ < 2 * kMostWithCard) return;  // not each time: it moves what follows
  const auto kept = samples_.begin() + static_cast<std::ptrdiff_t>(played_ - kMostWithCard);
  const auto end = std::copy(kept, samples_.end(), samples_.begin());
  base::zeroise(&*end, static_cast<std::size_t>(samples_.end() - end) * sizeof(std::int16_t));
  samples_.erase(end, samples_.end());
  played_ = kMostWithCard;
}

// What the card had not played yet is played again from there.
void VoiceThread::pause_sound() {
  if (!playing_) return;
  const auto left = std::max(std::chrono::milliseconds{0}, sound_->left());
  sound_->drop();
  played_ -= std::min(played_, static_cast<std::size_t>(left.count() * rate_hz_ / 1'000));
  paused_ = true;
  set_playing(false);
}

void VoiceThread::go_on_sounding() {
  if (!std::exchange(paused_, false)) return;
  set_playing(true);
}

void VoiceThread::cut_off() {
  if (playing_ && sound_) sound_->drop();
  paused_ = false;
  current_.reset();
  next_.reset();
  queue_.clear();
  forget(samples_);
  played_ = 0;
}

void VoiceThread::silence() {
  cut_off();
  set_playing(false);
}

void VoiceThread::set_playing(bool playing) {
  if (playing_.exchange(playing) != playing) ports_.playing(playing);
}

void VoiceThread::tell_jack() {
  if (jack_.in() == headphones_) return;
  headphones_ = !headphones_;
  ports_.headphones(headphones_);
}

void VoiceThread::wait() {
  polled_.clear();
  polled_.push_back({wake_, POLLIN, 0});
  jack_.add_to(polled_);
  const std::size_t jacks_end = polled_.size();
  const bool room = !paused_ && samples_.size() - played_ < kMostSamples;
  int at_most = -1;
  if (paused_) {
    at_most = -1;
  } else if (played_ < samples_.size() || (playing_ && !current_)) {
    at_most = kTopUpMs;
  } else if (current_) {
    at_most = kPatienceMs;
  }
  if (!paused_ && current_ && current_->run.input() >= 0) polled_.push_back({current_->run.input(), POLLOUT, 0});
  if (!paused_ && next_ && next_->run.input() >= 0) polled_.push_back({next_->run.input(), POLLOUT, 0});
  const bool may_read = current_ && room && (current_->wave.rate_hz() != 0 || played_ >= samples_.size());
  if (may_read) polled_.push_back({current_->run.output(), POLLIN, 0});
  const int ready = ::poll(polled_.data(), polled_.size(), at_most);
  if (ready == 0 && at_most == kPatienceMs) {
    count_mute_runs();
    current_.reset();
    return;
  }
  if (ready <= 0) return;
  std::uint64_t count = 0;
  if (polled_[0].revents != 0) static_cast<void>(!::read(wake_, &count, sizeof count));
  const bool jack = std::any_of(polled_.begin() + 1, polled_.begin() + static_cast<std::ptrdiff_t>(jacks_end),
                                [](const pollfd& one) { return one.revents != 0; });
  if (!jack) return;
  jack_.look();
  tell_jack();
}

}  // namespace waymark::shell

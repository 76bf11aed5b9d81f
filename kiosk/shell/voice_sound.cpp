#include "kiosk/shell/voice_sound.h"

#include <alsa/asoundlib.h>

#include <utility>

namespace waymark::shell {
namespace {

// What is in the card cannot be made to wait for more: enough for a busy moment, little enough to be silent soon where
// a sound server plays what it has.
constexpr unsigned kBufferMicroseconds = 120'000;
constexpr unsigned kChannels = 1;
constexpr int kResample = 1;

base::Error error_of(const std::string& device, int code) {
  return {base::ErrorCode::kUnavailable, "sound " + device, ::snd_strerror(code)};
}

// ALSA writes its complaints to standard error unless told otherwise; ours go to the log, once.
void be_quiet(const char*, int, const char*, int, const char*, ...) {}

class AlsaSound final : public SoundOut {
 public:
  explicit AlsaSound(std::string device) : device_(std::move(device)) {
    static_cast<void>(::snd_lib_error_set_handler(be_quiet));
  }
  AlsaSound(const AlsaSound&) = delete;
  AlsaSound& operator=(const AlsaSound&) = delete;
  ~AlsaSound() override { close(); }

  base::Status open(int rate_hz) override {
    if (pcm_ != nullptr && rate_hz == rate_hz_) return {};
    close();
    int code = ::snd_pcm_open(&pcm_, device_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (code < 0) {
      pcm_ = nullptr;
      return tl::unexpected(error_of(device_, code));
    }
    code = ::snd_pcm_set_params(pcm_, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, kChannels,
                                static_cast<unsigned>(rate_hz), kResample, kBufferMicroseconds);
    if (code < 0) {
      close();
      return tl::unexpected(error_of(device_, code));
    }
    rate_hz_ = rate_hz;
    return {};
  }

  base::Result<std::size_t> write(std::span<const std::int16_t> samples) override {
    if (pcm_ == nullptr) return tl::unexpected(error_of(device_, -ENODEV));
    snd_pcm_sframes_t wrote = ::snd_pcm_writei(pcm_, samples.data(), samples.size());
    if (wrote == -EPIPE || wrote == -ESTRPIPE) {  // it ran dry, or the machine slept
      const int code = ::snd_pcm_recover(pcm_, static_cast<int>(wrote), 1);
      if (code < 0) return tl::unexpected(error_of(device_, code));
      wrote = ::snd_pcm_writei(pcm_, samples.data(), samples.size());
    }
    if (wrote == -EAGAIN) return std::size_t{0};
    if (wrote < 0) return tl::unexpected(error_of(device_, static_cast<int>(wrote)));
    // Short words never fill the buffer, which is what a card waits for by itself.
    if (::snd_pcm_state(pcm_) == SND_PCM_STATE_PREPARED) static_cast<void>(::snd_pcm_start(pcm_));
    return static_cast<std::size_t>(wrote);
  }

  std::chrono::milliseconds left() override {
    snd_pcm_sframes_t frames = 0;
    if (pcm_ == nullptr || ::snd_pcm_state(pcm_) != SND_PCM_STATE_RUNNING) return {};
    if (::snd_pcm_delay(pcm_, &frames) < 0 || frames <= 0) return {};
    return std::chrono::milliseconds{1 + frames * 1'000 / rate_hz_};
  }

  void drop() override {
    if (pcm_ == nullptr) return;
    static_cast<void>(::snd_pcm_drop(pcm_));
    static_cast<void>(::snd_pcm_prepare(pcm_));
  }

  void close() override {
    if (pcm_ == nullptr) return;
    static_cast<void>(::snd_pcm_drop(pcm_));
    static_cast<void>(::snd_pcm_close(pcm_));
    pcm_ = nullptr;
    rate_hz_ = 0;
  }

 private:
  std::string device_;
  snd_pcm_t* pcm_ = nullptr;
  int rate_hz_ = 0;
};

}  // namespace

std::unique_ptr<SoundOut> make_alsa_sound(std::string device) { return std::make_unique<AlsaSound>(std::move(device)); }

}  // namespace waymark::shell

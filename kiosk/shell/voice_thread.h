// The voice of a running kiosk: a thread that feeds the program that speaks and passes its sound to the card.
//
// One text is spoken while the program for the next one already runs, so that nobody hears a gap; and while somebody
// listens, one more waits without a text, in the language that was spoken last, so that the first sound follows a
// change of the focus at once. Interrupting kills the program and drops what the card still has. With nothing to say
// the thread sleeps; with nobody listening there is no program and the card is closed.
//
// Paused, it keeps what the card had not played yet, reads no more and sleeps.
//
// say(), stop(), pause(), go_on(), rest() and wipe() only leave word and may be called from any thread.
#pragma once

#include <poll.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "base/secret.h"
#include "kiosk/shell/voice.h"
#include "kiosk/shell/voice_jack.h"
#include "kiosk/shell/voice_program.h"
#include "kiosk/shell/voice_sound.h"
#include "kiosk/shell/voice_wave.h"

namespace waymark::shell {

class VoiceThread final : public Voice {
 public:
  // `sound` null: there is to be none. The ports are called on this thread.
  VoiceThread(std::string program, std::unique_ptr<SoundOut> sound, VoicePorts ports);
  VoiceThread(const VoiceThread&) = delete;
  VoiceThread& operator=(const VoiceThread&) = delete;
  ~VoiceThread() override;

  void say(std::vector<voice::Segment> segments, Pace pace, Manner manner) override;
  void stop() override;
  void pause() override;
  void go_on() override;
  void rest() override;
  void wipe(std::function<void(bool)> done) override;
  [[nodiscard]] bool playing() const override { return playing_; }

 private:
  struct Piece {  // one text in one language
    std::string voice;
    base::Secret text;
    Pace pace;
  };
  struct Say {
    std::deque<Piece> pieces;
    Manner manner = Manner::kAtOnce;
  };
  struct Stop {};
  struct Pause {};
  struct GoOn {};
  struct Rest {};
  struct Wipe {
    std::function<void(bool)> done;
  };
  struct Quit {};
  using Command = std::variant<Say, Stop, Pause, GoOn, Rest, Wipe, Quit>;

  // A program that runs, with its text or, when it is kept ready, without.
  struct Speaking {
    Piece piece;
    VoiceRun run;
    std::size_t written = 0;
    WaveReader wave;
    bool ended = false;
    bool heard = false;  // some sound came
    Speaking(Piece what, VoiceRun by) : piece(std::move(what)), run(std::move(by)) {}
  };

  void post(Command command);
  void run();
  [[nodiscard]] bool obey();  // false: leave
  void wait();
  void look_for_voice();
  void lose_voice(const base::Error& why);
  void begin(Say say);
  void fill();  // current_ and next_ from the queue
  [[nodiscard]] std::unique_ptr<Speaking> start(Piece piece);
  void feed(Speaking& speaking);
  void count_mute_runs();
  void listen();   // reads sound from current_
  void play();     // gives sound to the card
  void cut_off();  // no sound, no text; something else is about to be said
  void silence();
  void pause_sound();
  void go_on_sounding();
  void forget_played();  // but for what the card may still have
  void set_playing(bool playing);
  void tell_jack();

  std::string program_name_;
  std::unique_ptr<SoundOut> sound_;
  VoicePorts ports_;
  std::atomic<bool> playing_{false};
  int wake_ = -1;

  std::mutex mutex_;
  std::deque<Command> commands_;

  // The thread's own.
  std::optional<std::filesystem::path> program_;
  std::optional<bool> told_available_;
  bool headphones_ = false;
  JackWatch jack_;
  std::deque<Piece> queue_;
  std::unique_ptr<Speaking> current_;
  std::unique_ptr<Speaking> next_;
  std::unique_ptr<Speaking> ready_;
  std::vector<std::int16_t> samples_;  // read; the last that the card got are kept, it may have to give them back
  std::size_t played_ = 0;             // of samples_: with the card
  bool paused_ = false;                // playing_ is false meanwhile
  int rate_hz_ = 0;
  int mute_runs_ = 0;  // in a row, without any sound
  std::vector<pollfd> polled_;

  std::thread thread_;
};

}  // namespace waymark::shell

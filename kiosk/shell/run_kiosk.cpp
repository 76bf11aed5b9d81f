#include "kiosk/shell/run_kiosk.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/io/log.h"
#include "kiosk/shell/beat.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/memory.h"
#include "kiosk/shell/words_load.h"

namespace waymark::shell {
namespace {

int complain(int exit_code, const base::Error& error) {
  std::cerr << "waymark-kiosk: " << (error.where.empty() ? "" : error.where + ": ") << error.detail << "\n";
  return exit_code;
}

// The state folder, ours alone: 0700, and locked while we run.
base::Status claim(const std::filesystem::path& state) {
  std::error_code code;
  std::filesystem::create_directories(state, code);
  if (code)
    return base::fail(base::ErrorCode::kStorage, state.string(), "the state folder cannot be made: " + code.message());
  if (::chmod(state.c_str(), 0700) != 0 || ::access(state.c_str(), W_OK) != 0) {
    return base::fail(base::ErrorCode::kStorage, state.string(), "the state folder cannot be written to");
  }
  // Kept open on purpose: the lock lives as long as the process.
  const int lock = ::open((state / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return base::fail(base::ErrorCode::kStorage, state.string(), "the state folder cannot be written to");
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    return base::fail(base::ErrorCode::kConflict, state.string(), "another kiosk runs with this state folder");
  }
  return {};
}

// SIGTERM and SIGINT end the loop from a thread of their own: waking a window is nothing for a signal handler.
class Signals {
 public:
  explicit Signals(Kiosk& kiosk)
      : thread_([&kiosk] {
          ::pthread_setname_np(::pthread_self(), "signals");
          const sigset_t set = handled();
          for (int signal = 0; ::sigwait(&set, &signal) == 0;) {
            if (signal == SIGUSR2) return;
            kiosk.stop();
          }
        }) {}
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  ~Signals() {
    ::pthread_kill(thread_.native_handle(), SIGUSR2);
    thread_.join();
  }
  // Before any thread starts, so that all of them leave these signals alone.
  static void block() {
    const sigset_t set = handled();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }

 private:
  static sigset_t handled() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int one : {SIGTERM, SIGINT, SIGHUP, SIGUSR2}) ::sigaddset(&set, one);
    return set;
  }
  std::thread thread_;
};

}  // namespace

int run_kiosk(const Options& options) {
  Signals::block();
  if (const auto hidden = protect_memory(); !hidden) return complain(kExitConfiguration, hidden.error());
  if (!keep_out_of_swap())
    base::io::log(base::io::LogLevel::kInfo, "memory", "not locked: this machine must have no swap");
  if (const auto claimed = claim(options.state); !claimed) return complain(kExitStorage, claimed.error());
  const base::io::SystemClock clock;
  auto kiosk = Kiosk::create(options, clock);
  if (!kiosk) return complain(kiosk.error().exit_code, kiosk.error().error);
  const Signals signals{**kiosk};
  return (*kiosk)->run();
}

int run_out_of_service(const Options& options) {
  const base::io::SystemClock clock;
  auto words = load_words(options.themes);
  if (!words) return complain(kExitConfiguration, words.error());
  Mailbox mailbox;
  paint::MovingPictures none;
  auto opened = open_glass(options, mailbox, none, [] { return std::filesystem::path{}; });
  if (!opened) return complain(opened.error().exit_code, opened.error().error);
  const auto& glass = opened->glass;
  // The council's own words may be what is broken, so the screen does without them.
  auto bare = std::make_shared<core::Configuration>();
  bare->default_text_percent = glass->default_text_percent();
  auto turn = screens::begin(std::move(bare), base::io::make_envelope(clock), *words);
  turn = screens::turn(std::move(turn.state), core::OutOfServiceOrdered{options.out_of_service},
                       base::io::make_envelope(clock), *words);
  glass->present(turn.view);
  GlassWatch watch{*glass};
  for (;;) {
    if (const auto unseen = watch.look(clock.mono())) return *unseen;
    beat();
    static_cast<void>(glass->wait(Loop::kBeat));
  }
}

}  // namespace waymark::shell

// Everything of one running kiosk, put together: stores, threads, desks, glass and loop, in the order in which they
// depend on one another and end in reverse.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "base/io/clock.h"
#include "kiosk/shell/device_thread.h"
#include "kiosk/shell/effects.h"
#include "kiosk/shell/glass.h"
#include "kiosk/shell/link_thread.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/mailbox.h"
#include "kiosk/shell/media_desk.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/outbox.h"
#include "kiosk/shell/print_desk.h"
#include "kiosk/shell/print_journal.h"
#include "kiosk/shell/staff_desk.h"
#include "kiosk/shell/task_thread.h"
#include "kiosk/shell/ticket_desk.h"

namespace waymark::shell {

// Why a kiosk could not start: the exit code, and the sentence for whoever looks.
struct StartFailure {
  int exit_code = kExitConfiguration;
  base::Error error;
};
template <class T>
using Started = tl::expected<T, StartFailure>;

class Kiosk {
 public:
  [[nodiscard]] static Started<std::unique_ptr<Kiosk>> create(const Options& options, const base::io::Clock& clock);

  // Until there is an exit code, or stop() (from any thread): 0.
  [[nodiscard]] int run();
  void stop();

  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;
  ~Kiosk();

 private:
  Kiosk(const Options& options, const base::io::Clock& clock) : options_(options), clock_(clock) {}

  [[nodiscard]] Started<void> open_ground();
  [[nodiscard]] Started<void> open_stores();
  [[nodiscard]] Started<void> open_link();
  void use_words(words::Catalogue words);
  void connect();
  void connect_media();
  void begin();
  void tell_earlier_ends();

  const Options& options_;
  const base::io::Clock& clock_;
  Mailbox mailbox_;
  paint::MovingPictures pictures_;
  words::Catalogue words_;
  std::unique_ptr<Outbox> outbox_;
  std::unique_ptr<PrintJournal> journal_;
  std::shared_ptr<const core::Configuration> configuration_;
  std::filesystem::path bundle_;  // the folder of the one in force; empty without a configuration
  std::string theme_refused_;
  std::optional<Identity> identity_;
  std::unique_ptr<Glass> glass_;
  std::atomic<bool> mirror_wanted_{false};
  std::atomic<bool> mirror_now_{false};
  std::atomic<bool> stopping_{false};
  std::atomic<bool> moving_{false};  // a picture has changed
  bool sharing_ = false;             // the adviser sees the screen

  std::unique_ptr<TaskThread> store_;
  std::unique_ptr<LinkThread> link_;
  std::unique_ptr<MediaDesk> media_;
  std::unique_ptr<DeviceThread> devices_;
  std::unique_ptr<TicketDesk> tickets_;
  std::unique_ptr<PrintDesk> prints_;
  std::unique_ptr<Voice> voice_;
  std::unique_ptr<SpeechDesk> speech_;
  std::unique_ptr<StaffGate> gate_;
  std::unique_ptr<StaffDesk> staff_;
  std::unique_ptr<Effects> effects_;
  std::unique_ptr<Loop> loop_;
};

struct OpenedGlass {
  std::unique_ptr<Glass> glass;
  std::string theme_refused;  // why the council's theme is not in use; empty: it is, or there is none
};

// The theme folder of the bundle in force; empty: the installed theme.
using ThemeFolder = std::function<std::filesystem::path()>;

// The glass that the options ask for. `theme` is asked once, from a thread of its own while the display opens, and may
// block. `mailbox` ends the glass's waits; `pictures`: what moves on it.
[[nodiscard]] Started<OpenedGlass> open_glass(const Options& options, Mailbox& mailbox, paint::MovingPictures& pictures,
                                              const ThemeFolder& theme);

}  // namespace waymark::shell

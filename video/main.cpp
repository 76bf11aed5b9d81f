// waymark-media: pictures, sound and data channels of a call with an adviser, for one kiosk that started it.
//
// It is started by video/client with its line on descriptor 3 and ends when that closes; nothing else talks to it. Exit
// codes as everywhere in Waymark: 0 the kiosk has gone, 10 GStreamer or one of its plugins is missing, 70 internal.
#include <glib-unix.h>
#include <malloc.h>
#include <sys/prctl.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/io/log.h"
#include "devices/channel/sealed_memory.h"
#include "video/engine/engine.h"
#include "video/engine/plugins.h"
#include "video/line/line.h"

namespace waymark::video {
namespace {

constexpr int kExitConfiguration = 10;
constexpr int kExitInternal = 70;

// Without destructors: a device's driver may hang in its close, and nothing here needs an orderly end.
[[noreturn]] void leave(int code) {
  std::fflush(stderr);
  std::_Exit(code);
}

class Program {
 public:
  Program() {
    ::g_unix_fd_add(line_.fd(), static_cast<GIOCondition>(G_IO_IN | G_IO_HUP | G_IO_ERR), on_readable, this);
  }

  void run() {
    GMainLoop* loop = ::g_main_loop_new(nullptr, FALSE);
    ::g_main_loop_run(loop);
    ::g_main_loop_unref(loop);
  }

 private:
  void tell(const MediaEvent& event) {
    const auto wire = to_wire(event);
    if (!wire) return base::io::log_error("media", wire.error());
    if (auto sent = line_.send(*wire); !sent)
      leave(sent.error().code == base::ErrorCode::kUnavailable ? 0 : kExitInternal);
  }

  void hand_over(const MediaEvent& event, const base::Secret& attached) {
    const auto wire = to_wire(event);
    auto memory = devices::make_sealed_memory(attached.reveal());
    if (!wire || !memory) return base::io::log_error("media", wire ? memory.error() : wire.error());
    if (auto sent = line_.send(*wire, std::move(*memory)); !sent)
      leave(sent.error().code == base::ErrorCode::kUnavailable ? 0 : kExitInternal);
  }

  static gboolean on_readable(gint, GIOCondition, gpointer self) {
    static_cast<Program*>(self)->read();
    return G_SOURCE_CONTINUE;
  }

  void read() {
    auto message = line_.receive();
    if (!message) leave(message.error().code == base::ErrorCode::kUnavailable ? 0 : kExitInternal);
    if (!*message) return;
    const auto command = command_from_wire((*message)->text);
    const auto done = command ? engine_.act(*command, (*message)->attached) : tl::unexpected(command.error());
    if (done) return;
    base::io::log_error("media", done.error());
    leave(kExitInternal);
  }

  Line line_{devices::Channel{devices::Descriptor{kLineDescriptor}}};
  Engine engine_{[this](const MediaEvent& event) { tell(event); },
                 [this](const MediaEvent& event, const base::Secret& attached) { hand_over(event, attached); }};
  // What the kiosk could not take at once goes out when the next event does, or within this.
  Ticker flush_{50, [this] {
                  if (!line_.flush()) leave(0);
                }};
};

int run() {
  // A kiosk that is killed takes its calls with it.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // Nobody else of this user may look into its memory.
  ::prctl(PR_SET_DUMPABLE, 0);
  ::signal(SIGPIPE, SIG_IGN);
  // Each leg has threads of its own, and memory that went through a pool for each of them would come back late or
  // never.
  ::mallopt(M_ARENA_MAX, 2);
  if (auto loaded = load_gstreamer(); !loaded) {
    base::io::log_error("media", loaded.error());
    return kExitConfiguration;
  }
  Program{}.run();
  return 0;
}

}  // namespace
}  // namespace waymark::video

int main() { waymark::video::leave(waymark::video::run()); }

#include "tests/lockdown/wayland_client.h"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>
#include <xdg-shell-client-protocol.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace waymark::lockdown {
namespace {

constexpr unsigned kLeftButton = 1;

}  // namespace

class WaylandClient {
 public:
  explicit WaylandClient(Stage& stage) : stage_(stage), display_(wl_display_connect(stage.wayland_socket().c_str())) {}
  WaylandClient(const WaylandClient&) = delete;
  WaylandClient& operator=(const WaylandClient&) = delete;
  ~WaylandClient() {
    if (display_ != nullptr) wl_display_disconnect(display_);
  }

  WaylandDrag drag() {
    WaylandDrag result;
    if (display_ == nullptr || !bind_globals()) return result;
    show_window();
    result.began = put_a_finger_on_the_window() && begin_to_drag();
    for (int step = 1; result.began && step <= 10; ++step) {
      stage_.move(stage_.width() / 2 + 20 * step, stage_.height() / 2 - 20 * step);
      stage_.flush();
      wl_display_roundtrip(display_);
    }
    stage_.button(kLeftButton, false);
    stage_.flush();
    result.was_let_go = result.began && pump([this] { return over_; });
    return result;
  }

  bool own_clipboard() {
    if (display_ == nullptr || !bind_globals()) return false;
    show_window();
    const bool touched = put_a_finger_on_the_window();
    stage_.button(kLeftButton, false);
    stage_.flush();
    if (!touched) return false;
    wl_data_source* const source = offer({"text/plain;charset=utf-8", "text/plain", "UTF8_STRING"});
    wl_data_device_set_selection(wl_data_device_manager_get_data_device(manager_, seat_), source, pressed_);
    const bool copied = pump([this] { return asked_; });  // weston keeps a copy, for when its owner is gone
    asked_ = false;
    hide_window();
    return copied && wl_display_roundtrip(display_) >= 0 && !over_;
  }
  void listen() { wl_display_roundtrip(display_); }
  [[nodiscard]] bool was_asked() const { return asked_; }
  [[nodiscard]] bool is_over() const { return over_; }

 private:
  bool bind_globals() {
    static constexpr wl_registry_listener kListener{
        [](void* self, wl_registry* registry, std::uint32_t name, const char* interface, std::uint32_t version) {
          static_cast<WaylandClient*>(self)->bind_one(registry, name, interface, version);
        },
        [](void*, wl_registry*, std::uint32_t) {}};
    wl_registry_add_listener(wl_display_get_registry(display_), &kListener, this);
    wl_display_roundtrip(display_);
    return compositor_ != nullptr && memory_ != nullptr && shell_ != nullptr && seat_ != nullptr && manager_ != nullptr;
  }

  void bind_one(wl_registry* registry, std::uint32_t name, std::string_view interface, std::uint32_t version) {
    const auto bind = [&](auto& proxy, const wl_interface& wanted, std::uint32_t most) {
      if (interface != wanted.name) return;
      proxy = static_cast<std::remove_reference_t<decltype(proxy)>>(
          wl_registry_bind(registry, name, &wanted, std::min(version, most)));
    };
    bind(compositor_, wl_compositor_interface, 4);
    bind(memory_, wl_shm_interface, 1);
    bind(shell_, xdg_wm_base_interface, 1);
    bind(seat_, wl_seat_interface, 1);
    bind(manager_, wl_data_device_manager_interface, 3);
  }

  void show_window() {
    surface_ = wl_compositor_create_surface(compositor_);
    static constexpr xdg_surface_listener kListener{
        [](void*, xdg_surface* surface, std::uint32_t serial) { xdg_surface_ack_configure(surface, serial); }};
    shell_surface_ = xdg_wm_base_get_xdg_surface(shell_, surface_);
    xdg_surface_add_listener(shell_surface_, &kListener, this);
    toplevel_ = xdg_surface_get_toplevel(shell_surface_);
    wl_surface_commit(surface_);
    wl_display_roundtrip(display_);
    const int row = stage_.width() * 4;
    const int bytes = row * stage_.height();
    const int file = ::memfd_create("window", MFD_CLOEXEC);
    if (::ftruncate(file, bytes) != 0) return;
    wl_shm_pool* const pool = wl_shm_create_pool(memory_, file, bytes);
    wl_surface_attach(surface_,
                      wl_shm_pool_create_buffer(pool, 0, stage_.width(), stage_.height(), row, WL_SHM_FORMAT_XRGB8888),
                      0, 0);
    ::close(file);
    wl_surface_commit(surface_);
    wl_display_roundtrip(display_);
  }

  bool put_a_finger_on_the_window() {
    // The rest, of wheels, belongs to later versions than the one that is asked for.
    static constexpr wl_pointer_listener kListener = [] {
      wl_pointer_listener listener{};
      listener.enter = [](void* self, wl_pointer*, std::uint32_t, wl_surface*, wl_fixed_t, wl_fixed_t) {
        static_cast<WaylandClient*>(self)->entered_ = true;
      };
      listener.leave = [](void*, wl_pointer*, std::uint32_t, wl_surface*) {};
      listener.motion = [](void*, wl_pointer*, std::uint32_t, wl_fixed_t, wl_fixed_t) {};
      listener.button = [](void* self, wl_pointer*, std::uint32_t serial, std::uint32_t, std::uint32_t, std::uint32_t) {
        static_cast<WaylandClient*>(self)->pressed_ = serial;
      };
      listener.axis = [](void*, wl_pointer*, std::uint32_t, std::uint32_t, wl_fixed_t) {};
      return listener;
    }();
    wl_pointer_add_listener(wl_seat_get_pointer(seat_), &kListener, this);
    const bool entered = pump([this] {
      stage_.move(stage_.width() / 2 + (nudge_ = !nudge_), stage_.height() / 2);
      stage_.flush();
      return entered_;
    });
    if (!entered) return false;
    stage_.button(kLeftButton, true);
    stage_.flush();
    return pump([this] { return pressed_ != 0; });
  }

  wl_data_source* offer(const std::vector<const char*>& types) {
    static constexpr wl_data_source_listener kListener{
        [](void*, wl_data_source*, const char*) {},
        [](void* self, wl_data_source*, const char*, std::int32_t file) {
          static constexpr std::string_view kList = "file:///etc/passwd\r\n";
          static_cast<WaylandClient*>(self)->asked_ = true;
          static_cast<void>(::write(file, kList.data(), kList.size()) < 0);
          ::close(file);
        },
        [](void* self, wl_data_source*) { static_cast<WaylandClient*>(self)->over_ = true; },
        [](void* self, wl_data_source*) { static_cast<WaylandClient*>(self)->over_ = true; },
        [](void* self, wl_data_source*) { static_cast<WaylandClient*>(self)->over_ = true; },
        [](void*, wl_data_source*, std::uint32_t) {}};
    wl_data_source* const source = wl_data_device_manager_create_data_source(manager_);
    wl_data_source_add_listener(source, &kListener, this);
    for (const char* type : types) wl_data_source_offer(source, type);
    return source;
  }

  bool begin_to_drag() {
    wl_data_source* const source = offer({"text/uri-list", "text/plain;charset=utf-8", "text/plain"});
    wl_data_source_set_actions(source, WL_DATA_DEVICE_MANAGER_DND_ACTION_COPY);
    wl_data_device_start_drag(wl_data_device_manager_get_data_device(manager_, seat_), source, surface_, nullptr,
                              pressed_);
    wl_display_roundtrip(display_);
    hide_window();
    return wl_display_roundtrip(display_) >= 0 && !over_;  // a drag that is refused is over at once
  }

  void hide_window() {
    xdg_toplevel_destroy(toplevel_);
    xdg_surface_destroy(shell_surface_);
    wl_surface_destroy(surface_);
  }

  template <class Holds>
  bool pump(Holds&& holds) {
    return until([&] {
      while (wl_display_prepare_read(display_) != 0) wl_display_dispatch_pending(display_);
      wl_display_flush(display_);
      pollfd ready{wl_display_get_fd(display_), POLLIN, 0};
      if (::poll(&ready, 1, 20) > 0) {
        wl_display_read_events(display_);
      } else {
        wl_display_cancel_read(display_);
      }
      wl_display_dispatch_pending(display_);
      return holds();
    });
  }

  Stage& stage_;
  wl_display* display_;
  wl_compositor* compositor_ = nullptr;
  wl_shm* memory_ = nullptr;
  xdg_wm_base* shell_ = nullptr;
  wl_seat* seat_ = nullptr;
  wl_data_device_manager* manager_ = nullptr;
  wl_surface* surface_ = nullptr;
  xdg_surface* shell_surface_ = nullptr;
  xdg_toplevel* toplevel_ = nullptr;
  bool entered_ = false;
  bool nudge_ = false;
  std::uint32_t pressed_ = 0;
  bool asked_ = false;  // for what it offers
  bool over_ = false;   // the drag, or the clipboard
};

WaylandDrag drag_a_file(Stage& stage) { return WaylandClient{stage}.drag(); }

WaylandClipboard::WaylandClipboard(Stage& stage)
    : client_(std::make_unique<WaylandClient>(stage)), owned_(client_->own_clipboard()) {}

WaylandClipboard::~WaylandClipboard() = default;

bool WaylandClipboard::was_read() {
  client_->listen();
  return client_->was_asked();
}

bool WaylandClipboard::was_replaced() {
  client_->listen();
  return client_->is_over();
}

}  // namespace waymark::lockdown

// The window of kiosk/paint as the loop's Glass: the painter's inputs become the heart's events.
#pragma once

#include <string>
#include <vector>

#include "kiosk/paint/window.h"
#include "kiosk/shell/glass.h"

namespace waymark::shell {

class WindowGlass final : public Glass {
 public:
  WindowGlass(paint::Window window, const paint::Viewing& viewing) : window_(std::move(window)), viewing_(viewing) {}

  [[nodiscard]] std::vector<core::Event> wait(std::optional<std::chrono::milliseconds> at_most) override;
  void present(const view::View& view) override;
  void refresh_moving() override { window_.refresh_moving(); }
  [[nodiscard]] std::vector<core::WipeOwner> forget() override;
  [[nodiscard]] std::uint64_t frames() const override { return window_.frames(); }
  [[nodiscard]] int default_text_percent() const override;
  [[nodiscard]] bool alive() const override { return window_.mapped(); }
  [[nodiscard]] bool blank() override { return window_.blank(); }
  void redraw() override { window_.redraw(); }

  void show_moving(paint::MovingPictures& pictures) { window_.show_moving(&pictures); }
  void wake() { window_.wake(); }  // from any thread

 private:
  void take(paint::Input& input, std::vector<core::Event>& out);

  paint::Window window_;
  paint::Viewing viewing_;
  view::NodeId anywhere_;  // what a touch beside every control does: the attract screen starts wherever it is touched
};

}  // namespace waymark::shell

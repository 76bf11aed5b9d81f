// No window: the kiosk is its mailbox (devices, hub, mirror). Costs nothing while nothing happens.
#pragma once

#include "kiosk/shell/glass.h"
#include "kiosk/shell/mailbox.h"

namespace waymark::shell {

class HeadlessGlass final : public Glass {
 public:
  HeadlessGlass(Mailbox& mailbox, int text_percent) : mailbox_(mailbox), text_percent_(text_percent) {}

  [[nodiscard]] std::vector<core::Event> wait(std::optional<std::chrono::milliseconds> at_most) override {
    mailbox_.wait(at_most);
    return {};
  }
  void present(const view::View&) override { ++frames_; }
  [[nodiscard]] std::vector<core::WipeOwner> forget() override { return {}; }
  [[nodiscard]] std::uint64_t frames() const override { return frames_; }
  [[nodiscard]] int default_text_percent() const override { return text_percent_; }
  [[nodiscard]] bool alive() const override { return true; }
  [[nodiscard]] bool blank() override { return false; }
  void redraw() override {}

 private:
  Mailbox& mailbox_;
  int text_percent_;
  std::uint64_t frames_ = 0;
};

}  // namespace waymark::shell

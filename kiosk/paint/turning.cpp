#include "kiosk/paint/turning.h"

#include <algorithm>

namespace waymark::paint {
namespace {

constexpr float kDensest = 190;  // of the veil, at first

bool has_dialog(const view::View& view) {
  return std::any_of(view.regions.begin(), view.regions.end(),
                     [](const view::Node& node) { return node.role == view::Role::kDialog; });
}

// The attract screen that speaks another language is the same page.
bool another_page(const view::View& before, const view::View& after) {
  return before.screen != after.screen || (before.lang == after.lang && before.title != after.title);
}

}  // namespace

void Turning::show(const view::View& before, const view::View& after, Clock::time_point now) {
  if (!another_page(before, after)) return;
  const bool fast = last_page_ && now - *last_page_ < kRest;
  last_page_ = now;
  const bool calm = after.presentation.motion && after.presentation.contrast == view::Contrast::kStandard;
  began_.reset();
  if (calm && !fast && !has_dialog(before) && !has_dialog(after)) began_ = now;
}

std::uint8_t Turning::veil(Clock::time_point now) const {
  if (!began_) return 0;
  const float part = std::chrono::duration<float>(now - *began_) / std::chrono::duration<float>(kTakes);
  const float left = 1 - std::clamp(part, 0.0F, 1.0F);
  return static_cast<std::uint8_t>(kDensest * left * left);
}

std::optional<std::chrono::milliseconds> Turning::next_picture(Clock::time_point now) const {
  if (!began_) return std::nullopt;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(last_picture_ + kFrame - now);
  return std::max(left, std::chrono::milliseconds{0});
}

void Turning::shown(Clock::time_point now) {
  last_picture_ = now;
  if (began_ && now - *began_ >= kTakes) began_.reset();
}

}  // namespace waymark::paint

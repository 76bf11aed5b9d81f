#include "kiosk/shell/window_glass.h"

#include <utility>
#include <variant>

namespace waymark::shell {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

// Nothing for a key that moves no focus: the page keys, which the glass answers to, and a socket.
std::optional<core::Key> key_of(paint::Key key) {
  switch (key) {
    case paint::Key::kUp:
      return core::Key::kUp;
    case paint::Key::kDown:
      return core::Key::kDown;
    case paint::Key::kLeft:
      return core::Key::kLeft;
    case paint::Key::kRight:
      return core::Key::kRight;
    case paint::Key::kNext:
      return core::Key::kNext;
    case paint::Key::kPrevious:
      return core::Key::kPrevious;
    case paint::Key::kSelect:
      return core::Key::kSelect;
    case paint::Key::kEnter:
      return core::Key::kEnter;
    case paint::Key::kHelp:
      return core::Key::kHelp;
    case paint::Key::kDeleteBack:
      return core::Key::kDeleteBack;
    case paint::Key::kDeleteForward:
      return core::Key::kDeleteForward;
    case paint::Key::kHome:
      return core::Key::kHome;
    case paint::Key::kEnd:
      return core::Key::kEnd;
    case paint::Key::kEscape:
      return core::Key::kEscape;
    case paint::Key::kExtendLeft:
      return core::Key::kExtendLeft;
    case paint::Key::kExtendRight:
      return core::Key::kExtendRight;
    case paint::Key::kExtendHome:
      return core::Key::kExtendHome;
    case paint::Key::kExtendEnd:
      return core::Key::kExtendEnd;
    case paint::Key::kBack:
      return core::Key::kBack;
    case paint::Key::kPause:
      return core::Key::kPause;
    case paint::Key::kPageUp:
    case paint::Key::kPageDown:
    case paint::Key::kHeadphonesIn:
    case paint::Key::kHeadphonesOut:
    case paint::Key::kHandsetLifted:
    case paint::Key::kHandsetReplaced:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<core::Event> WindowGlass::wait(std::optional<std::chrono::milliseconds> at_most) {
  std::vector<core::Event> out;
  for (paint::Input& input : window_.wait(at_most)) take(input, out);
  return out;
}

void WindowGlass::take(paint::Input& input, std::vector<core::Event>& out) {
  std::visit(Overloaded{
                 [&](const paint::KeyPressed& one) {
                   if (const auto key = key_of(one.key)) out.emplace_back(core::NavKey{*key});
                   if (one.key == paint::Key::kHeadphonesIn) out.emplace_back(core::HeadphonesChanged{true});
                   if (one.key == paint::Key::kHeadphonesOut) out.emplace_back(core::HeadphonesChanged{false});
                   if (one.key == paint::Key::kHandsetLifted) out.emplace_back(core::HandsetMoved{true});
                   if (one.key == paint::Key::kHandsetReplaced) out.emplace_back(core::HandsetMoved{false});
                 },
                 [&](paint::TextEntered& one) { out.emplace_back(core::TextTyped{std::move(one.utf8)}); },
                 [&](const paint::Activated& one) { out.emplace_back(core::Activate{one.node}); },
                 [&](const paint::CaretPlaced& one) {
                   out.emplace_back(core::CaretSet{one.node, one.grapheme});
                 },
                 [&](const paint::LongPressed& one) {
                   out.emplace_back(core::LongPress{one.node, one.grapheme});
                 },
                 [&](const paint::CornerHeld&) { out.emplace_back(core::StaffCalled{}); },
                 [&](const paint::Touched&) { out.emplace_back(core::Presence{}); },
                 [&](const paint::Tapped&) {
                   if (!anywhere_.empty()) out.emplace_back(core::Activate{anywhere_});
                 },
                 [&](const paint::Scrolled&) { out.emplace_back(core::Presence{}); },
                 [&](const paint::Refused& one) { out.emplace_back(core::Incident{one.what}); },
             },
             input);
}

void WindowGlass::present(const view::View& view) {
  anywhere_ = view.screen == "attract" ? "start" : "";
  window_.present(view);
}

std::vector<core::WipeOwner> WindowGlass::forget() {
  std::vector<core::WipeOwner> out;
  for (const paint::Cleared& one : window_.forget()) out.push_back({one.owner, true, one.bytes});
  return out;
}

int WindowGlass::default_text_percent() const {
  const auto extent = window_.extent();
  return paint::default_text_percent({static_cast<float>(extent.width), static_cast<float>(extent.height)}, viewing_);
}

}  // namespace waymark::shell

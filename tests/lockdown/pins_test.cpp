// What keeps SDL and Dear ImGui from offering more than a kiosk wants: each hint, switch and setting.
#include <SDL.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <set>
#include <string>

#include "kiosk/paint/sdl_pins.h"
#include "kiosk/paint/window.h"
#include "tests/paint/painted.h"
#include "tests/paint/x_server.h"

namespace waymark::paint {
namespace {

class Pins : public testing::Test {
 protected:
  void SetUp() override {
    // Whoever starts the kiosk would like it otherwise.
    for (const auto& [name, value] : kPinnedHints) setenv(name, value[0] == '0' ? "2" : "0", 1);
    for (const auto& [name, value] : kPinnedEnvironment) setenv(name, "@im=fcitx", 1);
    server = XServer::start(800, 600);
    if (server == nullptr) GTEST_SKIP() << "Xvfb is not installed: SDL cannot be started";
    auto opened = Window::create(house_themes, {});
    ASSERT_TRUE(opened) << base::to_string(opened.error());
    window.emplace(std::move(*opened));
  }
  void TearDown() override {
    window.reset();
    server.reset();
  }
  std::unique_ptr<XServer> server;
  std::optional<Window> window;
};

TEST_F(Pins, EveryHintIsOursWhateverTheEnvironmentSays) {
  for (const auto& [name, value] : kPinnedHints) EXPECT_STREQ(SDL_GetHint(name), value) << name;
}

TEST_F(Pins, NoInputMethodAndNoBusIsLookedFor) {
  for (const auto& [name, value] : kPinnedEnvironment) EXPECT_STREQ(SDL_getenv(name), value) << name;
}

TEST_F(Pins, EveryEventIsOffThatIsNotTaken) {
  for (Uint32 type = SDL_FIRSTEVENT + 1; type < SDL_USEREVENT; ++type) {
    const bool taken = std::find(kTakenEvents.begin(), kTakenEvents.end(), type) != kTakenEvents.end();
    if (type > SDL_RENDER_DEVICE_RESET) continue;  // SDL has none there
    EXPECT_EQ(SDL_GetEventState(type), taken ? SDL_ENABLE : SDL_IGNORE) << type;
  }
  for (const Uint32 type : {SDL_DROPFILE, SDL_DROPTEXT, SDL_CLIPBOARDUPDATE, SDL_TEXTEDITING, SDL_MULTIGESTURE,
                            SDL_JOYDEVICEADDED, SDL_CONTROLLERDEVICEADDED, SDL_SYSWMEVENT}) {
    EXPECT_EQ(SDL_GetEventState(type), SDL_IGNORE) << type;
  }
}

TEST_F(Pins, OnlyVideoIsStarted) {
  EXPECT_EQ(SDL_WasInit(0) &
                (SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER | SDL_INIT_HAPTIC | SDL_INIT_SENSOR | SDL_INIT_AUDIO),
            0U);
}

TEST_F(Pins, TheKeyboardIsGrabbedAndTheScreenSaverIsOff) {
  SDL_Window* const raw = SDL_GetWindowFromID(1);
  ASSERT_NE(raw, nullptr);
  using namespace std::chrono_literals;
  // The grab holds from when the display gives the window the keyboard.
  for (int i = 0; i < 40 && SDL_GetWindowKeyboardGrab(raw) != SDL_TRUE; ++i) static_cast<void>(window->wait(50ms));
  EXPECT_EQ(SDL_GetWindowKeyboardGrab(raw), SDL_TRUE);
  EXPECT_EQ(SDL_IsScreenSaverEnabled(), SDL_FALSE);
  EXPECT_NE(SDL_GetWindowFlags(raw) & SDL_WINDOW_BORDERLESS, 0U);
}

// What the archive of kiosk/paint asks other libraries for, as nm -C names it. Nothing where nm is not installed.
std::optional<std::set<std::string>> asked_for() {
  const std::string command = "nm -uC " WAYMARK_PAINT_ARCHIVE " 2>/dev/null";
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  std::set<std::string> names;
  std::array<char, 4096> line{};
  while (fgets(line.data(), line.size(), pipe) != nullptr) {
    const std::string text = line.data();
    const auto at = text.find(" U ");
    if (at != std::string::npos) names.insert(text.substr(at + 3, text.find_first_of("(\n", at + 3) - at - 3));
  }
  if (pclose(pipe) != 0) return std::nullopt;
  return names;
}

// Of Dear ImGui only the draw list and its OpenGL half are used: no window, no text field, no clipboard, no file, no
// demonstration.
TEST(ImGuiPins, NothingWithAWindowOrAFileIsCalled) {
  const auto names = asked_for();
  if (!names) GTEST_SKIP() << "nm is not installed";
  const std::set<std::string> allowed{
      "CreateContext",        "DestroyContext", "GetIO",   "GetCurrentContext",
      "SetCurrentContext",    "MemAlloc",       "MemFree", "DebugCheckVersionAndDataLayout",
      "GetDrawListSharedData"};
  constexpr std::string_view kImGui = "ImGui::";
  for (const std::string& one : *names) {
    if (!one.starts_with(kImGui)) continue;
    EXPECT_TRUE(allowed.contains(one.substr(kImGui.size()))) << one;
  }
}

// Of SDL nothing that reads or writes a clipboard, opens an address, asks a question in a window of its own or listens
// to a joystick.
TEST(SdlPins, NothingThatLeadsOutIsCalled) {
  const auto names = asked_for();
  if (!names) GTEST_SKIP() << "nm is not installed";
  EXPECT_TRUE(names->contains("SDL_CreateWindow")) << "nm names them otherwise";
  for (const std::string& one : *names) {
    if (!one.starts_with("SDL_")) continue;
    for (const char* unwanted : {"Clipboard", "PrimarySelection", "OpenURL", "MessageBox", "Joystick", "GameController",
                                 "Haptic", "Sensor", "LoadObject"})
      EXPECT_EQ(one.find(unwanted), std::string::npos) << one;
  }
}

}  // namespace
}  // namespace waymark::paint

// The window on a real (virtual) display, with real keys and pointers.
#include "kiosk/paint/window.h"

#include <SDL.h>
#include <gtest/gtest.h>
#include <time.h>

#include <atomic>
#include <thread>

#include "tests/paint/painted.h"
#include "tests/paint/sample_views.h"
#include "tests/paint/x_server.h"

namespace waymark::paint {
namespace {

using samples::Language;
using namespace std::chrono_literals;

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

class WindowTest : public testing::Test {
 protected:
  void SetUp() override {
    server = XServer::start();
    if (server == nullptr) GTEST_SKIP() << "Xvfb is not installed: the window is not tested";
    ::setenv("XCOMPOSEFILE", WAYMARK_SOURCE_DIR "/themes/keypads/compose", 1);  // as main() does
    ::setenv("LC_ALL", "C", 1);  // as a bare service starts it: letters beyond ASCII come all the same
    server->rename_key("F12", "dead_circumflex");
    WindowOptions options;
    options.presenter = PresenterKind::kSoftware;
    options.keys = keys();
    auto opened = Window::create(house_themes, options);
    ASSERT_TRUE(opened) << base::to_string(opened.error());
    window.emplace(std::move(*opened));
    painter.emplace(house_painter());
  }
  void TearDown() override {
    window.reset();  // before its display goes
    server.reset();
  }

  virtual keypad::KeyMap keys() { return house_keyboard(); }

  void show(const view::View& view) {
    window->present(view);
    painter->paint(view, {1920, 1080});
    settle();
  }
  // Everything the display has to say for now. What it says about its own window is of no interest here.
  Inputs settle() {
    Inputs all;
    for (int quiet = 0; quiet < 2;) {
      Inputs some = window->wait(60ms);
      quiet = some.empty() ? quiet + 1 : 0;
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
  }
  template <class Kind>
  std::vector<Kind> only(const Inputs& inputs) {
    std::vector<Kind> found;
    for (const Input& input : inputs) {
      if (const auto* kind = std::get_if<Kind>(&input)) found.push_back(*kind);
    }
    return found;
  }
  Point middle(const char* id) { return box_of(painter->layout(), id)->rect.centre(); }
  void touch(Point at) {
    server->press_at(static_cast<int>(at.x), static_cast<int>(at.y));
    server->release_at(static_cast<int>(at.x), static_cast<int>(at.y));
  }

  std::unique_ptr<XServer> server;
  std::optional<Window> window;
  std::optional<Painter> painter;
};

TEST_F(WindowTest, OutlivesARequestThatX11Refuses) {
  server->refuse_something();
  show(samples::question(Language::kEnglish));
  EXPECT_FALSE(server->is_blank());
}

TEST_F(WindowTest, IsBlankUntilSomethingIsShownAndAfterItWasForgotten) {
  EXPECT_TRUE(window->blank());
  show(samples::home(Language::kEnglish));
  EXPECT_FALSE(window->blank());
  static_cast<void>(window->forget());
  EXPECT_TRUE(window->blank());
  show(samples::home(Language::kEnglish));
  EXPECT_FALSE(window->blank());
}

TEST_F(WindowTest, DrawsAllOfItAgainWhenAsked) {
  show(samples::home(Language::kEnglish));
  const std::uint64_t before = window->frames();
  window->redraw();
  EXPECT_EQ(window->frames(), before + 1);
}

TEST_F(WindowTest, ShowsTheViewToWhoeverLooksAtTheDisplay) {
  const view::View view = samples::home(Language::kEnglish);
  show(view);
  const auto captured = window->capture();
  ASSERT_TRUE(captured);
  EXPECT_EQ(difference(*captured, render_to_image(view, house_themes(), 1920, 1080)->image), 0);
  EXPECT_EQ(server->pixel(1900, 20), 0x0E3444U);  // the banner
  EXPECT_EQ(server->pixel(20, 700), 0xF6F7F8U);   // the page
  EXPECT_GE(window->frames(), 1U);
  EXPECT_TRUE(window->mapped());
}

TEST_F(WindowTest, UsesNoCpuWhileNobodyIsThere) {
  show(samples::attract(Language::kEnglish));
  const double before = cpu_milliseconds();
  EXPECT_TRUE(window->wait(3s).empty());
  const double used = cpu_milliseconds() - before;
  RecordProperty("idle_cpu_percent", std::to_string(used / 30.0));
  EXPECT_LT(used, 3.0) << "more than 0.1 % of a core";
}

TEST_F(WindowTest, DrawsNoFrameForTheSameView) {
  show(samples::home(Language::kEnglish));
  const auto frames = window->frames();
  window->present(samples::home(Language::kEnglish));
  EXPECT_EQ(window->frames(), frames);
}

TEST_F(WindowTest, TellsWhichControlWasPressed) {
  show(samples::home(Language::kEnglish));
  touch(middle("home.talk"));
  const auto activated = only<Activated>(settle());
  ASSERT_EQ(activated.size(), 1U);
  EXPECT_EQ(activated[0].node, "home.talk");
}

TEST_F(WindowTest, ActsOnReleaseAndOnlyWhereItWasPressed) {
  show(samples::home(Language::kEnglish));
  const Point talk = middle("home.talk");
  server->press_at(static_cast<int>(talk.x), static_cast<int>(talk.y));
  EXPECT_TRUE(only<Activated>(settle()).empty());
  server->release_at(20, 700);
  EXPECT_TRUE(only<Activated>(settle()).empty());
}

TEST_F(WindowTest, ShowsThePressAtOnce) {
  show(samples::home(Language::kEnglish));
  const Point talk = middle("home.talk");
  const auto frames = window->frames();
  server->press_at(static_cast<int>(talk.x), static_cast<int>(talk.y));
  settle();
  EXPECT_GT(window->frames(), frames);
}

TEST_F(WindowTest, PutsTheCaretWhereAFieldIsTouched) {
  show(samples::question(Language::kEnglish));
  const Rect field = box_of(painter->layout(), "field.name")->rect;
  touch({field.right() - 20, field.centre().y});
  const auto placed = only<CaretPlaced>(settle());
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed[0].node, "field.name");
  EXPECT_EQ(placed[0].grapheme, 16U);  // the end of "Aonghas MacLeòid"
}

TEST_F(WindowTest, TellsOfAPlaceInAFieldThatIsHeldAndThenOfNothingMore) {
  show(samples::question(Language::kEnglish));
  const Rect field = box_of(painter->layout(), "field.name")->rect;
  server->press_at(static_cast<int>(field.x + 40), static_cast<int>(field.centre().y));
  Inputs inputs;
  for (int i = 0; i < 20 && only<LongPressed>(inputs).empty(); ++i) inputs = window->wait(2s);
  const auto held = only<LongPressed>(inputs);
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].node, "field.name");
  EXPECT_TRUE(held[0].grapheme);
  server->release_at(static_cast<int>(field.x + 40), static_cast<int>(field.centre().y));
  EXPECT_TRUE(only<CaretPlaced>(settle()).empty());
}

TEST_F(WindowTest, TellsOfTheHeldCornerOfTheCouncilsSignAndThenOfNothingMore) {
  show(samples::home(Language::kEnglish));
  server->press_at(10, 10);
  Inputs inputs;
  for (int i = 0; i < 20 && only<CornerHeld>(inputs).empty(); ++i) inputs = window->wait(5s);
  EXPECT_EQ(only<CornerHeld>(inputs).size(), 1U);
  server->release_at(10, 10);
  inputs = settle();
  EXPECT_TRUE(only<Activated>(inputs).empty());
  EXPECT_TRUE(only<Tapped>(inputs).empty());
}

TEST_F(WindowTest, AFingerThatRestsElsewhereCallsNoStaff) {
  show(samples::home(Language::kEnglish));
  const Point talk = middle("home.talk");
  server->press_at(static_cast<int>(talk.x), static_cast<int>(talk.y));
  for (int i = 0; i < 6; ++i) EXPECT_TRUE(only<CornerHeld>(window->wait(800ms)).empty());
  server->release_at(static_cast<int>(talk.x), static_cast<int>(talk.y));
}

TEST_F(WindowTest, TakesALongPressOfAButtonAsASlowOne) {
  show(samples::home(Language::kEnglish));
  const Point talk = middle("home.talk");
  server->press_at(static_cast<int>(talk.x), static_cast<int>(talk.y));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(only<LongPressed>(window->wait(300ms)).empty());
  server->release_at(static_cast<int>(talk.x), static_cast<int>(talk.y));
  EXPECT_EQ(only<Activated>(settle()).size(), 1U);
}

TEST_F(WindowTest, GivesTypedTextAndKeysByTheirMeaning) {
  show(samples::question(Language::kEnglish));
  server->key("a");
  server->key("Tab");
  server->key("BackSpace");
  server->key("space");
  const Inputs inputs = settle();
  const auto texts = only<TextEntered>(inputs);
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0].utf8.reveal(), "a");
  EXPECT_EQ(texts[1].utf8.reveal(), " ");  // in a field a space is a letter
  const auto keys = only<KeyPressed>(inputs);
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_EQ(keys[0].key, Key::kNext);
  EXPECT_EQ(keys[1].key, Key::kDeleteBack);
}

TEST_F(WindowTest, ComposesADeadKeyAndALetter) {
  show(samples::question(Language::kEnglish));
  server->key("dead_circumflex");
  server->key("w");
  const auto texts = only<TextEntered>(settle());
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0].utf8.reveal(), "ŵ");
}

TEST_F(WindowTest, TakesSpaceAsPressingWhatIsInFocus) {
  show(samples::home(Language::kEnglish));
  server->key("space");
  const Inputs inputs = settle();
  ASSERT_EQ(only<KeyPressed>(inputs).size(), 1U);
  EXPECT_EQ(only<KeyPressed>(inputs)[0].key, Key::kSelect);
  EXPECT_TRUE(only<TextEntered>(inputs).empty());
}

TEST_F(WindowTest, DoesNotRepeatAHeldKey) {
  show(samples::question(Language::kEnglish));
  server->key_down("b");
  Inputs inputs = window->wait(1500ms);  // Xvfb repeats after 660 ms
  for (Inputs more = window->wait(1500ms); !more.empty(); more = window->wait(300ms))
    std::move(more.begin(), more.end(), std::back_inserter(inputs));
  server->key_up("b");
  settle();
  EXPECT_EQ(only<TextEntered>(inputs).size(), 1U);
}

TEST_F(WindowTest, RefusesChordsFunctionKeysAndOtherButtons) {
  show(samples::question(Language::kEnglish));
  server->key_down("Control_L");
  server->key("v");
  server->key_up("Control_L");
  server->key_down("Alt_L");
  server->key("F4");
  server->key_up("Alt_L");
  server->key("F5");
  server->click(3);
  const Inputs inputs = settle();
  EXPECT_TRUE(only<TextEntered>(inputs).empty());
  EXPECT_TRUE(only<KeyPressed>(inputs).empty());
  std::vector<std::string> words;
  for (const Refused& one : only<Refused>(inputs)) words.push_back(one.what);
  EXPECT_EQ(words, (std::vector<std::string>{"chord", "chord", "key", "button"}));
}

TEST_F(WindowTest, ScrollsLongContentByItsButtonsAndTheWheel) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  view.focus = "continue";
  show(view);
  touch(middle(kScrollDown));
  const auto scrolled = only<Scrolled>(settle());
  ASSERT_EQ(scrolled.size(), 1U);
  EXPECT_EQ(scrolled[0].page, 2);
  server->click(4);  // the wheel, upwards
  EXPECT_EQ(only<Scrolled>(settle()).size(), 1U);
}

TEST_F(WindowTest, IsWokenFromAnotherThread) {
  show(samples::attract(Language::kEnglish));
  const auto before = std::chrono::steady_clock::now();
  std::thread other([this] { window->wake(); });
  EXPECT_TRUE(window->wait(20s).empty());
  other.join();
  EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

TEST_F(WindowTest, CountsFingersOnce) {
  show(samples::home(Language::kEnglish));
  const Point talk = middle("home.talk");
  const auto finger = [&](Uint32 type, SDL_FingerID id, float x, float y) {
    SDL_Event event;
    SDL_zero(event);
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    SDL_PushEvent(&event);
  };
  const float x = talk.x / 1920;
  const float y = talk.y / 1080;
  finger(SDL_FINGERDOWN, 1, x, y);
  finger(SDL_FINGERDOWN, 2, 0.1F, 0.9F);
  finger(SDL_FINGERUP, 2, 0.1F, 0.9F);
  finger(SDL_FINGERUP, 1, x, y);
  Inputs inputs = settle();
  EXPECT_EQ(only<Activated>(inputs).size(), 1U);
  ASSERT_EQ(only<Refused>(inputs).size(), 1U);
  EXPECT_EQ(only<Refused>(inputs)[0].what, "finger");
  // A finger that lifts without having been put down, and one that is nowhere.
  finger(SDL_FINGERUP, 7, x, y);
  finger(SDL_FINGERDOWN, 3, std::nanf(""), 1e30F);
  finger(SDL_FINGERUP, 3, std::nanf(""), -1e30F);
  inputs = settle();
  EXPECT_TRUE(only<Activated>(inputs).empty());
  EXPECT_TRUE(only<Tapped>(inputs).empty());
  EXPECT_EQ(only<Refused>(inputs).size(), 1U);
}

TEST_F(WindowTest, TakesADoubleTapAsOnePressAndADoubledLetterAsTwo) {
  show(samples::home(Language::kEnglish));
  touch(middle("home.talk"));
  touch(middle("home.talk"));
  EXPECT_EQ(only<Activated>(settle()).size(), 1U);
}

TEST_F(WindowTest, DrawsOnceHoweverFarTheWheelIsTurned) {
  view::View view = samples::check_answers(Language::kEnglish);
  view.presentation.text_percent = 200;
  view.focus = "continue";
  show(view);
  const auto frames = window->frames();
  for (int i = 0; i < 400; ++i) server->click(5);
  settle();
  EXPECT_LT(window->frames() - frames, 200U);
}

TEST_F(WindowTest, TakesTextFromAKeyThatTypesAndFromNowhereElse) {
  show(samples::question(Language::kEnglish));
  SDL_Event event;
  SDL_zero(event);
  event.type = SDL_TEXTINPUT;
  event.text.text[0] = 'x';
  SDL_PushEvent(&event);  // an input method's own
  EXPECT_TRUE(only<TextEntered>(settle()).empty());
}

class KeypadTest : public WindowTest {
 protected:
  keypad::KeyMap keys() override {
    auto map = keypad::parse_key_map(R"({"format":1,"name":"A","typing":false,
        "keys":{"up":["F18"],"down":["F19"],"select":["F20"],"help":["F17"],"back":["F21"]}})");
    EXPECT_TRUE(map);
    return *map;
  }
};

TEST_F(KeypadTest, HasItsOwnKeysAndRefusesLetters) {
  show(samples::question(Language::kEnglish));
  server->code(190 + 6);  // F18 of a USB keypad, as X numbers it
  server->key("a");
  server->key("Return");
  const Inputs inputs = settle();
  ASSERT_EQ(only<KeyPressed>(inputs).size(), 1U);
  EXPECT_EQ(only<KeyPressed>(inputs)[0].key, Key::kUp);
  EXPECT_TRUE(only<TextEntered>(inputs).empty());
  EXPECT_EQ(only<Refused>(inputs).size(), 2U);
}

class SlowKeysTest : public WindowTest {
 protected:
  keypad::KeyMap keys() override {
    keypad::KeyMap map = house_keyboard();
    map.timing.slow_keys = 400ms;
    return map;
  }
};

TEST_F(SlowKeysTest, AKeyThatIsOnlyBrushedDoesNothing) {
  show(samples::question(Language::kEnglish));
  server->key("a");
  server->key("Tab");
  EXPECT_TRUE(window->wait(600ms).empty());
  EXPECT_TRUE(settle().empty());
}

TEST_F(SlowKeysTest, AKeyThatIsHeldDoesWhatItSays) {
  show(samples::question(Language::kEnglish));
  server->key_down("a");
  Inputs inputs;
  for (int i = 0; i < 20 && inputs.empty(); ++i) inputs = window->wait(1s);
  server->key_up("a");
  ASSERT_EQ(only<TextEntered>(inputs).size(), 1U);
  EXPECT_EQ(only<TextEntered>(inputs)[0].utf8.reveal(), "a");
}

TEST_F(WindowTest, ForgetsEveryPixelAndSaysSo) {
  show(samples::check_answers(Language::kEnglish));
  const auto cleared = window->forget();
  std::vector<std::string> owners;
  for (const Cleared& one : cleared) owners.push_back(one.owner);
  EXPECT_EQ(owners, (std::vector<std::string>{"view", "tiles", "pixels", "layout", "vertices", "text and glyphs",
                                              "typed events"}));
  for (const Cleared& one : cleared) EXPECT_GT(one.bytes, 0U) << one.owner;
  const auto blank = window->capture();
  ASSERT_TRUE(blank);
  EXPECT_TRUE(std::all_of(blank->pixels.begin(), blank->pixels.end(), [](std::uint32_t p) { return p == 0; }));
  EXPECT_EQ(server->pixel(960, 540), 0U);
  const view::View next = samples::attract(Language::kEnglish);
  window->present(next);
  EXPECT_EQ(difference(*window->capture(), render_to_image(next, house_themes(), 1920, 1080)->image), 0);
}

TEST_F(WindowTest, FadesIntoTheNextPageAndIsThenStill) {
  show(samples::home(Language::kEnglish));
  const view::View next = samples::choice(Language::kEnglish);
  const auto before = window->frames();
  const double cpu = cpu_milliseconds();
  window->present(next);
  EXPECT_EQ(window->frames(), before + 1) << "the first picture comes at once";
  EXPECT_TRUE(window->wait(400ms).empty());
  RecordProperty("fade_cpu_ms", std::to_string(cpu_milliseconds() - cpu));
  RecordProperty("fade_frames", std::to_string(window->frames() - before));
  EXPECT_EQ(difference(*window->capture(), render_to_image(next, house_themes(), 1920, 1080)->image), 0);
  const auto after = window->frames();
  EXPECT_LE(after - before, 9U);
  EXPECT_TRUE(window->wait(400ms).empty());
  EXPECT_EQ(window->frames(), after);
}

TEST_F(WindowTest, ActsOnTheNewPageWhileItFades) {
  show(samples::home(Language::kEnglish));
  const view::View next = samples::choice(Language::kEnglish);
  painter->paint(next, {1920, 1080});
  const Point third = middle("field.bin.2");
  window->present(next);
  touch(third);
  const auto activated = only<Activated>(settle());
  ASSERT_EQ(activated.size(), 1U);
  EXPECT_EQ(activated[0].node, "field.bin.2");
}

}  // namespace
}  // namespace waymark::paint

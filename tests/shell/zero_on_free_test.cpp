// Looks at blocks after they were freed, on purpose: that is what the wipe promises about.
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/shell/memory.h"
#include "kiosk/shell/speech_desk.h"
#include "kiosk/shell/voice_thread.h"
#include "tests/doubles/demo_council.h"
#include "tests/doubles/listening_card.h"

namespace {

// Counts the marker in every writable mapping of this process. The marker is built at run time, so that the only
// copies are those the test made.
class Marker {
 public:
  Marker() {
    for (std::size_t i = 0; i < sizeof scrambled_; ++i)
      scrambled_[i] = static_cast<char>("morag-of-the-marker"[i] ^ 0x55);
  }
  void write(char* to) const {
    for (std::size_t i = 0; i < sizeof scrambled_; ++i) to[i] = static_cast<char>(scrambled_[i] ^ 0x55);
  }
  [[nodiscard]] static std::size_t size() { return sizeof scrambled_; }

  [[nodiscard]] int count() const {
    int found = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
      std::uintptr_t from = 0;
      std::uintptr_t to = 0;
      char mode[5] = {};
      if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, mode) != 3 || std::strncmp(mode, "rw", 2) != 0) continue;
      for (std::uintptr_t at = from; at + size() <= to; ++at) {
        if (matches(reinterpret_cast<const char*>(at))) ++found;
      }
    }
    return found;
  }

 private:
  [[nodiscard]] bool matches(const char* at) const {
    for (std::size_t i = 0; i < sizeof scrambled_; ++i) {
      if ((at[i] ^ 0x55) != scrambled_[i]) return false;
    }
    return true;
  }
  char scrambled_[19] = {};
};

TEST(ZeroOnFree, AFreedBlockOfAnySizeHoldsNothing) {
  const Marker marker;
  for (const std::size_t size : {24U, 200U, 5'000U, 100'000U}) {
    char* block = static_cast<char*>(std::malloc(size));
    marker.write(block);
    marker.write(block + size - Marker::size());
    EXPECT_GE(marker.count(), 1) << size;
    std::free(block);
    EXPECT_EQ(marker.count(), 0) << size;
  }
}

TEST(ZeroOnFree, GrowingByReallocLeavesNoOldCopy) {
  const Marker marker;
  char* block = static_cast<char*>(std::malloc(40));
  marker.write(block);
  for (std::size_t size = 80; size < 1'000'000; size *= 3) {
    block = static_cast<char*>(std::realloc(block, size));
    ASSERT_EQ(marker.count(), 1) << size;
  }
  std::free(block);
  EXPECT_EQ(marker.count(), 0);
}

TEST(ZeroOnFree, ShrinkingByReallocCutsTheTail) {
  const Marker marker;
  char* block = static_cast<char*>(std::malloc(1'000));
  marker.write(block + 900);
  block = static_cast<char*>(std::realloc(block, 600));
  EXPECT_EQ(marker.count(), 0);
  std::free(block);
}

TEST(ZeroOnFree, OperatorDeleteOfLibrariesIsCoveredToo) {
  const Marker marker;
  {
    auto text = std::make_unique<std::string>(300, ' ');
    marker.write(text->data());
    std::vector<std::string> copies(8, *text);
    EXPECT_GE(marker.count(), 9);
  }
  // The dynamic linker saves vector registers on the stack when a library calls another for the first time, and
  // the copying left text in them: that is the stack's to scrub, not free()'s.
  waymark::shell::scrub_stack();
  EXPECT_EQ(marker.count(), 0);
}

// A private answer goes through the View, the words, the queue of the voice, a pipe and a program; after the wipe none
// of it is left here, and the program has gone.
TEST(ZeroOnFree, AnAnswerThatWasReadOutIsGoneAfterTheWipe) {
  using namespace waymark;
  if (!shell::find_program("espeak-ng")) GTEST_SKIP() << "espeak-ng is not installed";
  const Marker marker;
  doubles::HeardPorts heard;
  auto owned = std::make_unique<doubles::ListeningCard>();
  doubles::ListeningCard& card = *owned;
  card.plays_slowly();
  shell::VoiceThread voice("espeak-ng", std::move(owned), heard.ports());
  shell::SpeechDesk desk(voice, doubles::demo_words());
  {
    view::View view;
    view.screen = "question";
    view.lang = "en-GB";
    view.speech.on = view.speech.in_private = true;
    view::Node field;
    field.role = view::Role::kTextField;
    field.id = view.focus = "field.name";
    field.name = "Full name";
    field.value.resize(Marker::size());
    field.privacy = view::Privacy::kPrivate;
    field.actions = {view::Action::kEditText};
    marker.write(field.value.data());
    view::Node main;
    main.role = view::Role::kMain;
    main.children.push_back(std::move(field));
    view.regions.push_back(std::move(main));
    desk.show(view);
  }
  ASSERT_TRUE(heard.until([&] { return card.samples() > 0; }));
  EXPECT_GE(marker.count(), 1) << "the screen that was spoken of";
  std::atomic<int> cleared{-1};
  desk.wipe([&](bool ok) { cleared = ok ? 1 : 0; });
  ASSERT_TRUE(heard.until([&] { return cleared == 1; }));
  shell::scrub_stack();
  EXPECT_EQ(marker.count(), 0);
  EXPECT_EQ(doubles::children(), 0);
}

TEST(ZeroOnFree, ReallocOfNothingAndToNothingBehaveAsTheStandardSays) {
  void* block = std::realloc(nullptr, 10);
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(std::realloc(block, 0), nullptr);
}

}  // namespace

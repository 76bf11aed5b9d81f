// From text to sound: with the real espeak-ng and a sound card that only listens.
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include "kiosk/shell/voice_jack.h"
#include "kiosk/shell/voice_text.h"
#include "kiosk/shell/voice_thread.h"
#include "tests/doubles/listening_card.h"

namespace waymark::shell {
namespace {

using doubles::HeardPorts;
using doubles::ListeningCard;
using namespace std::chrono_literals;

// In every language of the kiosk.
const std::map<std::string, const char*> kContinue{{"en-GB", "Continue"}, {"gd", "Lean air adhart"}, {"cy", "Parhau"},
                                                   {"pl", "Dalej"},       {"uk", "Продовжити"},      {"ar", "متابعة"},
                                                   {"ur", "جاری رکھیں"},  {"zh-Hans", "继续"}};

std::vector<std::byte> wave(int hz, std::vector<std::int16_t> samples, std::uint16_t channels = 1) {
  std::vector<std::byte> out;
  const auto text = [&](const char* four) {
    for (int i = 0; i < 4; ++i) out.push_back(static_cast<std::byte>(four[i]));
  };
  const auto number = [&](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFFU));
  };
  text("RIFF");
  number(0x7FFFF0, 4);
  text("WAVE");
  text("fmt ");
  number(16, 4);
  number(1, 2);
  number(channels, 2);
  number(static_cast<std::uint32_t>(hz), 4);
  number(static_cast<std::uint32_t>(hz) * 2, 4);
  number(2, 2);
  number(16, 2);
  text("data");
  number(0x7FFFF0, 4);
  for (const std::int16_t sample : samples) number(static_cast<std::uint16_t>(sample), 2);
  return out;
}

TEST(Wave, IsReadByteByByte) {
  WaveReader reader;
  std::vector<std::int16_t> samples;
  for (const std::byte one : wave(22'050, {1, -2, 300})) ASSERT_TRUE(reader.take({&one, 1}, samples));
  EXPECT_EQ(samples, (std::vector<std::int16_t>{1, -2, 300}));
  EXPECT_EQ(reader.rate_hz(), 22'050);
}

TEST(Wave, OfAnotherFormIsRefused) {
  for (const auto& bytes : {wave(22'050, {}, 2), wave(4'000, {}), wave(96'000, {}), std::vector<std::byte>(5'000)}) {
    WaveReader reader;
    std::vector<std::int16_t> samples;
    EXPECT_FALSE(reader.take(bytes, samples));
  }
}

TEST(Wave, WithAHeaderWithoutEndIsRefused) {
  auto bytes = wave(22'050, {});
  bytes.resize(36);  // before "data"
  WaveReader reader;
  std::vector<std::int16_t> samples;
  ASSERT_TRUE(reader.take(bytes, samples));
  bool refused = false;
  for (int i = 0; i < 1'000 && !refused; ++i) refused = !reader.take(std::vector<std::byte>(16), samples);
  EXPECT_TRUE(refused);
  EXPECT_TRUE(samples.empty());
}

TEST(Loudness, FallsWithEachStepAndNeverToNothing) {
  std::int16_t before = 20'000;
  for (int volume = view::Speech::kLoudest; volume >= 1; --volume) {
    std::vector<std::int16_t> one{20'000};
    soften(one, volume);
    EXPECT_LE(one[0], before);
    EXPECT_GT(one[0], 500);
    before = one[0];
  }
}

TEST(TextForVoice, IsOneLineWithoutCommandsOrPhonemes) {
  EXPECT_EQ(text_for_voice("a\nb\x01s[[k").reveal(), "a b s[ [k\n");
  EXPECT_EQ(text_for_voice("Gàidhlig").reveal(), "Gàidhlig\n");
  EXPECT_LE(text_for_voice(std::string(100'000, 'x')).size(), kMostVoiceText + 1);
}

TEST(VoiceProgram, KnowsTheVoiceOfEachLanguage) {
  EXPECT_EQ(voice_for("en-GB"), "en-gb");
  EXPECT_EQ(voice_for("zh-Hans"), "cmn-latn-pinyin");
  EXPECT_EQ(voice_for("gd"), "gd");
  EXPECT_EQ(voice_for("../x --load"), "x--load") << "nothing but letters and hyphens";
  EXPECT_EQ(voice_for(""), "en-gb");
}

TEST(VoiceProgram, IsLookedForWhereTheSystemKeepsItsOwn) {
  EXPECT_TRUE(find_program("true"));
  EXPECT_TRUE(find_program("/bin/sh"));
  EXPECT_FALSE(find_program("no-such-program"));
  EXPECT_FALSE(find_program(""));
  EXPECT_FALSE(find_program("/etc/passwd"));
}

TEST(HeadphoneJack, IsKnownByItsName) {
  for (const char* name : {"Headphone Jack", "Front Headphone Jack", "Headset Jack"})
    EXPECT_TRUE(is_headphone_jack(name));
  for (const char* name : {"Line Out Jack", "Headset Mic Jack", "Headphone Playback Switch", "Mic Jack", ""})
    EXPECT_FALSE(is_headphone_jack(name));
}

// ---- With a program that speaks ----

class VoiceTest : public testing::Test {
 protected:
  std::unique_ptr<VoiceThread> voice(const std::string& program = "espeak-ng") {
    auto card = std::make_unique<ListeningCard>();
    card_ = card.get();
    return std::make_unique<VoiceThread>(program, std::move(card), heard_.ports());
  }
  // A voice that is heard in the middle of these words.
  std::unique_ptr<VoiceThread> saying(const char* text) {
    auto voice = this->voice();
    card_->plays_slowly();
    voice->say(words("en-GB", text), {}, Manner::kAtOnce);
    EXPECT_TRUE(heard_.until([&] { return card_->samples() > 0; }));
    return voice;
  }
  // True once the voice says that the wipe cleared it.
  bool wipes(VoiceThread& voice) {
    std::atomic<bool> answered{false};
    bool cleared = false;
    voice.wipe([&](bool ok) {
      cleared = ok;
      answered = true;
    });
    EXPECT_TRUE(heard_.until([&] { return answered.load(); }));
    return cleared;
  }
  static bool installed() { return find_program("espeak-ng").has_value(); }
  static std::vector<voice::Segment> words(const std::string& lang, const std::string& text) { return {{lang, text}}; }

  HeardPorts heard_;
  ListeningCard* card_ = nullptr;
};

TEST_F(VoiceTest, SaysATextAndThenItsEnd) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  voice->say(words("en-GB", "What is your name?"), {}, Manner::kAtOnce);
  EXPECT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_EQ(heard_.started, 1);
  EXPECT_GT(card_->samples(), 10'000u);
  EXPECT_FALSE(voice->playing());
}

TEST_F(VoiceTest, SpeaksEveryLanguageOfTheKiosk) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  for (const auto& [lang, text] : kContinue) {
    const std::size_t before = card_->samples();
    const int ended = heard_.ended;
    voice->say(words(lang, text), {}, Manner::kAtOnce);
    ASSERT_TRUE(heard_.until([&] { return heard_.ended == ended + 1; })) << lang;
    EXPECT_GT(card_->samples(), before + 4'000) << lang;
  }
}

TEST_F(VoiceTest, IsSilentAtOnceWhenStopped) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("A long text that takes many seconds to say, and then some more of it.");
  voice->stop();
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  const std::size_t said = card_->samples();
  EXPECT_GE(card_->drops(), 1);
  std::this_thread::sleep_for(60ms);  // three times the pace of the card: nothing comes any more
  EXPECT_EQ(card_->samples(), said);
}

TEST_F(VoiceTest, WhatIsSaidAtOnceCutsOffWhatWasSaid) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("A long text that takes many seconds to say, and then some more of it.");
  voice->say(words("en-GB", "No"), {}, Manner::kAtOnce);
  ASSERT_TRUE(heard_.until([&] { return card_->drops() == 1; }));
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_EQ(heard_.started, 1) << "it never stopped being spoken to";
}

TEST_F(VoiceTest, GoesOnWhereItPausedAndSaysAgainWhatTheCardHadNotPlayed) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  const auto text = words("en-GB", "What is your name?");
  voice->say(text, {}, Manner::kAtOnce);
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  const std::size_t whole = card_->samples();
  card_->plays_slowly();
  voice->say(text, {}, Manner::kAtOnce);
  ASSERT_TRUE(heard_.until([&] { return card_->samples() > whole + 2'000; }));
  card_->has_left(20ms);
  voice->pause();
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 2; }));
  EXPECT_FALSE(voice->playing());
  EXPECT_EQ(card_->drops(), 1);
  const std::size_t paused = card_->samples();
  std::this_thread::sleep_for(60ms);  // three times the pace of the card: nothing comes any more
  EXPECT_EQ(card_->samples(), paused);
  card_->has_left(0ms);
  card_->plays_slowly(false);
  voice->go_on();
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 3; }));
  EXPECT_EQ(card_->samples(), 2 * whole + 441);  // 20 ms at 22050 a second
}

TEST_F(VoiceTest, WhatIsSaidAtOnceTakesThePlaceOfWhatPaused) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("A long text that takes many seconds to say, and then some more of it.");
  voice->pause();
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  voice->say(words("en-GB", "News"), {}, Manner::kAfterwards);
  std::this_thread::sleep_for(60ms);
  EXPECT_EQ(heard_.started, 1) << "news waits behind what waits";
  voice->say(words("en-GB", "No"), {}, Manner::kAtOnce);
  EXPECT_TRUE(heard_.until([&] { return heard_.ended == 2; }));
  voice->go_on();
  std::this_thread::sleep_for(60ms);
  EXPECT_EQ(heard_.started, 2) << "nothing waits any more";
}

TEST_F(VoiceTest, TheWipeTakesWhatPaused) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("My postcode is P A 3 1, and I would rather that nobody knew.");
  voice->pause();
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_TRUE(wipes(*voice));
  EXPECT_EQ(doubles::children(), 0);
}

TEST_F(VoiceTest, NewsWaitsUntilTheSentenceHasBeenSaid) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  voice->say(words("en-GB", "First."), {}, Manner::kAtOnce);
  voice->say(words("en-GB", "Second."), {}, Manner::kAfterwards);
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_EQ(card_->drops(), 0);
}

TEST_F(VoiceTest, TheWipeLeavesNoProgramThatKnewATextAndSaysSo) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("My postcode is P A 3 1, and I would rather that nobody knew.");
  EXPECT_GE(doubles::children(), 1);
  EXPECT_TRUE(wipes(*voice));
  EXPECT_EQ(doubles::children(), 0);
  EXPECT_EQ(heard_.until([&] { return heard_.ended == 1; }), true);
}

TEST_F(VoiceTest, WithNobodyListeningThereIsNoProgramAndNoCard) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  voice->say(words("en-GB", "Hello"), {}, Manner::kAtOnce);
  ASSERT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_EQ(doubles::children(), 1) << "one is kept ready while somebody listens";
  voice->rest();
  EXPECT_TRUE(heard_.until([&] { return doubles::children() == 0 && !card_->is_open(); }));
}

TEST_F(VoiceTest, NothingOfATextIsOnACommandLine) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("Zebrafinch zebrafinch zebrafinch zebrafinch zebrafinch.");
  const std::string lines = doubles::command_lines_of_children();
  EXPECT_NE(lines.find("--stdin"), std::string::npos);
  EXPECT_EQ(lines.find("ebrafinch"), std::string::npos);
}

// A sound server that has a name would be looked for in the network, and waited for.
TEST_F(VoiceTest, TheProgramIsGivenNoNameOfAServer) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = saying("Hello hello hello hello hello hello.");
  EXPECT_NE(doubles::command_lines_of_children().find("PULSE_SERVER=unix:/nonexistent"), std::string::npos);
}

TEST_F(VoiceTest, TheFirstSoundFollowsWithin150Milliseconds) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  // Those whose voices work hardest; ./dev bench ui measures all eight.
  for (const char* lang : {"en-GB", "ar", "zh-Hans"}) {
    std::vector<double> waited;
    for (int i = 0; i < 20; ++i) {
      const int ended = heard_.ended;
      const auto from = std::chrono::steady_clock::now();
      card_->forget_first();
      voice->say(words(lang, kContinue.at(lang)), {}, Manner::kAtOnce);
      ASSERT_TRUE(heard_.until([&] { return heard_.ended == ended + 1; })) << lang;
      waited.push_back(std::chrono::duration<double, std::milli>(card_->first_sound() - from).count());
    }
    std::sort(waited.begin(), waited.end());
    RecordProperty(std::string("median_ms_") + lang, std::to_string(waited[10]));
    EXPECT_LT(waited[18], 150) << lang << ", median " << waited[10];
  }
}

TEST_F(VoiceTest, AProgramThatIsNotThereIsSaidOnce) {
  auto voice = this->voice("/no/such/program");
  ASSERT_TRUE(heard_.until([&] { return heard_.unavailable == 1; }));
  voice->say(words("en-GB", "Hello"), {}, Manner::kAtOnce);
  EXPECT_TRUE(wipes(*voice));
  EXPECT_EQ(heard_.started, 0);
  EXPECT_EQ(heard_.unavailable, 1);
}

TEST_F(VoiceTest, AProgramThatSaysNothingIsGivenUp) {
  auto voice = this->voice("/bin/true");
  ASSERT_TRUE(heard_.until([&] { return heard_.available == 1; }));
  voice->say({{"en-GB", "a"}, {"en-GB", "b"}, {"en-GB", "c"}, {"en-GB", "d"}}, {}, Manner::kAtOnce);
  EXPECT_TRUE(heard_.until([&] { return heard_.unavailable == 1; }));
  EXPECT_FALSE(voice->playing());
}

TEST_F(VoiceTest, ALanguageThatTheProgramDoesNotKnowIsSilentAndTheOthersGoOn) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  voice->say({{"xx", "a"}, {"xx", "b"}, {"xx", "c"}, {"xx", "d"}, {"en-GB", "Hello"}}, {}, Manner::kAtOnce);
  EXPECT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_GT(card_->samples(), 4'000u);
  EXPECT_EQ(heard_.unavailable, 0);
}

TEST_F(VoiceTest, ACardThatGoesAwayIsSaidAndComesBackWithTheNextVisit) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  auto voice = this->voice();
  ASSERT_TRUE(heard_.until([&] { return heard_.available == 1; }));
  card_->goes_away(true);
  voice->say(words("en-GB", "Hello"), {}, Manner::kAtOnce);
  ASSERT_TRUE(heard_.until([&] { return heard_.unavailable == 1; }));
  card_->goes_away(false);
  voice->wipe([](bool) {});
  EXPECT_TRUE(heard_.until([&] { return heard_.available == 2; }));
}

// ALSA's own null device takes sound like a card, so the adapter itself is run where there is none.
TEST_F(VoiceTest, SpeaksThroughAlsa) {
  if (!installed()) GTEST_SKIP() << "espeak-ng is not installed";
  VoiceThread voice("espeak-ng", make_alsa_sound("null"), heard_.ports());
  voice.say(words("en-GB", "Hello"), {}, Manner::kAtOnce);
  EXPECT_TRUE(heard_.until([&] { return heard_.ended == 1; }));
  EXPECT_EQ(heard_.unavailable, 0);
}

TEST_F(VoiceTest, ADeviceThatDoesNotExistIsNoVoice) {
  VoiceThread voice("/bin/true", make_alsa_sound("hw:31,7"), heard_.ports());
  EXPECT_TRUE(heard_.until([&] { return heard_.unavailable == 1; }));
}

}  // namespace
}  // namespace waymark::shell

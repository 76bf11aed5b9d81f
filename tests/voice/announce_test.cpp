#include "kiosk/voice/announce.h"

#include <gtest/gtest.h>

#include "tests/doubles/missed_bin.h"

namespace waymark::voice {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

// Follows a visit as the shell does.
class Ear {
 public:
  Announcement hears(const Visitor& visit) {
    Announcement news = announce(before_, visit.view(), doubles::demo_words());
    before_ = visit.view();
    return news;
  }

 private:
  view::View before_;
};

std::string text_of(const Announcement& news) {
  std::string all;
  for (const Segment& segment : news.segments) all += segment.text + "\n";
  return all;
}

TEST(Announcement, IsNothingWhileNobodyListens) {
  Ear ear;
  Visitor visit;
  visit.begin();
  EXPECT_EQ(ear.hears(visit).act, Act::kNothing);
  visit.press("Talk to someone");
  EXPECT_EQ(ear.hears(visit).act, Act::kNothing);
}

TEST(Announcement, OfListenSaysHowToGoOnAndThenThePage) {
  Ear ear;
  Visitor visit;
  visit.begin();
  static_cast<void>(ear.hears(visit));
  visit.press("Listen");
  const auto news = ear.hears(visit);
  EXPECT_EQ(news.act, Act::kSayAtOnce);
  EXPECT_EQ(news.segments[0].text, "Speech is on. The up and down keys move. The middle key chooses.");
  EXPECT_EQ(news.segments[1].text, visit.view().title);
}

TEST(Announcement, OfListenPressedAgainIsRest) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  static_cast<void>(ear.hears(visit));
  visit.press("Listen");
  EXPECT_EQ(ear.hears(visit).act, Act::kRest);
  EXPECT_EQ(ear.hears(visit).act, Act::kNothing);
}

TEST(Announcement, OfSayAgainIsTheWholePage) {
  Ear ear;
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Listen");
  static_cast<void>(ear.hears(visit));
  visit.press("Say again");
  const auto news = ear.hears(visit);
  EXPECT_EQ(news.act, Act::kSayAtOnce);
  EXPECT_EQ(news.segments, speak(visit.view(), doubles::demo_words(), Listening::kAloud));
}

TEST(Announcement, OfBeQuietIsSilence) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  static_cast<void>(ear.hears(visit));
  visit.press("Be quiet");
  EXPECT_EQ(ear.hears(visit).act, Act::kHush);
  visit.key(core::Key::kNext);
  EXPECT_EQ(ear.hears(visit).act, Act::kSayAtOnce) << "quiet until something else changes";
}

TEST(Announcement, OfAPauseIsNoWord) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  static_cast<void>(ear.hears(visit));
  visit.send(core::SpeechStarted{});
  visit.send(core::Focus{"speech.pause"});
  static_cast<void>(ear.hears(visit));
  visit.key(core::Key::kSelect);
  EXPECT_EQ(ear.hears(visit).act, Act::kPause);
  visit.key(core::Key::kSelect);
  EXPECT_EQ(ear.hears(visit).act, Act::kGoOn);
}

TEST(Announcement, OfANewPageIsSaidWhateverPaused) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.send(core::SpeechStarted{});
  visit.press("Pause");
  static_cast<void>(ear.hears(visit));
  visit.press("Do it here");
  EXPECT_EQ(ear.hears(visit).act, Act::kSayAtOnce);
}

TEST(Announcement, OfANewPaceNamesIt) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  static_cast<void>(ear.hears(visit));
  visit.press("Faster");
  EXPECT_EQ(text_of(ear.hears(visit)), "Faster\n5 of 7\n");
  visit.press("Quieter");
  EXPECT_EQ(text_of(ear.hears(visit)), "Quieter\n5 of 10\n");
}

TEST(Announcement, OfHeadphonesInTheMiddleSaysThePageWithItsPrivateAnswers) {
  Ear ear;
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press("Listen");
  EXPECT_EQ(text_of(ear.hears(visit)).find("14 Harbour Row"), std::string::npos);
  visit.send(core::HeadphonesChanged{true});
  EXPECT_NE(text_of(ear.hears(visit)).find("14 Harbour Row"), std::string::npos);
}

TEST(Announcement, OfNewsWaitsAndOfWhatThePersonDidDoesNot) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.press("Get help");
  visit.answer_help_raised();
  static_cast<void>(ear.hears(visit));
  visit.acknowledge_help();
  EXPECT_EQ(ear.hears(visit).act, Act::kSayAfterwards);
  visit.key(core::Key::kNext);
  EXPECT_EQ(ear.hears(visit).act, Act::kSayAtOnce);
}

TEST(Announcement, OfAToolbarIsItsNameWhenTheFocusComesIntoIt) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  visit.send(core::Focus{"home.talk"});
  static_cast<void>(ear.hears(visit));
  visit.send(core::Focus{"speech.slower"});
  EXPECT_EQ(text_of(ear.hears(visit)), "Speech\nSlower. Button.\n4 of 7\n");
  visit.send(core::Focus{"speech.faster"});
  EXPECT_EQ(text_of(ear.hears(visit)), "Faster. Button.\n4 of 7\n");
}

TEST(Announcement, OfWhatIsHiddenIsThatItIs) {
  Ear ear;
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.send(core::HeadphonesChanged{true});
  visit.press("Hide my answers");
  const std::string heard = text_of(ear.hears(visit));
  EXPECT_EQ(heard.find("14 Harbour Row"), std::string::npos);
  EXPECT_EQ(heard.find("•"), std::string::npos);
  EXPECT_NE(heard.find("Hidden."), std::string::npos);
}

TEST(Announcement, OfDeletingNamesTheLetter) {
  Ear ear;
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.send(core::HeadphonesChanged{true});
  visit.press_id("change.town");
  visit.type("Z");
  static_cast<void>(ear.hears(visit));
  visit.key(core::Key::kDeleteBack);
  EXPECT_EQ(text_of(ear.hears(visit)), "Deleted Capital Z\n");
}

TEST(Announcement, OfTheEndOfAVisitIsTheGoodbyeAndThenRest) {
  Ear ear;
  Visitor visit;
  visit.begin();
  visit.press("Listen");
  static_cast<void>(ear.hears(visit));
  visit.wait(120s);
  const auto goodbye = ear.hears(visit);
  EXPECT_EQ(goodbye.act, Act::kSayAtOnce);
  EXPECT_EQ(goodbye.segments[0].text, visit.view().title);
  visit.answer_wiped();
  visit.wait(10s);
  EXPECT_EQ(ear.hears(visit).act, Act::kRest);
}

}  // namespace
}  // namespace waymark::voice

// Every way through every journey with the display off: five keys, and what is said.
#include <gtest/gtest.h>

#include "kiosk/voice/announce.h"
#include "kiosk/voice/spell.h"
#include "tests/doubles/blind_visitor.h"
#include "tests/walks/intents.h"
#include "tests/walks/languages.h"

namespace waymark::walks {
namespace {

using doubles::BlindVisitor;
using doubles::Spoken;

// Between the person and the kiosk there are five keys and a voice.
class Earphones {
 public:
  explicit Earphones(const std::string& language)
      : person_([this](core::Key key) { return after([&] { visit_.key(key); }); }, doubles::demo_words().in(language)) {
    visit_.online();
    visit_.begin(language);
    person_.hears(after([&] { visit_.send(core::HeadphonesChanged{true}); }));
  }

  // A sentence about what went wrong, or nothing.
  std::string carry_out(const Intent& intent, Practice& practised) {
    switch (intent.act) {
      case Intent::Act::kPress:
        return person_.presses(intent.heard) ? "" : "never heard \"" + intent.heard + "\"";
      case Intent::Act::kType:
        return type(intent, practised);
      default:
        person_.hears(after([&] { let_the_world(visit_, intent.act); }));
        return {};
    }
  }

  [[nodiscard]] const doubles::Visitor& visit() const { return visit_; }
  [[nodiscard]] BlindVisitor& person() { return person_; }

 private:
  std::string type(const Intent& intent, Practice& practised) {
    if (practised.knows(intent)) {
      if (!person_.finds(intent.heard)) return "never heard \"" + intent.heard + "\"";
      person_.hears(after([&] { visit_.type(intent.text); }));
      return {};
    }
    if (person_.types(intent.heard, intent.text)) return {};
    return "could not type \"" + intent.text + "\" into \"" + intent.heard + "\"";
  }

  template <class Happens>
  Spoken after(Happens&& happens) {
    const view::View before = visit_.view();
    happens();
    return voice::announce(before, visit_.view(), doubles::demo_words()).segments;
  }

  doubles::Visitor visit_;
  BlindVisitor person_;
};

class WithTheDisplayOff : public testing::TestWithParam<std::string> {};

TEST_P(WithTheDisplayOff, EveryWayThroughEveryJourneyIsWalkedByEar) {
  std::size_t walked = 0;
  Practice practised;
  for (const Walk& walk : every_walk(GetParam())) {
    Earphones earphones(walk.language);
    std::string last_screen;
    for (const Intent& intent : walk.intents) {
      if (intent.screen == "language") continue;  // chosen before the journey begins
      const std::string trouble = earphones.carry_out(intent, practised);
      ASSERT_EQ(trouble, "") << walk.name << ", where it is called " << intent.screen
                             << "\nheard:" << earphones.person().last_heard();
      if (earphones.visit().screen() == walk.last_screen) last_screen = walk.last_screen;
      if (earphones.visit().screen() == "confirmation" && intent.act == Intent::Act::kStored) {
        // Its last sign has a name of its own.
        const std::string reference = earphones.visit().state().visit.submission.reference;
        EXPECT_TRUE(earphones.person().heard(voice::spelled(reference.substr(0, reference.size() - 1))))
            << walk.name << ": the reference is not said\nheard:" << earphones.person().last_heard();
      }
    }
    EXPECT_EQ(last_screen, walk.last_screen) << walk.name;
    EXPECT_EQ(earphones.visit().screen(), "goodbye") << walk.name;
    EXPECT_TRUE(earphones.visit().state().wiped) << walk.name;
    ++walked;
  }
  EXPECT_GE(walked, 6U);
}

INSTANTIATE_TEST_SUITE_P(Languages, WithTheDisplayOff, testing::ValuesIn(languages()), name_of_language);

TEST(ABlindVisitor, GivesUpOnWhatIsNeverSaid) {
  Earphones earphones("en-GB");
  EXPECT_FALSE(earphones.person().presses("A control that is not there. Button."));
}

TEST(ABlindVisitor, ChoosesACodeThatNobodyHears) {
  Earphones earphones("en-GB");
  ASSERT_TRUE(earphones.person().presses("I need a moment. Button."));
  ASSERT_TRUE(earphones.person().types("Your code. Text box.", "4071")) << earphones.person().last_heard();
  EXPECT_EQ(earphones.visit().at("field.@code").value, "4071");
  EXPECT_TRUE(earphones.person().heard("Digit"));
  ASSERT_TRUE(earphones.person().finds("Your code. Text box."));
  EXPECT_TRUE(earphones.person().heard("Filled in. It is never read out."));
  ASSERT_TRUE(earphones.person().presses("Cover my answers. Button."));
  EXPECT_EQ(earphones.visit().screen(), "moment");
}

}  // namespace
}  // namespace waymark::walks

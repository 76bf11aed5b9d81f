#include <gtest/gtest.h>

#include <set>

#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using core::Key;
using doubles::Visitor;

std::set<std::string> focusable(const Visitor& visit) {
  std::set<std::string> ids;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (view::focusable(node)) ids.insert(node.id);
  });
  return ids;
}

std::set<std::string> reached_by(Visitor visit, Key key, int times) {
  std::set<std::string> ids;
  for (int i = 0; i < times; ++i) {
    visit.key(key);
    ids.insert(visit.focus());
  }
  return ids;
}

TEST(Focus, BeginsAtTheFirstAnswer) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  EXPECT_EQ(visit.focus(), "field.which-bin.general");
  visit.press("Food waste");
  visit.press("Continue");
  EXPECT_EQ(visit.focus(), "field.missed-on.day");
}

TEST(Focus, TabReachesEveryControlButTheKeyboardAndWraps) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  const auto all = focusable(visit);
  EXPECT_EQ(reached_by(visit, Key::kNext, static_cast<int>(all.size())), all);
  EXPECT_EQ(reached_by(visit, Key::kPrevious, static_cast<int>(all.size())), all);
}

TEST(Focus, FiveKeysReachEveryKeyOfTheKeyboard) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  std::set<std::string> reached;
  std::set<std::string> wanted;  // which keys there are depends on the field that is passed last
  // Down the page into the keyboard, then along each of its rows.
  for (int down = 0; down < 60; ++down) {
    visit.key(Key::kDown);
    if (visit.find(visit.focus())->actions.empty()) continue;
    reached.insert(visit.focus());
    if (!visit.focus().starts_with("key")) continue;
    wanted.merge(focusable(visit));
    Visitor along = visit;
    for (int right = 0; right < 14; ++right) {
      along.key(Key::kRight);
      reached.insert(along.focus());
    }
  }
  EXPECT_EQ(reached, wanted);
}

TEST(Focus, AKeyChosenWithTheMiddleKeyTypes) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.send(core::Focus{"key.q"});
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.at("field.town").value, "Ardwellq");
  EXPECT_EQ(visit.focus(), "key.q");
}

TEST(Focus, TheKeysComeRightAfterTheFieldThatTheyWriteTo) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.address-line-1");
  ASSERT_EQ(visit.focus(), "field.address-line-1");
  visit.key(Key::kDown);
  EXPECT_EQ(visit.focus(), "key.1");
  visit.key(Key::kUp);
  EXPECT_EQ(visit.focus(), "field.address-line-1");
  for (int i = 0; i < 8 && visit.focus() != "field.address-line-2"; ++i) visit.key(Key::kDown);
  EXPECT_EQ(visit.focus(), "field.address-line-2") << "the field below comes after the keys";
}

TEST(Focus, TheMiddleKeyGoesFromAFieldToItsKeys) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.address-line-1");
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.focus(), "key.1");
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.at("field.address-line-1").value, "14 Harbour Row1");
  visit.press_id("keyboard.done");
  visit.send(core::Focus{"field.address-line-1"});
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.focus(), "key.1");
}

TEST(Focus, StaysInItsPlaceWhenTheKeysChange) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.press_id("keyboard.capitals");
  visit.send(core::Focus{"key.Q"});
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.at("field.town").value, "ArdwellQ");
  EXPECT_EQ(visit.focus(), "key.q");
  visit.send(core::Focus{"keyboard.symbols"});
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.focus(), "keyboard.letters");
}

TEST(Focus, NextGoesAlongARowOfKeysForKeypadsWithoutLeftAndRight) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  visit.press_id("change.town");
  visit.send(core::Focus{"key.q"});
  visit.key(Key::kNext);
  EXPECT_EQ(visit.focus(), "key.w");
  visit.key(Key::kPrevious);
  EXPECT_EQ(visit.focus(), "key.q");
}

TEST(Focus, UpAndDownStopAtEveryPieceOfTextLeftAndRightAtControlsOnly) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.key(Key::kUp);
  EXPECT_EQ(visit.at(visit.focus()).role, view::Role::kHeading);
  EXPECT_EQ(visit.at(visit.focus()).name, "Which bin was not emptied?");
  visit.key(Key::kDown);
  EXPECT_EQ(visit.focus(), "field.which-bin.general");
  visit.key(Key::kLeft);
  EXPECT_FALSE(visit.at(visit.focus()).actions.empty());
}

TEST(Focus, OnATextDoesNothingWhenItIsPressed) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.key(Key::kUp);
  const view::View before = visit.view();
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.view(), before);
}

TEST(Focus, LeftAndRightFollowTheDirectionOfTheScreen) {
  Visitor visit;
  visit.begin("ar");
  const std::string first = visit.focus();
  visit.key(Key::kLeft);
  const std::string second = visit.focus();
  EXPECT_NE(first, second);
  EXPECT_EQ(second, "home.get-a-number");
  visit.key(Key::kRight);
  EXPECT_EQ(visit.focus(), first);
}

TEST(Focus, IsNeverLostWhenWhatHadItGoesAway) {
  Visitor visit;
  doubles::send_missed_bin(visit);
  visit.press("No receipt");
  EXPECT_EQ(visit.find("receipt.none"), nullptr);
  EXPECT_NE(visit.find(visit.focus()), nullptr);
}

TEST(Focus, HelpKeyAsksForHelp) {
  Visitor visit;
  visit.begin();
  visit.key(Key::kHelp);
  EXPECT_EQ(visit.screen(), "help");
}

TEST(Focus, TheBackKeyOfAKeypadGoesBackWhereThatIsOffered) {
  Visitor visit;
  visit.begin();
  EXPECT_EQ(visit.screen(), "home");
  visit.key(Key::kBack);
  EXPECT_EQ(visit.screen(), "language");
  visit.key(Key::kBack);  // there is nothing before it
  EXPECT_EQ(visit.screen(), "language");
}

TEST(Focus, EscapeLeadsNowhere) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  for (int i = 0; i < 100; ++i) visit.key(Key::kEscape);
  EXPECT_EQ(visit.screen(), "question");
}

TEST(Focus, AWholeVisitCanBeDoneWithFiveKeys) {
  Visitor visit;
  const auto go_to = [&visit](std::string_view id) {
    for (int i = 0; i < 80 && visit.focus() != id; ++i) visit.key(Key::kDown);
    ASSERT_EQ(visit.focus(), id);
    visit.key(Key::kSelect);
  };
  visit.key(Key::kSelect);
  go_to("language.en-GB");
  go_to("home.get-a-number");
  go_to("queue.housing");
  visit.answer_ticket("H001");
  go_to("ticket.written-down");
  go_to("finish");
  go_to("rating.4");
  go_to("feedback.send");
  EXPECT_EQ(visit.screen(), "goodbye");
}

}  // namespace
}  // namespace waymark

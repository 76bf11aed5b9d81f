// A question with more options than a page shows at a glance: a field to search them, and the list.
#include <gtest/gtest.h>

#include "tests/doubles/demo_council.h"
#include "tests/doubles/visitor.h"

namespace waymark {
namespace {

using core::Key;
using doubles::Visitor;
using view::Role;

constexpr const char* kSearch = "field.find:ward";

Visitor at_ward() {
  Visitor visit;
  visit.begin();
  visit.press("Do it here");
  visit.press("Tell us you have moved");
  visit.press_id("field.direction.in");
  visit.press("Continue");
  const auto fill = [&](const char* field, const char* text) {
    visit.press_id(field);
    visit.type(text);
  };
  fill("field.moved-on.day", "1");
  fill("field.moved-on.month", "11");
  fill("field.moved-on.year", "2026");
  visit.press("Continue");
  visit.type("Morag Bell");
  visit.press("Continue");
  fill("field.born.day", "27");
  fill("field.born.month", "3");
  fill("field.born.year", "1985");
  visit.press("Continue");
  for (const std::string which : {"old", "new"}) {
    fill(("field." + which + "-address-line-1").c_str(), "1 Mill Lane");
    fill(("field." + which + "-town").c_str(), "Ardwell");
    fill(("field." + which + "-postcode").c_str(), "PA31 8RT");
    visit.press("Continue");
  }
  return visit;
}

Visitor at_ward_in(const char* language) {
  Visitor visit = at_ward();
  visit.press_id("control.language");
  visit.press_id("language." + std::string(language));
  return visit;
}

std::vector<std::string> listed(const Visitor& visit) {
  std::vector<std::string> names;
  view::for_each(visit.view().regions, [&](const view::Node& node) {
    if (node.role == Role::kRadio) names.push_back(node.name);
  });
  return names;
}

TEST(LongList, ShowsEverythingUntilSomethingIsTyped) {
  const Visitor visit = at_ward();
  EXPECT_EQ(listed(visit).size(), 19u);
  EXPECT_EQ(visit.at(kSearch).name, "Search the list");
  EXPECT_EQ(visit.find("keyboard"), nullptr) << "the list has the page to itself";
  EXPECT_EQ(visit.at("field.ward.harbour").set_size, 19);
}

TEST(LongList, NarrowsAsOneTypesAndSaysHowManyAreLeft) {
  Visitor visit = at_ward();
  visit.press_id(kSearch);
  visit.type("m");
  EXPECT_EQ(listed(visit), (std::vector<std::string>{"Castle Mill", "Market Cross", "Milton"}));
  EXPECT_TRUE(visit.sees(Role::kStatus, "3 results"));
  EXPECT_TRUE(visit.at("count.ward").live);
  visit.type("il");
  visit.type(" cas");
  EXPECT_EQ(listed(visit), (std::vector<std::string>{"Castle Mill"}));
  EXPECT_TRUE(visit.sees(Role::kStatus, "1 result"));
}

TEST(LongList, SaysKindlyThatNothingFitsAndOffersHelp) {
  Visitor visit = at_ward();
  visit.press_id(kSearch);
  visit.type("xyz");
  EXPECT_TRUE(listed(visit).empty());
  EXPECT_TRUE(visit.sees("Nothing in the list matches."));
  visit.press("Get help with this list");
  EXPECT_EQ(visit.screen(), "help");
}

TEST(LongList, KeepsInSightWhatIsChosen) {
  Visitor visit = at_ward();
  visit.press("Harbour");
  visit.press_id(kSearch);
  visit.type("mil");
  EXPECT_EQ(listed(visit), (std::vector<std::string>{"Castle Mill", "Harbour", "Milton"}));
  EXPECT_TRUE(visit.sees(Role::kStatus, "2 results"));
  visit.press("Milton");
  EXPECT_EQ(listed(visit), (std::vector<std::string>{"Castle Mill", "Milton"}));
}

TEST(LongList, IsCheckedAsEveryChoiceIs) {
  Visitor visit = at_ward();
  visit.press_id(kSearch);
  visit.type("harbour");
  visit.press("Continue");
  EXPECT_TRUE(visit.sees("Select the area that your new home is in")) << "what was typed is no answer";
  visit.key(Key::kSelect);
  EXPECT_EQ(visit.focus(), kSearch);
  visit.press("Harbour");
  visit.press("Continue");
  EXPECT_EQ(visit.state().visit.journey.answers.reveal("ward"), "harbour");
}

TEST(LongList, FiveKeysSearchAndChoose) {
  Visitor visit = at_ward();
  ASSERT_EQ(visit.focus(), kSearch);
  visit.type("har");
  EXPECT_NE(visit.find("keyboard"), nullptr);
  visit.key(Key::kEnter);
  EXPECT_EQ(visit.focus(), "field.ward.harbour");
  EXPECT_EQ(visit.find("keyboard"), nullptr) << "the results have the page";
  visit.key(Key::kSelect);
  EXPECT_TRUE(visit.at("field.ward.harbour").selected);
}

TEST(LongList, DoneOnTheGlassGoesToWhatWasFound) {
  Visitor visit = at_ward();
  visit.press_id(kSearch);
  visit.type_on_glass("har");
  visit.press("Done");
  EXPECT_EQ(visit.focus(), "field.ward.harbour");
}

TEST(LongList, ForgetsTheSearchWhenThePageIsLeft) {
  Visitor visit = at_ward();
  visit.press_id(kSearch);
  visit.type("har");
  visit.press("Back");
  visit.press("Continue");
  EXPECT_EQ(visit.at(kSearch).value, "");
  EXPECT_EQ(listed(visit).size(), 19u);
}

// Many know a place by its English name only, and Chinese characters cannot be typed on the glass.
TEST(LongList, IsSearchedInEnglishToo) {
  Visitor visit = at_ward_in("zh-Hans");
  EXPECT_NE(visit.find("note.keyboard"), nullptr);
  visit.press_id(kSearch);
  visit.type("harbour");
  ASSERT_EQ(listed(visit).size(), 1u);
  EXPECT_NE(visit.find("field.ward.harbour"), nullptr);
}

}  // namespace
}  // namespace waymark

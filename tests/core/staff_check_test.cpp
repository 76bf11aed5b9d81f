// The opening check: each part is tried, and what was found is signed.
#include <gtest/gtest.h>

#include "tests/doubles/staff.h"

namespace waymark {
namespace {

using doubles::open_staff_menu;
using doubles::Visitor;

Visitor trying(std::string_view part) {
  Visitor visit;
  visit.online();
  visit.printer();
  open_staff_menu(visit);
  visit.press("Opening check");
  visit.press_id("staff.part." + std::string(part));
  return visit;
}

std::string verdict(const Visitor& visit, std::string_view part) {
  return visit.at("staff.part." + std::string(part)).description;
}

TEST(OpeningCheck, TouchWorksWhenEverySquareWasTouched) {
  Visitor visit = trying("touch");
  for (int square = 1; square <= 24; ++square) visit.press_id("staff.square." + std::to_string(square));
  EXPECT_EQ(verdict(visit, "touch"), "It works");
}

TEST(OpeningCheck, SoundIsReadOutAloudAndQuietAfterwards) {
  Visitor visit = trying("sound");
  EXPECT_TRUE(visit.view().speech.on);
  visit.press("It works");
  EXPECT_FALSE(visit.view().speech.on);
  EXPECT_EQ(verdict(visit, "sound"), "It works");
}

TEST(OpeningCheck, TheHandsetIsLiftedAndPutBack) {
  Visitor visit = trying("handset");
  visit.send(core::HandsetMoved{true});
  EXPECT_TRUE(visit.sees("Lifted. Now put it back."));
  visit.send(core::HandsetMoved{false});
  EXPECT_EQ(verdict(visit, "handset"), "It works");
}

TEST(OpeningCheck, TheCameraIsOpenOnlyWhileItIsTried) {
  Visitor visit = trying("camera");
  EXPECT_TRUE(visit.last<core::DirectMedia>()->wanted.picture);
  EXPECT_FALSE(visit.last<core::DirectMedia>()->wanted.sound);
  visit.send(core::MediaDevices{visit.tag_of_last<core::DirectMedia>(), core::Camera::kReady,
                                core::Microphone::kUnknown, true});
  EXPECT_EQ(visit.at("check.picture").value, "self");
  visit.press("It works");
  EXPECT_FALSE(visit.last<core::DirectMedia>()->wanted.running);
}

TEST(OpeningCheck, ACameraThatDoesNotAnswerIsSaidSo) {
  Visitor visit = trying("camera");
  visit.send(core::MediaLost{visit.tag_of_last<core::DirectMedia>()});
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "It does not answer."));
}

TEST(OpeningCheck, AMicrophoneThatHearsNothingIsSaidSo) {
  Visitor visit = trying("microphone");
  EXPECT_TRUE(visit.last<core::DirectMedia>()->wanted.sound);
  const core::Tag tag = visit.tag_of_last<core::DirectMedia>();
  visit.send(core::MediaDevices{tag, core::Camera::kUnknown, core::Microphone::kSilent, false});
  EXPECT_TRUE(visit.sees("It is open, but nothing comes in."));
  visit.send(core::MediaDevices{tag, core::Camera::kUnknown, core::Microphone::kReady, false});
  EXPECT_TRUE(visit.sees("Sound is coming in."));
}

TEST(OpeningCheck, TheKeypadWorksWhenEachOfItsKeysWasPressed) {
  Visitor visit = trying("keypad");
  for (const core::Key key : {core::Key::kUp, core::Key::kDown, core::Key::kLeft, core::Key::kRight}) visit.key(key);
  EXPECT_TRUE(visit.sees("Left: works"));
  EXPECT_EQ(visit.screen(), "staff_part");
  visit.key(core::Key::kSelect);
  EXPECT_EQ(verdict(visit, "keypad"), "It works");
}

TEST(OpeningCheck, ThePrinterPrintsATest) {
  Visitor visit = trying("printer");
  visit.press("Print a test");
  visit.answer_printed();
  EXPECT_TRUE(visit.sees("Printed."));
}

TEST(OpeningCheck, GoesThroughEverythingAndIsSignedWithWhatWasFound) {
  Visitor visit;
  visit.online();
  open_staff_menu(visit);
  visit.press("Opening check");
  visit.press("Try everything");
  for (const char* answer :
       {"It works", "It works", "There is none here", "It does not work", "It works", "It works"}) {
    EXPECT_EQ(visit.screen(), "staff_part");
    visit.press(answer);
  }
  EXPECT_EQ(visit.count<core::ReportStaffAct>(), 0U);
  visit.press("It works");
  visit.press("Sign as number 101");
  const core::ReportStaffAct& act = *visit.last<core::ReportStaffAct>();
  EXPECT_EQ(act.act, "checked");
  EXPECT_EQ(act.staff, "101");
  const std::vector<core::UsageField> found{{"touch", "works"},   {"sound", "works"},      {"handset", "none"},
                                            {"camera", "broken"}, {"microphone", "works"}, {"keypad", "works"},
                                            {"printer", "works"}};
  EXPECT_EQ(act.details, found);
  EXPECT_TRUE(visit.sees("Signed. Thank you."));
}

TEST(OpeningCheck, CannotBeSignedBeforeEveryPartWasTried) {
  Visitor visit = trying("touch");
  visit.press("It works");
  EXPECT_EQ(visit.find("staff.sign"), nullptr);
}

TEST(OpeningCheck, IsNotOfferedWhileACustomerIsServed) {
  Visitor visit;
  visit.begin();
  open_staff_menu(visit);
  EXPECT_EQ(visit.find("staff.check"), nullptr);
  EXPECT_EQ(visit.find("staff.restart"), nullptr);
}

}  // namespace
}  // namespace waymark

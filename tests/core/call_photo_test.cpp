// A photograph of a paper for the adviser: asked for, taken, looked at by the customer, sent only when they agree.
#include <gtest/gtest.h>

#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using core::PaperSight;
using doubles::ACall;
using doubles::Visitor;
using namespace std::chrono_literals;

struct AskedForAPhoto : testing::Test {
  AskedForAPhoto() {
    call.talk();
    call.asks_for_photo();
  }
  Visitor visit;
  ACall call{visit};
};

TEST(Photo, IsAskedForInADialogAndRefusedThere) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::AskedForPhoto{"f1"});
  EXPECT_TRUE(visit.sees(view::Role::kDialog, "Morag asks for a photo of a paper"));
  visit.wait(1s);
  visit.press("No, thank you");
  EXPECT_EQ(call.told(), R"({"id":"f1","outcome":"refused","type":"photo"})");
  EXPECT_EQ(call.media().paper, 0);
}

TEST(Photo, CannotBeTakenWithoutACamera) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.devices(core::Camera::kAbsent, core::Microphone::kReady);
  call.says(core::AskedForPhoto{"f1"});
  EXPECT_EQ(call.told(), R"({"id":"f1","outcome":"failed","type":"photo"})");
}

TEST(Photo, IsNotAskedForAgainWhileItIsAllowed) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.asks_and_is_allowed(core::Consent::kPhoto);
  call.says(core::AskedForPhoto{"f1"});
  EXPECT_EQ(visit.screen(), "photo");
}

TEST_F(AskedForAPhoto, TheCameraLooksForThePaper) {
  EXPECT_EQ(visit.screen(), "photo");
  EXPECT_EQ(call.media().paper, 1);
  EXPECT_FALSE(call.media().photograph);
}

TEST_F(AskedForAPhoto, PlainWordsSayWhatToDo) {
  call.camera_sees(PaperSight::kTooFar);
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "Move it closer"));
  call.camera_sees(PaperSight::kTooDark);
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "It is too dark. Turn the paper to the light"));
  call.camera_sees(PaperSight::kSteady);
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "That is good. Take the photo now"));
}

TEST_F(AskedForAPhoto, ThatTheCameraIsOnIsSaid) {
  visit.send(core::MediaDevices{call.tag(), core::Camera::kReady, core::Microphone::kReady, true});
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "The camera is on"));
}

TEST_F(AskedForAPhoto, ItIsTakenWhenTheCustomerSaysSo) {
  visit.press("Take the photo");
  EXPECT_TRUE(call.media().photograph);
  visit.send(core::PhotoTaken{call.tag(), true, base::Secret{"jpeg"}});
  EXPECT_TRUE(visit.sees("Can you read the photo?"));
}

TEST_F(AskedForAPhoto, NothingIsSentBeforeTheCustomerHasSeenIt) {
  call.photo_is_taken();
  EXPECT_EQ(visit.last<core::StoreDocument>(), nullptr);
  visit.press("Use this photo");
  const auto* const stored = visit.last<core::StoreDocument>();
  ASSERT_NE(stored, nullptr);
  EXPECT_EQ(stored->jpeg.reveal(), "jpeg");
  EXPECT_EQ(stored->call_id, visit.state().visit.call.call_id);
}

TEST_F(AskedForAPhoto, TheAdviserIsToldItsNameOnceItIsKept) {
  call.photo_is_taken();
  visit.press("Use this photo");
  const std::string id = visit.last<core::StoreDocument>()->document_id;
  visit.send(core::DocumentStored{visit.tag_of_last<core::StoreDocument>()});
  EXPECT_EQ(call.told(), R"({"document_id":")" + id + R"(","id":"f1","outcome":"taken","type":"photo"})");
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_EQ(call.media().paper, 0);
}

TEST_F(AskedForAPhoto, ItCanBeTakenAgain) {
  call.photo_is_taken();
  visit.press("Take it again");
  EXPECT_EQ(call.media().paper, 2);
  EXPECT_TRUE(visit.state().visit.call.photo.jpeg.empty());
  EXPECT_TRUE(visit.sees("Take the photo"));
}

TEST_F(AskedForAPhoto, APictureWithoutAPageSaysSo) {
  call.photo_is_taken(false);
  EXPECT_TRUE(visit.sees("We could not find the page, so this is the whole picture"));
}

TEST_F(AskedForAPhoto, WhenItCannotBeKeptStaffCanSeeThePaper) {
  call.photo_is_taken();
  visit.press("Use this photo");
  visit.send(core::DocumentFailed{visit.tag_of_last<core::StoreDocument>()});
  EXPECT_TRUE(visit.sees("No photo was sent. Try again, or show the paper to a member of staff."));
  visit.press("Stop, send no photo");
  EXPECT_EQ(call.told(), R"({"id":"f1","outcome":"failed","type":"photo"})");
}

TEST_F(AskedForAPhoto, ACameraThatGivesNothingIsNotWaitedForForEver) {
  visit.press("Take the photo");
  visit.wait(60s);
  EXPECT_TRUE(visit.sees("The photo did not work"));
}

TEST_F(AskedForAPhoto, OneTouchStopsIt) {
  visit.press("Stop, send no photo");
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_EQ(call.told(), R"({"id":"f1","outcome":"refused","type":"photo"})");
  EXPECT_EQ(call.media().paper, 0);
}

TEST_F(AskedForAPhoto, HelpDoesNotLoseIt) {
  visit.press_id("control.help");
  visit.press("Back to what I was doing");
  visit.press("Go back to the photo");
  EXPECT_EQ(visit.screen(), "photo");
}

TEST_F(AskedForAPhoto, TheEndOfTheCallEndsIt) {
  call.photo_is_taken();
  call.hub_ends(core::CallEnd::kByAdviser);
  EXPECT_EQ(visit.screen(), "call_ended");
  EXPECT_TRUE(visit.state().visit.call.photo.jpeg.empty());
}

TEST_F(AskedForAPhoto, AMediaProcessThatBeginsAnewLooksAgain) {
  call.photo_is_taken();
  call.media_is_lost();
  EXPECT_EQ(call.media().paper, 2);
  EXPECT_TRUE(visit.state().visit.call.photo.jpeg.empty());
}

TEST(Photo, TheAdviserSeesNothingElseOfACameraThatWasNotAllowed) {
  Visitor visit;
  ACall call{visit};
  call.accepted();
  visit.press_id("call.sound-only");
  call.leg(core::LegState::kConnected);
  call.asks_for_photo();
  EXPECT_TRUE(call.media().picture);
  EXPECT_TRUE(call.media().camera_off);
}

}  // namespace
}  // namespace waymark

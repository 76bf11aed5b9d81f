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

TEST_F(AskedForAPhoto, AShineAndAPictureThatIsNotSharpAreSaid) {
  call.camera_sees(PaperSight::kGlare);
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "A light shines on the paper. Tilt it a little"));
  call.camera_sees(PaperSight::kBlurred);
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "The picture is not sharp. Hold the paper still"));
}

TEST_F(AskedForAPhoto, ACameraThatIsTakenAwaySaysSoAndNamesAnotherWay) {
  for (const core::Camera camera : {core::Camera::kBusy, core::Camera::kAbsent}) {
    call.devices(camera, core::Microphone::kReady);
    EXPECT_TRUE(
        visit.sees(view::Role::kStatus, "The camera is not working. You can show the paper to a member of staff"));
    EXPECT_EQ(visit.find("photo.take"), nullptr);
    EXPECT_NE(visit.find("photo.stop"), nullptr);
  }
}

TEST(CameraLight, IsSaidOnEveryScreenOfACallForAsLongAsTheCameraIsOpen) {
  Visitor visit;
  ACall call{visit};
  const auto said = [&] { return visit.sees(view::Role::kStatus, "The camera is on"); };
  const auto light = [&](bool on) {
    visit.send(core::MediaDevices{call.tag(), core::Camera::kReady, core::Microphone::kReady, on});
  };
  call.accepted();
  visit.press_id("call.picture-and-sound");
  EXPECT_FALSE(said());
  light(true);
  EXPECT_TRUE(said()) << "one's own picture";
  visit.press_id("call.begin");
  call.leg(core::LegState::kConnected);
  EXPECT_TRUE(said()) << "the call";
  visit.press_id("call.camera");
  EXPECT_TRUE(said()) << "nobody sees it, and it is open all the same";
  visit.press_id("call.carry-on");
  EXPECT_TRUE(said()) << "another page";
  call.asks_for_photo();
  EXPECT_TRUE(said()) << "a photograph";
  light(false);
  EXPECT_FALSE(said());
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
  EXPECT_TRUE(visit.state().visit.photo.jpeg.empty());
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

TEST_F(AskedForAPhoto, OneThatWasKeptLateIsToldAllTheSame) {
  call.photo_is_taken();
  visit.press("Use this photo");
  const std::string id = visit.last<core::StoreDocument>()->document_id;
  visit.wait(60s);
  EXPECT_TRUE(visit.sees("The photo did not work"));
  visit.send(core::DocumentStored{visit.tag_of_last<core::StoreDocument>()});
  EXPECT_EQ(call.told(), R"({"document_id":")" + id + R"(","id":"f1","outcome":"taken","type":"photo"})");
  EXPECT_EQ(visit.screen(), "call");
}

TEST_F(AskedForAPhoto, AnotherTryHasAnotherName) {
  call.photo_is_taken();
  visit.press("Use this photo");
  const std::string first = visit.last<core::StoreDocument>()->document_id;
  visit.send(core::DocumentFailed{visit.tag_of_last<core::StoreDocument>()});
  visit.press("Take it again");
  call.photo_is_taken();
  visit.press("Use this photo");
  EXPECT_NE(visit.last<core::StoreDocument>()->document_id, first);
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
  EXPECT_TRUE(visit.state().visit.photo.jpeg.empty());
}

TEST_F(AskedForAPhoto, AMediaProcessThatBeginsAnewLooksAgain) {
  call.photo_is_taken();
  call.media_is_lost();
  EXPECT_EQ(call.media().paper, 2);
  EXPECT_TRUE(visit.state().visit.photo.jpeg.empty());
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

// A question of a journey that is answered by a photograph of a paper, or by going on without one.
#include <gtest/gtest.h>

#include "kiosk/core/luggage.h"
#include "kiosk/journeys/load.h"
#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

// The demonstration council, whose first service asks for a letter.
std::shared_ptr<const core::Configuration> council() {
  constexpr std::string_view kJourney = R"({"format": 1, "id": "show-a-letter", "version": "1", "languages": ["en-GB"],
    "title": {"en-GB": "Show a letter"}, "pages": [{"id": "letter", "questions": [{"id": "letter", "kind": "photo",
    "label": {"en-GB": "Can you show us the letter?"}, "row": {"en-GB": "Letter"}}]}]})";
  auto loaded = journeys::load(kJourney);
  auto configuration = std::make_shared<core::Configuration>(*doubles::demo_council());
  configuration->journeys = {std::make_shared<const journeys::Definition>(std::move(*loaded))};
  configuration->services.resize(1);
  configuration->services.front().journey = "show-a-letter";
  configuration->services.front().queue.clear();
  return configuration;
}

struct AskedForALetter : testing::Test {
  AskedForALetter() : visit(council()) {
    visit.online();
    visit.begin();
    visit.press_id("home.do-it-here");
    visit.press_id("service." + visit.state().configuration->services.front().id);
  }
  core::MediaWanted media() const {
    const auto* directed = visit.last<core::DirectMedia>();
    return directed == nullptr ? core::MediaWanted{} : directed->wanted;
  }
  core::Tag tag() const { return {visit.state().epoch, 0}; }
  void takes_a_photo() {
    visit.press_id("field.letter.taken");
    visit.press_id("photo.take");
    visit.send(core::PhotoTaken{tag(), true, base::Secret{"jpeg"}});
    visit.press_id("photo.use");
  }
  void sends() {
    visit.press_id("continue");
    visit.press_id("send");
  }
  Visitor visit;
};

TEST_F(AskedForALetter, TheCameraIsClosedUntilTheCustomerWantsAPhoto) {
  EXPECT_FALSE(media().running);
  EXPECT_EQ(visit.screen(), "question");
}

TEST_F(AskedForALetter, TheCameraIsForThePaperAndNobodySeesItsPictures) {
  visit.press_id("field.letter.taken");
  EXPECT_EQ(visit.screen(), "photo");
  EXPECT_TRUE(media().running);
  EXPECT_TRUE(media().picture);
  EXPECT_TRUE(media().camera_off);
  EXPECT_FALSE(media().sound);
  EXPECT_EQ(media().leg, 0);
  EXPECT_GT(media().paper, 0);
}

TEST_F(AskedForALetter, ThatTheCameraIsOnIsSaid) {
  visit.press_id("field.letter.taken");
  visit.send(core::MediaDevices{tag(), core::Camera::kReady, core::Microphone::kReady, true});
  EXPECT_TRUE(visit.sees(view::Role::kStatus, "The camera is on"));
}

TEST_F(AskedForALetter, WhatIsUsedAnswersTheQuestionAndClosesTheCamera) {
  takes_a_photo();
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_TRUE(visit.at("field.letter.taken").selected);
  EXPECT_FALSE(media().running);
  EXPECT_EQ(visit.last<core::StoreDocument>(), nullptr) << "nothing is sent before the request is";
}

TEST_F(AskedForALetter, TheRequestIsStoredOnceItsPhotographIs) {
  takes_a_photo();
  visit.press_id("continue");
  EXPECT_TRUE(visit.sees("A photo of it"));
  visit.press_id("send");
  const auto* const photo = visit.last<core::StoreDocument>();
  ASSERT_NE(photo, nullptr);
  EXPECT_EQ(photo->jpeg.reveal(), "jpeg");
  EXPECT_TRUE(photo->call_id.empty());
  const std::string request = photo->submission_id;
  EXPECT_EQ(visit.last<core::StoreSubmission>(), nullptr);
  visit.send(core::DocumentStored{visit.tag_of_last<core::StoreDocument>()});
  ASSERT_NE(visit.last<core::StoreSubmission>(), nullptr);
  EXPECT_EQ(visit.last<core::StoreSubmission>()->submission_id, request);
  visit.answer_stored();
  EXPECT_EQ(visit.screen(), "confirmation");
  EXPECT_TRUE(visit.state().visit.journey.photos.empty());
}

TEST_F(AskedForALetter, APhotographThatCannotBeKeptIsSentAgainByTheSameName) {
  takes_a_photo();
  sends();
  const std::string id = visit.last<core::StoreDocument>()->document_id;
  visit.send(core::DocumentFailed{visit.tag_of_last<core::StoreDocument>()});
  EXPECT_EQ(visit.screen(), "not_sent");
  EXPECT_EQ(visit.last<core::StoreSubmission>(), nullptr);
  visit.press_id("try-again");
  EXPECT_EQ(visit.count<core::StoreDocument>(), 2U);
  EXPECT_EQ(visit.last<core::StoreDocument>()->document_id, id);
}

TEST_F(AskedForALetter, WhoHasNoPaperGoesOnWithout) {
  visit.press_id("field.letter.none");
  sends();
  EXPECT_EQ(visit.last<core::StoreDocument>(), nullptr);
  ASSERT_NE(visit.last<core::StoreSubmission>(), nullptr);
  EXPECT_NE(visit.last<core::StoreSubmission>()->answers.reveal().find(R"("answer":"none")"), std::string_view::npos);
}

TEST_F(AskedForALetter, AnAnswerIsNeeded) {
  visit.press_id("continue");
  EXPECT_TRUE(visit.sees("Take a photo, or choose no photo now"));
}

TEST_F(AskedForALetter, APhotographThatIsNoLongerWantedIsForgotten) {
  takes_a_photo();
  visit.press_id("field.letter.none");
  visit.press_id("continue");
  EXPECT_TRUE(visit.state().visit.journey.photos.empty());
}

TEST_F(AskedForALetter, StoppedItIsAsBefore) {
  visit.press_id("field.letter.taken");
  visit.press_id("photo.stop");
  EXPECT_EQ(visit.screen(), "question");
  EXPECT_FALSE(visit.at("field.letter.taken").selected);
  EXPECT_FALSE(media().running);
}

TEST_F(AskedForALetter, WhoOpensHelpMeanwhileClosesTheCamera) {
  visit.press_id("field.letter.taken");
  visit.press_id("control.help");
  EXPECT_FALSE(media().running);
  visit.press_id("back");
  EXPECT_EQ(visit.screen(), "question");
}

TEST_F(AskedForALetter, WithoutACameraThereAreWordsAndAnotherWay) {
  visit.press_id("field.letter.taken");
  visit.send(core::MediaLost{tag()});
  EXPECT_TRUE(visit.sees("The photo did not work"));
  visit.press_id("photo.stop");
  visit.press_id("field.letter.none");
  visit.press_id("continue");
  EXPECT_EQ(visit.screen(), "check");
}

TEST_F(AskedForALetter, TheWipeCountsIt) {
  takes_a_photo();
  visit.press_id("control.start-again");
  EXPECT_EQ(visit.last<core::Wipe>()->held, 2U) << "that it was taken, and the photograph";
}

TEST_F(AskedForALetter, ThatMovesToAPrivateRoomIsAskedForAgainThere) {
  takes_a_photo();
  visit.press_id("continue");
  ASSERT_EQ(visit.screen(), "check");
  const auto luggage = core::unpack_luggage(core::pack_luggage(visit.state()).reveal());
  ASSERT_TRUE(luggage.has_value());
  EXPECT_EQ(luggage->screen, core::Screen::kQuestion);
  EXPECT_EQ(luggage->journey.page, "letter");
  EXPECT_FALSE(luggage->journey.answers.answered("letter"));
}

}  // namespace
}  // namespace waymark

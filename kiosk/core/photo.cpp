// A photograph of a paper, for the adviser or for a question of the journey: held before the camera, taken when the
// customer says so, shown to them first, and used only when they agree. The picture itself stays in the visit until it
// is sealed to the hub's key: for the adviser at once, for a question when the request is sent.
#include <utility>

#include "kiosk/core/assist_message.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

Photo& photo_of(Change& change) { return change.visit().photo; }

void look(Change& change) {
  Photo& photo = photo_of(change);
  ++change.visit().papers_shown;
  photo.stage = PhotoStage::kLooking;
  photo.sight = PaperSight::kLooking;
  photo.jpeg.clear();
  photo.reply_by.reset();
  change.visit().focus.clear();
}

void wait_for(Change& change, PhotoStage stage) {
  photo_of(change).stage = stage;
  photo_of(change).reply_by = change.now() + change.timeouts().reply;
  change.visit().focus.clear();
}

void fail(Change& change) {
  Photo& photo = photo_of(change);
  photo.stage = PhotoStage::kFailed;
  photo.jpeg.clear();
  photo.reply_by.reset();
  change.visit().focus.clear();
}

void close(Change& change) {
  photo_of(change) = Photo{};
  Call& call = change.visit().call;
  if (!call_is_on(call)) {  // the camera is closed, and what was known of it is old
    call.camera = Camera::kUnknown;
    call.camera_light = false;
  }
  if (change.state.screen == Screen::kPhoto) close_aside(change);
}

void send(Change& change) {
  Photo& photo = photo_of(change);
  wait_for(change, PhotoStage::kSending);
  photo.document_id = change.new_id();
  photo.effect = change.ask(StoreDocument{photo.document_id, change.visit().call.call_id, {}, photo.jpeg});
}

// Chosen as an option is. What was taken before for the same question is gone.
void use(Change& change) {
  Photo& photo = photo_of(change);
  if (photo.question.empty()) return send(change);
  JourneyRun& run = change.visit().journey;
  run.entries.set(photo.question, base::Secret{journeys::kPhotoTaken});
  run.photos[photo.question] = std::move(photo.jpeg);
  close(change);
}

}  // namespace

void begin_photo(Change& change, std::string id) {
  Photo& photo = photo_of(change);
  photo = Photo{};
  photo.id = std::move(id);
  open_aside(change, Screen::kPhoto);
  look(change);
}

void begin_photo_for(Change& change, std::string_view question) {
  if (photo_of(change).stage != PhotoStage::kNone) end_photo(change, "failed");  // the adviser may ask again
  photo_of(change).question = question;
  open_aside(change, Screen::kPhoto);
  look(change);
}

void end_photo(Change& change, std::string_view outcome) {
  const Photo& photo = photo_of(change);
  if (photo.stage == PhotoStage::kNone) return;
  if (photo.question.empty()) tell_adviser(change, outcome_message("photo", photo.id, outcome));
  close(change);
}

void end_photo_for_adviser(Change& change, std::string_view outcome) {
  if (photo_of(change).question.empty()) end_photo(change, outcome);
}

void end_photo_nobody_sees(Change& change) {
  const Photo& photo = photo_of(change);
  if (!photo.question.empty() && change.state.screen != Screen::kPhoto) close(change);
}

bool press_photo(Change& change, std::string_view node) {
  const PhotoStage stage = photo_of(change).stage;
  if (stage == PhotoStage::kNone) return false;
  if (node == ids::kPhotoOpen) {
    open_aside(change, Screen::kPhoto);
  } else if (node == ids::kPhotoTake && stage == PhotoStage::kLooking) {
    wait_for(change, PhotoStage::kTaking);
  } else if (node == ids::kPhotoUse && stage == PhotoStage::kShown) {
    use(change);
  } else if (node == ids::kPhotoAgain && (stage == PhotoStage::kShown || stage == PhotoStage::kFailed)) {
    look(change);
  } else if (node == ids::kPhotoStop) {
    end_photo(change, stage == PhotoStage::kFailed ? "failed" : "refused");
  } else {
    return false;
  }
  return true;
}

void on_paper_sighted(Change& change, const PaperSighted& event) {
  if (photo_of(change).stage == PhotoStage::kLooking) photo_of(change).sight = event.sight;
}

void on_photo_taken(Change& change, const PhotoTaken& event) {
  Photo& photo = photo_of(change);
  if (photo.stage != PhotoStage::kTaking) return;
  photo.stage = PhotoStage::kShown;
  photo.straight = event.straight;
  photo.jpeg = event.jpeg;
  photo.reply_by.reset();
  change.visit().focus.clear();
}

void on_document(Change& change, bool stored, const Tag& tag) {
  const Photo& photo = photo_of(change);
  if (photo.stage == PhotoStage::kNone || tag.effect != photo.effect) return;
  if (!stored) return fail(change);
  // However late: the customer had agreed to it, and the adviser will find it.
  tell_adviser(change, photo_message(photo.id, photo.document_id));
  close(change);
}

void on_camera_lost(Change& change) {
  const PhotoStage stage = photo_of(change).stage;
  if (stage != PhotoStage::kNone && !call_is_on(change.visit().call)) return fail(change);
  if (stage == PhotoStage::kTaking || stage == PhotoStage::kShown) look(change);
}

void pass_photo(Change& change) {
  const Photo& photo = photo_of(change);
  if (photo.reply_by && *photo.reply_by <= change.now()) fail(change);
}

}  // namespace waymark::core

// A photograph of a paper for the adviser: held before the camera, taken when the customer says so, shown to them
// first, and sent only when they agree. Sealed to the hub's key; the picture itself stays in the visit until then.
#include <utility>

#include "kiosk/core/assist_message.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

Photo& photo_of(Change& change) { return change.visit().call.photo; }

void look(Change& change) {
  Photo& photo = photo_of(change);
  ++change.visit().call.photos;
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

void send(Change& change) {
  Photo& photo = photo_of(change);
  wait_for(change, PhotoStage::kSending);
  photo.document_id = change.new_id();
  photo.effect = change.ask(StoreDocument{photo.document_id, change.visit().call.call_id, photo.jpeg});
}

void close(Change& change) {
  photo_of(change) = Photo{};
  if (change.state.screen == Screen::kPhoto) close_aside(change);
}

}  // namespace

void begin_photo(Change& change, std::string id) {
  Photo& photo = photo_of(change);
  photo = Photo{};
  photo.id = std::move(id);
  open_aside(change, Screen::kPhoto);
  look(change);
}

void end_photo(Change& change, std::string_view outcome) {
  const Photo& photo = photo_of(change);
  if (photo.stage == PhotoStage::kNone) return;
  tell_adviser(change, outcome_message("photo", photo.id, outcome));
  close(change);
}

bool press_photo(Change& change, std::string_view node) {
  const PhotoStage stage = photo_of(change).stage;
  if (stage == PhotoStage::kNone) return false;
  if (node == ids::kPhotoOpen) {
    open_aside(change, Screen::kPhoto);
  } else if (node == ids::kPhotoTake && stage == PhotoStage::kLooking) {
    wait_for(change, PhotoStage::kTaking);
  } else if (node == ids::kPhotoUse && stage == PhotoStage::kShown) {
    send(change);
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

void look_again_for_paper(Change& change) {
  const PhotoStage stage = photo_of(change).stage;
  if (stage == PhotoStage::kTaking || stage == PhotoStage::kShown) look(change);
}

void pass_photo(Change& change) {
  const Photo& photo = photo_of(change);
  if (photo.reply_by && *photo.reply_by <= change.now()) fail(change);
}

}  // namespace waymark::core

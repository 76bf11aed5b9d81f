// Sending: minted once, however often it is tried; the reference is given only when the answers are durable.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/summary.h"

namespace waymark::core {
namespace {

// The next photograph that belongs to what was answered; false when all are kept.
bool store_next_photo(Change& change, const journeys::Definition& definition) {
  Visit& visit = change.visit();
  Submission& submission = visit.submission;
  const auto way = journeys::route(definition, visit.journey.answers, today(change.state.clock));
  for (const auto& [question, jpeg] : visit.journey.photos) {
    SentPhoto& photo = submission.photos[question];
    if (photo.kept || way.answers.reveal(question) != journeys::kPhotoTaken) continue;
    if (photo.document_id.empty()) photo.document_id = change.new_id();
    submission.storing = question;
    submission.effect = change.ask(StoreDocument{photo.document_id, {}, submission.submission_id, jpeg});
    return true;
  }
  submission.storing.clear();
  return false;
}

journeys::Assistance assistance_of(const JourneyRun& run) {
  journeys::Assistance help;
  help.by = run.helped_by;
  for (const auto& [question, by] : run.typed) {
    if ((by & kTypedByStaff) != 0) help.typed_by[question] = by == kTypedByStaff ? "staff" : "both";
  }
  return help;
}

// Photographs go first: no request says that there is one which was not kept.
void store_next(Change& change, const journeys::Definition& definition) {
  Visit& visit = change.visit();
  Submission& submission = visit.submission;
  submission.reply_by = change.now() + change.timeouts().reply;
  if (store_next_photo(change, definition)) return;
  StoreSubmission store;
  store.submission_id = submission.submission_id;
  store.reference = submission.reference;
  store.journey = definition.id;
  store.journey_version = definition.version;
  store.language = visit.language;
  store.answers = journeys::submission_json(definition, visit.journey.answers, today(change.state.clock),
                                            visit.language, assistance_of(visit.journey));
  submission.effect = change.ask(std::move(store));
}

}  // namespace

void send_submission(Change& change) {
  const journeys::Definition* const definition = running_journey(change.state);
  Submission& submission = change.visit().submission;
  if (definition == nullptr || submission.delivery == Delivery::kStoring) return;
  if (submission.submission_id.empty()) {
    submission.submission_id = change.new_id();
    submission.reference = base::make_reference(change.random());
  }
  submission.delivery = Delivery::kStoring;
  submission.sent_at = change.wall();
  store_next(change, *definition);
  show(change, Screen::kSending);
}

void on_photo_of_request(Change& change, bool stored, const Tag& tag) {
  Submission& submission = change.visit().submission;
  if (tag.effect != submission.effect || submission.storing.empty()) return;
  submission.photos[submission.storing].kept = stored;
  if (submission.delivery != Delivery::kStoring) return;
  const journeys::Definition* const definition = running_journey(change.state);
  if (!stored || definition == nullptr) return on_submission(change, Delivery::kFailed, tag);
  store_next(change, *definition);
}

void on_submission(Change& change, Delivery delivery, const Tag& tag) {
  Visit& visit = change.visit();
  Submission& submission = visit.submission;
  if (tag.effect != submission.effect) return;
  const bool waiting = submission.delivery == Delivery::kStoring;
  // A reply that comes after we gave up waiting still counts, as long as nobody has started to try again.
  const bool late = submission.delivery == Delivery::kFailed && delivery != Delivery::kFailed;
  if (waiting || late) {
    submission.reply_by.reset();
    submission.delivery = delivery;
    if (delivery == Delivery::kFailed) {
      record(change, "submission.failed");
      return show_in_use(change, Screen::kNotSent);
    }
    record(change, "submission.queued");
    end_journey(change, "completed");
    keep_printable(change);
    visit.journey.entries.clear();  // nothing on the next screens needs them
    visit.journey.answers.clear();
    visit.journey.photos.clear();
    show_in_use(change, Screen::kConfirmation);
  }
  if (delivery == Delivery::kAccepted) submission.delivery = Delivery::kAccepted;
}

bool press_sending(Change& change, std::string_view node) {
  if (change.state.screen != Screen::kNotSent) return false;
  if (node == ids::kTryAgain) {
    send_submission(change);
  } else if (node == ids::kBack) {
    show_summary(change);
  } else {
    return false;
  }
  return true;
}

}  // namespace waymark::core

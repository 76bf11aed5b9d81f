// "Check my request": a reference is typed, its check character tried here, and the hub asked what became of it. The
// reference is an entry like every other text, goes to nobody but the hub, and is forgotten as soon as it has served.
#include <utility>

#include "base/ids.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

void forget_reference(Change& change) { change.visit().journey.entries.erase(ids::kReference); }

void begin_entry(Change& change) {
  Enquiry& enquiry = change.visit().enquiry;
  Enquiry fresh;
  fresh.unknown = enquiry.unknown;
  enquiry = std::move(fresh);
  Screen& return_to = change.visit().before_call;
  if (return_to == Screen::kRequestStatus) return_to = Screen::kHome;  // what was told there is no more
  show(change, Screen::kRequests);
  if (may_enquire(enquiry)) edit_field(change, ids::kReference);
}

void refuse(Change& change, ReferenceProblem problem) {
  change.visit().enquiry.problem = problem;
  change.visit().editing = Editing{};  // the keyboard makes room for what is wrong
  change.visit().focus = ids::with(ids::kError, ids::kReference);
}

void ask(Change& change) {
  Visit& visit = change.visit();
  const std::string_view typed = visit.journey.entries.reveal(ids::kReference);
  const auto reference = base::read_reference(typed);
  if (!reference) {
    const bool nothing = typed.find_first_not_of(' ') == std::string_view::npos;
    return refuse(change, nothing ? ReferenceProblem::kMissing : ReferenceProblem::kWrong);
  }
  visit.enquiry.problem = ReferenceProblem::kNone;
  visit.enquiry.stage = EnquiryStage::kAsking;
  visit.enquiry.reply_by = change.now() + change.timeouts().reply;
  visit.enquiry.effect = change.ask(AskRequestStatus{base::Secret{*reference}});
  show(change, Screen::kRequestStatus);
}

// False: an answer to a question that is not being asked any more.
bool is_answer(const Change& change, const Tag& tag) {
  const Enquiry& enquiry = change.visit().enquiry;
  return enquiry.stage == EnquiryStage::kAsking && tag.effect == enquiry.effect;
}

void answered(Change& change, EnquiryStage stage, std::string_view outcome) {
  change.visit().enquiry.stage = stage;
  change.visit().enquiry.reply_by.reset();
  if (change.state.screen == Screen::kRequestStatus) change.visit().focus.clear();
  record(change, "status.viewed", {{"outcome", std::string(outcome)}});
}

bool press_entry(Change& change, std::string_view node) {
  if (node == ids::kContinue) {
    ask(change);
  } else if (node == ids::with(ids::kError, ids::kReference)) {
    edit_field(change, ids::kReference);
    change.visit().focus = ids::with(ids::kField, ids::kReference);
  } else if (node == ids::kBack) {
    forget_reference(change);
    show(change, Screen::kServices);
  } else {
    return false;
  }
  return true;
}

bool press_status(Change& change, std::string_view node) {
  if (node == ids::kTryAgain && change.visit().enquiry.stage == EnquiryStage::kUnavailable) {
    ask(change);
  } else if (node == ids::kTryAgain || node == ids::kBack) {
    begin_entry(change);  // an answer that is on its way is not waited for any more
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool press_enquiry(Change& change, std::string_view node) {
  if (node == ids::kRequests) {
    begin_entry(change);
    return true;
  }
  if (change.state.screen == Screen::kRequests) return press_entry(change, node);
  return change.state.screen == Screen::kRequestStatus && press_status(change, node);
}

void on_request_found(Change& change, const RequestFound& event) {
  if (!is_answer(change, event.tag)) return;
  change.visit().enquiry.request = event.request;
  forget_reference(change);
  answered(change, EnquiryStage::kFound, "found");
}

void on_request_unknown(Change& change, const RequestUnknown& event) {
  if (!is_answer(change, event.tag)) return;
  ++change.visit().enquiry.unknown;
  if (!may_enquire(change.visit().enquiry)) forget_reference(change);
  answered(change, EnquiryStage::kUnknown, "unknown");
}

void on_request_unavailable(Change& change, const RequestStatusUnavailable& event) {
  if (is_answer(change, event.tag)) answered(change, EnquiryStage::kUnavailable, "unavailable");
}

void pass_enquiry(Change& change) {
  const Enquiry& enquiry = change.visit().enquiry;
  if (!enquiry.reply_by || *enquiry.reply_by > change.now()) return;
  on_request_unavailable(change, {{change.state.epoch, enquiry.effect}});
}

}  // namespace waymark::core

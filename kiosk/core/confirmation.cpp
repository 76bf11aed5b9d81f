// The receipt: paper, a QR code, or neither.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/running.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

void print_receipt(Change& change, Paper paper) {
  Submission& submission = change.visit().submission;
  if (submission.receipt == Receipt::kPrinting || submission.receipt == Receipt::kPrinted) return;
  submission.receipt = Receipt::kPrinting;
  // Personal: after a power cut it must not come out for the next customer.
  submission.print_effect = print_paper(change, paper, PrintPrivacy::kPersonal);
}

}  // namespace

bool press_confirmation(Change& change, std::string_view node) {
  if (change.state.screen != Screen::kConfirmation) return false;
  Submission& submission = change.visit().submission;
  if (node == ids::kReceiptPaper) {
    print_receipt(change, Paper::kReceipt);
  } else if (node == ids::kReceiptAnswers) {
    print_receipt(change, Paper::kReceiptWithAnswers);
  } else if (node == ids::kReceiptQr) {
    submission.receipt = Receipt::kQr;
    record(change, "receipt.made", {{"method", "qr"}});
  } else if (node == ids::kReceiptNone) {
    submission.receipt = Receipt::kDeclined;
  } else {
    return false;
  }
  change.visit().focus.clear();
  return true;
}

void keep_printable(Change& change) {
  const journeys::Definition* const definition = running_journey(change.state);
  if (definition == nullptr || !change.configuration().receipt.paper) return;
  change.visit().submission.printable =
      journeys::printable_answers(*definition, change.visit().journey.answers, today(change.state.clock));
}

void forget_printable(Change& change) {
  Submission& submission = change.visit().submission;
  const bool offered = submission.receipt == Receipt::kNone || submission.receipt == Receipt::kPrinting;
  if (offered && screen_being_used(change.state) == Screen::kConfirmation) return;
  submission.printable = {};
}

void on_receipt_printed(Change& change, const PrintFinished& event) {
  Submission& submission = change.visit().submission;
  if (event.tag.effect != submission.print_effect || submission.print_effect == 0) return;
  if (event.outcome == PrintOutcome::kPrinted) {
    submission.receipt = Receipt::kPrinted;
    record(change, "receipt.made", {{"method", "paper"}});
  } else if (submission.receipt == Receipt::kPrinting) {
    submission.receipt = Receipt::kPrintFailed;
    change.visit().focus.clear();
    record(change, "receipt.failed", {{"reason", event.reason}});
  }
}

}  // namespace waymark::core

// The receipt: paper, a QR code, or neither.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

void print_receipt(Change& change) {
  Submission& submission = change.visit().submission;
  if (submission.receipt == Receipt::kPrinting || submission.receipt == Receipt::kPrinted) return;
  submission.receipt = Receipt::kPrinting;
  // Personal: after a power cut it must not come out for the next customer.
  submission.print_effect = print_paper(change, Paper::kReceipt, PrintPrivacy::kPersonal);
}

}  // namespace

bool press_confirmation(Change& change, std::string_view node) {
  if (change.state.screen != Screen::kConfirmation) return false;
  Submission& submission = change.visit().submission;
  if (node == ids::kReceiptPaper) {
    print_receipt(change);
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

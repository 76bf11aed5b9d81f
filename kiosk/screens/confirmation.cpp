// The reference, what happens next and by when, and the receipt: paper (with answers, where more is asked for), a QR
// code, or neither.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/screens/paper.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Receipt;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

void add_paper(std::vector<Node>& into, const Scene& scene) {
  const journeys::Printable& printable = scene.visit().submission.printable;
  const bool more = !printable.answers.empty();
  if (more) {
    std::string hint = scene.words("receipt.answers.hint");
    if (printable.leaves_out) hint += " " + scene.words("receipt.answers.some");
    into.push_back(text(Role::kHint, std::move(hint)));
  }
  into.push_back(button(ids::kReceiptPaper, scene.words("receipt.paper"), Emphasis::kSecondary, "print"));
  if (more) {
    into.push_back(button(ids::kReceiptAnswers, scene.words("receipt.answers"), Emphasis::kSecondary, "print"));
  }
}

void add_receipt(std::vector<Node>& into, const Scene& scene) {
  const core::Submission& submission = scene.visit().submission;
  switch (submission.receipt) {
    case Receipt::kPrinting: {
      Node printing = status("receipt", scene.words("receipt.printing"), "print");
      printing.busy = true;
      into.push_back(std::move(printing));
      return;
    }
    case Receipt::kPrinted:
      into.push_back(status("receipt", scene.words("receipt.printed"), "done"));
      return;
    case Receipt::kDeclined:
      into.push_back(status("receipt", scene.words("receipt.declined"), "done"));
      return;
    case Receipt::kQr: {
      Node code = text(Role::kQrCode, scene.words("receipt.qr.name"));
      code.id = "receipt.code";
      code.value = receipt_link(scene.state);
      code.description = scene.words("receipt.qr.hint");
      into.push_back(std::move(code));
      return;
    }
    case Receipt::kPrintFailed:
      into.push_back(status("receipt", scene.words("receipt.failed"), "error"));
      break;
    case Receipt::kNone:
      break;
  }
  const core::ReceiptPolicy& policy = scene.configuration().receipt;
  if (policy.paper && core::can_print(scene.state) && submission.receipt != Receipt::kPrintFailed) {
    add_paper(into, scene);
  }
  if (policy.qr) into.push_back(button(ids::kReceiptQr, scene.words("receipt.qr"), Emphasis::kSecondary, "receipt"));
  into.push_back(button(ids::kReceiptNone, scene.words("receipt.none"), Emphasis::kSecondary));
}

}  // namespace

Content confirmation(const Scene& scene) {
  Content content;
  const journeys::Definition* const definition = core::running_journey(scene.state);
  const core::Submission& submission = scene.visit().submission;
  content.title = scene.words("confirmation.title");
  content.main.push_back(heading(content.title));
  Node panel =
      group(Role::kGroup, {}, {key_value("reference", scene.words("confirmation.reference"), submission.reference)});
  panel.id = "confirmation";
  panel.icon = "done";
  panel.emphasis = Emphasis::kPrimary;
  content.main.push_back(std::move(panel));
  const bool waits = submission.delivery == core::Delivery::kStored && !scene.state.online;
  if (waits) content.main.push_back(status("delivery", scene.words("confirmation.waits"), "offline"));
  if (definition != nullptr) {
    content.main.push_back(heading(scene.words("confirmation.next"), 2));
    const JourneyScene journey{scene};
    const auto day = core::today(scene.state.clock);
    for (std::string& each :
         journeys::what_happens_next(*definition, day, scene.configuration().holidays, journey.words())) {
      content.main.push_back(journey.told(paragraph(std::move(each))));
    }
  }
  content.main.push_back(paragraph(scene.words("confirmation.check_later")));
  content.main.push_back(heading(scene.words("receipt.title"), 2));
  add_receipt(content.main, scene);
  content.footer.push_back(button(ids::kHome, scene.words("button.something_else"), Emphasis::kSecondary, "home"));
  content.footer.push_back(button(ids::kFinish, scene.words("button.finish"), Emphasis::kPrimary));
  return content;
}

}  // namespace waymark::screens

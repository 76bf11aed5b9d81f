// Something to read over what is being done: a leaflet of the council's, or a page of words from the adviser. It is
// read, listened to, printed or taken on a phone, and closed by one touch. While a call goes on it can be come back to.
#include <utility>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

Reading& reading_of(Change& change) { return *change.visit().reading; }

void open(Change& change, Reading reading) {
  change.visit().reading = std::move(reading);
  open_aside(change, Screen::kReading);
  change.visit().focus.clear();
}

// Paper that was asked for comes out all the same.
void close(Change& change) {
  change.visit().reading.reset();
  close_aside(change);
}

void print_it(Change& change) {
  Reading& reading = reading_of(change);
  if (reading.copy == Copy::kPrinting) return;
  reading.copy = Copy::kPrinting;
  const PrintPrivacy privacy = reading.leaflet.empty() ? PrintPrivacy::kPersonal : PrintPrivacy::kPlain;
  reading.print_effect = print_paper(change, Paper::kReading, privacy);
}

void count_taken(Change& change, std::string_view kind) {
  const std::string& leaflet = reading_of(change).leaflet;
  if (!leaflet.empty()) record(change, "leaflet.taken", {{"leaflet", leaflet}, {"kind", std::string(kind)}});
}

bool press_leaflets(Change& change, std::string_view node) {
  if (node == ids::kLeaflets) {
    show(change, Screen::kLeaflets);
    return true;
  }
  // In their list, or found by a search.
  if (change.state.screen != Screen::kLeaflets && change.state.screen != Screen::kServices) return false;
  const std::string_view leaflet = ids::after(ids::kLeaflet, node);
  if (change.configuration().leaflet(leaflet) == nullptr) return false;
  read_leaflet(change, leaflet);
  return true;
}

}  // namespace

void read_leaflet(Change& change, std::string_view leaflet) {
  Reading reading;
  reading.leaflet = leaflet;
  open(change, std::move(reading));
  count_taken(change, "screen");
}

void read_document(Change& change, CallRequest sent) {
  Reading reading;
  reading.from = change.visit().call.adviser;
  reading.title = std::move(sent.title);
  reading.lines = std::move(sent.lines);
  open(change, std::move(reading));
}

bool press_reading(Change& change, std::string_view node) {
  if (press_leaflets(change, node)) return true;
  if (!change.visit().reading) return false;
  if (node == ids::kReadingOpen) {
    open_aside(change, Screen::kReading);
    return true;
  }
  if (change.state.screen != Screen::kReading) return false;
  if (node == ids::kBack) {
    close(change);
  } else if (node == ids::kReadingPrint) {
    print_it(change);
    change.visit().focus = ids::kReadingPaper;
  } else if (node == ids::kReadingQr) {
    reading_of(change).shows_code = true;
    count_taken(change, "qr");
    change.visit().focus = ids::kReadingCode;
  } else {
    return false;
  }
  return true;
}

void on_reading_printed(Change& change, const PrintFinished& event) {
  std::optional<Reading>& reading = change.visit().reading;
  if (!reading || reading->print_effect == 0 || event.tag.effect != reading->print_effect) return;
  if (event.outcome != PrintOutcome::kPrinted) {
    reading->copy = Copy::kPrintFailed;
  } else if (reading->copy != Copy::kPrinted) {
    reading->copy = Copy::kPrinted;
    count_taken(change, "paper");
  }
}

}  // namespace waymark::core

// Real-time text: what either writes is seen by the other as it is written, letter by letter (in the spirit of RFC
// 4103). Each message holds the whole line so far, so that a lost one harms nothing and taking back is only a shorter
// line.
#include <algorithm>
#include <utility>

#include "kiosk/core/assist_message.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"

namespace waymark::core {
namespace {

CallLine& line_of(Call& call, LineBy by, int leg, int number) {
  const auto found = std::find_if(call.lines.begin(), call.lines.end(), [&](const CallLine& line) {
    return line.by == by && line.leg == leg && line.number == number;
  });
  if (found != call.lines.end()) return *found;
  if (call.lines.size() >= Call::kMostLines) call.lines.erase(call.lines.begin());
  call.lines.push_back({by, leg, number, {}, false});
  return call.lines.back();
}

void send_line(Change& change, std::string_view text, bool done) {
  Call& call = change.visit().call;
  CallLine& line = line_of(call, LineBy::kCustomer, 0, call.own_line);
  line.text = base::Secret{text};
  line.done = done;
  change.ask(TellAdviser{call.leg, CallChannel::kText, text_line_message(call.own_line, text, done)});
}

}  // namespace

bool press_call_text(Change& change, std::string_view node) {
  if (node != ids::kCallSendText) return false;
  Visit& visit = change.visit();
  Call& call = visit.call;
  if (!visit.journey.entries.answered(ids::kCallText) || call.link != LegState::kConnected) return true;
  send_line(change, visit.journey.entries.reveal(ids::kCallText), true);
  ++call.own_line;
  call.own_text.clear();
  visit.journey.entries.erase(ids::kCallText);
  edit_field(change, ids::kCallText);
  visit.focus = ids::with(ids::kField, ids::kCallText);
  return true;
}

void on_text(Change& change, const TextArrived& event) {
  Call& call = change.visit().call;
  if (event.leg != call.leg || !in_call(call)) return;
  CallLine& line = line_of(call, LineBy::kAdviser, event.leg, event.line);
  line.text = event.text;
  line.done = event.done;
}

void send_own_text(Change& change) {
  if (!in_visit(change.state)) return;
  Call& call = change.visit().call;
  if (!in_call(call) || call.link != LegState::kConnected) return;
  const base::Secret* const typed = change.visit().journey.entries.find(ids::kCallText);
  const std::string_view text = typed == nullptr ? std::string_view{} : typed->reveal();
  if (text == call.own_text.reveal()) return;
  call.own_text = base::Secret{text};
  send_line(change, text, false);
}

}  // namespace waymark::core

// What an adviser asks for and may do on the customer's screen. Everything is asked for in a dialog, one after the
// other; what was agreed lasts until the customer takes it back, another adviser comes or the call ends.
#include <algorithm>
#include <utility>

#include "kiosk/core/assist_message.h"
#include "kiosk/core/call_clock.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

Allowed& consent_in(Call& call, Consent consent) { return call.consents[static_cast<std::size_t>(consent) - 1]; }

void answer(Change& change, const CallRequest& request, std::string_view outcome) {
  switch (request.kind) {
    case RequestKind::kConsent:
      break;
    case RequestKind::kSuggestion:
      return tell_adviser(change, outcome_message("suggestion", request.id, outcome));
    case RequestKind::kJourney:
    case RequestKind::kLeaflet:
    case RequestKind::kDocument:
      return tell_adviser(change, outcome_message("push", request.id, outcome));
    case RequestKind::kPrint:
      return tell_adviser(change, outcome_message("print", request.id, outcome));
    case RequestKind::kPhoto:
      return tell_adviser(change, outcome_message("photo", request.id, outcome));
    case RequestKind::kRoom:
      if (!request.id.empty()) tell_adviser(change, outcome_message("room", request.id, outcome));
      return;
  }
}

// The dialog comes up over what is being done; the focus returns there.
void queue(Change& change, CallRequest request) {
  Visit& visit = change.visit();
  Call& call = visit.call;
  if (call.requests.size() >= Call::kMostRequests) return answer(change, request, "refused");
  if (call.requests.empty()) {
    call.focus_before = visit.focus;
    call.request_since = change.now();
    visit.focus.clear();
  }
  call.requests.push_back(std::move(request));
}

CallRequest take_first(Change& change) {
  Visit& visit = change.visit();
  Call& call = visit.call;
  CallRequest first = std::move(call.requests.front());
  call.requests.erase(call.requests.begin());
  call.request_since = change.now();
  visit.focus.clear();
  if (call.requests.empty()) visit.focus = std::exchange(call.focus_before, {});
  return first;
}

void grant(Change& change, Consent consent, Allowed allowed) {
  Call& call = change.visit().call;
  consent_in(call, consent) = allowed;
  if (consent == Consent::kPoint && allowed == Allowed::kNo) call.pointed.clear();
}

// The field of the page on the screen that a suggestion is for; null when it is not there, or holds a secret.
const journeys::Question* field_on_page(const State& state, std::string_view node) {
  if (state.screen != Screen::kQuestion) return nullptr;
  const auto rest = ids::after(ids::kField, node);
  const journeys::Page* const page = page_on_screen(state);
  if (page == nullptr || rest.empty()) return nullptr;
  for (const auto& question : page->questions) {
    if (question.privacy == journeys::Privacy::kSecret) continue;
    for (const auto& option : question.options) {
      if (rest == question.id + "." + option.value) return &question;
    }
    for (const auto& field : journeys::fields_of(question)) {
      if (journeys::is_typed(question.kind) && field.id == rest) return &question;
    }
  }
  return nullptr;
}

bool fill_in(Change& change, const CallRequest& request) {
  const journeys::Question* const question = field_on_page(change.state, request.node);
  if (question == nullptr) return false;
  const std::string rest{ids::after(ids::kField, request.node)};
  Visit& visit = change.visit();
  if (journeys::has_options(question->kind)) {
    const auto value = std::string_view{rest}.substr(question->id.size() + 1);
    const bool chosen = journeys::is_chosen(visit.journey.entries.reveal(question->id), value);
    return chosen || press_journey(change, request.node);
  }
  Editing before = visit.editing;
  edit_field(change, rest);
  clear_field(change);
  type_text(change, request.value.reveal());
  if (before.field == rest) return true;  // typing goes on behind what was filled in
  visit.editing = std::move(before);
  return true;
}

const Service* service_of_journey(const Configuration& configuration, std::string_view journey) {
  for (const Service& service : configuration.services) {
    if (!service.journey.empty() && service.journey == journey) return &service;
  }
  return nullptr;
}

bool open_pushed(Change& change, std::string_view journey) {
  const Service* const service = service_of_journey(change.configuration(), journey);
  if (service == nullptr) return false;
  change.visit().service = service->id;
  change.visit().aside.reset();
  open_journey(change, *service);
  return true;
}

void print_paper(Change& change, CallRequest paper) {
  Call& call = change.visit().call;
  call.paper = std::move(paper);
  call.paper_effect = print_paper(change, Paper::kFromAdviser, PrintPrivacy::kPersonal);
}

void agree(Change& change) {
  CallRequest request = take_first(change);
  switch (request.kind) {
    case RequestKind::kConsent:
      grant(change, request.consent, Allowed::kYes);
      return tell_adviser(change, consent_message(request.consent, ConsentState::kGranted));
    case RequestKind::kSuggestion:
      return answer(change, request, fill_in(change, request) ? "agreed" : "gone");
    case RequestKind::kJourney:
      return answer(change, request, open_pushed(change, request.journey) ? "opened" : "refused");
    case RequestKind::kLeaflet:
      read_leaflet(change, request.leaflet);
      return answer(change, request, "opened");
    case RequestKind::kDocument:
      answer(change, request, "opened");
      return read_document(change, std::move(request));
    case RequestKind::kPrint:
      return print_paper(change, std::move(request));
    case RequestKind::kPhoto:
      return begin_photo(change, std::move(request.id));
    case RequestKind::kRoom:
      return begin_move(change, std::move(request.id));
  }
}

void refuse(Change& change) {
  const CallRequest request = take_first(change);
  if (request.kind == RequestKind::kConsent) {
    return tell_adviser(change, consent_message(request.consent, ConsentState::kRefused));
  }
  answer(change, request, "refused");
}

void end_private_question(Change& change, std::string_view state) {
  Visit& visit = change.visit();
  const base::Secret typed = visit.journey.entries.edit(ids::kPrivateAnswer);
  visit.journey.entries.erase(ids::kPrivateAnswer);
  const bool answered = state == "answered";
  tell_adviser(change, private_message(visit.call.question->id, state, answered ? typed.reveal() : ""));
  visit.call.question.reset();
  close_aside(change);
}

bool press_private(Change& change, std::string_view node) {
  if (node == ids::kOpenPrivate && change.visit().call.question) {
    open_aside(change, Screen::kPrivateQuestion);
    edit_field(change, ids::kPrivateAnswer);
    return true;
  }
  if (change.state.screen != Screen::kPrivateQuestion || !change.visit().call.question) return false;
  if (node == ids::kContinue) {
    if (!change.visit().journey.entries.answered(ids::kPrivateAnswer)) return true;
    end_private_question(change, "answered");
  } else if (node == ids::kRatherNot) {
    end_private_question(change, "refused");
  } else {
    return false;
  }
  return true;
}

CallRequest request_of(RequestKind kind, std::string id) {
  CallRequest request;
  request.kind = kind;
  request.id = std::move(id);
  return request;
}

// One handler for each kind of message.
struct Hear {
  Change& change;

  void operator()(const AskedConsent& asked) const {
    Call& call = change.visit().call;
    const auto kinds = consents_that_work(change.state);
    if (std::find(kinds.begin(), kinds.end(), asked.consent) == kinds.end()) {
      return tell_adviser(change, consent_message(asked.consent, ConsentState::kRefused));
    }
    if (allowed(call, asked.consent)) {
      return tell_adviser(change, consent_message(asked.consent, ConsentState::kGranted));
    }
    const auto same = [&](const CallRequest& one) {
      return one.kind == RequestKind::kConsent && one.consent == asked.consent;
    };
    if (std::any_of(call.requests.begin(), call.requests.end(), same)) return;
    CallRequest request;
    request.consent = asked.consent;
    queue(change, std::move(request));
    tell_adviser(change, consent_message(asked.consent, ConsentState::kAsked));
  }
  void operator()(const Pointed& pointed) const {
    Call& call = change.visit().call;
    if (allowed(call, Consent::kPoint)) call.pointed = pointed.node;
  }
  void operator()(const Suggested& suggested) const {
    CallRequest request = request_of(RequestKind::kSuggestion, suggested.id);
    request.node = suggested.node;
    request.value = suggested.value;
    if (!allowed(change.visit().call, Consent::kFill)) return answer(change, request, "refused");
    if (field_on_page(change.state, request.node) == nullptr) return answer(change, request, "gone");
    queue(change, std::move(request));
  }
  void operator()(const PushedJourney& pushed) const {
    CallRequest request = request_of(RequestKind::kJourney, pushed.id);
    request.journey = pushed.journey;
    if (service_of_journey(change.configuration(), pushed.journey) == nullptr) {
      return answer(change, request, "refused");
    }
    queue(change, std::move(request));
  }
  void operator()(const PushedLeaflet& pushed) const {
    CallRequest request = request_of(RequestKind::kLeaflet, pushed.id);
    request.leaflet = pushed.leaflet;
    if (change.configuration().leaflet(pushed.leaflet) == nullptr) return answer(change, request, "refused");
    queue(change, std::move(request));
  }
  void operator()(const PushedDocument& pushed) const {
    CallRequest request = request_of(RequestKind::kDocument, pushed.id);
    request.title = pushed.title;
    request.lines = pushed.lines;
    queue(change, std::move(request));
  }
  void operator()(const AskedInPrivate& asked) const {
    Call& call = change.visit().call;
    if (call.question) return tell_adviser(change, private_message(asked.id, "refused", ""));
    call.question = PrivateQuestion{asked.id, asked.question};
    tell_adviser(change, private_message(asked.id, "asked", ""));
    if (is_covered(change.state)) return;
    open_aside(change, Screen::kPrivateQuestion);
    edit_field(change, ids::kPrivateAnswer);
  }
  void operator()(const SentPaper& sent) const {
    CallRequest request = request_of(RequestKind::kPrint, sent.id);
    request.title = sent.title;
    request.lines = sent.lines;
    const bool busy = change.visit().call.paper_effect != 0;
    if (!can_print(change.state) || busy) return answer(change, request, "failed");
    if (allowed(change.visit().call, Consent::kPrint)) return print_paper(change, std::move(request));
    queue(change, std::move(request));
  }
  void operator()(const AskedForPhoto& asked) const {
    CallRequest request = request_of(RequestKind::kPhoto, asked.id);
    const Call& call = change.visit().call;
    const bool busy = change.visit().photo.stage != PhotoStage::kNone;
    if (!has_camera(call) || busy || is_covered(change.state)) return answer(change, request, "failed");
    if (allowed(call, Consent::kPhoto)) return begin_photo(change, std::move(request.id));
    queue(change, std::move(request));
  }
  void operator()(const AskedToMove& asked) const {
    CallRequest request = request_of(RequestKind::kRoom, asked.id);
    const auto same = [](const CallRequest& one) { return one.kind == RequestKind::kRoom; };
    const auto& waiting = change.visit().call.requests;
    const bool twice = std::any_of(waiting.begin(), waiting.end(), same);
    if (twice || !can_move(change.state) || is_covered(change.state)) return answer(change, request, "failed");
    queue(change, std::move(request));
  }
};

}  // namespace

void ask_customer(Change& change, CallRequest request) { queue(change, std::move(request)); }

void tell_adviser(Change& change, base::Secret json) {
  const Call& call = change.visit().call;
  if (call.leg > 0 && call.link == LegState::kConnected) {
    change.ask(TellAdviser{call.leg, CallChannel::kAssist, std::move(json)});
  }
}

std::vector<Consent> consents_that_work(const State& state) {
  std::vector<Consent> kinds{Consent::kSee, Consent::kPoint, Consent::kFill};
  if (can_print(state)) kinds.push_back(Consent::kPrint);
  if (has_camera(state.visit.call)) kinds.push_back(Consent::kPhoto);
  return kinds;
}

bool press_request(Change& change, std::string_view node) {
  const Call& call = change.visit().call;
  if (const auto kind = consent_of(ids::after(ids::kConsentStop, node))) {
    grant(change, *kind, Allowed::kNo);
    tell_adviser(change, consent_message(*kind, ConsentState::kEnded));
    if (*kind == Consent::kPhoto) end_photo_for_adviser(change, "refused");
    return true;
  }
  if (press_private(change, node)) return true;
  if (call.requests.empty() || !node.starts_with(ids::kRequestDialog)) return false;
  if (node == ids::kRequestStartAgain) {
    leave(change, Leaving::kStartAgain);
  } else if (change.now() - call.request_since < kRequestSettles) {
    return true;
  } else if (node == ids::kRequestYes) {
    agree(change);
  } else {
    refuse(change);
    if (node == ids::kRequestHelp) ask_for_help(change);
  }
  return true;
}

void on_assist(Change& change, const AssistArrived& event) {
  const Call& call = change.visit().call;
  if (event.leg != call.leg || call.link != LegState::kConnected || !in_call(call)) return;
  std::visit(Hear{change}, event.message);
}

void greet_adviser(Change& change) {
  const Visit& visit = change.visit();
  const Call& call = visit.call;
  tell_adviser(change, hello_message({visit.language, std::string(word_of(call.speak)),
                                      needs_of(visit, change.configuration()), consents_that_work(change.state)}));
  say_what_is_sent(change);
  for (const Consent consent : kConsents) {
    if (allowed(call, consent)) tell_adviser(change, consent_message(consent, ConsentState::kGranted));
  }
}

void end_consents(Change& change) {
  Call& call = change.visit().call;
  for (const Consent consent : kConsents) {
    if (!allowed(call, consent)) continue;
    tell_adviser(change, consent_message(consent, ConsentState::kEnded));
    grant(change, consent, Allowed::kNo);
  }
  close_requests(change);
}

void close_requests(Change& change) {
  Visit& visit = change.visit();
  Call& call = visit.call;
  if (!call.requests.empty()) visit.focus = std::exchange(call.focus_before, {});
  call.requests.clear();
  call.pointed.clear();
  end_photo_for_adviser(change, "failed");
  if (!call.question) return;
  call.question.reset();
  visit.journey.entries.erase(ids::kPrivateAnswer);
  if (change.state.screen == Screen::kPrivateQuestion) close_aside(change);
}

void on_adviser_paper_printed(Change& change, const PrintFinished& event) {
  Call& call = change.visit().call;
  if (call.paper_effect == 0 || event.tag.effect != call.paper_effect) return;
  call.paper_effect = 0;
  answer(change, call.paper, event.outcome == PrintOutcome::kPrinted ? "printed" : "failed");
  call.paper = CallRequest{};
}

}  // namespace waymark::core

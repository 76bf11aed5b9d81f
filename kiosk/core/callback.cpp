// "Phone me back": a name and a number, sealed to the hub's key and kept until the hub has them. Works with no line.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "kiosk/core/call_clock.h"
#include "kiosk/core/call_reducers.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"
#include "kiosk/journeys/formats.h"

namespace waymark::core {
namespace {

void forget_entries(Change& change) {
  change.visit().journey.entries.erase(ids::kCallbackName);
  change.visit().journey.entries.erase(ids::kCallbackPhone);
}

void refuse(Change& change, CallbackProblem problem, std::string_view field) {
  change.visit().callback.problem = problem;
  change.visit().editing.field.clear();  // the keyboard makes room for what is wrong
  change.visit().focus = ids::with(ids::kError, field);
}

base::Secret wish_of(std::string_view name, std::string_view phone, PhoneWhen when) {
  nlohmann::json wish{{"name", name}, {"phone", phone}, {"when", word_of(when)}};
  std::string text = wish.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  base::Secret secret{text};
  base::zeroise(text.data(), text.size());
  return secret;
}

void send(Change& change) {
  Visit& visit = change.visit();
  Callback& callback = visit.callback;
  const auto name = visit.journey.entries.reveal(ids::kCallbackName);
  const auto phone = journeys::read_phone(visit.journey.entries.reveal(ids::kCallbackPhone));
  if (name.find_first_not_of(' ') == std::string_view::npos) {
    return refuse(change, CallbackProblem::kNoName, ids::kCallbackName);
  }
  if (!phone) return refuse(change, CallbackProblem::kNoPhone, ids::kCallbackPhone);
  callback.problem = CallbackProblem::kNone;
  if (callback.callback_id.empty()) callback.callback_id = change.new_id();
  callback.delivery = Delivery::kStoring;
  callback.reply_by = change.now() + change.timeouts().reply;
  callback.effect = change.ask(StoreCallback{callback.callback_id, visit.call.call_id, visit.call.skill, visit.language,
                                             wish_of(name, phone->reveal(), callback.when)});
  visit.editing = Editing{};
  visit.focus.clear();
}

void open_callback(Change& change) {
  constexpr Screen kOfferIt[] = {Screen::kCallEnded, Screen::kAppointment, Screen::kAppointmentTold,
                                 Screen::kRequestStatus};
  Callback& callback = change.visit().callback;
  if (callback.delivery != Delivery::kStored) callback = Callback{};
  const bool leads_back =
      std::find(std::begin(kOfferIt), std::end(kOfferIt), change.state.screen) != std::end(kOfferIt);
  callback.from = leads_back ? change.state.screen : Screen::kTalk;
  show(change, Screen::kCallback);
  if (callback.delivery != Delivery::kStored) edit_field(change, ids::kCallbackName);
}

}  // namespace

std::string_view word_of(PhoneWhen when) {
  switch (when) {
    case PhoneWhen::kMorning:
      return "morning";
    case PhoneWhen::kAfternoon:
      return "afternoon";
    case PhoneWhen::kAny:
      break;
  }
  return "any";
}

std::optional<PhoneWhen> phone_when_of(std::string_view word) {
  for (const PhoneWhen when : kPhoneTimes) {
    if (word_of(when) == word) return when;
  }
  return std::nullopt;
}

bool press_callback(Change& change, std::string_view node) {
  const bool here = change.state.screen == Screen::kCallback;
  if (node == ids::kCallback) {
    open_callback(change);
  } else if (here && node == ids::kContinue) {
    if (change.visit().callback.delivery != Delivery::kStoring) send(change);
  } else if (const auto field = ids::after(ids::kError, node); here && !field.empty()) {
    edit_field(change, field);
    change.visit().focus = ids::with(ids::kField, field);
  } else if (const auto when = phone_when_of(ids::after(ids::kCallbackWhen, node)); here && when) {
    change.visit().callback.when = *when;
    change.visit().editing = Editing{};
    change.visit().focus = node;
  } else if (here && node == ids::kBack) {
    forget_entries(change);
    show(change, change.visit().callback.from);
  } else {
    return false;
  }
  return true;
}

void on_callback(Change& change, Delivery delivery, const Tag& tag) {
  Callback& callback = change.visit().callback;
  if (tag.effect != callback.effect || callback.delivery == Delivery::kStored) return;
  callback.reply_by.reset();
  callback.delivery = delivery;
  change.visit().focus.clear();
  if (delivery == Delivery::kStored) forget_entries(change);
}

void pass_callback(Change& change) {
  Callback& callback = change.visit().callback;
  if (!callback.reply_by || *callback.reply_by > change.now()) return;
  on_callback(change, Delivery::kFailed, {change.state.epoch, callback.effect});
}

}  // namespace waymark::core

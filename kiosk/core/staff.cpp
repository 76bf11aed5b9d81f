// The staff menu: how it opens, who may, and how it locks itself. A held corner of the glass or a staff card asks for
// the PIN; the shell tries it and counts the wrong ones. What goes on behind the menu goes on, and is given back as it
// was.
#include <algorithm>
#include <utility>

#include "kiosk/core/idle.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/staff_reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {
namespace {

std::chrono::milliseconds patience(StaffPage page) {
  switch (page) {
    case StaffPage::kPin:
      return kPinLocksAfter;
    case StaffPage::kPart:
    case StaffPage::kPaper:
    case StaffPage::kCheck:
    case StaffPage::kCard:
      return kWorkLocksAfter;
    default:
      return kMenuLocksAfter;
  }
}

std::string shuffled(const std::array<std::uint8_t, 16>& random) {
  std::string digits = "0123456789";
  for (std::size_t i = digits.size() - 1; i > 0; --i) std::swap(digits[i], digits[random[i] % (i + 1)]);
  return digits;
}

void forget_entries(Change& change) {
  change.visit().journey.entries.erase(ids::kStaffNumber);
  change.visit().journey.entries.erase(ids::kStaffPin);
}

void write_in(Change& change, std::string_view field) {
  change.visit().editing = Editing{};
  edit_field(change, field);
  change.visit().focus = ids::with(ids::kField, field);
}

void ask_for_pin(Change& change) {
  StaffMenu& staff = *change.state.staff;
  staff.page = StaffPage::kPin;
  staff.digits = shuffled(change.random());
  forget_entries(change);
  write_in(change, staff.with_card ? ids::kStaffPin : ids::kStaffNumber);
}

std::size_t length_of(const Change& change, std::string_view field) {
  return change.visit().journey.entries.reveal(field).size();
}

void try_pin(Change& change) {
  StaffMenu& staff = *change.state.staff;
  journeys::Answers& entries = change.visit().journey.entries;
  if (!staff.with_card) staff.number = entries.reveal(ids::kStaffNumber);
  base::Secret pin = std::move(entries.edit(ids::kStaffPin));
  entries.erase(ids::kStaffPin);
  change.visit().editing = Editing{};
  staff.asked = change.ask(CheckStaffPin{staff.number, std::move(pin)});
}

// A number that is whole is followed by the PIN; a PIN that is whole is tried.
void follow_digits(Change& change) {
  const StaffMenu& staff = *change.state.staff;
  if (staff.page != StaffPage::kPin || staff.asked != 0 || staff.problem == PinProblem::kLocked) return;
  const bool number = staff.with_card || length_of(change, ids::kStaffNumber) == kStaffNumberDigits;
  if (number && length_of(change, ids::kStaffPin) == kStaffPinDigits) return try_pin(change);
  const std::string& field = change.visit().editing.field;
  if (field == ids::kStaffNumber && number) return write_in(change, ids::kStaffPin);
  // Something behind has changed the page, and with it what was written to.
  if (field != ids::kStaffNumber && field != ids::kStaffPin)
    write_in(change, number ? ids::kStaffPin : ids::kStaffNumber);
}

void refuse_pin(Change& change, const StaffPinChecked& event) {
  StaffMenu& staff = *change.state.staff;
  staff.tries_left = event.tries_left;
  if (!staff.with_card) staff.number.clear();
  if (event.outcome == PinOutcome::kLocked) {
    staff.problem = PinProblem::kLocked;
    staff.locked_until = change.now() + event.locked_for;
    forget_entries(change);
    change.visit().editing = Editing{};
    change.visit().focus.clear();
    return;
  }
  staff.problem = event.outcome == PinOutcome::kWrong ? PinProblem::kWrong : PinProblem::kUnavailable;
  ask_for_pin(change);
}

bool may_be_called(const State& state) {
  const bool at_rest =
      state.screen == Screen::kAttract || state.screen == Screen::kClosed || state.screen == Screen::kOutOfService;
  const bool calm = state.refused.calm_until.has_value();
  return !state.configuration->staff.empty() && !state.restarting && !calm && (at_rest || in_visit(state));
}

const StaffCard* staff_card(const State& state, std::string_view hash) {
  const auto found = std::find_if(state.staff_cards.begin(), state.staff_cards.end(),
                                  [&](const StaffCard& card) { return card.hash == hash; });
  return found == state.staff_cards.end() ? nullptr : &*found;
}

void add_card(Change& change, const std::string& hash) {
  StaffMenu& staff = *change.state.staff;
  change.ask(KeepStaffCard{{hash, staff.number}});
  report_staff_act(change, "card_added");
  staff.card_added = true;
}

}  // namespace

void call_staff_menu(Change& change, std::string_view card_of) {
  State& state = change.state;
  if (state.staff || !may_be_called(state)) return;
  state.focus_behind_staff = state.visit.focus;
  state.editing_behind_staff = state.visit.editing;
  state.screen_behind_staff = state.screen;
  StaffMenu& staff = state.staff.emplace();
  staff.number = card_of;
  staff.with_card = !card_of.empty();
  staff.last_act = change.now();
  staff.presentation = in_visit(state) ? state.visit.presentation : presentation_at_rest(change.configuration());
  staff.presentation.hidden = false;
  ask_for_pin(change);
}

void close_staff_menu(Change& change) {
  State& state = change.state;
  if (!state.staff) return;
  forget_entries(change);
  state.staff.reset();
  Visit& visit = state.visit;
  const bool same_page = state.screen == state.screen_behind_staff;
  visit.focus = same_page ? std::move(state.focus_behind_staff) : view::NodeId{};
  visit.editing = same_page ? std::move(state.editing_behind_staff) : Editing{};
  state.focus_behind_staff.clear();
  state.editing_behind_staff = Editing{};
  if (!in_visit(state)) return rest(change);
  // The customer's time begins anew: nobody could touch what is theirs meanwhile.
  note_presence(change);
  visit.usage.last_act = change.now();
}

void on_staff_card(Change& change, const CardInserted& event) {
  State& state = change.state;
  if (state.staff && state.staff->page == StaffPage::kCard) return add_card(change, event.identifier_hash);
  const StaffCard* const card = staff_card(state, event.identifier_hash);
  if (card != nullptr) call_staff_menu(change, std::string(card->number));
}

void on_staff_cards_known(Change& change, const StaffCardsKnown& event) {
  // Of who no longer may, no card calls anything.
  change.state.staff_cards.clear();
  for (const StaffCard& card : event.cards) {
    const auto& staff = change.configuration().staff;
    const bool may = std::any_of(staff.begin(), staff.end(),
                                 [&](const StaffMember& member) { return member.number == card.number; });
    if (may) change.state.staff_cards.push_back(card);
  }
}

void on_staff_pin_checked(Change& change, const StaffPinChecked& event) {
  std::optional<StaffMenu>& staff = change.state.staff;
  if (!staff || staff->asked == 0 || event.tag.effect != staff->asked) return;
  staff->asked = 0;
  staff->last_act = change.now();
  if (event.outcome != PinOutcome::kRight) return refuse_pin(change, event);
  forget_entries(change);
  staff->problem = PinProblem::kNone;
  change.ask(AskFacts{});
  show_staff_page(change, StaffPage::kMenu);
}

void on_facts(Change& change, const FactsTold& event) {
  if (change.state.staff) change.state.staff->facts = event.facts;
}

void show_staff_page(Change& change, StaffPage page) {
  change.state.staff->page = page;
  change.visit().focus.clear();
  change.visit().editing = Editing{};
}

void report_staff_act(Change& change, std::string_view act, std::vector<UsageField> details) {
  const std::string number = change.state.staff ? change.state.staff->number : std::string{};
  change.ask(ReportStaffAct{change.new_id(), std::string(act), number, std::move(details)});
}

bool act_on_staff_menu(Change& change, const Event& event) {
  StaffMenu& staff = *change.state.staff;
  if (staff.page == StaffPage::kCleaning) return true;  // whatever wipes over the glass does nothing
  staff.last_act = change.now();
  return note_key_of_check(change, event);
}

void follow_staff(Change& change) {
  if (change.state.staff) follow_digits(change);
}

bool press_staff(Change& change, std::string_view node) {
  StaffMenu& staff = *change.state.staff;
  if (press_presentation(staff.presentation, node) || press_speech(change, node)) return true;
  if (node == ids::kListen) {
    staff.speech.on = !staff.speech.on && change.state.has_voice;
    staff.speech.in_private = staff.speech.on && change.state.headphones;
    return true;
  }
  if (press_key(change, node)) return true;
  if (const auto field = ids::after(ids::kField, node); !field.empty()) {
    edit_field(change, field);
    return true;
  }
  if (node == ids::kStaffClose) {
    close_staff_menu(change);
    return true;
  }
  if (staff.page == StaffPage::kPin) return true;
  return press_staff_check(change, node) || press_staff_menu(change, node);
}

void pass_staff(Change& change) {
  const std::optional<StaffMenu>& staff = change.state.staff;
  if (!staff) return;
  if (staff->locked_until && *staff->locked_until <= change.now()) {
    change.state.staff->locked_until.reset();
    change.state.staff->problem = PinProblem::kNone;
    return ask_for_pin(change);
  }
  if (staff->cleaning_until ? *staff->cleaning_until <= change.now()
                            : staff->last_act + patience(staff->page) <= change.now())
    close_staff_menu(change);
}

std::optional<base::MonoTime> next_staff_deadline(const State& state) {
  if (!state.staff) return std::nullopt;
  const StaffMenu& staff = *state.staff;
  if (staff.cleaning_until) {
    // The figure changes on whole seconds before the end.
    return *staff.cleaning_until - std::chrono::seconds(cleaning_seconds(state) - 1);
  }
  base::MonoTime next = staff.last_act + patience(staff.page);
  if (staff.locked_until) next = std::min(next, *staff.locked_until);
  return next;
}

int cleaning_seconds(const State& state) {
  if (!state.staff || !state.staff->cleaning_until) return 0;
  const auto left = *state.staff->cleaning_until - state.clock.mono;
  return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

}  // namespace waymark::core

// The reducers of the staff menu and of assisted mode. As reducers.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/core/change.h"
#include "kiosk/core/event.h"

namespace waymark::core {

// staff.cpp: how the menu opens and locks
void call_staff_menu(Change& change,
                     std::string_view card_of = {});  // the number that a card told; else it is asked for
void close_staff_menu(Change& change);
void on_staff_card(Change& change, const CardInserted& event);
void on_staff_cards_known(Change& change, const StaffCardsKnown& event);
void on_staff_pin_checked(Change& change, const StaffPinChecked& event);
void on_facts(Change& change, const FactsTold& event);
void show_staff_page(Change& change, StaffPage page);
void report_staff_act(Change& change, std::string_view act, std::vector<UsageField> details = {});
bool act_on_staff_menu(Change& change, const Event& event);  // somebody is at it; true: nothing else comes of it
void follow_staff(Change& change);                           // after every event
bool press_staff(Change& change, std::string_view node);     // while the menu is open it takes everything
void pass_staff(Change& change);                             // time
[[nodiscard]] std::optional<base::MonoTime> next_staff_deadline(const State& state);

// staff_menu.cpp: what can be done there
bool press_staff_menu(Change& change, std::string_view node);
void on_test_printed(Change& change, const PrintFinished& event);

// staff_check.cpp: the parts are tried
bool press_staff_check(Change& change, std::string_view node);
bool note_key_of_check(Change& change, const Event& event);  // true: the key was being tried
void on_handset_of_check(Change& change, const HandsetMoved& event);

// assisted.cpp
void help_customer(Change& change, std::string_view staff);
void stop_helping(Change& change);
bool press_assisted(Change& change, std::string_view node);
void note_typist(Change& change, std::string_view field);  // who is at the glass has written there
void begin_assisted_journey(Change& change);

}  // namespace waymark::core

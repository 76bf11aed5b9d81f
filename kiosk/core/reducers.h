// The reducers, one file each, named after what they are about. update() calls them; nobody else does.
//
// A function that takes a node answers true when that node was its business.
#pragma once

#include <string_view>

#include "kiosk/core/call_reducers.h"
#include "kiosk/core/change.h"
#include "kiosk/core/event.h"
#include "kiosk/core/running.h"

namespace waymark::core {

// press.cpp: a control that is on the screen was pressed
const FocusStop* stop_on_screen(const State& state, std::string_view node);  // null: it is not there
void press(Change& change, std::string_view node);

// attract.cpp: the screens on which nobody is being served
void rest(Change& change);  // attract, closed, out of service, or leaving for an update: whichever is due
void begin_visit(Change& change);
void turn_attract(Change& change);  // the next language's turn; opening and closing
void take_out_of_service(Change& change, const OutOfServiceOrdered& event);
void stage_configuration(Change& change, const ConfigurationStaged& event);

// presence.cpp: the camera notices who comes
void watch_presence(Change& change);  // after every event: begins or ends with the attract screen
void on_presence(Change& change, const PresenceChanged& event);
void pass_presence(Change& change);  // time
bool press_privacy(Change& change, std::string_view node);

// controls.cpp: always there
bool press_presentation(view::Presentation& presentation, std::string_view node);  // size, contrast, reach
bool press_control(Change& change, std::string_view node);

// aside.cpp
[[nodiscard]] Screen screen_being_used(const State& state);  // behind the aside, when one is open
void open_aside(Change& change, Screen screen);              // over what is being done, which is kept as it is
void close_aside(Change& change);
void show_in_use(Change& change, Screen screen);  // what is being done has come to this; an aside stays open

// moment.cpp: "I need a moment"
bool press_moment(Change& change, std::string_view node);
void ask_for_moment(Change& change);
void show_cover(Change& change);
void ask_to_clear(Change& change);  // Start again while somebody else's answers are kept

// speech.cpp: what is heard
bool press_speech(Change& change, std::string_view node);
void toggle_speech(Change& change);
bool press_keys_aloud(Change& change, std::string_view node);
void ask_about_keys(Change& change);  // after each event
void on_headphones(Change& change, const HeadphonesChanged& event);
void on_handset(Change& change, const HandsetMoved& event);  // call_handset.cpp
void on_voice(Change& change, const VoiceChanged& event);
void on_speaking(Change& change, bool speaking);

// home.cpp: language, first screen, services and the ways to talk to someone
bool press_home(Change& change, std::string_view node);

// choosing.cpp: "Help me choose"
bool press_triage(Change& change, std::string_view node);

// reading.cpp: a leaflet, or a page of words from the adviser
void read_leaflet(Change& change, std::string_view leaflet);
void read_document(Change& change, CallRequest sent);
bool press_reading(Change& change, std::string_view node);
void on_reading_printed(Change& change, const PrintFinished& event);

// enquiry.cpp: "Check my request"
bool press_enquiry(Change& change, std::string_view node);
void on_request_found(Change& change, const RequestFound& event);
void on_request_unknown(Change& change, const RequestUnknown& event);
void on_request_unavailable(Change& change, const RequestStatusUnavailable& event);
void pass_enquiry(Change& change);  // time

// appointment.cpp: "I have an appointment"
void open_appointment(Change& change);
bool press_appointment(Change& change, std::string_view node);
void on_checked_in(Change& change, const CheckedIn& event);
void on_appointment_unknown(Change& change, const AppointmentUnknown& event);
void on_check_in_unavailable(Change& change, const CheckInUnavailable& event);
void give_up_check_in(Change& change);  // nobody waits for the answer any more
void pass_check_in(Change& change);     // time

// papers.cpp: paper on its way out
std::uint64_t print_paper(Change& change, Paper paper, PrintPrivacy privacy);  // the effect that answers
void on_print_finished(Change& change, const PrintFinished& event);
void stop_papers(Change& change);  // their customer goes, and does not take them
void pass_papers(Change& change);  // time

// journey.cpp, check.cpp
void open_journey(Change& change, const Service& service);
void start_journey(Change& change, const Service& service, std::string_view language);  // empty: the customer's
bool press_journey(Change& change, std::string_view node);
bool press_check(Change& change, std::string_view node);
void show_page(Change& change, std::string_view page);
void show_summary(Change& change);
void end_journey(Change& change, std::string_view outcome);
void abandon_journey(Change& change);  // when one is running and not finished

// journey_language.cpp
bool ask_for_language(Change& change, const Service& service);  // true when its journey lacks the customer's
bool press_journey_language(Change& change, std::string_view node);
void follow_language(Change& change, std::string_view before);  // the customer changed theirs

// keyboard.cpp: the keys of the on-screen keyboard
bool press_key(Change& change, std::string_view node);
void hold(Change& change, const LongPress& event);  // a key's other letters, or the word under a finger

// editing.cpp: the text fields, whichever keyboard is used
void type_text(Change& change, std::string_view utf8);
bool edit(Change& change, Key key);  // true when the key did something to the text or the caret
void place_caret(Change& change, std::string_view node, std::size_t grapheme);
void select_word(Change& change, std::string_view node, std::size_t grapheme);
void undo(Change& change);
void redo(Change& change);
void clear_field(Change& change);
void edit_field(Change& change, std::string_view field);  // makes it the one that is written to
void suggest_capitals(Change& change);                    // where a name or a sentence begins

// focus.cpp
void press_navigation(Change& change, Key key);
void focus_on(Change& change, std::string_view node);
void leave_search(Change& change);  // to the first of what was found; the keyboard makes room

// sending.cpp, confirmation.cpp
bool press_sending(Change& change, std::string_view node);
void send_submission(Change& change);
void on_submission(Change& change, Delivery delivery, const Tag& tag);
void on_photo_of_request(Change& change, bool stored, const Tag& tag);
bool press_confirmation(Change& change, std::string_view node);
void on_receipt_printed(Change& change, const PrintFinished& event);
void keep_printable(Change& change);    // what paper may hold of the answers, before they are forgotten
void forget_printable(Change& change);  // after every event: unless paper can still be asked for

// ticket.cpp
void ask_for_ticket(Change& change, std::string_view service);
bool press_ticket(Change& change, std::string_view node);
void hold_number(Change& change, const TicketIssued& event);  // it has come: onto paper, or the glass
void on_ticket_issued(Change& change, const TicketIssued& event);
void on_ticket_unavailable(Change& change, const TicketUnavailable& event);
void on_ticket_printed(Change& change, const PrintFinished& event);
void give_up_ticket(Change& change, VoidReason reason);

// help.cpp
[[nodiscard]] std::string page_in_use(const State& state);  // the screen or the journey's page, for staff
bool press_help(Change& change, std::string_view node);
void ask_for_help(Change& change);
void on_help_raised(Change& change, const HelpRaised& event);
void on_help_unavailable(Change& change, const HelpUnavailable& event);
void on_help_acknowledged(Change& change, const HelpAcknowledged& event);
void give_up_help(Change& change);

// feedback.cpp
bool press_feedback(Change& change, std::string_view node);

// idle.cpp
void note_presence(Change& change);
void note_answer(Change& change);  // what a customer waited for has come: their quiet time begins now
bool press_still_there(Change& change, std::string_view node);

// wipe.cpp
void leave(Change& change, Leaving how);
void on_wiped(Change& change, const Wiped& event);

// deadlines.cpp
void pass_deadlines(Change& change);

}  // namespace waymark::core

// One function for each screen, each in the file of its name. Pure: the same State gives the same nodes.
#pragma once

#include "kiosk/core/waiting.h"
#include "kiosk/screens/nodes.h"

namespace waymark::screens {

[[nodiscard]] Content attract(const Scene& scene);
[[nodiscard]] Content closed(const Scene& scene);
[[nodiscard]] Content out_of_service(const Scene& scene);
[[nodiscard]] Content language(const Scene& scene, const words::Catalogue& catalogue);
[[nodiscard]] Content home(const Scene& scene);
[[nodiscard]] Content services(const Scene& scene);
[[nodiscard]] Content requests(const Scene& scene);
[[nodiscard]] Content request_status(const Scene& scene);
[[nodiscard]] Content triage_topic(const Scene& scene);
[[nodiscard]] Content triage_urgent(const Scene& scene);
[[nodiscard]] Content triage_how(const Scene& scene);
[[nodiscard]] Content triage_way(const Scene& scene);
[[nodiscard]] Content leaflets(const Scene& scene);
[[nodiscard]] Content reading(const Scene& scene);
[[nodiscard]] Content journey_language(const Scene& scene);
[[nodiscard]] Content service(const Scene& scene);
[[nodiscard]] Content question(const Scene& scene);
[[nodiscard]] Content ending(const Scene& scene);
[[nodiscard]] Content check(const Scene& scene);
[[nodiscard]] Content declaration(const Scene& scene);
[[nodiscard]] Content sending(const Scene& scene);
[[nodiscard]] Content not_sent(const Scene& scene);
[[nodiscard]] Content confirmation(const Scene& scene);
[[nodiscard]] Content ticket_choice(const Scene& scene);
[[nodiscard]] Content ticket_waiting(const Scene& scene);
[[nodiscard]] Content ticket(const Scene& scene);
[[nodiscard]] Content no_ticket(const Scene& scene);
[[nodiscard]] Content talk(const Scene& scene);
[[nodiscard]] Content call_topic(const Scene& scene);
[[nodiscard]] Content call_how(const Scene& scene);
[[nodiscard]] Content call_waiting(const Scene& scene);
[[nodiscard]] Content call_permission(const Scene& scene);
[[nodiscard]] Content call(const Scene& scene);
[[nodiscard]] Content call_ended(const Scene& scene);
[[nodiscard]] Content callback(const Scene& scene);
[[nodiscard]] Content room_way(const Scene& scene);
[[nodiscard]] Content room_code(const Scene& scene);
[[nodiscard]] Content kept_room(const Scene& scene);  // at rest
[[nodiscard]] Content private_question(const Scene& scene);
[[nodiscard]] Content photo(const Scene& scene);
[[nodiscard]] Content privacy(const Scene& scene);
[[nodiscard]] Content appointment(const Scene& scene);
[[nodiscard]] Content appointment_code(const Scene& scene);
[[nodiscard]] Content appointment_told(const Scene& scene);
[[nodiscard]] Content help(const Scene& scene);
[[nodiscard]] Content moment_code(const Scene& scene);
[[nodiscard]] Content moment(const Scene& scene);
[[nodiscard]] Content feedback(const Scene& scene);
[[nodiscard]] Content goodbye(const Scene& scene);
[[nodiscard]] Content wiping(const Scene& scene);
[[nodiscard]] Content pause(const Scene& scene);
[[nodiscard]] Content staff_pin(const Scene& scene);
[[nodiscard]] Content staff_menu(const Scene& scene);
[[nodiscard]] Content staff_check(const Scene& scene);
[[nodiscard]] Content staff_part(const Scene& scene);
[[nodiscard]] Content staff_paper(const Scene& scene);
[[nodiscard]] Content staff_why_out(const Scene& scene);
[[nodiscard]] Content staff_cleaning(const Scene& scene);
[[nodiscard]] Content staff_about(const Scene& scene);
[[nodiscard]] Content staff_card(const Scene& scene);

// Parts that several screens share.
[[nodiscard]] view::Node toolbar(const Scene& scene);
[[nodiscard]] view::Node staff_toolbar(const Scene& scene);
[[nodiscard]] view::Node speech_bar(const Scene& scene);
// What every dialog keeps possible: quieter, and apart from the answers.
void add_quiet_ways(view::Node& dialog, const Scene& scene, std::string_view help, std::string_view start_again);
[[nodiscard]] view::Node keys_aloud_dialog(const Scene& scene);
[[nodiscard]] view::Node still_there(const Scene& scene);
[[nodiscard]] std::vector<view::Node> fields_of_page(const Scene& scene, const journeys::Page& page);
[[nodiscard]] view::Node field_of(const Scene& scene, const journeys::Question& question, std::string label);
[[nodiscard]] std::vector<view::Node> keyboard_rows(const Scene& scene, const journeys::Question& question);
[[nodiscard]] std::string help_in_words(const Scene& scene);             // how far Get help has come; empty: not asked
[[nodiscard]] view::Node ticket_card(const Scene& scene);                // only while the number is its owner's
void add_own_ticket(Content& content, const Scene& scene);               // beside the choices, once it waits
void add_other_ways(std::vector<view::Node>& into, const Scene& scene);  // telephone, in person: always something
// What a waiting screen says once the wait is noticed, and when it gets long.
void add_wait(std::vector<view::Node>& into, core::Wait wait, std::string noticed, std::string long_one);
void add_hours(std::vector<view::Node>& into, const Scene& scene);
// At rest, where nobody scrolls: whether there is room for all that there is to tell; else one in turn.
[[nodiscard]] bool shows_all_cards(const Scene& scene);
[[nodiscard]] view::Node one_in_turn(std::vector<view::Node> cards, const Scene& scene);
void add_notice(std::vector<view::Node>& into, const Scene& scene);    // at rest they take turns
void add_greeting(std::vector<view::Node>& into, const Scene& scene);  // of who stands before the camera
void add_camera_light(std::vector<view::Node>& into, const Scene& scene, const char* words);  // that it watches
void add_privacy_button(std::vector<view::Node>& into, const Scene& scene);
[[nodiscard]] view::Node leaflet_tile(const Scene& scene, const core::Leaflet& leaflet);
void add_test_print(std::vector<view::Node>& into, const Scene& scene);      // a button, and how far it has come
void add_assisted_line(Content& content, const Scene& scene);                // that staff help, and who types
void add_reading_button(std::vector<view::Node>& into, const Scene& scene);  // back to what is being read

}  // namespace waymark::screens

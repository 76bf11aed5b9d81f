// The reducers of a call, and what they share. Internal to core.
#pragma once

#include <string_view>

#include "kiosk/core/change.h"
#include "kiosk/core/event.h"

namespace waymark::core {

// Who has still to be told that a call is over: nobody, when the hub said so.
enum class Told : std::uint8_t { kNobody = 1, kHub };

// call.cpp
void talk(Change& change);  // "Talk to someone": an adviser where the council has them, else the other ways
void talk_about(Change& change, std::string_view skill);  // the same, and what it is about was told already
bool press_call(Change& change, std::string_view node);
void move_call(Change& change, CallStage stage);  // and its screen, when that is what is being used
void end_call(Change& change, CallEnd why, Told told);
void give_up_call(Change& change, Leaving how);  // its customer goes
void on_call_offer(Change& change, const CallOffer& event);
void on_call_refused(Change& change, const CallRefused& event);
void on_call_changed(Change& change, const CallChanged& event);

// room.cpp: to a private room, and in it
void ask_to_move(Change& change);
void begin_move(Change& change, std::string request_id);  // the customer agreed
bool press_room(Change& change, std::string_view node);
void follow_move(Change& change, const CallChanged& event);  // while its code is shown
void on_room_kept(Change& change, const RoomKept& event);
void on_room_unavailable(Change& change, const RoomUnavailable& event);
void on_room_changed(Change& change, const RoomChanged& event);
void on_room_opened(Change& change, const RoomOpened& event);
void on_code_refused(Change& change, const CodeRefused& event);
void pass_room(Change& change);  // time
void enter_room_code(Change& change);

// call_media.cpp
bool press_media(Change& change, std::string_view node);
void follow_leg(Change& change, int leg);  // the hub says which connection it is now
void stop_leg(Change& change);
void on_media_lost(Change& change);
void on_media_devices(Change& change, const MediaDevices& event);
void on_leg_changed(Change& change, const LegChanged& event);
void plug_headphones_into_call(Change& change, bool in);
void say_what_is_sent(Change& change);  // to the adviser: sound, picture
void pass_call(Change& change);         // time
void direct_media(Change& change);      // after every event: asks for what has changed

// call_requests.cpp
void tell_adviser(Change& change, base::Secret json);  // over the connection; nothing without one
bool press_request(Change& change, std::string_view node);
void on_assist(Change& change, const AssistArrived& event);
[[nodiscard]] std::vector<Consent> consents_that_work(const State& state);  // what may be asked for here
void greet_adviser(Change& change);  // a connection is new: who is here, and what is agreed
void end_consents(Change& change);   // another adviser has to ask again
void close_requests(Change& change);
void ask_customer(Change& change, CallRequest request);  // in a dialog
void on_adviser_paper_printed(Change& change, const PrintFinished& event);

// photo.cpp: for the adviser, or for a question of the journey
void begin_photo(Change& change, std::string id);
void begin_photo_for(Change& change, std::string_view question);
void end_photo(Change& change, std::string_view outcome);  // and tell the adviser; nothing without one
void end_photo_for_adviser(Change& change, std::string_view outcome);
void end_photo_nobody_sees(Change& change);  // after every event: a question's is taken on its own screen only
bool press_photo(Change& change, std::string_view node);
void on_paper_sighted(Change& change, const PaperSighted& event);
void on_photo_taken(Change& change, const PhotoTaken& event);
void on_document(Change& change, bool stored, const Tag& tag);
void on_camera_lost(Change& change);  // the media process begins anew, or there is none
void pass_photo(Change& change);      // time

// call_text.cpp
bool press_call_text(Change& change, std::string_view node);
void on_text(Change& change, const TextArrived& event);
void send_own_text(Change& change);  // after every event: what was typed goes at once

// callback.cpp
bool press_callback(Change& change, std::string_view node);
void on_callback(Change& change, Delivery delivery, const Tag& tag);
void pass_callback(Change& change);

}  // namespace waymark::core

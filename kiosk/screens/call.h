// Parts of the screens of a call. Internal to kiosk/screens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/nodes.h"

namespace waymark::screens {

// What customers call the adviser; `alias` empty: "the adviser".
[[nodiscard]] std::string adviser_name(const Scene& scene);
[[nodiscard]] std::string adviser_of(const Scene& scene, const std::string& alias);
// "About 6 minutes, up to 11."
[[nodiscard]] std::string call_wait(const Scene& scene, int about_minutes, int up_to_minutes);
// How far the call has come, in one sentence.
[[nodiscard]] view::Node call_status(const Scene& scene);
// The adviser's picture, and small in it the customer's own.
[[nodiscard]] view::Node call_picture(const Scene& scene);
// That the camera is open, for as long as it is, whoever sees its pictures.
void add_camera_light(std::vector<view::Node>& into, const Scene& scene);
// Microphone, camera, loudness.
void add_call_controls(std::vector<view::Node>& into, const Scene& scene);
// The private room that the customer goes to, or could go to.
[[nodiscard]] std::string room_name(const Scene& scene);
// To a private room, where one is free, and what became of it.
void add_move(std::vector<view::Node>& into, const Scene& scene);
// What the adviser may do now, each with its end.
void add_consents(std::vector<view::Node>& into, const Scene& scene);
// Back to the photograph of a paper, while one is being taken.
void add_photo_button(std::vector<view::Node>& into, const Scene& scene);
// What both wrote.
void add_written(std::vector<view::Node>& into, const Scene& scene, std::size_t most);

// Beside every page but the call's own: the call goes on.
[[nodiscard]] std::optional<view::Node> call_panel(const Scene& scene, bool typing);
// What the adviser asks for now. `page`: the screen that it lies over.
[[nodiscard]] std::optional<view::Node> request_dialog(const Scene& scene, const Content& page);

// Staff here, a number, being phoned, the telephone: always something.
void add_ways_but_a_call(std::vector<view::Node>& into, const Scene& scene);

}  // namespace waymark::screens

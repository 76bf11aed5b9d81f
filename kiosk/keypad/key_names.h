// The words of a key map's file: what a key can mean, and what a physical key is called. Internal to kiosk/keypad.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "kiosk/keypad/key_map.h"

namespace waymark::keypad {

inline constexpr std::array<std::pair<std::string_view, Key>, 26> kMeanings{{
    {"up", Key::kUp},
    {"down", Key::kDown},
    {"left", Key::kLeft},
    {"right", Key::kRight},
    {"next", Key::kNext},
    {"previous", Key::kPrevious},
    {"select", Key::kSelect},
    {"help", Key::kHelp},
    {"delete_back", Key::kDeleteBack},
    {"delete_forward", Key::kDeleteForward},
    {"home", Key::kHome},
    {"end", Key::kEnd},
    {"escape", Key::kEscape},
    {"back", Key::kBack},
    {"extend_left", Key::kExtendLeft},
    {"extend_right", Key::kExtendRight},
    {"extend_home", Key::kExtendHome},
    {"extend_end", Key::kExtendEnd},
    {"page_up", Key::kPageUp},
    {"page_down", Key::kPageDown},
    {"headphones_in", Key::kHeadphonesIn},
    {"headphones_out", Key::kHeadphonesOut},
    {"handset_lifted", Key::kHandsetLifted},
    {"handset_replaced", Key::kHandsetReplaced},
    {"pause", Key::kPause},
    {"enter", Key::kEnter},
}};

// Every other key goes by its number.
inline constexpr std::array<std::pair<std::string_view, UsbKey>, 50> kPhysicalKeys{{
    {"Enter", 40},    {"Escape", 41},   {"Backspace", 42},    {"Tab", 43},      {"F1", 58},       {"F2", 59},
    {"F3", 60},       {"F4", 61},       {"F5", 62},           {"F6", 63},       {"F7", 64},       {"F8", 65},
    {"F9", 66},       {"F10", 67},      {"F11", 68},          {"F12", 69},      {"Pause", 72},    {"Home", 74},
    {"PageUp", 75},   {"Delete", 76},   {"End", 77},          {"PageDown", 78}, {"Right", 79},    {"Left", 80},
    {"Down", 81},     {"Up", 82},       {"Keypad Enter", 88}, {"Keypad 1", 89}, {"Keypad 2", 90}, {"Keypad 3", 91},
    {"Keypad 4", 92}, {"Keypad 5", 93}, {"Keypad 6", 94},     {"Keypad 7", 95}, {"Keypad 8", 96}, {"Keypad 9", 97},
    {"F13", 104},     {"F14", 105},     {"F15", 106},         {"F16", 107},     {"F17", 108},     {"F18", 109},
    {"F19", 110},     {"F20", 111},     {"F21", 112},         {"F22", 113},     {"F23", 114},     {"F24", 115},
    {"Help", 117},    {"Select", 119},
}};

}  // namespace waymark::keypad

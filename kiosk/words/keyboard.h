// Keyboard: the keys of a language's on-screen keyboard, as data.
//
// One file each, themes/languages/<tag>/keyboard.json (provisioning/protocol/keyboard.schema.json):
//   {"language": "gd", "script": "Latn",
//    "letters": ["q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m"],
//    "accents": ["à è ì ò ù"], "signs": ["@ # £ & % * / ( ) +"], "before_space": "' -", "after_space": ", .",
//    "held": {"a": "à á"}, "email_endings": [".com", ".scot"]}
// A row lists what is on the glass from left to right, in every script: a keyboard is not mirrored. Capitals are not
// listed, they are made by Unicode's rules for the language. Keys are typed as they stand, so each is one letter as a
// person sees it. Pure values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::words {

using KeyRow = std::vector<std::string>;

struct Keyboard {
  std::string language;         // BCP 47
  std::string script;           // ISO 15924: "Latn", "Cyrl", "Arab"
  bool borrowed = false;        // not the script that the language is written in: the screen says so
  std::vector<KeyRow> letters;  // three rows, or four when there are many letters
  std::vector<KeyRow> accents;  // letters that names bring along, up to three rows
  std::vector<KeyRow> signs;    // up to three rows
  KeyRow before_space;
  KeyRow after_space;
  KeyRow email_endings;
  std::map<std::string, KeyRow, std::less<>> held;  // what else a key offers when it is held

  std::vector<KeyRow> capital_letters;  // made from `letters`; the same where the script has none
  std::vector<KeyRow> capital_accents;

  [[nodiscard]] bool latin() const { return script == "Latn"; }
  [[nodiscard]] bool has_capitals() const { return capital_letters != letters; }
  // The other letters of a key, small or capital; empty when it has none.
  [[nodiscard]] KeyRow others_of(std::string_view key) const;
  bool operator==(const Keyboard&) const = default;
};

// Fails with the place ("letters/2") and the reason: over 64 kB, not JSON, an unknown member, a row that is too long
// for the glass, a key that is no single letter or is there twice in a layer, other letters of a key that is not there.
[[nodiscard]] base::Result<Keyboard> parse_keyboard(std::string_view json);

}  // namespace waymark::words

#include "tests/doubles/blind_visitor.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "base/graphemes.h"
#include "kiosk/voice/spell.h"

namespace waymark::doubles {
namespace {

// Nobody presses a key more often than this to find one thing.
constexpr int kPatience = 200;
constexpr int kMostRows = 8;

}  // namespace

BlindVisitor::BlindVisitor(std::function<Spoken(core::Key)> press, words::Words words)
    : press_(std::move(press)), words_(std::move(words)) {
  for (const char* message : {"voice.key.latin", "voice.key.symbols", "voice.key.letters"}) {
    layers_.push_back(called(message));
  }
  key_names_ = layers_;
  for (const char* message : {"voice.key.accents", "keyboard.capitals", "keyboard.capitals_stay", "keyboard.delete",
                              "keyboard.undo", "keyboard.redo", "keyboard.left", "keyboard.right", "keyboard.newline",
                              "keyboard.space", "keyboard.clear", "keyboard.done", "voice.typed_digit"}) {
    key_names_.push_back(called(message));
  }
  const auto& endings = words_.keyboard().email_endings;
  key_names_.insert(key_names_.end(), endings.begin(), endings.end());
}

// As it is heard: the marks that say which way text runs are not.
std::string BlindVisitor::called(std::string_view message, const words::Arguments& arguments) const {
  return voice::without_directions(words_(message, arguments));
}

// As a key is called that types it: "@" is "At sign". On a keyboard of capitals an "a" is a "Capital A".
std::vector<std::string> BlindVisitor::names_of(const std::string& letter) const {
  if (letter == " ") return {called("keyboard.space")};
  if (const auto sign = voice::message_of_sign(letter); !sign.empty()) return {called(sign)};
  std::vector<std::string> names{letter};
  const auto first = static_cast<unsigned char>(letter.front());
  if (letter.size() == 1 && std::isalpha(first) != 0) {
    const std::string capital(1, static_cast<char>(std::toupper(first)));
    names.push_back(called("voice.key.capital", {{"letter", capital}}));
  }
  return names;
}

void BlindVisitor::hears(Spoken spoken) {
  for (const auto& segment : spoken) since_.push_back(segment.text);
  last_ = std::move(spoken);
}

bool BlindVisitor::heard(std::string_view part) const {
  return std::any_of(since_.begin(), since_.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

std::string BlindVisitor::last_heard() const {
  std::string out;
  for (std::size_t at = since_.size() > 12 ? since_.size() - 12 : 0; at < since_.size(); ++at)
    out += " / " + since_[at];
  return out;
}

void BlindVisitor::press(core::Key key) {
  ++keys_pressed_;
  at_field_ = false;
  hears(press_(key));
}

bool BlindVisitor::announces(std::string_view words) const {
  return std::any_of(last_.begin(), last_.end(), [&](const auto& segment) { return segment.text == words; });
}

bool BlindVisitor::finds(std::string_view announcement) {
  for (int i = 0; i < kPatience; ++i) {
    press(core::Key::kDown);
    if (announces(announcement)) return true;
  }
  return false;
}

bool BlindVisitor::presses(std::string_view announcement) {
  if (!finds(announcement)) return false;
  since_.clear();
  press(core::Key::kSelect);
  return true;
}

// The last that was said is where one is.
bool BlindVisitor::on_a_key() const {
  if (last_.empty()) return false;
  const std::string& said = last_.back().text;
  if (base::count_graphemes(said) == 1) return true;
  if (std::find(key_names_.begin(), key_names_.end(), said) != key_names_.end()) return true;
  for (const char sign : std::string_view{".,-'@_+/:;!?#&%*()=\"<>[]{}|\\^~$"}) {
    const auto names = names_of(std::string(1, sign));
    if (names.front() == said) return true;
  }
  std::istringstream parts(said);  // where the letter stands is the language's affair
  for (std::string letter; parts >> letter;) {
    if (said == called("voice.key.capital", {{"letter", letter}})) return true;
  }
  return false;
}

// The keys come right after the field that they write to.
bool BlindVisitor::to_first_key(std::string_view field) {
  for (int i = 0; i < kPatience && !at_field_; ++i) {
    press(core::Key::kUp);
    at_field_ = announces(field);
  }
  press(core::Key::kDown);
  return on_a_key();
}

// Row by row from the top: along each until its first key comes again.
bool BlindVisitor::finds_key(std::string_view field, const std::vector<std::string>& names) {
  const auto found = [&] {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return announces(name); });
  };
  if (!to_first_key(field)) return false;
  for (int row = 0; row < kMostRows && on_a_key(); ++row) {
    const std::string first = last_.back().text;
    for (int i = 0; i < kPatience; ++i) {
      if (found()) return true;
      press(core::Key::kRight);
      if (last_.empty() || last_.back().text == first) break;
    }
    press(core::Key::kDown);
  }
  return false;
}

bool BlindVisitor::presses_key(std::string_view field, const std::vector<std::string>& names) {
  if (!finds_key(field, names)) return false;
  press(core::Key::kSelect);
  return true;
}

// A letter that these keys have not got is on others.
bool BlindVisitor::types_letter(std::string_view field, const std::string& letter) {
  const auto names = names_of(letter);
  if (presses_key(field, names)) return true;
  return std::any_of(layers_.begin(), layers_.end(), [&](const std::string& layer) {
    return presses_key(field, {layer}) && presses_key(field, names);
  });
}

bool BlindVisitor::types(std::string_view field, std::string_view text) {
  // A full day leads into the month, and the keys say so.
  if (!announces(field)) {
    if (!finds(field)) return false;
    at_field_ = true;
  }
  const std::size_t count = base::count_graphemes(text);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = base::byte_of_grapheme(text, i);
    const std::string letter{text.substr(from, base::byte_of_grapheme(text, i + 1) - from)};
    if (!types_letter(field, letter)) return false;
  }
  return true;
}

}  // namespace waymark::doubles

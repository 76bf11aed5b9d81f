#include "kiosk/voice/say.h"

#include <array>
#include <utility>

#include "kiosk/voice/spell.h"
#include "kiosk/voice/writing.h"

namespace waymark::voice {
namespace {

using view::Node;
using view::Role;

constexpr std::string_view kLetters = "voice.key.letters";

// Keys whose face is no word, by their name in kiosk/core/node_ids.h.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kKeyWords{{
    {"keyboard.symbols", "voice.key.symbols"},
    {"keyboard.letters", kLetters},
    {"keyboard.accents", "voice.key.accents"},
    {"keyboard.latin", "voice.key.latin"},
    {"keyboard.own", kLetters},
}};

// Of a key that types what its face says; node_ids.h has both.
constexpr std::string_view kLetterKey = "key.";
constexpr std::string_view kHeldKey = "held.";

// "Hide my answers" has covered it: bullets only.
bool is_covered(std::string_view value) {
  constexpr std::string_view kBullet = "•";
  if (value.empty()) return false;
  for (; !value.empty(); value.remove_prefix(kBullet.size())) {
    if (!value.starts_with(kBullet)) return false;
  }
  return true;
}

// An answer that is heard as it is written: a number is no amount, a postcode is no word.
bool is_spelled(const Node& node) {
  return node.purpose == view::InputPurpose::kDigits || node.purpose == view::InputPurpose::kPhone ||
         node.purpose == view::InputPurpose::kPostcode;
}

// Words that are the customer's own business: they are a value.
bool is_private_text(const Node& node) {
  const bool text = node.role == Role::kHeading || node.role == Role::kParagraph;
  return text && node.name.empty() && !node.value.empty() && node.privacy != view::Privacy::kPublic;
}

std::string letters_apart(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool first_byte = (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
    if (first_byte && !out.empty() && out.back() != ' ' && letter != ' ') out += ' ';
    out += letter;
  }
  return out;
}

// Stepping from key to key says what is typed as plainly as the answer would.
bool keys_may_be_named(const view::View& view, Listening listening) {
  const Node* const field = written_field(view);
  if (field == nullptr || listening == Listening::kPrivately || may_be_spoken(*field, listening)) return true;
  return view.speech.keys_aloud && may_be_spoken(*field, Listening::kPrivately);
}

}  // namespace

bool may_be_spoken(const Node& node, Listening listening) {
  if (node.privacy == view::Privacy::kSecret || node.purpose == view::InputPurpose::kPasscode) return false;
  return node.privacy == view::Privacy::kPublic || listening == Listening::kPrivately;
}

Speaker::Speaker(const view::View& view, const words::Catalogue& catalogue, Listening listening)
    : words_(catalogue.in(view.lang)),
      listening_(listening),
      names_keys_(keys_may_be_named(view, listening)),
      lang_(view.lang) {}

void Speaker::say_text(std::string text, std::string_view lang) {
  if (!text.empty()) segments_.push_back({std::string(lang), with_numbers_spelled(without_directions(text))});
}

void Speaker::say_words(std::string_view message, const words::Arguments& arguments) {
  say_text(words_(message, arguments), words_.language());
}

// Of several private texts it is said once that they are.
void Speaker::say_children(const Node& node) {
  bool told = false;
  for (const Node& child : node.children) {
    const bool withheld = is_private_text(child) && !may_be_spoken(child, listening_);
    if (!withheld || !told) say(child);
    told = withheld;
  }
}

void Speaker::say_state(const Node& node) {
  if (node.disabled) say_words("voice.disabled");
  const bool chooses = node.role == Role::kRadio || node.role == Role::kCheckbox || node.role == Role::kRating;
  const bool told = may_be_spoken(node, listening_);
  if (chooses && told) say_words(node.selected ? "voice.selected" : "voice.not_selected");
  if (!chooses && node.selected) say_words(node.role == Role::kTile ? "voice.selected" : "voice.on");
}

void Speaker::say_control(const Node& node, std::string_view message) {
  const bool own_language = lang_ != words_.language();
  if (own_language) {
    // "Gàidhlig" is said by a Gaelic voice; where it stands, by the page's own.
    say_text(node.name, lang_);
    if (node.set_size > 0) say_words("voice.place", {{"position", node.position}, {"count", node.set_size}});
  } else {
    say_words(message, {{"name", node.name}, {"position", node.position}, {"count", node.set_size}});
  }
  say_text(node.value, words_.language());
  say_state(node);
  say_text(node.description, lang_);
}

void Speaker::say_field(const Node& node) {
  say_words("voice.text_field", {{"name", node.name}});
  for (const Node& child : node.children) {
    if (child.role == Role::kErrorMessage) say(child);
  }
  if (node.value.empty()) {
    say_words("voice.empty");
  } else if (is_covered(node.value)) {
    say_words("voice.hidden");
  } else if (may_be_spoken(node, listening_)) {
    say_words("voice.contains", {{"value", is_spelled(node) ? letters_apart(node.value) : node.value}});
  } else {
    say_words(may_be_spoken(node, Listening::kPrivately) ? "voice.filled_in" : "voice.secret");
  }
  say_text(node.description, lang_);
}

std::string Speaker::spelled_out(std::string_view code) const {
  std::string out = spelled(code);
  const std::string_view last = code.substr(code.empty() ? 0 : code.size() - 1);
  if (const auto sign = message_of_sign(last); !sign.empty()) out.replace(out.size() - 1, 1, words_(sign));
  return out;
}

void Speaker::say_row(const Node& node) {
  if (is_covered(node.value)) {
    say_words("voice.row", {{"name", node.name}, {"value", words_("voice.hidden")}});
  } else if (may_be_spoken(node, listening_)) {
    say_words("voice.row",
              {{"name", node.name}, {"value", is_code(node.value) ? spelled_out(node.value) : node.value}});
  } else {
    say_words("voice.private_row", {{"name", node.name}});
  }
  say_text(node.description, lang_);
  say_children(node);
}

void Speaker::say_private_text(const Node& node) {
  if (is_covered(node.value)) {
    say_words("voice.hidden");
  } else if (may_be_spoken(node, listening_)) {
    say_text(node.value, lang_);
  } else {
    say_words("voice.private_text");
  }
}

void Speaker::say_group(const Node& node) {
  if (is_private_text(node)) return say_private_text(node);
  if (node.name != said_) say_text(node.name, lang_);
  say_text(node.description, lang_);
  say_children(node);
}

std::string Speaker::named(std::string_view text) const {
  if (const auto message = message_of_sign(text); !message.empty()) return words_(message);
  if (is_capital(text)) return words_("voice.key.capital", {{"letter", text}});
  return std::string(text);
}

void Speaker::say_letters(std::string_view text) {
  const bool by_name = !message_of_sign(text).empty() || is_capital(text);
  say_text(named(text), by_name ? words_.language() : std::string_view{lang_});
}

void Speaker::say_key(const Node& node) {
  const bool own_letters = node.lang.empty();
  for (const auto& [id, message] : kKeyWords) {
    if (node.id != id) continue;
    return say_words(message == kLetters && !own_letters ? std::string_view{"voice.key.latin"} : message);
  }
  const bool letter = node.id.starts_with(kLetterKey) || node.id.starts_with(kHeldKey);
  if (letter && !names_keys_) return say_words("voice.key.unheard");
  say_letters(node.name);
}

void Speaker::say_place(const Node& place) {
  say_text(place.name, lang_);
  if (place.role == Role::kKeyboard && !names_keys_) say_words("voice.keys_unheard");
}

void Speaker::say(const Node& node) {
  const std::string outer = lang_;
  if (!node.lang.empty()) lang_ = node.lang;
  switch (node.role) {
    case Role::kButton:
      say_control(node, "voice.button");
      break;
    case Role::kLink:
      say_control(node, "voice.link");
      break;
    case Role::kTile:
      say_control(node, "voice.tile");
      break;
    case Role::kRadio:
      say_control(node, "voice.radio");
      break;
    case Role::kCheckbox:
      say_control(node, "voice.checkbox");
      break;
    case Role::kRating:
      say_control(node, "voice.rating");
      break;
    case Role::kTextField:
      say_field(node);
      break;
    case Role::kKey:
      say_key(node);
      break;
    case Role::kSummaryRow:
    case Role::kKeyValue:
      say_row(node);
      break;
    case Role::kListItem:
      node.value.empty() ? say_group(node) : say_row(node);
      break;
    case Role::kErrorMessage:
      say_words("voice.error", {{"message", node.name}});
      break;
    case Role::kQrCode:
      say_words("voice.qr", {{"name", node.name}});
      break;  // nobody can use a spoken address
    case Role::kTicket:
      say_words("voice.row", {{"name", node.name}, {"value", spelled_out(node.value)}});
      say_text(node.description, lang_);
      break;
    case Role::kTimer:
      say_text(node.name, lang_);
      break;
    case Role::kToolbar:
    case Role::kBanner:
    case Role::kKeyboard:
      break;
    default:
      say_group(node);
      break;
  }
  lang_ = outer;
}

}  // namespace waymark::voice

// The on-screen keyboard for what is being asked, in the customer's language.
//
// Letters lie where the language's keyboard has them; at the end of each row stands what changes the text (delete,
// undo, the arrows, clear, done), in the same place on every keyboard. Largest text: the figures move to the signs, so
// that four rows of larger keys remain.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Capitals;
using core::KeyboardLayer;
using journeys::Keyboard;
using view::Action;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

constexpr int kBigKeysFrom = 150;  // per cent of text size

Node key(std::string_view id, std::string name, std::string icon = {}, int width = 0) {
  Node node = button(id, std::move(name), Emphasis::kNormal, std::move(icon));
  node.role = Role::kKey;
  node.width_chars = width;
  return node;
}

// What a keyboard is made from.
struct Board {
  const Scene& scene;
  const words::Keyboard& own;    // the language's
  const words::Keyboard& shown;  // or the Latin one, in its place
  Keyboard purpose;
  words::KeyRow signs;  // which an answer of this kind may have, where its keyboard has no others

  [[nodiscard]] const core::Editing& editing() const { return scene.visit().editing; }
  [[nodiscard]] bool capitals() const { return purpose == Keyboard::kPostcode || editing().capitals != Capitals::kOff; }
  [[nodiscard]] KeyboardLayer layer() const {
    return purpose == Keyboard::kPostcode ? KeyboardLayer::kLetters : editing().layer;
  }
  [[nodiscard]] bool big() const { return core::presentation_in_use(scene.state).text_percent >= kBigKeysFrom; }
};

Node typing_key(const Board& board, const std::string& letter) {
  Node node = key(ids::with(ids::kKey, letter), letter);
  if (!board.shown.others_of(letter).empty()) node.actions.push_back(Action::kHold);
  return node;
}

Node row_of(const Board& board, const words::KeyRow& letters) {
  Node row = group(Role::kKeyRow, {}, {});
  for (const std::string& letter : letters) row.children.push_back(typing_key(board, letter));
  return row;
}

const words::KeyRow& figures() {
  static const words::KeyRow row{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"};
  return row;
}

const std::vector<words::KeyRow>& rows_of_layer(const Board& board) {
  switch (board.layer()) {
    case KeyboardLayer::kSymbols:
      return board.shown.signs;
    case KeyboardLayer::kAccents:
      return board.capitals() ? board.shown.capital_accents : board.shown.accents;
    case KeyboardLayer::kLetters:
      break;
  }
  return board.capitals() ? board.shown.capital_letters : board.shown.letters;
}

Node capitals_key(const Board& board) {
  const Capitals capitals = board.editing().capitals;
  const bool stay = capitals == Capitals::kStay;
  const std::string name = board.scene.words(stay ? "keyboard.capitals_stay" : "keyboard.capitals");
  Node node = key(ids::kKeyCapitals, name, stay ? "keyboard_capslock" : "capitals");
  node.selected = capitals != Capitals::kOff;
  node.actions.push_back(Action::kHold);
  return node;
}

// The ways to the other layers. Each has its place; where one is up, the way back to the letters stands in it.
void add_layer_keys(Node& row, const Board& board) {
  const auto& words = board.scene.words;
  const bool as_latin = board.shown.latin() && !board.own.latin();
  const auto label = [&](const char* id) { return as_latin ? words.catalogue().text("en-GB", id) : words(id); };
  const auto add = [&](KeyboardLayer layer, std::string_view id, const char* message) {
    const bool up = board.layer() == layer;
    row.children.push_back(up ? key(ids::kKeyLetters, label("keyboard.letters")) : key(id, label(message)));
    if (as_latin) row.children.back().lang = "en-GB";  // the way to the language's own letters lies beside it
  };
  add(KeyboardLayer::kSymbols, ids::kKeySymbols, "keyboard.symbols");
  if (board.purpose == Keyboard::kEmail) return;
  if (!board.shown.accents.empty()) add(KeyboardLayer::kAccents, ids::kKeyAccents, "keyboard.accents");
  if (board.own.latin()) return;
  row.children.push_back(as_latin ? key(ids::kKeyOwn, words("keyboard.letters"))
                                  : key(ids::kKeyLatin, words("keyboard.latin")));
}

Node last_row(const Board& board) {
  Node row = group(Role::kKeyRow, {}, {});
  const auto add_signs = [&](const words::KeyRow& signs) {
    for (const std::string& sign : signs) row.children.push_back(typing_key(board, sign));
  };
  if (board.purpose != Keyboard::kPostcode) add_layer_keys(row, board);
  if (board.purpose == Keyboard::kEmail) {
    if (board.layer() == KeyboardLayer::kLetters) add_signs({"@", "_"});
    add_signs({".", "-"});
    for (const std::string& ending : board.own.email_endings) {
      row.children.push_back(key(ids::with(ids::kKey, ending), ending, {}, 2));
    }
    return row;
  }
  const bool letters_only = board.purpose == Keyboard::kPostcode;
  if (!letters_only) add_signs(board.shown.before_space);
  add_signs(board.signs);
  row.children.push_back(key(ids::kKeySpace, board.scene.words("keyboard.space")));
  if (!letters_only) add_signs(board.shown.after_space);
  if (board.purpose == Keyboard::kLongText) {
    row.children.push_back(key(ids::kKeyNewline, board.scene.words("keyboard.newline"), "keyboard_return"));
  }
  return row;
}

// What changes the text stands at the ends of the rows, in the same place whatever the letters are.
void add_editing_keys(std::vector<Node>& rows, const Scene& scene) {
  const auto& words = scene.words;
  const auto wide = [&](std::string_view id, const char* message, const char* icon) {
    return key(id, words(message), icon, 2);
  };
  const Node erase = wide(ids::kKeyDelete, "keyboard.delete", "backspace");
  const Node take_back = key(ids::kKeyUndo, words("keyboard.undo"), "undo");
  const Node bring_back = key(ids::kKeyRedo, words("keyboard.redo"), "redo");
  const Node left = key(ids::kKeyLeft, words("keyboard.left"), "arrow_back");
  const Node right = key(ids::kKeyRight, words("keyboard.right"), "arrow_forward");
  const Node clear = wide(ids::kKeyClear, "keyboard.clear", "delete_sweep");
  const Node done = wide(ids::kKeyDone, "keyboard.done", "keyboard_hide");
  const std::vector<std::vector<Node>> columns =
      rows.size() > 4 ? std::vector<std::vector<Node>>{{erase}, {take_back, bring_back}, {left, right}, {clear}, {done}}
                      : std::vector<std::vector<Node>>{{erase}, {take_back, bring_back}, {left, right}, {done}};
  for (std::size_t i = 0; i < rows.size() && i < columns.size(); ++i) {
    auto& keys = rows[i].children;
    keys.insert(keys.end(), columns[i].begin(), columns[i].end());
  }
}

// As the staff menu has its digits: in three rows of three and one.
std::vector<Node> shuffled_pad(const Board& board, std::string_view digits) {
  std::vector<Node> rows;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at % 3 == 0) rows.push_back(group(Role::kKeyRow, {}, {}));
    rows.back().children.push_back(typing_key(board, std::string(1, digits[at])));
  }
  return rows;
}

std::vector<Node> number_pad(const Board& board, const journeys::Question& question) {
  std::vector<Node> rows;
  if (board.scene.state.staff) return shuffled_pad(board, board.scene.state.staff->digits);
  for (const words::KeyRow& row : {words::KeyRow{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}, {"0"}}) {
    rows.push_back(row_of(board, row));
  }
  auto& last = rows.back().children;
  // Only what can be in the answer: a key that is always wrong is a puzzle.
  if (board.purpose == Keyboard::kPhone) last.insert(last.begin(), typing_key(board, "+"));
  if (question.limits.decimals > 0) last.insert(last.begin(), typing_key(board, "."));
  if (board.purpose == Keyboard::kPhone) last.push_back(key(ids::kKeySpace, board.scene.words("keyboard.space")));
  return rows;
}

// The letters that a held key offers.
void add_held_row(std::vector<Node>& rows, const Board& board) {
  const std::string& held = board.editing().held_key;
  const words::KeyRow others = board.shown.others_of(held);
  if (held.empty() || others.empty()) return;
  Node row = group(Role::kKeyRow, board.scene.words("keyboard.held", {{"letter", held}}), {});
  row.id = "keyboard.held";
  row.value = ids::with(ids::kKey, held);
  row.live = true;
  row.children.push_back(key(ids::with(ids::kHeldKey, held), held));
  for (const std::string& other : others) row.children.push_back(key(ids::with(ids::kHeldKey, other), other));
  rows.push_back(std::move(row));
}

// A reference may end with one of these (base::make_reference); booking systems write hyphens, which may be left out.
words::KeyRow signs_of(const journeys::Question& question) {
  if (question.id == ids::kBooking) return {"-"};
  return question.id == ids::kReference ? words::KeyRow{"-", "*", "~", "$", "="} : words::KeyRow{};
}

}  // namespace

std::vector<Node> keyboard_rows(const Scene& scene, const journeys::Question& question) {
  const Keyboard purpose = question.keyboard;
  const words::Keyboard& own = scene.words.keyboard();
  const bool only_latin = purpose == Keyboard::kPostcode || purpose == Keyboard::kEmail;
  const bool latin = (only_latin || scene.visit().editing.latin) && !own.latin();
  const Board board{scene, own, latin ? scene.words.catalogue().keyboard("en-GB") : own, purpose, signs_of(question)};
  std::vector<Node> rows;
  if (purpose == Keyboard::kDigits || purpose == Keyboard::kPhone) {
    rows = number_pad(board, question);
    add_editing_keys(rows, scene);
    return rows;
  }
  const auto& letters = rows_of_layer(board);
  // A postcode is half figures; elsewhere the largest keys make room for themselves.
  const bool with_figures = board.layer() == KeyboardLayer::kSymbols || purpose == Keyboard::kPostcode ||
                            (letters.size() < 4 && !board.big());
  if (with_figures) rows.push_back(row_of(board, figures()));
  for (const words::KeyRow& each : letters) rows.push_back(row_of(board, each));
  const bool has_capitals =
      board.layer() != KeyboardLayer::kSymbols && purpose != Keyboard::kPostcode && board.shown.has_capitals();
  if (has_capitals) rows.back().children.insert(rows.back().children.begin(), capitals_key(board));
  // A layer of few letters is as high as the others, so that nothing moves when it comes up.
  const std::size_t usual = board.shown.letters.size() + (board.shown.letters.size() < 4 && !board.big() ? 1 : 0);
  while (rows.size() < usual) rows.push_back(group(Role::kKeyRow, {}, {}));
  rows.push_back(last_row(board));
  add_editing_keys(rows, scene);
  add_held_row(rows, board);
  return rows;
}

}  // namespace waymark::screens

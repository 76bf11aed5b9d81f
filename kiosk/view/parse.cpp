#include <nlohmann/json.hpp>

#include "kiosk/view/describe.h"
#include "kiosk/view/enum_words.h"

namespace waymark::view {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

constexpr int kMaxNumber = 1'000'000;

// Reads the members of one object; remembers the first thing that is wrong and that every member was known.
class Members {
 public:
  Members(const json& object, std::string where, std::optional<Error>& error)
      : object_(object), where_(std::move(where)), error_(error) {
    if (!object.is_object()) wrong("", "must be an object");
  }
  ~Members() {
    if (!error_ && object_.size() != taken_) wrong("", "has a member that nobody knows");
  }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  void text(const char* name, std::string& into) {
    if (const json* value = take(name, &json::is_string, "must be text")) into = value->get<std::string>();
  }
  void flag(const char* name, bool& into) {
    if (const json* value = take(name, &json::is_boolean, "must be true or false")) into = value->get<bool>();
  }
  template <class Number>
  void number(const char* name, Number& into) {
    const json* value = take(name, &json::is_number_unsigned, "must be a whole number, not negative");
    if (value == nullptr) return;
    if (value->get<std::uint64_t>() > kMaxNumber) return wrong(name, "is out of range");
    into = value->get<Number>();
  }
  template <class Table, class Enum>
  void word(const char* name, const Table& table, Enum& into) {
    if (const json* value = take(name, &json::is_string, "must be text")) into = one_word(name, table, *value, into);
  }
  template <class Table, class Enum>
  void words(const char* name, const Table& table, std::vector<Enum>& into) {
    const json* value = take(name, &json::is_array, "must be a list");
    if (value == nullptr) return;
    for (const json& each : *value) {
      if (!each.is_string()) return wrong(name, "must be a list of words");
      into.push_back(one_word(name, table, each, Enum{}));
    }
  }
  const json* list(const char* name) { return take(name, &json::is_array, "must be a list"); }
  const json* object(const char* name) { return take(name, &json::is_object, "must be an object"); }
  [[nodiscard]] std::string place(std::string_view name) const {
    return where_.empty() ? std::string(name) : where_ + "/" + std::string(name);
  }
  void wrong(std::string_view name, std::string detail) {
    if (!error_) error_ = Error{ErrorCode::kInvalid, name.empty() ? where_ : place(name), std::move(detail)};
  }

 private:
  const json* take(const char* name, bool (json::*fits)() const noexcept, const char* otherwise) {
    if (error_) return nullptr;
    const auto found = object_.find(name);
    if (found == object_.end()) return nullptr;
    ++taken_;
    if (((*found).*fits)()) return &*found;
    wrong(name, otherwise);
    return nullptr;
  }
  template <class Table, class Enum>
  Enum one_word(const char* name, const Table& table, const json& value, Enum usual) {
    const auto found = value_of(table, value.get_ref<const std::string&>());
    if (!found) wrong(name, "is no word that is known here");
    return found.value_or(usual);
  }

  const json& object_;
  std::string where_;
  std::optional<Error>& error_;
  std::size_t taken_ = 0;
};

std::vector<Node> read_nodes(const json& list, const std::string& where, std::optional<Error>& error);

void read_caret(const json& object, const std::string& where, std::optional<Caret>& into, std::optional<Error>& error) {
  Members members(object, where, error);
  into.emplace();
  members.number("grapheme", into->grapheme);
}

void read_selection(const json& object, const std::string& where, std::optional<Selection>& into,
                    std::optional<Error>& error) {
  Members members(object, where, error);
  into.emplace();
  members.number("from", into->from);
  members.number("to", into->to);
}

Node read_node(const json& object, const std::string& where, std::optional<Error>& error) {
  Node node;
  Members members(object, where, error);
  if (!error && !object.contains("role")) members.wrong("role", "is missing");
  members.word("role", kRoleWords, node.role);
  members.text("id", node.id);
  members.text("name", node.name);
  members.text("value", node.value);
  members.text("description", node.description);
  members.text("icon", node.icon);
  members.text("lang", node.lang);
  members.word("emphasis", kEmphasisWords, node.emphasis);
  members.word("privacy", kPrivacyWords, node.privacy);
  members.word("purpose", kPurposeWords, node.purpose);
  members.words("actions", kActionWords, node.actions);
  members.flag("disabled", node.disabled);
  members.flag("selected", node.selected);
  members.flag("invalid", node.invalid);
  members.flag("busy", node.busy);
  members.flag("live", node.live);
  members.flag("pointed", node.pointed);
  members.number("level", node.level);
  members.number("position", node.position);
  members.number("set_size", node.set_size);
  members.number("max_graphemes", node.max_graphemes);
  members.number("width_chars", node.width_chars);
  if (const json* caret = members.object("caret")) read_caret(*caret, members.place("caret"), node.caret, error);
  if (const json* selection = members.object("selection")) {
    read_selection(*selection, members.place("selection"), node.selection, error);
  }
  if (const json* children = members.list("children")) {
    node.children = read_nodes(*children, members.place("children"), error);
  }
  return node;
}

std::vector<Node> read_nodes(const json& list, const std::string& where, std::optional<Error>& error) {
  std::vector<Node> nodes;
  for (const json& each : list) {
    if (error) break;
    nodes.push_back(read_node(each, where + "/" + std::to_string(nodes.size()), error));
  }
  return nodes;
}

void read_presentation(const json& object, Presentation& into, std::optional<Error>& error) {
  Members members(object, "presentation", error);
  members.number("text_percent", into.text_percent);
  members.word("contrast", kContrastWords, into.contrast);
  members.flag("low_reach", into.low_reach);
  members.flag("motion", into.motion);
  members.flag("hidden", into.hidden);
}

void read_speech(const json& object, Speech& into, std::optional<Error>& error) {
  Members members(object, "speech", error);
  members.flag("on", into.on);
  members.flag("in_private", into.in_private);
  members.number("rate", into.rate);
  members.number("volume", into.volume);
  members.number("said_again", into.said_again);
  members.number("hushed", into.hushed);
  members.flag("paused", into.paused);
  members.flag("keys_aloud", into.keys_aloud);
}

void read_view(const json& root, View& view, std::optional<Error>& error) {
  Members members(root, "", error);
  members.text("screen", view.screen);
  members.text("title", view.title);
  members.text("lang", view.lang);
  members.word("direction", kDirectionWords, view.direction);
  members.text("theme", view.theme);
  if (const json* presentation = members.object("presentation")) {
    read_presentation(*presentation, view.presentation, error);
  }
  if (const json* speech = members.object("speech")) read_speech(*speech, view.speech, error);
  members.text("focus", view.focus);
  members.text("scroll_into_view", view.scroll_into_view);
  if (const json* regions = members.list("regions")) view.regions = read_nodes(*regions, "regions", error);
}

}  // namespace

base::Result<View> view_from_json(std::string_view text) {
  if (text.size() > kMaxViewBytes) return base::fail(ErrorCode::kTooLarge, "view");
  bool too_deep = false;
  // Each node is an object inside a list; a hostile text must not exhaust the stack.
  const auto shallow = [&too_deep](int depth, json::parse_event_t, json&) {
    if (depth > 2 * kMaxViewDepth) too_deep = true;
    return !too_deep;
  };
  const json root = json::parse(text, shallow, false);
  if (too_deep) return base::fail(ErrorCode::kTooLarge, "view", "is nested too deeply");
  if (!root.is_object()) return base::fail(ErrorCode::kInvalid, "view", "is no JSON object");
  View view;
  std::optional<Error> error;
  read_view(root, view, error);
  if (error) return tl::unexpected(*error);
  return view;
}

}  // namespace waymark::view

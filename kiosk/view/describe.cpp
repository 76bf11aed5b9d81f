#include "kiosk/view/describe.h"

#include <nlohmann/json.hpp>

#include "kiosk/view/enum_words.h"

namespace waymark::view {
namespace {

using nlohmann::json;

void put(json& into, const char* name, const std::string& text) {
  if (!text.empty()) into[name] = text;
}
void put(json& into, const char* name, bool flag) {
  if (flag) into[name] = true;
}
void put(json& into, const char* name, int number) {
  if (number != 0) into[name] = number;
}
template <class Table, class Enum>
void put_word(json& into, const char* name, const Table& table, Enum value, Enum usual) {
  if (value != usual) into[name] = word_of(table, value);
}

json describe_nodes(const std::vector<Node>& nodes) {
  json list = json::array();
  for (const Node& node : nodes) list.push_back(describe(node));
  return list;
}

json describe_presentation(const Presentation& presentation) {
  json out = json::object();
  if (presentation.text_percent != 100) out["text_percent"] = presentation.text_percent;
  put_word(out, "contrast", kContrastWords, presentation.contrast, Contrast::kStandard);
  put(out, "low_reach", presentation.low_reach);
  if (!presentation.motion) out["motion"] = false;
  put(out, "hidden", presentation.hidden);
  return out;
}

json describe_speech(const Speech& speech) {
  const Speech usual;
  json out = json::object();
  put(out, "on", speech.on);
  put(out, "in_private", speech.in_private);
  if (speech.rate != usual.rate) out["rate"] = speech.rate;
  if (speech.volume != usual.volume) out["volume"] = speech.volume;
  put(out, "said_again", speech.said_again);
  put(out, "hushed", speech.hushed);
  put(out, "paused", speech.paused);
  put(out, "keys_aloud", speech.keys_aloud);
  return out;
}

}  // namespace

std::string_view name_of(Role role) { return word_of(kRoleWords, role); }
std::optional<Role> role_from_name(std::string_view word) { return value_of(kRoleWords, word); }

json describe(const Node& node) {
  json out{{"role", name_of(node.role)}};
  put(out, "id", node.id);
  put(out, "name", node.name);
  put(out, "value", node.value);
  put(out, "description", node.description);
  put(out, "icon", node.icon);
  put(out, "lang", node.lang);
  put_word(out, "emphasis", kEmphasisWords, node.emphasis, Emphasis::kNormal);
  put_word(out, "privacy", kPrivacyWords, node.privacy, Privacy::kPublic);
  put_word(out, "purpose", kPurposeWords, node.purpose, InputPurpose::kText);
  for (const Action action : node.actions) out["actions"].push_back(word_of(kActionWords, action));
  put(out, "disabled", node.disabled);
  put(out, "selected", node.selected);
  put(out, "invalid", node.invalid);
  put(out, "busy", node.busy);
  put(out, "live", node.live);
  put(out, "pointed", node.pointed);
  put(out, "level", node.level);
  put(out, "position", node.position);
  put(out, "set_size", node.set_size);
  put(out, "max_graphemes", node.max_graphemes);
  put(out, "width_chars", node.width_chars);
  if (node.caret) out["caret"] = {{"grapheme", node.caret->grapheme}};
  if (node.selection) out["selection"] = {{"from", node.selection->from}, {"to", node.selection->to}};
  if (!node.children.empty()) out["children"] = describe_nodes(node.children);
  return out;
}

json describe(const View& view) {
  json out{{"screen", view.screen}};
  put(out, "title", view.title);
  put(out, "lang", view.lang);
  put_word(out, "direction", kDirectionWords, view.direction, Direction::kLeftToRight);
  put(out, "theme", view.theme);
  if (view.presentation != Presentation{}) out["presentation"] = describe_presentation(view.presentation);
  if (view.speech != Speech{}) out["speech"] = describe_speech(view.speech);
  put(out, "focus", view.focus);
  put(out, "scroll_into_view", view.scroll_into_view);
  out["regions"] = describe_nodes(view.regions);
  return out;
}

std::string to_json(const View& view) { return describe(view).dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace waymark::view

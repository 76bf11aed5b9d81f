#include "kiosk/shell/mirror_input.h"

#include <nlohmann/json.hpp>
#include <string>

#include "kiosk/shell/key_words.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxNode = 128;
constexpr std::size_t kMaxText = 400;
constexpr std::size_t kMaxGrapheme = 100'000;

std::string word(const json& object, const char* name, std::size_t longest) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return {};
  auto text = found->get<std::string>();
  return text.size() <= longest ? text : std::string{};
}

std::optional<std::size_t> grapheme_of(const json& object) {
  const auto at = object.find("grapheme");
  if (at == object.end() || !at->is_number_unsigned() || at->get<std::size_t>() > kMaxGrapheme) return std::nullopt;
  return at->get<std::size_t>();
}

}  // namespace

std::optional<core::Event> mirror_input(std::string_view text) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  const std::string kind = word(object, "event", 16);
  const std::string node = word(object, "node", kMaxNode);
  if (kind == "presence") return core::Presence{};
  if (kind == "staff") return core::StaffCalled{};
  if (kind == "activate" && !node.empty()) return core::Activate{node};
  if (kind == "focus" && !node.empty()) return core::Focus{node};
  if (kind == "text") {
    const std::string typed = word(object, "text", kMaxText);
    if (!typed.empty()) return core::TextTyped{base::Secret{typed}};
  }
  const auto grapheme = grapheme_of(object);
  if (kind == "caret" && !node.empty() && grapheme) return core::CaretSet{node, *grapheme};
  if (kind == "long_press" && !node.empty()) return core::LongPress{node, grapheme};
  if (kind == "key") {
    const std::string name = word(object, "key", 16);
    for (const auto& [known, key] : kKeyWords) {
      if (known == name) return core::NavKey{key};
    }
  }
  return std::nullopt;
}

}  // namespace waymark::shell

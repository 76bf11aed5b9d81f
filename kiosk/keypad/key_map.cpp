#include "kiosk/keypad/key_map.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "kiosk/keypad/key_names.h"
#include "kiosk/words/strict_json.h"

namespace waymark::keypad {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr int kMaxDepth = 4;
constexpr int kLeastUsb = 4;   // the page's first key, A; below are error codes
constexpr int kMostUsb = 231;  // its last, the right GUI key
constexpr std::size_t kMaxNameBytes = 100;
constexpr std::string_view kShift = "Shift+";

// What is wrong, thrown within this file only.
struct Wrong {
  std::string where;
  std::string detail;
};

void only(const json& object, std::initializer_list<std::string_view> names, const std::string& where) {
  if (!object.is_object()) throw Wrong{where, "must be an object"};
  for (const auto& [name, value] : object.items()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) throw Wrong{where + "/" + name, "is not known"};
  }
}

Binding physical_key(const json& value, Key key, const std::string& where) {
  Binding binding{0, false, key};
  if (value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    if (number < kLeastUsb || number > kMostUsb) throw Wrong{where, "is no number of a USB key"};
    binding.usb = static_cast<UsbKey>(number);
    return binding;
  }
  if (!value.is_string()) throw Wrong{where, "must be the name of a key or its USB number"};
  std::string_view name = value.get_ref<const std::string&>();
  binding.with_shift = name.starts_with(kShift);
  if (binding.with_shift) name.remove_prefix(kShift.size());
  for (const auto& [known, usb] : kPhysicalKeys) {
    if (known == name) binding.usb = usb;
  }
  if (binding.usb == 0) throw Wrong{where, "is no key that is known by this name: give its USB number"};
  return binding;
}

bool same_key(const Binding& one, const Binding& other) {
  return one.usb == other.usb && one.with_shift == other.with_shift;
}

void add(std::vector<Binding>& bindings, const Binding& binding, const std::string& where) {
  if (bindings.size() >= kMaxBindings) throw Wrong{where, "is one key too many"};
  const auto there = [&](const Binding& one) { return same_key(one, binding); };
  if (std::any_of(bindings.begin(), bindings.end(), there)) throw Wrong{where, "has a meaning already"};
  bindings.push_back(binding);
}

std::vector<Binding> bindings_of(const json& keys) {
  if (!keys.is_object()) throw Wrong{"keys", "must be an object"};
  std::vector<Binding> bindings;
  for (const auto& [meaning, list] : keys.items()) {
    const std::string where = "keys/" + meaning;
    const auto found = std::find_if(kMeanings.begin(), kMeanings.end(),
                                    [&meaning = meaning](const auto& known) { return known.first == meaning; });
    if (found == kMeanings.end()) throw Wrong{where, "is nothing that a key can mean"};
    if (!list.is_array() || list.empty()) throw Wrong{where, "must be a list of keys"};
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = where + "/" + std::to_string(i);
      add(bindings, physical_key(list[i], found->second, place), place);
    }
  }
  for (const Key needed : {Key::kUp, Key::kDown, Key::kSelect, Key::kHelp}) {
    const auto is = [needed](const Binding& one) { return one.key == needed; };
    if (std::none_of(bindings.begin(), bindings.end(), is)) {
      throw Wrong{"keys", "must have up, down, select and help, or there is something that nobody can reach"};
    }
  }
  return bindings;
}

std::chrono::milliseconds time_of(const json& object, const char* name, std::chrono::milliseconds otherwise) {
  const auto found = object.find(name);
  if (found == object.end()) return otherwise;
  constexpr std::int64_t kMost = 2'000;
  if (!found->is_number_integer() || found->get<std::int64_t>() < 0 || found->get<std::int64_t>() > kMost) {
    throw Wrong{std::string("timing/") + name, "must be milliseconds, at most 2000"};
  }
  return std::chrono::milliseconds{found->get<std::int64_t>()};
}

Timing timing_of(const json& object) {
  only(object, {"slow_keys_ms", "double_press_ms", "chatter_ms", "same_letter_ms"}, "timing");
  Timing timing;
  timing.slow_keys = time_of(object, "slow_keys_ms", timing.slow_keys);
  timing.double_press = time_of(object, "double_press_ms", timing.double_press);
  timing.chatter = time_of(object, "chatter_ms", timing.chatter);
  timing.same_letter = time_of(object, "same_letter_ms", timing.same_letter);
  return timing;
}

KeyMap map_of(const json& root) {
  only(root, {"format", "name", "about", "typing", "keys", "timing"}, "");
  const auto member = [&root](const char* name) { return root.value(name, json()); };
  if (member("format") != 1) throw Wrong{"format", "must be 1"};
  KeyMap map;
  const json name = member("name");
  if (!name.is_string() || name.get_ref<const std::string&>().empty() ||
      name.get_ref<const std::string&>().size() > kMaxNameBytes) {
    throw Wrong{"name", "must be what staff call it, in at most 100 bytes"};
  }
  map.name = name.get<std::string>();
  if (root.contains("about") && !root["about"].is_string()) throw Wrong{"about", "must be text"};
  if (!member("typing").is_boolean()) throw Wrong{"typing", "must be true or false"};
  map.typing = root["typing"].get<bool>();
  map.bindings = bindings_of(member("keys"));
  if (root.contains("timing")) map.timing = timing_of(root["timing"]);
  return map;
}

}  // namespace

std::optional<Key> KeyMap::key_of(UsbKey usb, bool shift) const {
  std::optional<Key> plain;
  for (const Binding& binding : bindings) {
    if (binding.usb != usb) continue;
    if (binding.with_shift && shift) return binding.key;
    if (!binding.with_shift) plain = binding.key;
  }
  return plain;
}

base::Result<KeyMap> parse_key_map(std::string_view text) {
  auto root = words::parse_strict_json(text, kMaxKeyMapBytes, kMaxDepth);
  if (!root) return tl::unexpected<base::Error>(root.error());
  try {
    return map_of(*root);
  } catch (const Wrong& wrong) {
    return fail(ErrorCode::kInvalid, wrong.where, wrong.detail);
  }
}

base::Result<KeyMap> together(KeyMap one, const KeyMap& other) {
  one.name += " + " + other.name;
  one.typing = one.typing || other.typing;
  for (const Binding& binding : other.bindings) {
    const auto there = std::find_if(one.bindings.begin(), one.bindings.end(),
                                    [&](const Binding& mine) { return same_key(mine, binding); });
    if (there == one.bindings.end()) {
      one.bindings.push_back(binding);
    } else if (there->key != binding.key) {
      return fail(ErrorCode::kConflict, one.name, "USB key " + std::to_string(binding.usb) + " means two things");
    }
  }
  one.timing.slow_keys = std::max(one.timing.slow_keys, other.timing.slow_keys);
  one.timing.double_press = std::max(one.timing.double_press, other.timing.double_press);
  one.timing.chatter = std::max(one.timing.chatter, other.timing.chatter);
  one.timing.same_letter = std::max(one.timing.same_letter, other.timing.same_letter);
  return one;
}

}  // namespace waymark::keypad

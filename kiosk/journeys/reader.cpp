#include "kiosk/journeys/reader.h"

#include <algorithm>
#include <cmath>

namespace waymark::journeys {

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > kMaxIdBytes || text.front() == '-' || text.front() == '_') return false;
  for (const char c : text) {
    const bool fine =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!fine) return false;
  }
  return true;
}

std::string place_of_item(const std::string& list, std::size_t index, const json& item) {
  std::string out = list + "/" + std::to_string(index);
  if (!item.is_object()) return out;
  for (const char* const key : {"id", "value"}) {
    const auto at = item.find(key);
    if (at == item.end() || !at->is_string()) continue;
    const auto& name = at->get_ref<const std::string&>();
    if (name.size() <= kMaxIdBytes) out += " (" + name + ")";
    break;
  }
  return out;
}

ObjectReader::ObjectReader(const json& from, std::string place, Findings& findings)
    : place_(std::move(place)), findings_(findings) {
  if (from.is_object()) {
    object_ = &from;
  } else {
    note("is not an object");
  }
}

void ObjectReader::only(std::initializer_list<std::string_view> known) {
  if (object_ == nullptr) return;
  for (const auto& [key, value] : object_->items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    findings_.add(at(key.substr(0, kMaxIdBytes).c_str()), "is not a key that is known here");
  }
}

const json* ObjectReader::raw(const char* key) const { return has(key) ? &object_->at(key) : nullptr; }

std::string ObjectReader::text(const char* key, Need need, std::size_t max_bytes) {
  const json* const value = raw(key);
  if (value == nullptr) {
    if (need == Need::kRequired && object_ != nullptr) note(key, "is missing");
    return {};
  }
  if (!value->is_string()) {
    note(key, "is not text");
    return {};
  }
  std::string out = value->get<std::string>();
  if (out.empty()) note(key, "is empty");
  if (out.size() > max_bytes) {
    note(key,
         "is " + std::to_string(out.size()) + " bytes long; at most " + std::to_string(max_bytes) + " are allowed");
    return {};
  }
  return out;
}

std::string ObjectReader::id(const char* key) {
  std::string out = text(key, Need::kRequired);
  if (!out.empty() && !is_id(out)) {
    note(key, "is not an id: letters, digits and hyphens, at most 64");
    return {};
  }
  return out;
}

bool ObjectReader::flag(const char* key, bool otherwise) {
  const json* const value = raw(key);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) {
    note(key, "is neither true nor false");
    return otherwise;
  }
  return value->get<bool>();
}

std::optional<double> ObjectReader::number(const char* key) {
  const json* const value = raw(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number() || !std::isfinite(value->get<double>())) {
    note(key, "is not a number");
    return std::nullopt;
  }
  return value->get<double>();
}

int ObjectReader::whole(const char* key, int otherwise, int least, int most) {
  const std::optional<double> value = number(key);
  if (!value) return otherwise;
  if (*value < least || *value > most || *value != std::floor(*value)) {
    note(key, "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return otherwise;
  }
  return static_cast<int>(*value);
}

Text read_words(const json& from, const std::string& place, const std::vector<std::string>& languages,
                std::size_t max_bytes, Findings& findings) {
  Text out;
  ObjectReader reader{from, place, findings};
  if (!from.is_object()) return out;
  for (const std::string& language : languages) {
    if (!from.contains(language)) {
      findings.add(place, "has no text in " + language);
      continue;
    }
    out.set(language, reader.text(language.c_str(), Need::kRequired, max_bytes));
  }
  for (const auto& [key, value] : from.items()) {
    if (std::find(languages.begin(), languages.end(), key) != languages.end()) continue;
    findings.add(place + "/" + key.substr(0, kMaxIdBytes), "is not one of the languages of this journey");
  }
  return out;
}

Text ObjectReader::words(const char* key, Need need, const std::vector<std::string>& languages, std::size_t max_bytes) {
  const json* const value = raw(key);
  if (value == nullptr) {
    if (need == Need::kRequired && object_ != nullptr) note(key, "is missing");
    return {};
  }
  return read_words(*value, at(key), languages, max_bytes, findings_);
}

void ObjectReader::each(const char* key, Need need, std::size_t most,
                        const std::function<void(const json& item, const std::string& place)>& visit) {
  const json* const value = raw(key);
  if (value == nullptr) {
    if (need == Need::kRequired && object_ != nullptr) note(key, "is missing");
    return;
  }
  if (!value->is_array()) return note(key, "is not a list");
  if (value->empty() && need == Need::kRequired) return note(key, "is empty");
  if (value->size() > most) {
    return note(key,
                "has " + std::to_string(value->size()) + " entries; at most " + std::to_string(most) + " are allowed");
  }
  for (std::size_t i = 0; i < value->size(); ++i) visit((*value)[i], place_of_item(at(key), i, (*value)[i]));
}

}  // namespace waymark::journeys

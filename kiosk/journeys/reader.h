// The loader's reading hand: takes values out of JSON, keeps the place, and notes every finding.
// Only the loader includes it.
#pragma once

#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/journeys/definition.h"
#include "kiosk/journeys/load.h"

namespace waymark::journeys {

inline constexpr std::size_t kMaxLabelBytes = 2'000;
inline constexpr std::size_t kMaxBodyBytes = 10'000;
inline constexpr std::size_t kMaxIdBytes = 64;

using nlohmann::json;

enum class Need { kOptional = 1, kRequired };

// Collects findings, at most kMaxFindings.
class Findings {
 public:
  void add(std::string place, std::string reason) {
    if (list_.size() < kMaxFindings) list_.push_back({std::move(place), std::move(reason)});
  }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] std::vector<Finding> take() { return std::move(list_); }

 private:
  std::vector<Finding> list_;
};

// One JSON object at a place. Every getter notes a finding when the value is not what it should be, and then gives
// back a harmless default, so that one reading finds all the mistakes.
class ObjectReader {
 public:
  ObjectReader(const json& from, std::string place, Findings& findings);

  // Notes every key that is not in `known`.
  void only(std::initializer_list<std::string_view> known);

  [[nodiscard]] bool has(const char* key) const { return object_ != nullptr && object_->contains(key); }
  [[nodiscard]] std::string text(const char* key, Need need, std::size_t max_bytes = kMaxLabelBytes);
  [[nodiscard]] std::string id(const char* key);  // always required
  [[nodiscard]] bool flag(const char* key, bool otherwise);
  [[nodiscard]] int whole(const char* key, int otherwise, int least, int most);
  [[nodiscard]] std::optional<double> number(const char* key);
  // A language map with exactly the journey's languages.
  [[nodiscard]] Text words(const char* key, Need need, const std::vector<std::string>& languages,
                           std::size_t max_bytes = kMaxLabelBytes);
  // Visits the items of a list; `most` bounds it.
  void each(const char* key, Need need, std::size_t most,
            const std::function<void(const json& item, const std::string& place)>& visit);
  [[nodiscard]] const json* raw(const char* key) const;

  void note(const char* key, std::string reason) { findings_.add(at(key), std::move(reason)); }
  void note(std::string reason) { findings_.add(place_, std::move(reason)); }
  [[nodiscard]] std::string at(const char* key) const { return place_.empty() ? key : place_ + "/" + key; }
  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] Findings& findings() { return findings_; }

 private:
  const json* object_ = nullptr;
  std::string place_;
  Findings& findings_;
};

// "pages/3 (which-bin)": an item of a list by number and, when it has one, its id or value.
[[nodiscard]] std::string place_of_item(const std::string& list, std::size_t index, const json& item);
// Letters, digits, hyphens and underscores, from a letter or digit on, at most 64.
[[nodiscard]] bool is_id(std::string_view text);

[[nodiscard]] Text read_words(const json& from, const std::string& place, const std::vector<std::string>& languages,
                              std::size_t max_bytes, Findings& findings);
[[nodiscard]] Question read_question(const json& from, const std::string& place,
                                     const std::vector<std::string>& languages, Findings& findings);
// Nothing when it could not be read; the findings say why.
[[nodiscard]] std::optional<Condition> read_condition(const json& from, const std::string& place, Findings& findings);
// "today", "2026-01-31" or {"years": -18}.
[[nodiscard]] std::optional<DayLimit> read_day_limit(const json& from, const std::string& place, Findings& findings);

// What can only be seen with all pages read: see load.h. Also binds its conditions.
void check_definition(Definition& definition, Findings& findings);
// Sets each leaf's way to compare from the kind of its question; unknown questions are left alone.
void bind_condition(Condition& condition, const Definition& definition);
// Cycles and pages that nothing leads to; fills `before` with which pages can come before which.
void check_graph(const Definition& definition, Findings& findings, std::vector<std::vector<bool>>& before);
[[nodiscard]] std::string place_of_page(const Definition& definition, std::size_t index);

}  // namespace waymark::journeys

// The import while it is under way: the form, what it has become so far, and the report. Only this folder includes it.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journeys/import/import.h"
#include "kiosk/journeys/import/plain_text.h"
#include "kiosk/journeys/import/raw_condition.h"

namespace waymark::journeys::importing {

using nlohmann::json;
using nlohmann::ordered_json;

// A question as conditions find it again.
struct Asked {
  std::string id;
  QuestionKind kind = QuestionKind::kText;
  std::set<std::string> options;
};

// A page on its way from the form to the journey.
struct DraftPage {
  std::string path;   // in the form
  std::string place;  // "pages/3 (/full-name)"
  std::string id;     // in the journey
  bool is_summary = false;
  bool is_ending = false;
  ordered_json out;                                        // heading, body, questions, section
  std::vector<std::pair<std::string, std::string>> links;  // condition name (or "") and path
};

class Importer {
 public:
  Importer(const json& form, const ImportOptions& options, ImportReport& report)
      : form_(form), options_(options), report_(report) {}

  // The definition, or null when something was refused.
  [[nodiscard]] ordered_json run();

  // After run(): how the form's own names came out.
  [[nodiscard]] const Asked* find_asked(const std::string& name) const;
  [[nodiscard]] const DraftPage* find_page(const std::string& path) const;
  [[nodiscard]] std::optional<ordered_json> condition(const std::string& name, const std::string& place);

 private:
  // Notes
  void dropped(std::string place, std::string what, std::string reason);
  void changed(std::string place, std::string what, std::string reason);
  void refuse(std::string place, std::string what, std::string reason);
  // Refuses, or leaves out, as the caller asked.
  void unsupported(std::string place, std::string what, std::string reason);

  // Text
  [[nodiscard]] std::string text_of(const json& from, const char* key, const std::string& place);
  [[nodiscard]] ordered_json words(const std::string& text) const { return {{options_.language, text}}; }
  [[nodiscard]] std::string label_of(const json& from, const char* key, const std::string& place);
  void note_losses(const std::vector<std::string>& losses, const std::string& place);

  // Pages (pages.cpp, links.cpp)
  void check_top();
  void read_sections();
  void read_pages();
  void read_controller(const json& page, DraftPage& draft);
  void read_page_components(const json& page, DraftPage& draft);
  void read_links(const json& page, DraftPage& draft);
  [[nodiscard]] std::vector<std::size_t> order_of_pages() const;
  void write_links(std::size_t index, const std::vector<std::size_t>& order, ordered_json& page);
  [[nodiscard]] std::string target_of(const std::string& path, const std::string& place);
  [[nodiscard]] std::string page_id(const std::string& path);

  // Components (components.cpp, choices.cpp)
  void read_component(const json& component, const std::string& place, const std::string& section, DraftPage& draft);
  void add_content(const json& component, const std::string& place, DraftPage& draft);
  void add_question(const json& component, QuestionKind kind, const std::string& place, const std::string& section,
                    DraftPage& draft);
  void add_address(const json& component, const std::string& place, const std::string& section, DraftPage& draft);
  void add_declaration(const json& component, const std::string& place, const std::string& section, DraftPage& draft);
  void read_limits(const json& component, QuestionKind kind, const std::string& place, ordered_json& question);
  void read_options(const json& component, const std::string& place, ordered_json& question, Asked& asked);
  void read_exclusive(const json& component, const std::string& place, ordered_json& question);
  void report_unused_options(const json& component, const std::string& place);
  [[nodiscard]] const json* items_of(const json& component, const std::string& place);
  [[nodiscard]] std::string question_id(const json& component, const std::string& section, const std::string& place);
  void remember(const json& component, const std::string& section, const Asked& asked);

  // Conditions (conditions.cpp)
  [[nodiscard]] std::optional<ordered_json> resolve(const RawCondition& raw, const std::string& place, int depth);
  [[nodiscard]] std::optional<ordered_json> resolve_leaf(const RawCondition& raw, const std::string& place);
  [[nodiscard]] std::optional<ordered_json> resolve_reference(const RawCondition& raw, const std::string& place,
                                                              int depth);
  [[nodiscard]] const json* find_condition(const std::string& name) const;
  void report_unused_conditions();

  const json& form_;
  const ImportOptions& options_;
  ImportReport& report_;
  bool ordered_by_pages_ = false;  // DEFRA V2: the order of the list, pages with a condition of their own
  std::vector<DraftPage> pages_;
  std::map<std::string, Asked> asked_;  // by "section.name", by name, by the component's id
  std::set<std::string> page_ids_;
  std::set<std::string> question_ids_;
  std::set<std::string> used_conditions_;
  std::map<std::string, std::string> section_ids_;
  ordered_json sections_ = ordered_json::array();
};

// "Full name?" -> "full-name"; never empty: `otherwise` stands in.
[[nodiscard]] std::string slug(std::string_view text, std::string_view otherwise);
// Letters, digits, hyphens and underscores kept; others become hyphens.
[[nodiscard]] std::string safe_id(std::string_view text, std::string_view otherwise);
[[nodiscard]] std::string string_of(const json& from, const char* key);

}  // namespace waymark::journeys::importing

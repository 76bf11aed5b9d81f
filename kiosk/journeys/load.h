// From JSON to a Definition, strictly: what is not understood is refused with its place and the reason, so that a
// broken journey never reaches the glass.
//
// Limits: 512 kB for a file, 16 levels deep, 200 pages, 30 questions a page, 500 options a question, 2,000 bytes for
// a label, 10,000 for a body, 64 condition nodes. Refused are: what is not JSON or not UTF-8, a key given twice, an
// unknown key, a duplicate page or question id, a link to an unknown page, a cycle, a page nothing leads to, text
// missing in one of the journey's languages, a condition on an unknown or not yet asked question or with a value
// that cannot be, a pattern PCRE2 does not accept, limits that no answer can meet.
//
// Pure; safe on any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/journeys/definition.h"

namespace waymark::journeys {

struct Finding {
  std::string place;   // "pages/3 (which-bin)/questions/0 (bin)/label"
  std::string reason;  // "has no text in gd"
  bool operator==(const Finding&) const = default;
};

struct LintReport {
  std::optional<Definition> definition;  // only when there are no findings
  std::vector<Finding> findings;         // at most kMaxFindings
};

inline constexpr std::size_t kMaxFindings = 100;
inline constexpr std::size_t kMaxDefinitionBytes = 512 * 1024;

// Every finding, for people who write journeys.
[[nodiscard]] LintReport lint(std::string_view json);

// The definition, or the first finding as an Error (where is the place, detail the reason).
[[nodiscard]] base::Result<Definition> load(std::string_view json);

}  // namespace waymark::journeys

// Public forms of other engines as journeys: the digital form builder's JSON (versions 0 to 2) and DEFRA's forms
// engine (V1 and V2).
//
// Strict about what matters: a page, component, list, controller or condition that is not understood refuses the
// import, with its place. What is understood but has no place on a kiosk (fees, outputs, scripts, links to other
// sites) is left out, and every single thing left out is in the report. Unknown keys at the top are let pass, and said.
// The result has passed lint(): it would be taken by a kiosk.
//
// Pure; safe on any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/journeys/load.h"

namespace waymark::journeys {

// What to do with a question that a kiosk cannot ask (an upload, a repeat, a map).
enum class Unsupported { kRefuse = 1, kLeaveOut };

struct ImportOptions {
  std::string id;                  // of the journey; empty: made from the form's name
  std::string language = "en-GB";  // which the form is written in
  Unsupported unsupported = Unsupported::kRefuse;
};

struct ImportNote {
  std::string place;   // in the form: "pages/3 (/full-name)/components/0 (fullName)"
  std::string what;    // "script", "link", "FileUploadField"
  std::string reason;  // a sentence's end: "a kiosk follows no links; the text is kept"
  bool operator==(const ImportNote&) const = default;
};

struct ImportReport {
  std::string dialect;  // "dfb-v0", "dfb-v1", "dfb-v2", "defra-v1", "defra-v2"
  int pages = 0;        // of the form
  int components = 0;
  int conditions = 0;
  int questions = 0;                // of the journey
  std::vector<ImportNote> dropped;  // left out
  std::vector<ImportNote> changed;  // kept in another way
  std::vector<ImportNote> refused;  // why there is no journey; empty when there is one
  std::vector<Finding> findings;    // what lint said of the result
};

struct Import {
  std::string definition;  // JSON, ready to be read by people; empty when refused
  ImportReport report;
  [[nodiscard]] bool refused() const { return definition.empty(); }
};

// An Error only when the text is no JSON or no form at all; everything else is in the report.
[[nodiscard]] base::Result<Import> import_form(std::string_view json, const ImportOptions& options);

// The report as JSON.
[[nodiscard]] std::string report_json(const ImportReport& report);

}  // namespace waymark::journeys

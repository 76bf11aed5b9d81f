// Text of other engines as ours: HTML and Markdown taken down to paragraphs and list items. Only the importer uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::journeys::importing {

struct PlainText {
  std::string text;                  // paragraphs by "\n\n", list items by "- "
  std::vector<std::string> dropped;  // "script", "link", "image"...: once for each time
};

[[nodiscard]] PlainText from_html(std::string_view html);
[[nodiscard]] PlainText from_markdown(std::string_view markdown);
// One line: for labels.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace waymark::journeys::importing

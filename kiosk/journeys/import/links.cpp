// What follows what, put in an order that people can read.
#include <algorithm>

#include "kiosk/journeys/import/importer.h"

namespace waymark::journeys::importing {

const DraftPage* Importer::find_page(const std::string& path) const {
  for (const DraftPage& page : pages_) {
    if (page.path == path) return &page;
  }
  return nullptr;
}

// First the links with a condition, in order, then the last one without: the engine follows the first that holds, and
// of those without a condition the last.
void Importer::read_links(const json& page, DraftPage& draft) {
  const std::string own = string_of(page, "condition");
  if (ordered_by_pages_) {
    if (!own.empty()) draft.links.emplace_back(own, "");
    return;
  }
  const auto next = page.find("next");
  if (next == page.end() || next->is_null()) return;
  if (!next->is_array()) return refuse(draft.place, "next", "is not a list");
  std::string always;
  for (const json& link : *next) {
    const std::string path = link.is_string() ? link.get<std::string>() : string_of(link, "path");
    const std::string condition = link.is_object() ? string_of(link, "condition") : "";
    if (path.empty()) {
      refuse(draft.place, "next", "names no page");
    } else if (!condition.empty()) {
      draft.links.emplace_back(condition, path);
    } else {
      if (!always.empty() && always != path)
        dropped(draft.place, "next", "of the links without a condition only the last is followed");
      always = path;
    }
  }
  if (!always.empty()) draft.links.emplace_back("", always);
}

// A page after all those that lead to it, starting at the first; pages that nothing leads to are not in it.
std::vector<std::size_t> Importer::order_of_pages() const {
  const auto index_of = [&](const std::string& path) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (pages_[i].path == path) return i;
    }
    return pages_.size();
  };
  std::vector<std::size_t> done;
  std::vector<bool> seen(pages_.size());
  // Without recursion: an entry is left when all its links have been entered.
  std::vector<std::pair<std::size_t, std::size_t>> open;
  std::size_t first = index_of(string_of(form_, "startPage"));
  if (first == pages_.size()) first = 0;
  open.emplace_back(first, 0);
  seen[first] = true;
  while (!open.empty()) {
    auto& [at, link] = open.back();
    // The last link first, so that in the end the first one comes next.
    const std::size_t count = pages_[at].links.size();
    if (link == count) {
      done.push_back(at);
      open.pop_back();
      continue;
    }
    const std::size_t to = index_of(pages_[at].links[count - 1 - link].second);
    ++link;
    if (to == pages_.size() || seen[to]) continue;
    seen[to] = true;
    open.emplace_back(to, 0);
  }
  std::reverse(done.begin(), done.end());
  return done;
}

std::string Importer::target_of(const std::string& path, const std::string& place) {
  const DraftPage* const page = find_page(path);
  if (page != nullptr) return page->is_summary ? std::string{kCheckAnswers} : page->id;
  if (path == "/summary") return std::string{kCheckAnswers};
  unsupported(place, "next", "there is no page " + path.substr(0, 60));
  return {};
}

void Importer::write_links(std::size_t index, const std::vector<std::size_t>& order, ordered_json& page) {
  const DraftPage& draft = pages_[order[index]];
  if (draft.is_ending) return;
  ordered_json links = ordered_json::array();
  bool always = false;
  for (const auto& [condition_name, path] : draft.links) {
    const std::string target = target_of(path, draft.place);
    if (target.empty()) continue;
    ordered_json link;
    if (!condition_name.empty()) {
      std::optional<ordered_json> when = condition(condition_name, draft.place + "/next");
      if (!when) continue;
      link["when"] = std::move(*when);
    } else {
      always = true;
    }
    link["page"] = target;
    links.push_back(std::move(link));
  }
  if (!always) {
    links.push_back({{"page", std::string{kCheckAnswers}}});
    changed(draft.place, "next",
            draft.links.empty() ? "nothing follows it: it goes to check-answers"
                                : "when no condition holds it goes to check-answers, as the engine does");
  }
  const std::size_t after = index + 1;
  const bool in_order = after < order.size() && links.size() == 1 && links[0]["page"] == pages_[order[after]].id;
  if (!in_order) page["next"] = std::move(links);
}

}  // namespace waymark::journeys::importing

// The pages as a graph: what can follow what, whatever the answers are.
#include "kiosk/journeys/reader.h"

namespace waymark::journeys {
namespace {

using Edges = std::vector<std::vector<std::size_t>>;

std::size_t index_of(const Definition& definition, std::string_view page_id) {
  std::size_t i = 0;
  while (i < definition.pages.size() && definition.pages[i].id != page_id) ++i;
  return i;
}

// The page that order alone leads to after `index`: endings are passed over.
std::size_t successor(const Definition& definition, std::size_t index) {
  do {
    ++index;
  } while (index < definition.pages.size() && definition.pages[index].outcome && !definition.pages[index].when);
  return index;
}

bool falls_through(const Page& page) {
  for (const Link& link : page.next) {
    if (!link.when) return false;
  }
  return !page.outcome;
}

Edges edges_of(const Definition& definition) {
  Edges edges(definition.pages.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Page& page = definition.pages[i];
    for (const Link& link : page.next) {
      const std::size_t to = index_of(definition, link.page);
      if (to < edges.size()) edges[i].push_back(to);
    }
    // A page that is skipped hands on to the next in order.
    const std::size_t after = successor(definition, i);
    if ((falls_through(page) || page.when) && after < edges.size()) edges[i].push_back(after);
  }
  return edges;
}

// Depth first, without recursion; true for every page that `from` leads to (itself only when on a cycle).
std::vector<bool> reach(const Edges& edges, std::size_t from) {
  std::vector<bool> seen(edges.size());
  std::vector<std::size_t> open = edges[from];
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    open.insert(open.end(), edges[at].begin(), edges[at].end());
  }
  return seen;
}

}  // namespace

std::string place_of_page(const Definition& definition, std::size_t index) {
  return "pages/" + std::to_string(index) + " (" + definition.pages[index].id + ")";
}

void check_graph(const Definition& definition, Findings& findings, std::vector<std::vector<bool>>& before) {
  const Edges edges = edges_of(definition);
  before.clear();
  for (std::size_t i = 0; i < edges.size(); ++i) before.push_back(reach(edges, i));
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (before[i][i]) findings.add(place_of_page(definition, i), "is part of a cycle: it can be reached from itself");
    if (i > 0 && !before[0][i]) findings.add(place_of_page(definition, i), "can never be reached from the first page");
  }
}

}  // namespace waymark::journeys

// residue [--pid N]... [--files PATH]... < MARKERS : prints a JSON object with every place that holds one of them. They
// come by standard input, one a line, so that they are in no command line. Exit 0: looked and found nothing; 1: found;
// 2: could not look.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/e2e/residue/search.h"

int main(int count, char** words) {
  using namespace waymark::residue;
  std::vector<Pattern> patterns;
  std::size_t shortest = 0;
  for (std::string marker; std::getline(std::cin, marker);) {
    shortest = patterns.empty() ? marker.size() : std::min(shortest, marker.size());
    std::ranges::copy(patterns_of(marker), std::back_inserter(patterns));
  }
  if (shortest < 8 || count < 3) {
    std::cerr << "usage: residue [--pid N]... [--files PATH]... < MARKERS (one a line, 8 characters or more)\n";
    return 2;
  }
  std::vector<Hit> hits;
  nlohmann::json looked = nlohmann::json::array();
  bool blind = false;
  for (int index = 1; index + 1 < count; index += 2) {
    const std::string kind = words[index];
    const std::string what = words[index + 1];
    const std::size_t bytes =
        kind == "--pid" ? search_process(std::atoi(what.c_str()), patterns, hits) : search_files(what, patterns, hits);
    looked.push_back({{"kind", kind.substr(2)}, {"what", what}, {"bytes", bytes}});
    blind = blind || (kind == "--pid" && bytes == 0);
  }
  nlohmann::json found = nlohmann::json::array();
  for (const Hit& hit : hits) found.push_back({{"where", hit.where}, {"encoding", hit.encoding}});
  std::cout << nlohmann::json({{"looked", looked}, {"found", found}}).dump(2) << "\n";
  if (blind) return 2;
  return hits.empty() ? 0 : 1;
}

#include "tests/e2e/residue/search.h"

#include <gtest/gtest.h>
#include <string.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

namespace waymark::residue {
namespace {

// Built at run time, so that the program's own read-only data does not hold it.
std::string marker() {
  std::string text = "rkram-eudiser";
  return {text.rbegin(), text.rend()};
}

std::vector<std::string> encodings_in(std::string_view bytes) {
  std::vector<Hit> hits;
  search_bytes({bytes.data(), bytes.size()}, patterns_of(marker()), "here", 0, hits);
  std::vector<std::string> names;
  for (const Hit& hit : hits) names.push_back(hit.encoding);
  return names;
}

TEST(Residue, FindsTheMarkerInEveryEncoding) {
  for (const Pattern& pattern : patterns_of(marker())) {
    const auto found = encodings_in("before" + pattern.bytes + "after");
    ASSERT_FALSE(found.empty()) << pattern.encoding;
    EXPECT_NE(std::find(found.begin(), found.end(), pattern.encoding), found.end());
  }
}

TEST(Residue, FindsNothingInOtherText) { EXPECT_TRUE(encodings_in("nobody typed anything of that kind here").empty()); }

TEST(Residue, FindsTheMarkerAcrossBlocksOfAFile) {
  const auto path = std::filesystem::temp_directory_path() / ("residue-" + std::to_string(getpid()));
  std::ofstream(path) << std::string((4U << 20U) - 5, 'x') << marker() << std::string(100, 'x');
  std::vector<Hit> hits;
  EXPECT_GT(search_files(path.string(), patterns_of(marker()), hits), 4U << 20U);
  std::filesystem::remove(path);
  EXPECT_FALSE(hits.empty());
}

TEST(Residue, FindsTheMarkerInTheMemoryOfAProcessAndNotOnceItIsCleared) {
  // The patterns themselves are in this process, so another value is looked for than the one that is held here.
  std::string held = marker() + "-0123456789";
  std::vector<Pattern> tail{{"UTF-8", held.substr(8)}};
  std::vector<Hit> hits;
  ASSERT_GT(search_process(getpid(), tail, hits), 0U);
  EXPECT_FALSE(hits.empty());
  explicit_bzero(held.data(), held.size());
  const std::size_t own_copies = [&] {
    std::vector<Hit> again;
    EXPECT_GT(search_process(getpid(), tail, again), 0U);
    return again.size();
  }();
  EXPECT_LT(own_copies, hits.size());
}

TEST(Residue, SaysThatItCouldNotLookAtAProcessThatIsNotThere) {
  std::vector<Hit> hits;
  EXPECT_EQ(search_process(0x7ffffff0, patterns_of(marker()), hits), 0U);
}

}  // namespace
}  // namespace waymark::residue

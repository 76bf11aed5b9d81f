// The catalogues in themes/languages, against each other and against the sources that ask for them.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/words/catalogue.h"

namespace waymark::words {
namespace {

namespace fs = std::filesystem;
const fs::path kSource{WAYMARK_SOURCE_DIR};

std::string read_whole(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

const Catalogue& catalogue() {
  static const Catalogue loaded = [] {
    Catalogue out;
    for (const fs::directory_entry& entry : fs::directory_iterator{kSource / "themes/languages"}) {
      const base::Status added = out.add(read_whole(entry.path() / "words.json"));
      EXPECT_TRUE(added.has_value()) << entry.path() << (added ? "" : base::to_string(added.error()));
      EXPECT_EQ(out.languages().back().tag, entry.path().filename()) << "a folder is named after its language";
    }
    return out;
  }();
  return loaded;
}

TEST(TheCatalogues, HaveEveryMessageInEveryLanguage) {
  const std::vector<std::string> english = catalogue().ids("en-GB");
  ASSERT_FALSE(english.empty());
  for (const Language& language : catalogue().languages()) {
    EXPECT_EQ(catalogue().ids(language.tag), english) << language.tag;
  }
}

TEST(TheCatalogues, WantTheSameArgumentsInEveryLanguage) {
  for (const std::string& id : catalogue().ids("en-GB")) {
    for (const Language& language : catalogue().languages()) {
      EXPECT_EQ(catalogue().arguments_of(language.tag, id), catalogue().arguments_of("en-GB", id))
          << language.tag << " " << id;
    }
  }
}

TEST(TheCatalogues, KeepTheirKeysSorted) {
  for (const Language& language : catalogue().languages()) {
    const auto read =
        nlohmann::ordered_json::parse(read_whole(kSource / "themes/languages" / language.tag / "words.json"));
    std::vector<std::string> keys;
    for (const auto& [key, value] : read.at("messages").items()) keys.push_back(key);
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end())) << language.tag;
  }
}

TEST(TheCatalogues, NameThemselvesInTheirOwnLanguage) {
  EXPECT_EQ(catalogue().find_language("gd")->name, "Gàidhlig");
  EXPECT_EQ(catalogue().direction("ar"), TextDirection::kRightToLeft);
  EXPECT_EQ(catalogue().direction("gd"), TextDirection::kLeftToRight);
}

}  // namespace
}  // namespace waymark::words

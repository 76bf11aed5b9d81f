// A file of the project as text; a test failure and "" when it cannot be read.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "kiosk/words/catalogue.h"

namespace waymark::journeys::test {

inline std::string read_whole(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

inline std::string from_source(const std::string& path) {
  return read_whole(std::string{WAYMARK_SOURCE_DIR} + "/" + path);
}

// The real catalogue, in every language.
inline const words::Catalogue& catalogue() {
  static const words::Catalogue loaded = [] {
    words::Catalogue out;
    for (const auto& folder : std::filesystem::directory_iterator(WAYMARK_SOURCE_DIR "/themes/languages")) {
      const std::string tag = folder.path().filename();
      const base::Status added = out.add(from_source("themes/languages/" + tag + "/words.json"));
      EXPECT_TRUE(added.has_value()) << tag << ": " << (added ? "" : base::to_string(added.error()));
    }
    return out;
  }();
  return loaded;
}

}  // namespace waymark::journeys::test

#include "base/io/files.h"

#include <gtest/gtest.h>

namespace waymark::base::io {
namespace {

std::filesystem::path place(const char* name) { return std::filesystem::path(testing::TempDir()) / name; }

TEST(Files, WhatIsWrittenIsRead) {
  ASSERT_TRUE(write_file_atomically(place("whole"), "one\ntwo"));
  EXPECT_EQ(*read_file(place("whole"), 100), "one\ntwo");
}

TEST(Files, ALargeFileIsRefusedNotCut) {
  ASSERT_TRUE(write_file_atomically(place("large"), std::string(200000, 'a')));
  EXPECT_EQ(read_file(place("large"), 199999).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(read_file(place("large"), 200000)->size(), 200000U);
}

TEST(Files, AMissingFileIsNotFound) { EXPECT_EQ(read_file(place("missing"), 10).error().code, ErrorCode::kNotFound); }

TEST(Files, NothingIsLeftBesideAFileThatWasWritten) {
  ASSERT_TRUE(write_file_atomically(place("tidy"), "x"));
  EXPECT_FALSE(std::filesystem::exists(place("tidy.new")));
}

}  // namespace
}  // namespace waymark::base::io

#include "provisioning/protocol/bundle.h"

#include <gtest/gtest.h>

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using std::chrono::milliseconds;

Manifest sample() {
  Manifest manifest;
  manifest.council = "ardwell";
  manifest.version = 7;
  manifest.created = base::WallTime{milliseconds{1000}};
  manifest.expires = base::WallTime{milliseconds{5000}};
  manifest.files.push_back({"council.json", 12, std::string(64, 'a')});
  manifest.files.push_back({"journeys/missed-bin.json", 34, std::string(64, 'b')});
  return manifest;
}

TEST(BundleManifest, ComesBackFromItsOwnText) {
  const auto parsed = parse_manifest(to_json(sample()));
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->council, "ardwell");
  EXPECT_EQ(parsed->version, 7);
  EXPECT_EQ(parsed->expires, sample().expires);
  EXPECT_EQ(parsed->files, sample().files);
}

TEST(BundleManifest, PathsThatLeaveTheFolderAreRefused) {
  for (const char* path :
       {"../x", "/etc/passwd", "a/../b", "a//b", ".hidden", "a/", "", "a\\b", "a/b/c/d/e/f/g", "a\nb"}) {
    EXPECT_FALSE(is_safe_bundle_path(path)) << path;
    auto manifest = sample();
    manifest.files[0].path = path;
    EXPECT_FALSE(parse_manifest(to_json(manifest)).has_value()) << path;
  }
  EXPECT_TRUE(is_safe_bundle_path("themes/light.json"));
}

TEST(BundleManifest, SaysWhereItIsWrong) {
  auto manifest = sample();
  manifest.files[1].sha256 = "short";
  const auto parsed = parse_manifest(to_json(manifest));
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().where, "files/1/sha256");
}

TEST(BundleManifest, TheSamePathTwiceIsRefused) {
  auto manifest = sample();
  manifest.files[1].path = manifest.files[0].path;
  EXPECT_FALSE(parse_manifest(to_json(manifest)).has_value());
}

TEST(BundleManifest, FourGigabytesDeclaredAreRefused) {
  auto manifest = sample();
  manifest.files[0].size = 4LL * 1024 * 1024 * 1024;
  const auto parsed = parse_manifest(to_json(manifest));
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().code, ErrorCode::kTooLarge);
}

TEST(BundleManifest, NumbersThatAreNoWholeNumbersAreRefused) {
  for (const char* version : {"1.5", "\"7\"", "null", "-1", "99999999999999999999", "18446744073709551615"}) {
    std::string text = to_json(sample());
    const auto at = text.find("\"version\":7");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 11, std::string{"\"version\":"} + version);
    EXPECT_FALSE(parse_manifest(text).has_value()) << version;
  }
}

TEST(BundleManifest, AdoptedOnlyByItsCouncilWhenNewerAndNotExpired) {
  const base::WallTime now{milliseconds{2000}};
  EXPECT_TRUE(may_adopt(sample(), "ardwell", 6, now).has_value());
  EXPECT_FALSE(may_adopt(sample(), "elsewhere", 6, now).has_value());
  EXPECT_FALSE(may_adopt(sample(), "ardwell", 7, now).has_value());
  EXPECT_FALSE(may_adopt(sample(), "ardwell", 6, base::WallTime{milliseconds{5000}}).has_value());
}

}  // namespace
}  // namespace waymark::protocol

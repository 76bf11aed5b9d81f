#include "kiosk/shell/bundle_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/shell/a_bundle.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
namespace fs = std::filesystem;

TEST(SignedManifest, OfTheReleaseKeyIsBelieved) {
  const ABundle bundle;
  const auto read = verify_signed(bundle.signed_json(), bundle.trust());
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(read->manifest.version, 1);
}

TEST(SignedManifest, AnyChangedByteOfTheManifestIsForged) {
  const ABundle bundle;
  auto object = nlohmann::json::parse(bundle.signed_json());
  const auto text = object["manifest"].get<std::string>();
  for (std::size_t at = 0; at < text.size(); at += 7) {
    std::string changed = text;
    changed[at] = changed[at] == '1' ? '2' : '1';
    object["manifest"] = changed;
    EXPECT_EQ(verify_signed(object.dump(), bundle.trust()).error().code, ErrorCode::kDenied) << at;
  }
}

TEST(SignedManifest, AnotherKeyOrAnotherCouncilIsRefused) {
  ABundle bundle;
  EXPECT_EQ(verify_signed(ABundle{}.signed_json(), bundle.trust()).error().code, ErrorCode::kDenied);
  bundle.council = "elsewhere";
  EXPECT_EQ(verify_signed(bundle.signed_json(), bundle.trust()).error().where, "manifest/council");
}

TEST(SignedManifest, TheSameKeyTwiceIsNotTwoSignatures) {
  const ABundle bundle;
  Trust two = bundle.trust();
  two.threshold = 2;
  auto object = nlohmann::json::parse(bundle.signed_json());
  object["signatures"].push_back(object["signatures"][0]);
  EXPECT_EQ(verify_signed(object.dump(), two).error().code, ErrorCode::kDenied);
}

TEST(SignedManifest, WhatIsNoneIsRefusedAtAnyLength) {
  const ABundle bundle;
  const std::string whole = bundle.signed_json();
  for (std::size_t length = 0; length < whole.size(); length += 11) {
    EXPECT_FALSE(verify_signed(whole.substr(0, length), bundle.trust())) << length;
  }
}

class BundleStoreTest : public testing::Test {
 protected:
  BundleStoreTest() : folder_(fs::path(testing::TempDir()) / ("bundles." + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
  }
  ~BundleStoreTest() override { fs::remove_all(folder_); }
  BundleStore open() {
    auto store = BundleStore::open(folder_, bundle_.trust());
    EXPECT_TRUE(store) << to_string(store.error());
    return std::move(*store);
  }
  base::Status stage(BundleStore& store) {
    const auto signed_manifest = verify_signed(bundle_.signed_json(), bundle_.trust());
    if (!signed_manifest) return tl::unexpected<base::Error>(signed_manifest.error());
    return store.stage(*signed_manifest, bundle_.files(), [](const fs::path&) { return base::Status{}; });
  }
  // A store that runs version 1, proven good.
  BundleStore with_version_1() {
    BundleStore store = open();
    EXPECT_TRUE(stage(store));
    EXPECT_TRUE(store.begin_run());
    EXPECT_TRUE(store.mark_good());
    bundle_.version = 2;
    return store;
  }
  fs::path folder_;
  ABundle bundle_;
  base::WallTime now_{std::chrono::milliseconds{1'800'000'000'000}};
};

TEST_F(BundleStoreTest, AStagedBundleRunsFromTheNextStartOn) {
  BundleStore store = open();
  ASSERT_TRUE(stage(store));
  EXPECT_EQ(store.choice().current, 0);
  ASSERT_TRUE(store.begin_run());
  EXPECT_EQ(store.choice().current, 1);
  EXPECT_TRUE(store.check(1));
  EXPECT_EQ(open().choice().current, 1);
}

TEST_F(BundleStoreTest, TwoDeathsWithinTheTrialBringTheLastGoodOneBack) {
  ASSERT_TRUE(stage(*std::make_unique<BundleStore>(with_version_1())));
  ASSERT_TRUE(open().begin_run());  // the trial begins
  BundleStore second = open();
  ASSERT_TRUE(second.begin_run());  // it died: perhaps a power cut
  EXPECT_EQ(second.choice().current, 2);
  BundleStore third = open();
  ASSERT_TRUE(third.begin_run());
  EXPECT_EQ(third.choice().current, 1);
  EXPECT_EQ(third.choice().refused, 2);
  EXPECT_EQ(third.may_stage(bundle_.manifest(), now_).error().code, ErrorCode::kConflict) << "not the same one again";
}

TEST_F(BundleStoreTest, OrderlyEndsDuringTheTrialCountForNothing) {
  ASSERT_TRUE(stage(*std::make_unique<BundleStore>(with_version_1())));
  for (int i = 0; i < 5; ++i) {
    BundleStore store = open();
    ASSERT_TRUE(store.begin_run());
    EXPECT_EQ(store.choice().current, 2);
    ASSERT_TRUE(store.end_run());
  }
}

TEST_F(BundleStoreTest, OneThatDoesNotLoadIsRolledBackAtOnce) {
  BundleStore store = with_version_1();
  ASSERT_TRUE(stage(store));
  ASSERT_TRUE(store.begin_run());
  ASSERT_TRUE(store.roll_back("a journey does not load"));
  EXPECT_EQ(store.choice().current, 1);
  EXPECT_EQ(store.choice().refused_reason, "a journey does not load");
}

TEST_F(BundleStoreTest, OlderExpiredAndForeignOnesAreNotTakenUp) {
  const BundleStore store = with_version_1();
  bundle_.version = 1;
  EXPECT_EQ(store.may_stage(bundle_.manifest(), now_).error().code, ErrorCode::kConflict);
  bundle_.version = 2;
  EXPECT_TRUE(store.may_stage(bundle_.manifest(), now_));
  bundle_.expires = now_;
  EXPECT_EQ(store.may_stage(bundle_.manifest(), now_).error().code, ErrorCode::kDenied);
  bundle_.council = "elsewhere";
  EXPECT_EQ(store.may_stage(bundle_.manifest(), now_).error().code, ErrorCode::kDenied);
}

TEST_F(BundleStoreTest, AFileThatIsNotWhatWasSignedStopsIt) {
  BundleStore store = with_version_1();
  const auto manifest = verify_signed(bundle_.signed_json(), bundle_.trust());
  auto files = bundle_.files();
  files.begin()->second += " ";
  const auto fine = [](const fs::path&) { return base::Status{}; };
  EXPECT_EQ(store.stage(*manifest, files, fine).error().code, ErrorCode::kDenied);
  files.erase(files.begin());
  EXPECT_EQ(store.stage(*manifest, files, fine).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.choice().staged, 0);
}

TEST_F(BundleStoreTest, PathsThatLeaveTheFolderAreRefused) {
  for (const char* path : {"../council.json", "/etc/passwd", "a/../../b", ".hidden", "a//b", "a\\b"}) {
    ABundle bad;
    bad.key = bundle_.key;
    bad.contents = {{path, "x"}};
    const std::string text =
        bad.sign(nlohmann::json{{"format", 1},
                                {"council", "ardwell"},
                                {"version", 1},
                                {"created_at", 1},
                                {"expires_at", 2'000'000'000'000},
                                {"files", {{{"path", path}, {"size", 1}, {"sha256", base::io::sha256_hex("x")}}}}}
                     .dump());
    EXPECT_FALSE(verify_signed(text, bundle_.trust())) << path;
  }
}

TEST_F(BundleStoreTest, AnInspectionThatFailsLeavesEverythingAsItWas) {
  BundleStore store = with_version_1();
  const auto manifest = verify_signed(bundle_.signed_json(), bundle_.trust());
  const auto broken = [](const fs::path&) -> base::Status {
    return base::fail(ErrorCode::kInvalid, "journeys/a.json", "cycle");
  };
  EXPECT_EQ(store.stage(*manifest, bundle_.files(), broken).error().detail, "cycle");
  EXPECT_EQ(store.choice().staged, 0);
  EXPECT_EQ(store.choice().current, 1);
}

TEST_F(BundleStoreTest, DamageOnTheDiskIsNoticed) {
  const BundleStore store = with_version_1();
  std::ofstream(store.folder_of(1) / "council.json") << "[]";
  EXPECT_EQ(store.check(1).error().code, ErrorCode::kCorrupt);
  fs::remove(store.folder_of(1) / "council.json");
  EXPECT_EQ(store.check(1).error().code, ErrorCode::kNotFound);
}

TEST_F(BundleStoreTest, WithoutItsChoiceFileItFindsTheNewestThatVerifies) {
  BundleStore store = with_version_1();
  ASSERT_TRUE(stage(store));
  std::ofstream(store.folder_of(2) / "council.json") << "damaged";
  std::ofstream(folder_ / "choice.json") << "{";
  EXPECT_EQ(open().choice().current, 1);
}

}  // namespace
}  // namespace waymark::shell

#include "provisioning/protocol/print_document.h"

#include <gtest/gtest.h>

namespace waymark::protocol {
namespace {

PrintDocument ticket() {
  return {{PrintLogo{"council"}, PrintText{"C 42", PrintAlign::kCentre, PrintSize::kHuge, PrintWeight::kBold, "gd"},
           PrintText{"مرحبا", PrintAlign::kStart, PrintSize::kNormal, PrintWeight::kNormal, "ar",
                     PrintDirection::kRightToLeft},
           PrintQr{"https://council.example/t/1", "Scan to follow your ticket"}, PrintRule{}, PrintFeed{3},
           PrintCut{}}};
}

TEST(PrintDocument, ComesBackFromJsonAsItWas) {
  const auto json = to_json(ticket());
  ASSERT_TRUE(json);
  const auto back = print_document_from_json(*json);
  ASSERT_TRUE(back) << base::to_string(back.error());
  EXPECT_EQ(*back, ticket());
}

TEST(PrintDocument, LeavesOutWhatHasADefault) {
  const auto document = print_document_from_json(R"({"blocks":[{"type":"text","text":"Hello"}]})");
  ASSERT_TRUE(document);
  EXPECT_EQ(std::get<PrintText>(document->blocks[0]), PrintText{"Hello"});
}

TEST(PrintDocument, NamesThePlaceOfWhatItRefuses) {
  const auto refused = [](std::string_view json) {
    const auto document = print_document_from_json(json);
    return document ? std::string("accepted") : base::to_string(document.error());
  };
  EXPECT_EQ(refused(R"({"blocks":[{"type":"cut"},{"type":"text","text":"a","align":"middle"}]})"),
            "invalid: blocks/1/align: is not one of the words allowed here");
  EXPECT_EQ(refused(R"({"blocks":[{"type":"text"}]})"), "invalid: blocks/0/text: is missing");
  EXPECT_EQ(refused(R"({"blocks":[{"type":"text","text":7}]})"), "invalid: blocks/0/text: must be text");
  EXPECT_EQ(refused(R"({"blocks":[{"type":"cut","deep":1}]})"), "invalid: blocks/0: has a member that nobody knows");
  EXPECT_EQ(refused(R"({"blocks":[{"type":"drawer"}]})"), "invalid: blocks/0/type: is no kind of block");
  EXPECT_EQ(refused(R"({"blocks":[{"type":"feed","lines":21}]})"), "invalid: blocks/0/lines");
  EXPECT_EQ(refused(R"({"blocks":[{"type":"feed","lines":1e99}]})"), "invalid: blocks/0/lines: must be a whole number");
  EXPECT_EQ(refused(R"({"blocks":[]}{)"), "invalid: print document: must be an object with a list of blocks");
}

TEST(PrintDocument, HasLimitsInBothDirections) {
  PrintDocument document{{PrintText{std::string(kMaxPrintTextBytes + 1, 'a')}}};
  EXPECT_EQ(to_json(document).error().code, base::ErrorCode::kTooLarge);
  document.blocks.assign(kMaxPrintBlocks + 1, PrintRule{});
  EXPECT_EQ(to_json(document).error().code, base::ErrorCode::kTooLarge);
  EXPECT_EQ(print_document_from_json(std::string(kMaxPrintJsonBytes + 1, ' ')).error().code,
            base::ErrorCode::kTooLarge);
}

TEST(PrintDocument, ReplacesBytesThatAreNoText) {
  const auto json = to_json({{PrintText{"caf\xE9"}}});
  ASSERT_TRUE(json);
  EXPECT_NE(json->find("caf\xEF\xBF\xBD"), std::string::npos);
}

TEST(PrintDocument, SurvivesDeepNesting) {
  const std::string deep = R"({"blocks":[{"type":"text","text":)" + std::string(50'000, '[');
  EXPECT_FALSE(print_document_from_json(deep));
  EXPECT_FALSE(print_document_from_json(deep + std::string(50'000, ']') + "}]}"));
}

}  // namespace
}  // namespace waymark::protocol

// PrintDocument: what a customer's paper says, as a value. The heart makes it, the printer driver turns it into
// bytes; nothing in between looks inside. Words are already in the customer's language: no printer code invents
// any. The JSON form is what crosses to the device host (as a sealed memfd) and what a plain ticket is journalled as.
//
// Text may hold anything a customer typed: only '\n' has a meaning (a new line). Control characters are the
// driver's business to remove, and it removes them all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace waymark::protocol {

// Start and end follow the text's own direction: start is the right edge for Arabic.
enum class PrintAlign { kStart = 1, kCentre, kEnd };
enum class PrintSize { kNormal = 1, kLarge, kHuge };  // 1x, 2x, 4x: a huge "C 42" is read from a chair
enum class PrintWeight { kNormal = 1, kBold };
enum class PrintDirection { kLeftToRight = 1, kRightToLeft };

struct PrintText {
  std::string text;
  PrintAlign align = PrintAlign::kStart;
  PrintSize size = PrintSize::kNormal;
  PrintWeight weight = PrintWeight::kNormal;
  std::string language = "en-GB";
  PrintDirection direction = PrintDirection::kLeftToRight;
  bool operator==(const PrintText&) const = default;
};

// An image that the printer's configuration names, for example "council". One that it does not name is left out.
struct PrintLogo {
  std::string name = "council";
  bool operator==(const PrintLogo&) const = default;
};

// A QR code, centred, with a line of words below it so that nobody scans an unexplained square.
struct PrintQr {
  std::string data;
  std::string caption;
  std::string language = "en-GB";
  PrintDirection direction = PrintDirection::kLeftToRight;
  bool operator==(const PrintQr&) const = default;
};

struct PrintRule {
  bool operator==(const PrintRule&) const = default;
};

struct PrintFeed {
  int lines = 1;
  bool operator==(const PrintFeed&) const = default;
};

struct PrintCut {
  bool operator==(const PrintCut&) const = default;
};

using PrintBlock = std::variant<PrintText, PrintLogo, PrintQr, PrintRule, PrintFeed, PrintCut>;

struct PrintDocument {
  std::vector<PrintBlock> blocks;
  bool operator==(const PrintDocument&) const = default;
};

inline constexpr std::size_t kMaxPrintBlocks = 400;         // a metre and a half of paper
inline constexpr std::size_t kMaxPrintTextBytes = 4'000;    // one block
inline constexpr std::size_t kMaxPrintQrBytes = 1'024;      // version 25 at level M: still read from thermal paper
inline constexpr std::size_t kMaxPrintJsonBytes = 256'000;  // a whole document
inline constexpr int kMaxPrintFeedLines = 20;

// kInvalid or kTooLarge with the block's place ("blocks/3/text"), or nothing.
[[nodiscard]] base::Status check(const PrintDocument& document);

// UTF-8 JSON in one line. A document that check() refuses is refused here with the same error.
[[nodiscard]] base::Result<std::string> to_json(const PrintDocument& document);

// Strict: unknown members, wrong types and anything check() refuses are errors.
[[nodiscard]] base::Result<PrintDocument> print_document_from_json(std::string_view json);

}  // namespace waymark::protocol

// The encoder's bytes as our own, independent reading of ESC/POS prints them.
#include "devices/printer/ticket.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>
#include <ZXing/TextUtfEncoding.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/io/files.h"
#include "devices/simulators/simulated_printer.h"
#include "tests/devices/temporary_folder.h"

namespace waymark::devices {
namespace {

using protocol::PrintAlign;
using protocol::PrintCut;
using protocol::PrintDirection;
using protocol::PrintDocument;
using protocol::PrintLogo;
using protocol::PrintQr;
using protocol::PrintRule;
using protocol::PrintSize;
using protocol::PrintText;

struct Printed {
  std::string text;
  std::string bytes;
  GreyImage picture;
};

Printed print(PrintDocument document, PaperProfile profile = {}) {
  document.blocks.emplace_back(PrintCut{});
  const TemporaryFolder folder;
  SimulatedPrinter printer(folder.path(), profile.width_dots);
  TicketEncoder encoder(profile);
  encoder.add_logo("council", GreyImage{200, 50, std::vector<std::uint8_t>(10'000, 0)});
  EXPECT_EQ(printer.receive(encoder.encode(document).value()), "");
  EXPECT_EQ(printer.papers(), 1);
  Printed printed;
  printed.text = base::io::read_file(folder.file("job-0001.txt"), 1 << 20).value();
  printed.bytes = base::io::read_file(folder.file("job-0001.bin"), 1 << 20).value();
  printed.picture = read_png(folder.file("job-0001.png")).value();
  return printed;
}

std::string qr_in(const GreyImage& image) {
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode);
  const auto result = ZXing::ReadBarcode(
      ZXing::ImageView(image.values.data(), image.width, image.height, ZXing::ImageFormat::Lum), hints);
  return result.isValid() ? ZXing::TextUtfEncoding::ToUtf8(result.text()) : "no QR code was found";
}

TEST(Ticket, PrintsWordsInSeveralCodePages) {
  EXPECT_EQ(print({{PrintText{"Fàilte! £3 or €4, naïve café – Dziękuję, Дякую"}}}).text,
            "Fàilte! £3 or €4, naïve café – Dziękuję, Дякую\n");
}

TEST(Ticket, ComposesALetterAndItsAccent) { EXPECT_EQ(print({{PrintText{"Fa\u0300ilte"}}}).text, "Fàilte\n"); }

TEST(Ticket, WrapsToTheColumnsOfTheSize) {
  EXPECT_EQ(print({{PrintText{"Your number is C 42", PrintAlign::kCentre, PrintSize::kHuge}}}).text,
            "Your number\nis C 42\n");
}

TEST(Ticket, DrawsWhatThePrinterHasNoLettersFor) {
  const auto arabic = print({{PrintText{"مرحبا بكم", PrintAlign::kStart, PrintSize::kNormal,
                                        protocol::PrintWeight::kNormal, "ar", PrintDirection::kRightToLeft}}});
  EXPECT_TRUE(arabic.text.starts_with("[picture 576x")) << arabic.text;
  EXPECT_TRUE(print({{PrintText{"您的号码"}}}).text.starts_with("[picture 576x"));
  EXPECT_TRUE(print({{PrintText{"Tŷ'r Cyngor ŵ"}}}).text.starts_with("[picture 576x"));
}

TEST(Ticket, BeginsRightToLeftWordsAtTheRightEdge) {
  const auto paper = print({{PrintText{"مرحبا", PrintAlign::kStart, PrintSize::kNormal, protocol::PrintWeight::kNormal,
                                       "ar", PrintDirection::kRightToLeft}}})
                         .picture;
  int left_ink = 0;
  int right_ink = 0;
  for (int y = 0; y < paper.height; ++y) {
    for (int x = 0; x < paper.width; ++x) {
      if (paper.values[static_cast<std::size_t>(y * paper.width + x)] > 128) continue;
      (x < paper.width / 2 ? left_ink : right_ink)++;
    }
  }
  EXPECT_EQ(left_ink, 0);
  EXPECT_GT(right_ink, 50);
}

TEST(Ticket, CarriesAQrCodeThatACameraReads) {
  const std::string address = "https://council.example/t/7f3a-0001-9b2c";
  const auto native = print({{PrintQr{address, "Scan to follow your ticket"}}});
  EXPECT_EQ(native.text, "[qr] " + address + "\n\nScan to follow your ticket\n");
  EXPECT_EQ(qr_in(native.picture), address);
  PaperProfile simple;
  simple.native_qr = false;
  const auto drawn = print({{PrintQr{address, ""}}}, simple);
  EXPECT_TRUE(drawn.text.starts_with("[picture ")) << drawn.text;
  EXPECT_EQ(qr_in(drawn.picture), address);
}

TEST(Ticket, PrintsTheLargestQrCodeThatADocumentMayHold) {
  const std::string data(protocol::kMaxPrintQrBytes, 'x');
  EXPECT_EQ(qr_in(print({{PrintQr{data, ""}}}).picture), data);
}

TEST(Ticket, HasALogoAndARuleAndLeavesOutALogoThatNobodyKnows) {
  EXPECT_EQ(print({{PrintLogo{"council"}, PrintRule{}, PrintText{"x"}}}).text,
            "[picture 200x50]\n" + std::string(48, '-') + "\nx\n");
  EXPECT_EQ(print({{PrintLogo{"nobody"}, PrintText{"x"}}}).text, "x\n");
}

// Attack 40: reset, cut and drawer pulse inside a name, and every byte there is.
TEST(Ticket, NeverSendsACustomersControlBytes) {
  const std::string clean = print({{PrintText{"Anna"}}}).bytes;
  for (const char* attack :
       {"\x1B@", "\x1DV\x01", "\x1Bp\x01", "\x10\x04\x01", "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"}) {
    // Letters of the attack are letters on the paper; its control bytes are not there.
    std::string letters;
    for (const char* byte = attack; *byte != '\0'; ++byte) {
      if (*byte >= 0x20) letters.push_back(*byte);
    }
    const auto printed = print({{PrintText{"An" + std::string(attack) + "na"}}});
    EXPECT_EQ(printed.text, "An" + letters + "na\n");
    EXPECT_EQ(printed.bytes.size(), clean.size() + letters.size());
  }
}

TEST(Ticket, NeverSendsAnyControlByteWhateverTheText) {
  const std::string clean = print({{PrintText{"ab"}}}).bytes;
  for (int byte = 0; byte < 256; ++byte) {
    if (byte == '\n') continue;
    const auto bytes = print({{PrintText{"a" + std::string(1, static_cast<char>(byte)) + "b"}}}).bytes;
    const bool printable = byte >= 0x20 && byte < 0x7F;
    EXPECT_EQ(bytes.size(), clean.size() + (printable ? 1U : 0U)) << byte;
  }
  for (char32_t character = 0x80; character < 0xA0; ++character) {
    const std::string utf8{static_cast<char>(0xC2), static_cast<char>(character)};
    EXPECT_EQ(print({{PrintText{"a" + utf8 + "b"}}}).bytes, clean) << static_cast<unsigned>(character);
  }
}

TEST(Ticket, KeepsControlBytesOutOfQrCodesToo) {
  EXPECT_EQ(print({{PrintQr{"a\x10\x04\x01"
                            "b\x1B@",
                            ""}}})
                .text.substr(0, 9),
            "[qr] ab@\n");
}

TEST(Ticket, RefusesADocumentThatWouldBeMetresOfPicture) {
  std::string words;
  while (words.size() < 3'900) words += "您";
  PrintDocument document;
  for (int block = 0; block < 60; ++block) {
    document.blocks.emplace_back(PrintText{words, PrintAlign::kStart, PrintSize::kHuge});
  }
  ASSERT_TRUE(protocol::check(document));
  EXPECT_EQ(TicketEncoder{PaperProfile{}}.encode(document).error().code, base::ErrorCode::kTooLarge);
}

TEST(Ticket, FitsNarrowPaper) {
  PaperProfile narrow;
  narrow.width_dots = 384;
  narrow.columns = 32;
  EXPECT_EQ(print({{PrintText{"This line is longer than narrow paper"}}}, narrow).text,
            "This line is longer than narrow\npaper\n");
}

}  // namespace
}  // namespace waymark::devices

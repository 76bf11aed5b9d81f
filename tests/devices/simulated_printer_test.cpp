#include "devices/simulators/simulated_printer.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/io/files.h"
#include "devices/printer/escpos.h"
#include "tests/devices/temporary_folder.h"

namespace waymark::devices {
namespace {

class SimulatedPrinterTest : public testing::Test {
 protected:
  std::string text(const std::string& name) { return base::io::read_file(folder_.file(name), 1 << 20).value_or(""); }
  std::string tell(const std::string& words) {
    std::string said;
    EXPECT_TRUE(printer_.tell(words, said));
    return said;
  }

  TemporaryFolder folder_;
  SimulatedPrinter printer_{folder_.path(), 576};
};

TEST_F(SimulatedPrinterTest, AnswersARealTimeQuestionAtOnceEvenInsideAPicture) {
  EXPECT_EQ(printer_.receive(escpos::ask_status(4)), "\x12");
  EXPECT_EQ(printer_.receive("\x1Dv0"), "");
  EXPECT_EQ(printer_.receive(std::string("\0\x03\0\x01\0", 5) + escpos::ask_status(2)), "\x12");
  tell("cover open");
  EXPECT_EQ(printer_.receive(escpos::ask_status(2)), "\x16");
}

TEST_F(SimulatedPrinterTest, FindsAQuestionThatComesInPieces) {
  EXPECT_EQ(printer_.receive("\x10"), "");
  EXPECT_EQ(printer_.receive("\x04"), "");
  EXPECT_EQ(printer_.receive("\x01"), "\x12");
}

TEST_F(SimulatedPrinterTest, StopsWithoutPaperAndGoesOnWithNewPaper) {
  EXPECT_EQ(tell("paper out after 2"), "");
  EXPECT_EQ(printer_.receive("\x1B@one\ntwo\nthree\n\x1DV\x01" + escpos::ask_printed("0007")), "");
  EXPECT_EQ(printer_.papers(), 0);
  EXPECT_EQ(printer_.receive(escpos::ask_status(4)), std::string(1, 0x72));
  EXPECT_EQ(tell("paper ok"), std::string("\x37\x22"
                                          "0007\0",
                                          7));
  EXPECT_EQ(text("job-0001.txt"), "one\ntwo\nthree\n");
}

TEST_F(SimulatedPrinterTest, ForgetsWhatWaitsWhenToldSoAndNothingElse) {
  tell("paper out after 1");
  EXPECT_EQ(printer_.receive("\x1B@one\ntwo\n"), "");
  EXPECT_EQ(printer_.receive(escpos::forget_waiting()), "");
  tell("paper ok");
  EXPECT_EQ(printer_.papers(), 1);
  EXPECT_EQ(text("job-0001.txt"), "one\n[forgotten]\n");
  EXPECT_EQ(printer_.receive("\x1B@next\n\x1DV\x01"), "");
  EXPECT_EQ(text("job-0002.txt"), "next\n");
}

TEST_F(SimulatedPrinterTest, ReportsChangesOnceItWasAskedTo) {
  EXPECT_EQ(tell("paper low"), "");
  EXPECT_EQ(printer_.receive(escpos::report_changes()), std::string("\x10\0\x03\0", 4));
  EXPECT_EQ(tell("paper out"), std::string("\x18\0\x0F\0", 4));
  EXPECT_EQ(tell("paper out"), "");
}

TEST_F(SimulatedPrinterTest, KeepsAPaperThatTheLineWasLostOn) {
  EXPECT_EQ(printer_.receive("\x1B@half a\nticket"), "");
  printer_.line_lost();
  EXPECT_EQ(text("job-0001.txt"), "half a\nticket\n[the line was lost]\n");
}

TEST_F(SimulatedPrinterTest, NamesWhatItDoesNotKnow) {
  EXPECT_EQ(printer_.receive("\x1B@a\x07z\n\x1Bp\x01\x10\x10\x1DV\x01"), "");
  EXPECT_EQ(text("job-0001.txt"), "a\n[unknown 7]\nz\n[drawer pulse]\n");
}

TEST_F(SimulatedPrinterTest, CountsOnFromThePapersThatLieThere) {
  EXPECT_EQ(printer_.receive("\x1B@one\n\x1DV\x01"), "");
  SimulatedPrinter next(folder_.path(), 576);
  EXPECT_EQ(next.papers(), 1);
  EXPECT_EQ(next.receive("\x1B@two\n\x1DV\x01"), "");
  EXPECT_EQ(text("job-0002.txt"), "two\n");
  EXPECT_TRUE(std::filesystem::exists(folder_.file("job-0002.png")));
}

TEST_F(SimulatedPrinterTest, RefusesWordsItDoesNotKnow) {
  std::string said;
  EXPECT_FALSE(printer_.tell("paper out after", said));
  EXPECT_FALSE(printer_.tell("paper out after x", said));
  EXPECT_FALSE(printer_.tell("explode", said));
}

}  // namespace
}  // namespace waymark::devices

// A receipt printer without the plastic: takes the bytes of a line, keeps papers in a folder, answers as the real
// one does, and runs out of paper when told to. Knows no socket; simulated_printer_main.cpp has those.
//
// Each paper becomes job-0001.bin (the bytes), job-0001.txt (the words) and, last, job-0001.png (what one would hold
// in the hand). A paper ends with a cut, or unfinished when the next job begins or the line is lost.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "devices/simulators/escpos_decoder.h"
#include "devices/simulators/paper.h"

namespace waymark::devices {

class SimulatedPrinter {
 public:
  // Papers that lie in `folder` already are counted, so that the numbers go on.
  SimulatedPrinter(std::filesystem::path folder, int width_dots);

  // What the printer says at once in answer to these bytes and to what they make it print.
  [[nodiscard]] std::string receive(std::string_view bytes);
  void line_lost();

  // "paper out", "paper out after 3", "paper low", "paper ok", "cover open", "cover closed", "error on", "error off",
  // "recover". What it says to the line goes into `said`. kInvalid for anything else.
  [[nodiscard]] base::Status tell(std::string_view command, std::string& said);
  [[nodiscard]] std::string describe() const;
  [[nodiscard]] int papers() const { return papers_; }

 private:
  [[nodiscard]] bool can_print() const { return !paper_out_ && !cover_open_ && !error_; }
  [[nodiscard]] std::string answer_real_time(std::string_view bytes);
  [[nodiscard]] std::string real_time_status(unsigned char which) const;
  [[nodiscard]] std::string automatic_status() const;
  [[nodiscard]] std::string print_what_waits();
  [[nodiscard]] std::string carry_out(const DecodedCommand& command);
  void line_printed();
  void finish_paper(const std::string& how);

  std::filesystem::path folder_;
  int width_;
  EscPosDecoder decoder_;
  Paper paper_;
  std::string raw_;
  std::string real_time_tail_;  // the last bytes, in which a real-time command may have begun
  bool paper_out_ = false;
  bool paper_low_ = false;
  bool cover_open_ = false;
  bool error_ = false;
  bool reports_changes_ = false;
  std::optional<int> lines_left_;
  int papers_ = 0;
};

}  // namespace waymark::devices

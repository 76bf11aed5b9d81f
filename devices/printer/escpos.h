// The bytes of ESC/POS, command by command, with only the commands that nearly every receipt printer knows.
// Source: Epson, "ESC/POS Command Reference". Settings that are already in force are not sent again.
//
// Nothing here takes text that a person typed: ticket.h turns that into bytes of a code page first.
#pragma once

#include <string>
#include <string_view>

#include "devices/printer/bitmap.h"

namespace waymark::devices {

enum class PrinterAlign { kLeft = 0, kCentre = 1, kRight = 2 };  // the values of ESC a

class EscPos {
 public:
  // ESC @: everything back to what it was at power-on.
  EscPos();

  void align(PrinterAlign where);
  void scale(int times);  // GS !: 1, 2 or 4 times as wide and high
  void bold(bool on);
  void code_page(unsigned char number);  // ESC t
  void printable(unsigned char byte) { bytes_.push_back(static_cast<char>(byte)); }
  void line_end() { bytes_.push_back('\n'); }
  void feed(int lines);                             // ESC d
  void cut();                                       // GS V 66: to the cutter, then all but one point
  void raster(const Bitmap& bitmap);                // GS v 0, in bands that fit a small printer's memory
  void qr(std::string_view data, int module_dots);  // GS ( k, model 2, level M

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  // What another EscPos made for the same paper, for example a logo that never changes.
  void append(std::string_view encoded) { bytes_ += encoded; }
  [[nodiscard]] int code_page() const { return code_page_; }

 private:
  std::string bytes_;
  PrinterAlign align_ = PrinterAlign::kLeft;
  int scale_ = 1;
  bool bold_ = false;
  int code_page_ = -1;
};

// Changes a dot in each place where raster data reads as a real-time command (DLE EOT, DLE ENQ, DLE DC4): printers
// answer or obey those even inside a picture. About nine light dithered greys in ten hold one.
void scrub_real_time(std::string& bytes, std::size_t from);

namespace escpos {
// Real time: answered at once, whatever is being printed. `which`: 1 printer, 2 offline cause, 3 error, 4 paper.
[[nodiscard]] std::string ask_status(int which);
// GS ( H function 48: answered with these four printable characters when everything before it is on paper.
[[nodiscard]] std::string ask_printed(std::string_view four);
// GS r 1: answered when everything before it has been processed, by printers without the command above.
[[nodiscard]] std::string ask_processed();
// GS a: four status bytes by themselves whenever something changes.
[[nodiscard]] std::string report_changes();
// DLE DC4 function 8: forgets what is not printed yet. Without it, fresh paper would finish a dead job.
[[nodiscard]] std::string forget_waiting();
}  // namespace escpos

}  // namespace waymark::devices

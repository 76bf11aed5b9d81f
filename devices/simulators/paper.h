// The roll of paper: what was printed as a picture and as words, until it is cut off.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "devices/printer/bitmap.h"
#include "devices/simulators/escpos_decoder.h"

namespace waymark::devices {

class Paper {
 public:
  explicit Paper(int width_dots) : width_(width_dots) {}

  void letter(const decoded::Letter& letter);
  void end_line();
  void feed(int lines);
  void picture(const Bitmap& bitmap, int align);
  void qr(const decoded::QrCode& code);
  void note(const std::string& words);  // into the words only: what has no picture
  [[nodiscard]] bool blank() const { return rows_.empty() && line_.empty() && text_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  // The picture of all that was printed, with some white around it.
  [[nodiscard]] Bitmap drawn() const;

 private:
  [[nodiscard]] const Bitmap& glyph(char32_t character, bool bold);
  void add_rows(int count);
  void stamp(const Bitmap& bitmap, int left, int top, int width_times, int height_times);

  int width_;
  std::vector<std::vector<bool>> rows_;
  std::vector<decoded::Letter> line_;
  std::string text_;
  std::map<std::pair<char32_t, bool>, Bitmap> glyphs_;
};

}  // namespace waymark::devices

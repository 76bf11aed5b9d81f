#include "devices/simulators/paper.h"

#include <algorithm>

#include "devices/printer/qr_bitmap.h"
#include "devices/printer/text_bitmap.h"

namespace waymark::devices {
namespace {

constexpr int kLetterWidth = 12;  // font A at 203 dots an inch
constexpr int kLetterHeight = 24;
constexpr int kLineSpacing = 30;
constexpr int kMargin = 24;
constexpr std::size_t kMaxRows = 40'000;  // five metres: whoever prints more gets no more

std::string to_utf8(char32_t character) {
  std::string out;
  if (character < 0x80) {
    out.push_back(static_cast<char>(character));
  } else if (character < 0x800) {
    out.push_back(static_cast<char>(0xC0 | character >> 6));
    out.push_back(static_cast<char>(0x80 | (character & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xE0 | character >> 12));
    out.push_back(static_cast<char>(0x80 | (character >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (character & 0x3F)));
  }
  return out;
}

int left_of(int align, int paper, int thing) {
  if (align == 1) return std::max(0, (paper - thing) / 2);
  if (align == 2) return std::max(0, paper - thing);
  return 0;
}

}  // namespace

void Paper::letter(const decoded::Letter& letter) {
  int used = 0;
  for (const auto& each : line_) used += kLetterWidth * each.style.width;
  if (used + kLetterWidth * letter.style.width > width_) end_line();  // a printer wraps by itself
  line_.push_back(letter);
}

void Paper::end_line() {
  int times = 1;
  int width = 0;
  for (const auto& each : line_) {
    times = std::max(times, each.style.height);
    width += kLetterWidth * each.style.width;
    text_ += to_utf8(each.character);
  }
  text_ += '\n';
  const int top = static_cast<int>(rows_.size());
  add_rows(std::max(kLineSpacing, kLetterHeight * times + 6));
  int left = line_.empty() ? 0 : left_of(line_.front().style.align, width_, width);
  for (const auto& each : line_) {
    // Letters of one line stand on one base.
    const int down = kLetterHeight * (times - each.style.height);
    stamp(glyph(each.character, each.style.bold), left, top + down, each.style.width, each.style.height);
    left += kLetterWidth * each.style.width;
  }
  line_.clear();
}

void Paper::feed(int lines) {
  if (!line_.empty()) end_line();
  add_rows(lines * kLineSpacing);
  text_.append(static_cast<std::size_t>(lines), '\n');
}

void Paper::picture(const Bitmap& bitmap, int align) {
  if (!line_.empty()) end_line();
  const int top = static_cast<int>(rows_.size());
  add_rows(bitmap.height);
  stamp(bitmap, left_of(align, width_, bitmap.width), top, 1, 1);
  const bool rule = bitmap.height <= 4;
  text_ += rule ? std::string(static_cast<std::size_t>(width_ / kLetterWidth), '-')
                : "[picture " + std::to_string(bitmap.width) + "x" + std::to_string(bitmap.height) + "]\n";
}

void Paper::qr(const decoded::QrCode& code) {
  if (!line_.empty()) end_line();
  if (const auto bitmap = draw_qr(code.data, code.module_dots)) {
    const int top = static_cast<int>(rows_.size());
    add_rows(bitmap->height);
    stamp(*bitmap, left_of(code.style.align, width_, bitmap->width), top, 1, 1);
  }
  text_ += "[qr] " + code.data + "\n";
}

void Paper::note(const std::string& words) {
  if (!line_.empty()) end_line();
  text_ += "[" + words + "]\n";
}

Bitmap Paper::drawn() const {
  Bitmap bitmap(width_ + 2 * kMargin, static_cast<int>(rows_.size()) + 2 * kMargin);
  for (std::size_t y = 0; y < rows_.size(); ++y) {
    for (int x = 0; x < width_; ++x) {
      if (rows_[y][static_cast<std::size_t>(x)]) bitmap.blacken(x + kMargin, static_cast<int>(y) + kMargin);
    }
  }
  return bitmap;
}

const Bitmap& Paper::glyph(char32_t character, bool bold) {
  auto [found, fresh] = glyphs_.try_emplace({character, bold});
  if (fresh) {
    protocol::PrintText text{to_utf8(character)};
    text.weight = bold ? protocol::PrintWeight::kBold : protocol::PrintWeight::kNormal;
    found->second = draw_text(text, {2 * kLetterWidth, kLetterHeight, "monospace"});
  }
  return found->second;
}

void Paper::add_rows(int count) {
  const auto wanted = std::min(rows_.size() + static_cast<std::size_t>(std::max(count, 0)), kMaxRows);
  rows_.resize(wanted, std::vector<bool>(static_cast<std::size_t>(width_)));
}

void Paper::stamp(const Bitmap& bitmap, int left, int top, int width_times, int height_times) {
  for (int y = 0; y < bitmap.height * height_times; ++y) {
    const auto row = static_cast<std::size_t>(top + y);
    if (row >= rows_.size()) return;
    for (int x = 0; x < bitmap.width * width_times && left + x < width_; ++x) {
      if (bitmap.black(x / width_times, y / height_times)) rows_[row][static_cast<std::size_t>(left + x)] = true;
    }
  }
}

}  // namespace waymark::devices

#include "devices/printer/escpos.h"

#include <algorithm>

namespace waymark::devices {
namespace {

constexpr char kEsc = 0x1B;
constexpr char kGs = 0x1D;
constexpr char kDle = 0x10;
constexpr int kBandRows = 128;

char low(std::size_t value) { return static_cast<char>(value & 0xFF); }
char high(std::size_t value) { return static_cast<char>(value >> 8 & 0xFF); }

}  // namespace

EscPos::EscPos() { bytes_.append({kEsc, '@'}); }

void EscPos::align(PrinterAlign where) {
  if (where == align_) return;
  align_ = where;
  bytes_.append({kEsc, 'a', static_cast<char>(where)});
}

void EscPos::scale(int times) {
  if (times == scale_) return;
  scale_ = times;
  bytes_.append({kGs, '!', static_cast<char>((times - 1) << 4 | (times - 1))});
}

void EscPos::bold(bool on) {
  if (on == bold_) return;
  bold_ = on;
  bytes_.append({kEsc, 'E', static_cast<char>(on ? 1 : 0)});
}

void EscPos::code_page(unsigned char number) {
  if (number == code_page_) return;
  code_page_ = number;
  bytes_.append({kEsc, 't', static_cast<char>(number)});
}

void EscPos::feed(int lines) { bytes_.append({kEsc, 'd', static_cast<char>(std::clamp(lines, 1, 255))}); }

void EscPos::cut() { bytes_.append({kGs, 'V', 66, 0}); }

void EscPos::raster(const Bitmap& bitmap) {
  const auto row_bytes = static_cast<std::size_t>(bitmap.row_bytes());
  for (int top = 0; top < bitmap.height; top += kBandRows) {
    const auto rows = static_cast<std::size_t>(std::min(kBandRows, bitmap.height - top));
    bytes_.append({kGs, 'v', '0', 0, low(row_bytes), high(row_bytes), low(rows), high(rows)});
    const std::size_t data = bytes_.size();
    const auto* first = reinterpret_cast<const char*>(bitmap.bytes.data()) + static_cast<std::size_t>(top) * row_bytes;
    bytes_.append(first, rows * row_bytes);
    scrub_real_time(bytes_, data);
  }
}

void EscPos::qr(std::string_view data, int module_dots) {
  const std::size_t size = data.size() + 3;
  bytes_.append({kGs, '(', 'k', 4, 0, 49, 65, 50, 0});                             // model 2
  bytes_.append({kGs, '(', 'k', 3, 0, 49, 67, static_cast<char>(module_dots)});    // dots a module
  bytes_.append({kGs, '(', 'k', 3, 0, 49, 69, 49});                                // level M
  bytes_.append({kGs, '(', 'k', low(size), high(size), 49, 80, 48}).append(data);  // store
  bytes_.append({kGs, '(', 'k', 3, 0, 49, 81, 48});                                // print
}

void scrub_real_time(std::string& bytes, std::size_t from) {
  // The byte before counts too: a header may end in what begins a command. EOT, ENQ and DC4 each differ from a
  // harmless value in bit 1, which no later triple can make harmful again (it would need DLE there).
  for (std::size_t at = std::max<std::size_t>(from, 1); at < bytes.size(); ++at) {
    const char second = bytes[at];
    if (bytes[at - 1] == kDle && (second == 0x04 || second == 0x05 || second == 0x14)) {
      bytes[at] = static_cast<char>(second | 0x02);
    }
  }
}

namespace escpos {

std::string ask_status(int which) { return {kDle, 0x04, static_cast<char>(which)}; }

std::string ask_printed(std::string_view four) {
  return std::string{kGs, '(', 'H', 6, 0, 48, 48}.append(four.substr(0, 4));
}

std::string ask_processed() { return {kGs, 'r', 1}; }

std::string report_changes() { return {kGs, 'a', 0x0E}; }

std::string forget_waiting() { return {kDle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8}; }

}  // namespace escpos
}  // namespace waymark::devices

#include "devices/simulators/escpos_decoder.h"

#include <unicode/ucnv.h>

#include <array>
#include <memory>

namespace waymark::devices {
namespace {

using namespace decoded;

unsigned char byte_at(std::string_view bytes, std::size_t index) { return static_cast<unsigned char>(bytes[index]); }

std::size_t pair_at(std::string_view bytes, std::size_t index) {
  return byte_at(bytes, index) + std::size_t{byte_at(bytes, index + 1)} * 256;
}

// The pages by the number of ESC t, as ICU calls them.
const char* converter_of(int page) {
  switch (page) {
    case 16:
      return "windows-1252";
    case 19:
      return "ibm-858";
    case 45:
      return "windows-1250";
    case 46:
      return "windows-1251";
    default:
      return "ibm-437";
  }
}

char32_t character_of(unsigned char byte, int page) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(converter_of(page), &status),
                                                                     &ucnv_close);
  const char source = static_cast<char>(byte);
  std::array<UChar, 4> target{};
  const int32_t size = ucnv_toUChars(converter.get(), target.data(), target.size(), &source, 1, &status);
  return U_SUCCESS(status) && size > 0 ? target[0] : 0xFFFD;
}

}  // namespace

std::optional<DecodedCommand> EscPosDecoder::next(std::string& raw) {
  raw.clear();
  for (;;) {
    const Step done = step(waiting_);
    if (done.used == 0) return std::nullopt;
    raw.append(waiting_, 0, done.used);
    waiting_.erase(0, done.used);
    if (done.command) return done.command;
  }
}

EscPosDecoder::Step EscPosDecoder::step(std::string_view bytes) {
  if (bytes.empty()) return {};
  const unsigned char first = byte_at(bytes, 0);
  if (first >= 0x20) return letter(first);
  switch (first) {
    case 0x0A:
      return {1, LineEnd{}};
    case 0x10:  // real time, answered when it came; here it only takes up room
      if (bytes.size() < 3) return {};
      if (bytes[1] == 0x04) return {3, std::nullopt};
      if (bytes[1] == 0x14) return bytes.size() < 10 ? Step{} : Step{10, std::nullopt};
      return {1, Unknown{first}};
    case 0x1B:
      return escape(bytes);
    case 0x1D:
      return group(bytes);
    default:
      return {1, Unknown{first}};
  }
}

EscPosDecoder::Step EscPosDecoder::letter(unsigned char byte) const {
  return {1, Letter{byte < 0x80 ? char32_t{byte} : character_of(byte, page_), style_}};
}

EscPosDecoder::Step EscPosDecoder::escape(std::string_view bytes) {
  if (bytes.size() < 2) return {};
  if (bytes[1] == '@') {
    style_ = {};
    page_ = 0;
    return {2, Initialise{}};
  }
  if (bytes[1] == 'p') return bytes.size() < 5 ? Step{} : Step{5, Drawer{}};
  if (bytes.size() < 3) return {};
  const int value = byte_at(bytes, 2);
  switch (bytes[1]) {
    case 'a':
      style_.align = value % 48;
      return {3, std::nullopt};
    case 'E':
      style_.bold = (value & 1) != 0;
      return {3, std::nullopt};
    case 't':
      page_ = value;
      return {3, std::nullopt};
    case 'd':
      return {3, Feed{value}};
    default:
      return {2, Unknown{byte_at(bytes, 1)}};
  }
}

EscPosDecoder::Step EscPosDecoder::group(std::string_view bytes) {
  if (bytes.size() < 3) return {};
  const int value = byte_at(bytes, 2);
  switch (bytes[1]) {
    case '!':
      style_.width = (value >> 4 & 7) + 1;
      style_.height = (value & 7) + 1;
      return {3, std::nullopt};
    case 'V':
      if (value == 0 || value == 1 || value == '0' || value == '1') return {3, Cut{}};
      return bytes.size() < 4 ? Step{} : Step{4, Cut{}};
    case 'a':
      return {3, ReportChanges{static_cast<unsigned char>(value)}};
    case 'r':
      return {3, AskProcessed{}};
    case 'v':
      return raster(bytes);
    case '(':
      return function(bytes);
    default:
      return {2, Unknown{byte_at(bytes, 1)}};
  }
}

EscPosDecoder::Step EscPosDecoder::raster(std::string_view bytes) const {
  if (bytes.size() < 8) return {};
  const std::size_t row_bytes = pair_at(bytes, 4);
  const std::size_t rows = pair_at(bytes, 6);
  const std::size_t size = row_bytes * rows;
  if (bytes[2] != '0' || row_bytes > 128 || rows > 4095) return {8, Unknown{'v'}};
  if (bytes.size() < 8 + size) return {};
  Picture picture{Bitmap(static_cast<int>(row_bytes * 8), static_cast<int>(rows)), style_};
  for (std::size_t at = 0; at < size; ++at) picture.bitmap.bytes[at] = byte_at(bytes, 8 + at);
  return {8 + size, std::move(picture)};
}

EscPosDecoder::Step EscPosDecoder::function(std::string_view bytes) {
  if (bytes.size() < 5) return {};
  const std::size_t end = 5 + pair_at(bytes, 3);
  if (bytes.size() < end) return {};
  const std::string_view parameters = bytes.substr(5, end - 5);
  const auto parameter = [&](std::size_t index) { return index < parameters.size() ? byte_at(parameters, index) : 0; };
  if (bytes[2] == 'H' && parameter(0) == 48 && parameters.size() == 6) {
    return {end, AskPrinted{std::string(parameters.substr(2))}};
  }
  if (bytes[2] != 'k' || parameter(0) != 49) return {end, Unknown{byte_at(bytes, 2)}};
  switch (parameter(1)) {
    case 65:
    case 69:
      return {end, std::nullopt};  // model and level: any will do on this paper
    case 67:
      qr_dots_ = parameter(2);
      return {end, std::nullopt};
    case 80:
      qr_data_ = parameters.size() > 3 ? parameters.substr(3) : std::string_view{};
      return {end, std::nullopt};
    case 81:
      return {end, QrCode{qr_data_, qr_dots_, style_}};
    default:
      return {end, Unknown{'k'}};
  }
}

}  // namespace waymark::devices

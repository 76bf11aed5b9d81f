#include "devices/printer/qr_bitmap.h"

#include <qrencode.h>

#include <memory>

namespace waymark::devices {
namespace {

constexpr int kQuietModules = 4;  // ISO/IEC 18004 section 9.1

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

base::Result<Bitmap> draw_qr(std::string_view data, int module_dots) {
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(
      static_cast<int>(data.size()), reinterpret_cast<const unsigned char*>(data.data()), 0, QR_ECLEVEL_M));
  if (!code) return base::fail(base::ErrorCode::kTooLarge, "qr");
  const int side = (code->width + 2 * kQuietModules) * module_dots;
  Bitmap bitmap(side, side);
  for (int y = 0; y < side; ++y) {
    const int row = y / module_dots - kQuietModules;
    if (row < 0 || row >= code->width) continue;
    for (int x = 0; x < side; ++x) {
      const int column = x / module_dots - kQuietModules;
      if (column < 0 || column >= code->width) continue;
      if ((code->data[row * code->width + column] & 1) != 0) bitmap.blacken(x, y);
    }
  }
  return bitmap;
}

}  // namespace waymark::devices

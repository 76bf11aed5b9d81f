// A QR code as a picture: for printers that cannot make one themselves, and for the simulated one.
#pragma once

#include <string_view>

#include "base/result.h"
#include "devices/printer/bitmap.h"

namespace waymark::devices {

// Level M, four modules of quiet zone on every side. kTooLarge for what no QR code can hold.
[[nodiscard]] base::Result<Bitmap> draw_qr(std::string_view data, int module_dots);

}  // namespace waymark::devices

// read_qr FILE.png : prints the text of every QR code in the picture, one a line. Exit 1 when there is none.
// An independent reader (zxing) of what our own printer and screen made.
#define ZX_USE_UTF8  // text() as UTF-8, as later versions have it
#include <ZXing/ReadBarcode.h>
#include <png.h>

#include <cstdio>
#include <vector>

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: read_qr FILE.png\n");
    return 2;
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, words[1]) == 0) {
    std::fprintf(stderr, "%s: %s\n", words[1], image.message);
    return 2;
  }
  image.format = PNG_FORMAT_GRAY;
  std::vector<unsigned char> pixels(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) {
    std::fprintf(stderr, "%s: %s\n", words[1], image.message);
    return 2;
  }
  const ZXing::ImageView view(pixels.data(), static_cast<int>(image.width), static_cast<int>(image.height),
                              ZXing::ImageFormat::Lum);
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
  bool any = false;
  for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
    any = true;
    std::printf("%s\n", result.text().c_str());
  }
  return any ? 0 : 1;
}

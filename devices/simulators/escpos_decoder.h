// Reads ESC/POS as a printer would. Written from Epson's command reference and without a look at our encoder: the
// two share no table and no constant, so that a mistake in one shows as nonsense on the paper of the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "devices/printer/bitmap.h"

namespace waymark::devices {

struct PrintStyle {
  int align = 0;  // 0 left, 1 centre, 2 right
  int width = 1;
  int height = 1;
  bool bold = false;
};

namespace decoded {
struct Letter {
  char32_t character = 0;
  PrintStyle style;
};
struct LineEnd {};
struct Feed {
  int lines = 0;
};
struct Cut {};
struct Picture {
  Bitmap bitmap;
  PrintStyle style;
};
struct QrCode {
  std::string data;
  int module_dots = 3;
  PrintStyle style;
};
struct Initialise {};
struct AskPrinted {
  std::string four;
};
struct AskProcessed {};
struct ReportChanges {
  unsigned char which = 0;
};
struct Drawer {};  // a pulse to a cash drawer: nobody here ever sends one
struct Unknown {
  unsigned char byte = 0;
};
}  // namespace decoded

using DecodedCommand = std::variant<decoded::Letter, decoded::LineEnd, decoded::Feed, decoded::Cut, decoded::Picture,
                                    decoded::QrCode, decoded::Initialise, decoded::AskPrinted, decoded::AskProcessed,
                                    decoded::ReportChanges, decoded::Drawer, decoded::Unknown>;

class EscPosDecoder {
 public:
  void feed(std::string_view bytes) { waiting_ += bytes; }
  // Nothing until a whole command has come. `raw` gets the bytes it was made of.
  [[nodiscard]] std::optional<DecodedCommand> next(std::string& raw);
  void forget() { waiting_.clear(); }
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

 private:
  struct Step {
    std::size_t used = 0;  // 0: more bytes are needed
    std::optional<DecodedCommand> command;
  };
  [[nodiscard]] Step step(std::string_view bytes);
  [[nodiscard]] Step escape(std::string_view bytes);
  [[nodiscard]] Step group(std::string_view bytes);
  [[nodiscard]] Step function(std::string_view bytes);
  [[nodiscard]] Step raster(std::string_view bytes) const;
  [[nodiscard]] Step letter(unsigned char byte) const;

  std::string waiting_;
  PrintStyle style_;
  int page_ = 0;
  std::string qr_data_;
  int qr_dots_ = 3;
};

}  // namespace waymark::devices
